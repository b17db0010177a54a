"""Times of day as Swedish pages write them: "kl. 13.00", "klockan 9", "kl 9–12", "08.30-16.00"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from agendawatch.lang.sv.text.letters import small_letters

__all__ = ["CLOCK", "Clock", "find_times", "read_clock"]

_HOUR = r"(?:[01]?\d|2[0-4])"
_DASH = r"\s{0,3}(?:[-–—]|till)\s{0,3}(?:(?:ca|cirka)\.?\s)?"
_MARK = r"(?:kl[.:]{0,2}|klockan:?)\s{0,3}"
_MINUTE = r"(?:[.:]?[0-5]\d|\s(?:00|15|30|45)(?!\s?[a-zåäö/]))"
_SECOND = r"(?::[0-5]\d)?"

CLOCK = (
    rf"(?:{_MARK}(?:(?:ca|cirka)\.?\s)?{_HOUR}{_MINUTE}?(?!\d)"
    rf"(?:{_DASH}(?:{_MARK})?{_HOUR}{_MINUTE}?(?!\d))?"
    rf"|{_HOUR}[.:][0-5]\d(?:{_DASH}|\soch\s)(?:{_MARK})?{_HOUR}[.:][0-5]\d(?!\d)"
    rf"|(?:[01]\d|2[0-3])(?:[.:][0-5][05]|:[0-5]\d(?=:)){_SECOND}(?!\d))"
)
"""Pattern: a time of day or a span of two, in small letters."""

_CLOCK = re.compile(rf"(?<![\w.:/§-]){CLOCK}(?![.:/]\d)")
_FIGURES = re.compile(r"(\d{1,2}?)(?:[.:\s]?([0-5]\d))?(?::\d\d)?(?!\d)")
_NO_TIME_AFTER = re.compile(r"\s?(?:kr\b|kronor|%|procent|mkr|mnkr|tkr|miljoner|mil\b|km\b|kvm|kap\b)")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with the words that say so."""

    start: dt.time
    end: dt.time | None
    """`None` when no end is given, or it is not after the start."""
    words: str
    span: tuple[int, int]
    """Where in the text the words stand."""


def find_times(text: str) -> tuple[Clock, ...]:
    """Find every time of day in a text, in order.

    >>> [(clock.start.isoformat("minutes"), clock.end) for clock in find_times("Kl. 13.00, fastigheten Berget 1:34")]
    [('13:00', None)]

    A bare "13.00" or "13:00" counts only with two digits and whole five minutes, so that
    property names, amounts and law chapters do not.
    """
    lowered = small_letters(text)
    found = []
    for match in _CLOCK.finditer(lowered):
        if _NO_TIME_AFTER.match(lowered, match.end()):
            continue
        clock = read_clock(match.group(), words=text[match.start() : match.end()], at=match.start())
        if clock is not None:
            found.append(clock)
    return tuple(found)


def read_clock(lowered: str, *, words: str | None = None, at: int = 0) -> Clock | None:
    """Read what `CLOCK` matched; `None` when it is no time of any day."""
    figures = [_time(match) for match in _FIGURES.finditer(lowered)]
    start = figures[0] if figures else None
    if start is None:
        return None
    end = figures[1] if len(figures) > 1 else None
    if end is not None and end <= start:
        end = None
    return Clock(start, end, lowered if words is None else words, (at, at + len(lowered)))


def _time(match: re.Match[str]) -> dt.time | None:
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    if hour == 24:  # noqa: PLR2004  # "kl. 24" is how a day ends
        return dt.time(23, 59) if minute == 0 else None
    return dt.time(hour, minute)
