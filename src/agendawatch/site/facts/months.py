"""What a month's page says: weeks of days, each with its meetings."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from agendawatch.feeds.changes import HAPPENED
from agendawatch.model import STOCKHOLM, AgendaItem, Change, Document, Meeting, Municipality
from agendawatch.site.addresses import MONTHS, month_path, municipality_path
from agendawatch.site.facts.meetings import fitting
from agendawatch.site.facts.page import Examples, Truncated, alphabetical, by_hour, examples_of

_MOST_IN_MONTH = 260
"""Meetings that a page of fair size has room for."""
_MOST_CHANGES = 6
_FEW_IN_DAY = 4
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
class MonthMeeting:
    """A meeting that has no page of its own, as its month tells it."""

    meeting: Meeting
    items: Truncated[AgendaItem]
    documents: Truncated[Document]
    changes: tuple[Change, ...]
    """What happened to it, the newest first."""


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month of all that is followed, or of one municipality."""

    template: ClassVar[str] = "month"
    feeds: ClassVar[tuple[str, ...]] = ()

    path: str
    home: str
    """The path of the page that it is a part of; empty for all that is followed."""
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
    told: tuple[MonthMeeting, ...] = ()
    """Meetings that have no page of their own, by day and hour."""

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(*(it for week in self.weeks for day in week.days for it in day.meetings), *dict(self.towns))

    def path_of(self, month: tuple[int, int]) -> str:
        """Tell where another month of the same is."""
        return month_path(*month, self.home)


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
    own: frozenset[str] | None = None,
    changes: Mapping[str, Sequence[Change]] = MappingProxyType({}),
) -> MonthPage:
    """Lay a month out in weeks; meetings of other months are passed over, and `months` are those with a page.

    Of a municipality's meetings those that are not among its `own` are told whole, with their changes, in the order seen.
    With `running` the page is the one at `manad/`, which shows the month that `running_month` chose.
    """
    held = [it for it in meetings if (it.date.year, it.date.month) == (year, month)]
    days: defaultdict[dt.date, list[Meeting]] = defaultdict(list)
    for meeting in sorted(held, key=by_hour):
        days[meeting.date].append(meeting)
    crowded = len(held) > _MOST_IN_MONTH
    room = _FEW_IN_DAY if crowded else len(held)
    home = municipality_path(municipality) if municipality or nameless else ""
    return MonthPage(
        path=f"{home}{MONTHS}" if running else month_path(year, month, home),
        home=home,
        municipality=municipality,
        nameless=nameless,
        year=year,
        month=month,
        weeks=tuple(_week(week, month, days, room) for week in calendar.Calendar().monthdatescalendar(year, month)),
        count=len(held),
        before=max((it for it in months if it < (year, month)), default=None),
        after=min((it for it in months if it > (year, month)), default=None),
        towns=_towns(held) if crowded else (),
        told=tuple(_whole(it, changes.get(it.id, ())) for it in sorted(held, key=by_hour) if it.id not in own)
        if own is not None and (municipality or nameless)
        else (),
    )


def _whole(meeting: Meeting, changes: Sequence[Change]) -> MonthMeeting:
    items, documents = fitting(meeting)
    news = [change for change in changes if change.seen and change.kind in HAPPENED]
    return MonthMeeting(meeting, items, documents, tuple(news[: -_MOST_CHANGES - 1 : -1]))


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
    pairs = ((by_code[code], count) for code, count in counted.items())
    return tuple(sorted(pairs, key=lambda pair: alphabetical(pair[0].name)))
