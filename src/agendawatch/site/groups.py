"""A store's outline by municipality and organization, each with the fingerprints that its files' keys are made of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from agendawatch.feeds.event_fields import MOVED_FOR
from agendawatch.feeds.options import options
from agendawatch.model import ChangeKind, Municipality, Organization
from agendawatch.site.addresses import municipality_path, organization_path
from agendawatch.site.facts import running_month
from agendawatch.site.facts.front import MOST_AHEAD
from agendawatch.site.planned_file import fingerprint
from agendawatch.site.source import WEEK
from agendawatch.store.outline import Outline, OutlineChange, OutlineMeeting

Month = tuple[int, int]

_MOVES = frozenset({ChangeKind.MEETING_MOVED, ChangeKind.MEETING_TIME_CHANGED})


@dataclass(frozen=True, slots=True)
class OrganizationGroup:
    """An organization's lines, and what its files hang on."""

    path: str
    municipality: Municipality | None
    organization: Organization
    lines: tuple[OutlineMeeting, ...]
    versions: str
    """Of its meetings, and so of their changes."""
    day: int
    """How many of its meetings are yet to be."""
    week: str
    """Of its changes of the last week."""
    calendar: str
    """Of what a calendar cuts and marks by the day."""
    shown: int
    """How many of its meetings a calendar shows."""
    own: str
    """Of which of its meetings have a page of their own."""

    @property
    def last_modified(self) -> dt.datetime:
        """Tell when any of its meetings changed last."""
        return max(line.last_modified for line in self.lines)


@dataclass(frozen=True, slots=True)
class Grouped:
    """A municipality's organizations, and what its own files hang on."""

    code: str
    path: str
    municipality: Municipality | None
    boards: tuple[OrganizationGroup, ...]
    versions: str
    day: str
    week: str
    calendar: str
    own: str

    def months(self, own: frozenset[str] | None) -> Mapping[Month, str]:
        """Give the versions of each month's meetings, and which of them are of their `own`."""
        return _months((line for board in self.boards for line in board.lines), own)


@dataclass(frozen=True, slots=True)
class GroupedOutline:
    """A whole outline, grouped."""

    towns: tuple[Grouped, ...]
    moved: frozenset[str]
    """Meetings of which a calendar still says that they were moved, if they were."""
    versions: str
    names: str
    ahead: str
    week: str
    months: Mapping[Month, str]
    running: Month | None
    version_of: Mapping[str, int] = field(repr=False)
    modified_of: Mapping[str, dt.datetime] = field(repr=False)

    def town(self, code: str) -> Grouped | None:
        """Find a municipality; `None` for one without meetings."""
        return next((town for town in self.towns if town.code == code), None)

    @property
    def moved_fingerprint(self) -> str:
        """Tell one set of moved meetings from another."""
        return fingerprint(*sorted(self.moved))


@dataclass(frozen=True, slots=True)
class _Day:
    """What of a moment matters."""

    today: dt.date
    first: dt.date
    """The first day that calendars show."""
    moved: frozenset[str]
    news: Mapping[str, Sequence[int]]
    """Changes of the last week, by meeting."""
    own: frozenset[str] | None


def grouped(outline: Outline, *, now: dt.datetime, today: dt.date, own: frozenset[str] | None = None) -> GroupedOutline:
    """Group an outline at a moment; lines of organizations that are spelt alike stand together.

    `own` are the meetings with a page of their own, `None` for all.
    """
    recent = [line for line in outline.changes if now - WEEK <= line.seen <= now]
    day = _Day(today, options(now=now).first_day or today, _moved(outline, now), _by_meeting(recent), own)
    lines: defaultdict[tuple[str, str], list[OutlineMeeting]] = defaultdict(list)
    for line in outline.meetings:
        lines[line.who[0], organization_path(*outline.names[line.who])].append(line)
    boards: defaultdict[str, list[OrganizationGroup]] = defaultdict(list)
    for (code, path), found in lines.items():
        town, organization = outline.names[found[-1].who]
        boards[code].append(_board(path, town, organization, tuple(found), day))
    towns = tuple(_town(code, tuple(found)) for code, found in boards.items())
    months = _months(outline.meetings, own)
    return GroupedOutline(
        towns=towns,
        moved=day.moved,
        versions=fingerprint(*(town.versions for town in towns)),
        names=fingerprint(*(f"{it}" for it in outline.names.values())),
        ahead=fingerprint(*((line.id, line.version, _is_own(line, own)) for line in nearest(outline, today))),
        week=fingerprint(*((line.id, own is None or line.meeting_id in own) for line in recent)),
        months=months,
        running=running_month(sorted(months), now),
        version_of={line.id: line.version for line in outline.meetings},
        modified_of={line.id: line.last_modified for line in outline.meetings},
    )


def nearest(outline: Outline, today: dt.date) -> tuple[OutlineMeeting, ...]:
    """Choose the meetings that the front page may show: which of a day come first only their hours tell."""
    ahead = sorted((line for line in outline.meetings if line.last_day >= today), key=lambda line: (line.date, line.id))
    return tuple(line for line in ahead if line.date <= ahead[:MOST_AHEAD][-1].date)


def _board(
    path: str, town: Municipality | None, organization: Organization, lines: tuple[OutlineMeeting, ...], day: _Day
) -> OrganizationGroup:
    shown = [line for line in lines if line.last_day >= day.first]
    return OrganizationGroup(
        path=path,
        municipality=town,
        organization=organization,
        lines=lines,
        versions=_versions(lines),
        day=sum(line.last_day >= day.today for line in lines),
        week=fingerprint(*(it for line in lines for it in day.news.get(line.id, ()))),
        calendar=fingerprint(len(shown), *(line.id for line in shown if line.id in day.moved)),
        shown=len(shown),
        own=_own(lines, day.own),
    )


def _town(code: str, boards: tuple[OrganizationGroup, ...]) -> Grouped:
    return Grouped(
        code=code,
        path=municipality_path(boards[0].municipality),
        municipality=boards[0].municipality,
        boards=boards,
        versions=fingerprint(*(board.versions for board in boards)),
        day=fingerprint(*(board.day for board in boards)),
        week=fingerprint(*(board.week for board in boards)),
        calendar=fingerprint(*(board.calendar for board in boards)),
        own=fingerprint(*(board.own for board in boards)),
    )


def _moved(outline: Outline, now: dt.datetime) -> frozenset[str]:
    """Name what was moved of late, or was new of late: a page may have told of a move when it was first seen."""
    moved = {line.meeting_id for line in outline.changes if line.kind in _MOVES and now < line.seen + MOVED_FOR}
    return frozenset(moved | {line.id for line in outline.meetings if now < line.last_modified + MOVED_FOR})


def _by_meeting(news: Iterable[OutlineChange]) -> Mapping[str, Sequence[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for line in news:
        found[line.meeting_id].append(line.id)
    return found


def _months(lines: Iterable[OutlineMeeting], own: frozenset[str] | None) -> Mapping[Month, str]:
    months: defaultdict[Month, list[OutlineMeeting]] = defaultdict(list)
    for line in lines:
        months[line.date.year, line.date.month].append(line)
    return {month: f"{_versions(found)} {_own(found, own)}" for month, found in sorted(months.items())}


def _own(lines: Iterable[OutlineMeeting], own: frozenset[str] | None) -> str:
    return "" if own is None else fingerprint(*(line.id for line in lines if line.id in own))


def _is_own(line: OutlineMeeting, own: frozenset[str] | None) -> bool:
    return own is None or line.id in own


def _versions(lines: Iterable[OutlineMeeting]) -> str:
    return fingerprint(*(line.version for line in lines))
