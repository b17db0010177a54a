"""A day of publishing is cut from a line, a meeting's day stays."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.pages.meeting_words import without_publishing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11 mars 2026 (publicerad 2026-03-04)", "11 mars 2026"),
        ("Protokoll 2026-03-11, justerat den 18 mars 2026", "Protokoll 2026-03-11,"),
        ("Uppdaterad: 4/3 2026 Möte 11 mars", "2026 Möte 11 mars"),
        ("Anslaget 2026-03-18", ""),
        ("Extra möte 11 mars", "Extra möte 11 mars"),
        ("Justerat protokoll KF 2026-03-11", "Justerat protokoll KF 2026-03-11"),
        ("Omedelbart justerat Kommunstyrelsen 2026-03-11", "Omedelbart justerat Kommunstyrelsen 2026-03-11"),
        ("Justerad föredragningslista 2026-03-11", "Justerad föredragningslista 2026-03-11"),
        ("Publicerad på webben onsdagen den 4 mars", ""),
        ("Skapande verkstad 11 mars", "Skapande verkstad 11 mars"),
    ],
)
def test_only_the_day_of_publishing_goes(text: str, expected: str) -> None:
    """With the word that says what it is."""
    assert without_publishing(text) == expected
