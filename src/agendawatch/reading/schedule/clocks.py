"""Hours of meetings: what stands with a date, and what holds for all dates of a heading."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from agendawatch.swedish.days.times import find_times

__all__ = ["Hours", "bare_hours", "hours_beside", "hours_first", "hours_in"]

_STARTS = re.compile(
    r"(?:startar|start|starttid|börjar|från|tid|mötestid|klockan|kl)[.:]?\s{0,3}(?:kl(?:ockan)?\.?\s{0,3})?(\d{1,2})[.:](\d\d)(?!\d|[.:]\d)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"[^\w]{0,2}([01]?\d|2[0-3])[.:]([0-5]\d)(?:\s{0,2}[-–]\s{0,2}([01]?\d|2[0-3])[.:]([0-5]\d))?[^\w]{0,4}"
)
_LOOSE = re.compile(r"(?<![\d.:/])([6-9]|1\d|2[0-2])[.:]([0-5][05])(?![\d./]|:\d|\s?(?:%|kr|mkr))")


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


def bare_hours(text: str) -> Hours | None:
    """Read a cell or a line that is hours and nothing else.

    >>> bare_hours("9.15"), bare_hours("13:00–16:00").end, bare_hours("sal 9.15")
    (Hours(start=datetime.time(9, 15), end=None), datetime.time(16, 0), None)
    """
    match = _BARE.fullmatch(text.strip())
    if match is None:
        return None
    start = dt.time(int(match[1]), int(match[2]))
    end = dt.time(int(match[3]), int(match[4])) if match[3] else None
    return Hours(start, end if end and end > start else None)


def hours_first(text: str) -> Hours | None:
    """Read a line that is hours, perhaps with the place behind them.

    >>> hours_first("13.00–16.00, Stadshuset").start, hours_first("8.30 Kommunstyrelsen")
    (datetime.time(13, 0), None)
    """
    hours, comma, _ = text.partition(",")
    return bare_hours(hours if comma else text)


def hours_beside(text: str) -> Hours | None:
    """Find the hours in the few words beside a date, where "9.00" needs no "kl.".

    >>> hours_beside(" SN 9.00"), hours_beside(" (fastighet 1:34)")
    (Hours(start=datetime.time(9, 0), end=None), None)
    """
    found = hours_in(text)
    match = _LOOSE.search(text)
    if found is None and match:
        return Hours(dt.time(int(match[1]), int(match[2])))
    return found
