"""Small letters and plain spaces, every letter in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agendawatch.lang.sv.sentences import raised, small_letters


def test_spaces_and_lines_ends_are_plain() -> None:
    """Non-breaking and thin spaces, tabs, and a line's end within a paragraph."""
    assert small_letters("DEN\xa011\u2009MARS\r\n2026\tSal\u2011A") == "den 11 mars  2026 sal-a"


def test_blank_lines_stay() -> None:
    """Paragraphs are never run together."""
    assert small_letters("A\n\nB\n \nC") == "a\n\nb\n \nc"


@given(st.text())
def test_no_letter_moves(text: str) -> None:
    """Also where capitals grow in small letters ("İ")."""
    assert len(small_letters(text)) == len(text)
    assert len(small_letters(text + "İ")) == len(text) + 1


def test_raised_figures_are_no_part_of_what_they_stand_behind() -> None:
    """A note's figure is written small, without its parenthesis; other marks stay."""
    assert [raised(mark) for mark in ("1)", "2", "**")] == ["¹", "²", "**"]
