"""Addresses, of which nothing secret is shown."""

from __future__ import annotations

import pytest

from agendawatch.errors import InputError
from agendawatch.notify.sender import read_address

SECRET = "mailto://anna:hemligt-lösen@post.example"  # noqa: S105 - invented


@pytest.mark.parametrize("words", [SECRET, f"  {SECRET} ", "$BREV", "${BREV}"])
def test_an_address_is_given_or_stands_in_the_environment(words: str) -> None:
    """A variable keeps it out of files and of a shell's history."""
    assert read_address(words, {"BREV": SECRET}).url == SECRET


def test_nothing_of_an_address_is_shown() -> None:
    """Neither printed, nor in a repr, nor in the key that a store keeps."""
    shown = read_address(SECRET)

    for text in (str(shown), repr(shown), shown.key, f"{shown}"):
        assert "hemligt" not in text
        assert "anna" not in text
        assert "post.example" not in text
    assert str(shown) == "mailto://…"
    assert read_address(SECRET).key == shown.key != read_address("ntfy://annan").key


@pytest.mark.parametrize("words", ["", "hemlig-nyckel", "$SAKNAS", "://x", "1234:hemligt"])
def test_what_is_no_address_is_refused_without_showing_it(words: str) -> None:
    """It may be a key all the same."""
    with pytest.raises(InputError) as raised:
        read_address(words, {"SAKNAD": "x"})

    assert "hemlig" not in str(raised.value)
