"""What a month's page says: weeks of days, each with its meetings."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from agendawatch.model import STOCKHOLM, Meeting, Municipality
from agendawatch.site.addresses import MONTHS, month_path, municipality_path
from agendawatch.site.facts.examples import Examples, examples_of
from agendawatch.site.facts.ordering import alphabetical, by_hour

__all__ = ["Day", "MonthPage", "Week", "month_page", "months_of", "running_month"]

_MOST_IN_MONTH = 260
"""Meetings that a page of fair size has room for."""
_FEW_IN_DAY = 6
"""Meetings of a day in a month that has more than that."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, with the meetings that begin on it."""

    date: dt.date
    within: bool
    """False for a day of the month before or after."""
    meetings: tuple[Meeting, ...] = ()
    left: int = 0
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its ISO number, from Monday."""

    number: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month of all that is followed, or of one municipality."""

    template: ClassVar[str] = "month"
    feeds: ClassVar[tuple[str, ...]] = ()

    path: str
    municipality: Municipality | None
    """`None` for all that is followed, and for meetings of no municipality (`nameless`)."""
    nameless: bool
    year: int
    month: int
    weeks: tuple[Week, ...]
    count: int
    before: tuple[int, int] | None
    """The nearest month before it with a page; `None` when there is none."""
    after: tuple[int, int] | None
    towns: tuple[tuple[Municipality, int], ...]
    """Municipalities with meetings that month, where not all can be shown; else `()`."""

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(*(it for week in self.weeks for day in week.days for it in day.meetings), *dict(self.towns))

    def path_of(self, month: tuple[int, int]) -> str:
        """Tell where another month of the same is."""
        return (
            f"{municipality_path(self.municipality)}{MONTHS}{month[0]:04}-{month[1]:02}/"
            if self.nameless
            else (month_path(*month, self.municipality))
        )


def months_of(meetings: Iterable[Meeting]) -> tuple[tuple[int, int], ...]:
    """List the months that have meetings, and so a page."""
    return tuple(sorted({(meeting.date.year, meeting.date.month) for meeting in meetings}))


def running_month(months: Sequence[tuple[int, int]], now: dt.datetime) -> tuple[int, int] | None:
    """Choose the month that `manad/` shows: this one or the next that has meetings, else the last; `None` without any."""
    today = now.astimezone(STOCKHOLM).date()
    return next((it for it in months if it >= (today.year, today.month)), months[-1] if months else None)


def month_page(
    year: int,
    month: int,
    *,
    meetings: Iterable[Meeting],
    months: Sequence[tuple[int, int]],
    municipality: Municipality | None = None,
    nameless: bool = False,
    running: bool = False,
) -> MonthPage:
    """Lay a month out in weeks; meetings of other months are passed over, and `months` are those with a page.

    With `running` the page is the one at `manad/`, which shows the month that `running_month` chose.
    """
    told = [it for it in meetings if (it.date.year, it.date.month) == (year, month)]
    days: defaultdict[dt.date, list[Meeting]] = defaultdict(list)
    for meeting in sorted(told, key=by_hour):
        days[meeting.date].append(meeting)
    crowded = len(told) > _MOST_IN_MONTH
    room = _FEW_IN_DAY if crowded else len(told)
    own = f"{municipality_path(municipality)}" if municipality or nameless else ""
    return MonthPage(
        path=f"{own}{MONTHS}" if running else f"{own}{MONTHS}{year:04}-{month:02}/",
        municipality=municipality,
        nameless=nameless,
        year=year,
        month=month,
        weeks=tuple(_week(week, month, days, room) for week in calendar.Calendar().monthdatescalendar(year, month)),
        count=len(told),
        before=max((it for it in months if it < (year, month)), default=None),
        after=min((it for it in months if it > (year, month)), default=None),
        towns=_towns(told) if crowded else (),
    )


def _week(week: Sequence[dt.date], month: int, days: dict[dt.date, list[Meeting]], room: int) -> Week:
    found = []
    for day in week:
        within = day.month == month
        meetings = days.get(day, []) if within else []
        found.append(Day(day, within, tuple(meetings[:room]), max(len(meetings) - room, 0)))
    return Week(week[0].isocalendar().week, tuple(found))


def _towns(meetings: Iterable[Meeting]) -> tuple[tuple[Municipality, int], ...]:
    towns = [meeting.municipality for meeting in meetings if meeting.municipality]
    by_code = {town.code: town for town in towns}
    counted = Counter(town.code for town in towns)
    return tuple(
        sorted(((by_code[code], count) for code, count in counted.items()), key=lambda it: alphabetical(it[0].name))
    )
