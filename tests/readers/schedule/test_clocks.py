"""Hours are found where they are hours."""

from __future__ import annotations

import pytest

from agendawatch.readers.schedule.candidate import hours_in


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("kl. 18.00", "18:00"),
        ("(startar 9.00)", "09:00"),
        ("börjar klockan 8.30", "08:30"),
        ("Starttid 14.00", "14:00"),
        ("fastigheten 1:34", None),
        ("§ 9", None),
    ],
)
def test_hours_in_words(text: str, start: str | None) -> None:
    """A word that asks for hours lets "9.00" be read."""
    found = hours_in(text)

    assert (found.start.strftime("%H:%M") if found else None) == start
