"""A region that does not exist, at the size of a large one: two years of its boards' meetings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

COMING_LATE = "kulturnämnden"
"""Its meetings of 2026 are listed in August, when half of them have been."""

_MEETING: tuple[tuple[str, int, int, int], ...] = (
    ("regionfullmäktige", 1, 8, 7),
    ("regionstyrelsen", 1, 16, 12),
    ("ägarutskottet", 2, 10, 10),
    ("styrelsen för Tjärnsala Universitetssjukhus", 4, 12, 0),
    ("styrelsen för fastighet, service och inköp", 2, 6, 4),
    (COMING_LATE, 3, 9, 0),
    ("strategiska hälso- och sjukvårdsnämnden", 2, 11, 0),
    ("operativa hälso- och sjukvårdsnämnden", 2, 14, 0),
    ("miljö- och tillväxtnämnden", 3, 10, 0),
    ("beredningen för hållbar utveckling", 3, 8, 4),
)
"""Those that meet: on which weekday, how often in 2026, and how often in 2027."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting of the plan."""

    board: str
    day: dt.date
    key: str
    """The id that its page has once it is published."""


def _days(year: int, weekday: int, count: int) -> list[dt.date]:
    """Spread days over a year's ten working months."""
    weeks = [week for week in range(3, 51) if week not in range(27, 33)]
    chosen = [weeks[len(weeks) * nth // count] for nth in range(count)]
    return [dt.date.fromisocalendar(year, week, weekday + 1) for week in chosen]


def _plan() -> tuple[Planned, ...]:
    planned = []
    for place, (board, weekday, *counts) in enumerate(_MEETING):
        for year, count in zip((2026, 2027), counts, strict=True):
            for nth, day in enumerate(_days(year, weekday, count)):
                planned.append(Planned(board, day, str(410_000 + 2_311 * place + 400 * (year - 2026) + 3 * nth)))
    return tuple(planned)


PLAN = _plan()
