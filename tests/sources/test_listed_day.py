"""A row gives one meeting its day or days."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.sources.listed import find_listed_day


@pytest.mark.parametrize(
    ("text", "first", "last", "start"),
    [
        ("16 oktober", "2026-10-16", None, None),
        ("27–28 januari 2025", "2025-01-27", "2025-01-28", None),
        ("17 och 18 augusti 2026", "2026-08-17", "2026-08-18", None),
        ("17 och 24 augusti 2026", "2026-08-17", None, None),
        ("240612", "2024-06-12", None, None),
        ("24-11-11", "2024-11-11", None, None),
        ("torsdagen den 4 april 2024 kl. 09:00", "2024-04-04", None, "09:00"),
        ("2026-03-11 00:00", "2026-03-11", None, None),
        ("5 april 2024 (flyttat från 4 april)", "2024-04-05", None, None),
        ("4 april 2024 (flyttat till 5 april)", "2024-04-04", None, None),
    ],
)
def test_days_and_hours_are_told(text: str, first: str, last: str | None, start: str | None) -> None:
    """Days in a row are one meeting; a day that it was moved from is none of its; midnight is no hour."""
    told = find_listed_day(text, 2026)

    assert told is not None
    assert told.first.isoformat() == first
    assert (told.last and told.last.isoformat()) == last
    assert (told.start and told.start.isoformat("minutes")) == start


@pytest.mark.parametrize("text", ["", "Protokoll", "2022-30-30", "30 februari 2026"])
def test_no_day_is_none(text: str) -> None:
    """A day that no calendar has is none either."""
    assert find_listed_day(text, 2026) is None


def test_the_hour_that_it_ends_is_kept() -> None:
    """Only with the hour that it begins."""
    told = find_listed_day("2026-03-11 kl. 13.00-16.00")

    assert told is not None
    assert (told.start, told.end) == (dt.time(13), dt.time(16))
