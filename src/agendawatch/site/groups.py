"""A store's outline by municipality and organization, each with the fingerprints that its files' keys are made of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from agendawatch.feeds.changes import MOVES
from agendawatch.feeds.event_fields import MOVED_FOR
from agendawatch.feeds.options import FeedOptions
from agendawatch.model import Municipality, Organization
from agendawatch.site.addresses import municipality_path, organization_path
from agendawatch.site.facts.front import MOST_AHEAD
from agendawatch.site.facts.months import running_month
from agendawatch.site.facts.page import WEEK
from agendawatch.site.planned_file import fingerprint
from agendawatch.store.outline import Outline, OutlineMeeting

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OutlineDay:
    """What of a moment matters to files."""

    today: dt.date
    first: dt.date
    """The first day that calendars show."""
    moved: frozenset[str]
    """Meetings of which a calendar still says that they were moved, if they were."""
    news: Mapping[str, Sequence[int]]
    """Changes of the last week, by meeting."""
    own: frozenset[str] | None
    """The meetings with a page of their own; `None` for all."""

    def is_own(self, meeting: str) -> bool:
        """Tell whether a meeting has a page of its own."""
        return self.own is None or meeting in self.own

    def owned(self, lines: Iterable[OutlineMeeting]) -> str:
        """Fingerprint which of some meetings have a page of their own."""
        return "" if self.own is None else fingerprint(*(line.id for line in lines if line.id in self.own))

    def months(self, lines: Iterable[OutlineMeeting]) -> Mapping[Month, str]:
        """Give the versions of each month's meetings, and which of them have a page of their own."""
        months: defaultdict[Month, list[OutlineMeeting]] = defaultdict(list)
        for line in lines:
            months[line.date.year, line.date.month].append(line)
        return {month: f"{_versions(found)} {self.owned(found)}" for month, found in sorted(months.items())}


@dataclass(frozen=True)
class OutlineGroup:
    """The lines of an organization, or of a whole municipality, and what its files hang on."""

    path: str
    municipality: Municipality | None
    lines: tuple[OutlineMeeting, ...]
    at: OutlineDay
    organization: Organization | None = None
    """`None` for a municipality."""
    boards: tuple[OutlineGroup, ...] = ()
    """A municipality's organizations."""

    @property
    def code(self) -> str:
        """Its municipality's code; empty for none."""
        return self.lines[0].who[0]

    @cached_property
    def versions(self) -> str:
        """Fingerprint its meetings, and so their changes."""
        return _versions(self.lines)

    @cached_property
    def day(self) -> int:
        """Count its meetings that are yet to be."""
        return sum(line.last_day >= self.at.today for line in self.lines)

    @cached_property
    def week(self) -> str:
        """Fingerprint its changes of the last week."""
        return fingerprint(*(it for line in self.lines for it in self.at.news.get(line.id, ())))

    @cached_property
    def shown(self) -> int:
        """Count its meetings that a calendar shows."""
        return sum(line.last_day >= self.at.first for line in self.lines)

    @cached_property
    def calendar(self) -> str:
        """Fingerprint what a calendar cuts and marks by the day."""
        marked = (line.id for line in self.lines if line.last_day >= self.at.first and line.id in self.at.moved)
        return fingerprint(self.shown, *marked)

    @cached_property
    def own(self) -> str:
        """Fingerprint which of its meetings have a page of their own."""
        return self.at.owned(self.lines)

    @cached_property
    def months(self) -> Mapping[Month, str]:
        """Give what each of its months hangs on."""
        return self.at.months(self.lines)

    @property
    def last_modified(self) -> dt.datetime:
        """Tell when any of its meetings changed last."""
        return max(line.last_modified for line in self.lines)


@dataclass(frozen=True, slots=True)
class GroupedOutline:
    """A whole outline, grouped."""

    towns: tuple[OutlineGroup, ...]
    moved: frozenset[str]
    """Meetings of which a calendar still says that they were moved, if they were."""
    versions: str
    names: str
    ahead: str
    week: str
    months: Mapping[Month, str]
    running: Month | None
    line_of: Mapping[str, OutlineMeeting] = field(repr=False)
    """By a meeting's id."""

    def town(self, code: str) -> OutlineGroup | None:
        """Find a municipality; `None` for one without meetings."""
        return next((town for town in self.towns if town.code == code), None)


def grouped(outline: Outline, *, now: dt.datetime, today: dt.date, own: frozenset[str] | None = None) -> GroupedOutline:
    """Group an outline at a moment; lines of organizations that are spelt alike stand together.

    `own` are the meetings with a page of their own, `None` for all.
    """
    recent = [line for line in outline.changes if now - WEEK <= line.seen <= now]
    news: defaultdict[str, list[int]] = defaultdict(list)
    for change in recent:
        news[change.meeting_id].append(change.id)
    at = OutlineDay(today, FeedOptions().at(now).first_day or today, _moved(outline, now), news, own)
    lines: defaultdict[tuple[str, str], list[OutlineMeeting]] = defaultdict(list)
    for line in outline.meetings:
        lines[line.who[0], organization_path(*outline.names[line.who])].append(line)
    boards: defaultdict[str, list[OutlineGroup]] = defaultdict(list)
    for (code, path), found in lines.items():
        town, organization = outline.names[found[-1].who]
        boards[code].append(OutlineGroup(path, town, tuple(found), at, organization))
    towns = []
    for own_boards in boards.values():
        town = own_boards[0].municipality
        held = tuple(line for board in own_boards for line in board.lines)
        towns.append(OutlineGroup(municipality_path(town), town, held, at, boards=tuple(own_boards)))
    months = at.months(outline.meetings)
    return GroupedOutline(
        towns=tuple(towns),
        moved=at.moved,
        versions=fingerprint(*(town.versions for town in towns)),
        names=fingerprint(*(f"{name}" for name in outline.names.values())),
        ahead=fingerprint(*((line.id, line.version, at.is_own(line.id)) for line in nearest(outline, today))),
        week=fingerprint(*((line.id, at.is_own(line.meeting_id)) for line in recent)),
        months=months,
        running=running_month(sorted(months), now),
        line_of={line.id: line for line in outline.meetings},
    )


def nearest(outline: Outline, today: dt.date) -> tuple[OutlineMeeting, ...]:
    """Choose the meetings that the front page may show: which of a day come first only their hours tell."""
    ahead = sorted((line for line in outline.meetings if line.last_day >= today), key=lambda line: (line.date, line.id))
    return tuple(line for line in ahead if line.date <= ahead[:MOST_AHEAD][-1].date)


def _moved(outline: Outline, now: dt.datetime) -> frozenset[str]:
    """Name what was moved of late, or was new of late: a page may have told of a move when it was first seen."""
    moved = {line.meeting_id for line in outline.changes if line.kind in MOVES and now < line.seen + MOVED_FOR}
    return frozenset(moved | {line.id for line in outline.meetings if now < line.last_modified + MOVED_FOR})


def _versions(lines: Iterable[OutlineMeeting]) -> str:
    return fingerprint(*(line.version for line in lines))
