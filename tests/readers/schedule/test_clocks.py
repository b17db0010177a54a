"""Hours are found where they are hours."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.schedule.candidate import hours_in


@cases("text", "start")
def test_hours_in_words(text: str, start: str | None) -> None:
    """A word that asks for hours lets "9.00" be read."""
    found = hours_in(text)

    assert (found.start.strftime("%H:%M") if found else None) == start
