"""The day, or the days, that a row or a heading gives a meeting."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.status_words import find_status_words

__all__ = ["ListedDay", "find_listed_day", "in_year"]

_LONGEST = 7
"""Days that one meeting can take."""


class ListedDay(NamedTuple):
    """When a meeting is."""

    first: dt.date
    last: dt.date | None
    """`None` for a meeting of one day."""
    start: dt.time | None
    """`None` when no hour is given; midnight is none."""
    end: dt.time | None


def find_listed_day(text: str, year: int | None = None) -> ListedDay | None:
    """Find a meeting's day in its row: the first one, with those that follow upon it.

    >>> find_listed_day("27–28 januari 2025").last, find_listed_day("17 och 18 augusti 2026").last
    (datetime.date(2025, 1, 28), datetime.date(2026, 8, 18))
    >>> find_listed_day("5 april 2024 (flyttat från 6 april)").last is None
    True
    """
    found = [it for it in find_dates(text, year=year) if it.date is not None]
    if not found or found[0].date is None:
        return None
    first = last = found[0].date
    if found[0].end_date is not None:
        last = found[0].end_date
    elif all(it.gives != "moved" for it in find_status_words(text)):
        for when in found[1:]:
            if when.date != last + dt.timedelta(days=1):
                break
            last = when.date
    several = dt.timedelta() < last - first < dt.timedelta(days=_LONGEST)
    start = found[0].start if found[0].start != dt.time(0) else None
    return ListedDay(first, last if several else None, start, found[0].end if start else None)


def in_year(day: dt.date, text: str, year: int | None) -> dt.date:
    """Take the year of the folder before that of a title in it, which is typed by hand; a weekday that agrees decides.

    >>> in_year(dt.date(2025, 2, 18), "18 februari 2025", 2026)
    datetime.date(2026, 2, 18)
    """
    if year is None or day.year == year:
        return day
    said, meant = (find_dates(it) for it in (text, text.replace(str(day.year), str(year), 1)))
    if not any(it.warnings for it in said) and any(it.warnings for it in meant):
        return day
    return next((it.date for it in meant if it.date is not None), day)
