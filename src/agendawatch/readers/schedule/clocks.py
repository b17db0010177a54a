"""Hours of meetings: what stands with a date, and what holds for all dates of a heading."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from agendawatch.lang.sv.days.times import find_times
from agendawatch.lang.sv.pages.schedule_patterns import START_HOUR

__all__ = ["Hours", "hours_in"]


@dataclass(frozen=True, slots=True)
class Hours:
    """When on its day a meeting begins, and when it ends."""

    start: dt.time
    end: dt.time | None = None


def hours_in(text: str) -> Hours | None:
    """Find the first hours in some words.

    >>> hours_in("7 juni (startar 9.00)"), hours_in("inga tider")
    (Hours(start=datetime.time(9, 0), end=None), None)
    """
    found = find_times(text)
    match = START_HOUR.search(text)
    if match and (not found or match.start() < found[0].span[0]) and int(match[1]) <= 23 and int(match[2]) <= 59:  # noqa: PLR2004 - a clock's own
        return Hours(dt.time(int(match[1]), int(match[2])))
    return Hours(found[0].start, found[0].end) if found else None
