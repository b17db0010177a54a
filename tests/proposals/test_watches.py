"""Watches read from a file, and what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases, table

from agendawatch.errors import InputError
from agendawatch.model import ChangeKind
from agendawatch.proposals.watches import read_watches

GOOD: str = table(__file__, "GOOD")


def test_a_file_of_watches_is_read() -> None:
    """Every key, in the order of the file; municipalities as codes."""
    first, second = read_watches(GOOD)

    assert (first.name, first.words, first.municipalities) == ("Cyklar i Mölndal", ("cykelbana", "cykelväg"), ("1481",))
    assert first.kinds == (ChangeKind.ITEM_ADDED, ChangeKind.AGENDA_PUBLISHED)
    assert second.parties == ("V", "MP")


def test_a_file_without_watches_has_none() -> None:
    """Other tables are somebody else's."""
    assert read_watches('[site]\nurl = "https://a.example"\n') == ()


@cases("table", "line", "says")
def test_a_mistake_is_told_with_its_line(table: str, line: int, says: str) -> None:
    """The line, once and first; the key, what it held and what is expected."""
    with pytest.raises(InputError) as raised:
        read_watches(f"# mina\n[[watch]]\n{table}\n")

    assert str(raised.value).startswith(f"agendawatch.toml, line {line}: ")
    assert says in str(raised.value)


def test_one_bracket_too_few_is_told() -> None:
    """`[watch]` is one table, and no list of them."""
    with pytest.raises(InputError, match=r"line 2.*two brackets"):
        read_watches('\n[watch]\nname = "a"\n')


def test_what_is_no_toml_is_told_with_its_line() -> None:
    """The parser's own words."""
    with pytest.raises(InputError, match="line 3"):
        read_watches('[[watch]]\nname = "a"\nwords = [park]\n')


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but `InputError` comes out of a bad file."""
    try:
        read_watches(text)
    except InputError:
        return
