"""Hours of meetings: what stands with a date, and what holds for all dates of a heading."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from agendawatch.lang.sv.days.times import find_times

__all__ = ["Hours", "hours_in"]

_STARTS = re.compile(
    r"(?:startar|start|starttid|börjar|från|tid|mötestid|klockan|kl)[.:]?\s{0,3}(?:kl(?:ockan)?\.?\s{0,3})?(\d{1,2})[.:](\d\d)(?!\d|[.:]\d)",
    re.IGNORECASE,
)


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
    match = _STARTS.search(text)
    if match and (not found or match.start() < found[0].span[0]) and int(match[1]) <= 23 and int(match[2]) <= 59:  # noqa: PLR2004 - a clock's own
        return Hours(dt.time(int(match[1]), int(match[2])))
    return Hours(found[0].start, found[0].end) if found else None
