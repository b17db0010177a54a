"""The query of an address is bounded, decoded, and holds nothing that nobody knows."""

from __future__ import annotations

import pytest

from agendawatch.errors import InputError
from agendawatch.server.queries import read_query, shortened

NAMES = ("words", "items", "past")


def test_values_come_in_the_order_written() -> None:
    """Composed, with plus for a space, white space cut, nothing empty among them."""
    values = read_query(b"words=+a%CC%8A+b+,,c&words=d&items=+1+", NAMES)

    assert values.several("words") == ("å b", "c", "d")
    assert values.single("items") == "1"
    assert values.several("past") == ()
    assert values.single("past") is None
    assert values.without("items").single("items") is None


@pytest.mark.parametrize(
    ("query", "field"),
    [
        (b"word=a", "word"),
        (b"words=%ff", "words"),
        (b"%ff=a", "query"),
        (b"words=a%00b", "words"),
        (b"words=a%0d%0aSet-Cookie:x", "words"),
        (b"words=a%E2%80%A8b", "words"),
        (b"x" * 5000, "query"),
    ],
)
def test_what_cannot_be_read_is_refused(query: bytes, field: str) -> None:
    """Unknown names, octets that are no text, control characters, too much."""
    with pytest.raises(InputError) as refused:
        read_query(query, NAMES)

    assert refused.value.field == field
    assert len(str(refused.value)) < 300


def test_an_unknown_parameter_is_told_the_nearest() -> None:
    """Or all there are, where none is near."""
    with pytest.raises(InputError, match="words, perhaps"):
        read_query(b"word=a", NAMES)
    with pytest.raises(InputError, match="one of items, past, words"):
        read_query(b"zzz=a", NAMES)


def test_a_value_that_stands_alone_stands_once() -> None:
    """Of two, nobody knows which is meant."""
    with pytest.raises(InputError, match="more than once"):
        read_query(b"items=1&items=1", NAMES).single("items")


@pytest.mark.parametrize("query", [b"words=", b"words", b"words=,,", b"words=" + b"a" * 301, b"words=" + b"a," * 21])
def test_nothing_and_too_much_are_refused(query: bytes) -> None:
    """A parameter that is there says something, and not more than is looked at."""
    with pytest.raises(InputError):
        read_query(query, NAMES).several("words")


def test_an_error_repeats_no_more_than_a_line() -> None:
    """However long the value was."""
    assert shortened("a" * 60) == "a" * 60
    assert len(shortened("a" * 61)) == 61
