"""A row gives one meeting its day or days."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.sources.listed import find_listed_day


@cases("text", "first", "last", "start")
def test_days_and_hours_are_told(text: str, first: str, last: str | None, start: str | None) -> None:
    """Days in a row are one meeting; a day that it was moved from is none of its; midnight is no hour."""
    told = find_listed_day(text, 2026)

    assert told is not None
    assert told.first.isoformat() == first
    assert (told.last and told.last.isoformat()) == last
    assert (told.start and told.start.isoformat("minutes")) == start


@cases("text")
def test_no_day_is_none(text: str) -> None:
    """A day that no calendar has is none either."""
    assert find_listed_day(text, 2026) is None


def test_the_hour_that_it_ends_is_kept() -> None:
    """Only with the hour that it begins."""
    told = find_listed_day("2026-03-11 kl. 13.00-16.00")

    assert told is not None
    assert (told.start, told.end) == (dt.time(13), dt.time(16))
