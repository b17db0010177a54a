"""Hours are found where they are hours."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.reading.schedule.clocks import Hours, bare_hours, hours_beside, hours_in


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


@pytest.mark.parametrize("text", ["sal 9.15", "v. 9", "25.00", "9.75", "den 9.15"])
def test_other_figures_are_no_bare_hours(text: str) -> None:
    """Only hours and nothing else are bare."""
    assert bare_hours(text) is None


def test_end_must_follow_the_start() -> None:
    """An end before the start is no end."""
    assert bare_hours("13.00-16.30") == Hours(dt.time(13), dt.time(16, 30))
    assert bare_hours("13.00-9.00") == Hours(dt.time(13))


def test_hours_beside_a_date_need_no_word() -> None:
    """In a list "9.00" behind a day is its hour."""
    assert hours_beside(" 9.00 i sal B") == Hours(dt.time(9))
    assert hours_beside(" budget 9.37") is None
