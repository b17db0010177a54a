"""A day of publishing is cut from a line, a meeting's day stays."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.meeting_words import without_publishing


@cases("text", "expected")
def test_only_the_day_of_publishing_goes(text: str, expected: str) -> None:
    """With the word that says what it is."""
    assert without_publishing(text) == expected
