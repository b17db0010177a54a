"""A date without a year gets the one that holds where it stands."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.reading.schedule.years import Calendar


@pytest.mark.parametrize(
    ("text", "years", "day"),
    [
        ("26 januari", (2026,), "2026-01-26"),
        ("25 augusti", (2025, 2026), "2025-08-25"),
        ("26 januari", (2025, 2026), "2026-01-26"),
        ("onsdag 1 juli", (2025, 2026), "2026-07-01"),
        ("26 januari 2027", (2026,), "2027-01-26"),
    ],
)
def test_year_of_the_heading(text: str, years: tuple[int, ...], day: str) -> None:
    """Of two years the weekday chooses, else the half of the year."""
    assert Calendar().find(text, years)[0].date == dt.date.fromisoformat(day)


def test_published_day_counts_where_no_heading_does() -> None:
    """News speaks of the coming days."""
    assert Calendar(dt.date(2026, 12, 20)).find("den 13 januari", ())[0].date == dt.date(2027, 1, 13)


def test_meeting_may_move_to_an_earlier_day() -> None:
    """Two days with "till" between are no span when they run backwards."""
    found = Calendar().find("från den 21 maj 2026 till den 19 maj 2026", ())

    assert [when.date for when in found] == [dt.date(2026, 5, 21), dt.date(2026, 5, 19)]


def test_weekday_of_a_date_is_no_day_by_itself() -> None:
    """A weekday before a day and a month is that day's."""
    found = Calendar(dt.date(2026, 3, 2)).find("flyttas till tisdag 31 mars", ())

    assert [when.date for when in found] == [dt.date(2026, 3, 31)]
