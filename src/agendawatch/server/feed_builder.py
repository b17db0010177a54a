"""What a filter finds in a store: meetings, items, changes, gathered as a feed within the bounds of one request."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from agendawatch.errors import InputError
from agendawatch.feeds import EventCache
from agendawatch.feeds.news import News, news_of_hits
from agendawatch.feeds.options import options
from agendawatch.feeds.publishing import NEWS, Feed, Publisher, doubts_of, once, stamps_of
from agendawatch.model import AgendaItem, Change, ChangeKind, Doubt, Meeting, Municipality, Watch
from agendawatch.proposals import WatchHit, find_hits
from agendawatch.proposals.fragments import fragments
from agendawatch.proposals.watch_index import WatchIndex
from agendawatch.server.feed_scopes import FeedScope
from agendawatch.server.limits import Budget
from agendawatch.server.queries import Filter
from agendawatch.store import Store
from agendawatch.store.naming import names_of
from agendawatch.store.queries import MeetingFilter

_LONG = 31
"""A meeting that began so many days ago may go on still."""
_DAYS = (3, 14, 90)
"""How far back news are sought: no further than it takes to fill a feed."""
_MORE = 4
"""A change may be told once for each item that it is of."""
_CALENDAR_TELLS = tuple(kind.value for kind in ChangeKind if kind is not ChangeKind.MEETING_ADDED)
"""Kinds of change that calendars tell."""

NOBODY = "-"
"""The code of no municipality."""

Found = tuple[Meeting, AgendaItem | None]


@dataclass(frozen=True, slots=True)
class FeedRequest:
    """One request's question to a store."""

    store: Store
    now: dt.datetime
    wanted: Filter
    scope: FeedScope
    budget: Budget
    kept: EventCache
    name: str
    shown: tuple[str, ...] | None = None
    """Codes of the municipalities that are shown to anybody; `None` for all."""
    official: str | None = None
    """The municipality whose own feeds they are; `None` where the watch is unofficial."""

    @property
    def watch(self) -> Watch | None:
        """Give what is looked for in texts: the filter's words, or those of the watch that the address names."""
        return self.wanted.watch or self.scope.watch

    @property
    def picked(self) -> MeetingFilter:
        """Give the places and days."""
        narrowed = self.wanted
        towns = (self.scope.municipality.code,) if self.scope.municipality else ()
        boards = (self.scope.organization.name,) if self.scope.organization else ()
        return MeetingFilter(
            municipalities=self._shown(towns or narrowed.municipalities),
            organizations=boards or narrowed.organizations,
            first=narrowed.first,
            last=narrowed.last,
        )

    def _shown(self, towns: tuple[str, ...]) -> tuple[str, ...]:
        """Keep to what is shown; a municipality that is not is refused as one that nobody knows."""
        if self.shown is None:
            return towns
        for code in towns:
            if code not in self.shown:
                raise InputError(field="municipality", value=code, expected="one that this site shows")
        return towns or self.shown or (NOBODY,)

    def is_shown(self, town: Municipality | None) -> bool:
        """Tell whether what is of a municipality is shown to anybody."""
        return self.shown is None or (town is not None and town.code in self.shown)


def found(asking: FeedRequest, picked: MeetingFilter) -> Iterator[Found]:
    """Give what a filter finds: whole meetings, or the items that hold its words."""
    watch = asking.watch
    among = asking.budget.looking(_among(asking, watch, picked))
    if watch is None:
        yield from ((meeting, None) for meeting in among if not _hidden(meeting, asking.wanted))
        return
    for hit in _hits(asking, watch, among):
        if not _hidden(hit.meeting, asking.wanted):
            yield hit.meeting, hit.item


def _among(asking: FeedRequest, watch: Watch | None, picked: MeetingFilter) -> Iterable[Meeting]:
    """Give the meetings that may hold it: the one that the address names, or those that the store picks."""
    if asking.scope.meeting_id is not None:
        meeting = asking.store.meeting(asking.scope.meeting_id)
        return [] if meeting is None else [meeting]
    holding = fragments(watch) if watch else None
    return asking.store.queries.filtered_meetings(replace(picked, holding=holding or frozenset()))


def _hits(asking: FeedRequest, watch: Watch, among: Iterable[Meeting | Change]) -> Iterator[WatchHit]:
    """Find what the watch looks for; under a watch's own address, the filter's words must be there too."""
    both = asking.scope.watch if asking.wanted.watch else None
    index = WatchIndex([watch])
    own = WatchIndex([both]) if both else None
    for hit in find_hits(index, among):
        thing = hit.change or hit.meeting
        if own is None or any(other.item == hit.item for other in find_hits(own, [thing])):
            yield hit


def _hidden(meeting: Meeting, wanted: Filter) -> bool:
    return meeting.status.value in wanted.hide or (meeting.reserve and "reserve" in wanted.hide)


def calendar(asking: FeedRequest) -> Feed:
    """Gather what a calendar shows."""
    if asking.scope.proposal is not None:
        publisher = Publisher(asking.store, now=asking.now)
        return replace(publisher.proposal(asking.scope.proposal, name=asking.name), kept=asking.kept)
    first = options(past=asking.wanted.past, now=asking.now).first_day or asking.now.date()
    horizon = dt.date.fromordinal(max(first.toordinal() - _LONG, 1))
    picked = asking.picked
    picked = replace(picked, first=max(picked.first or horizon, horizon))
    rows = tuple(asking.budget.taking(found(asking, picked)))
    ids = {meeting.id: None for meeting, _ in rows}
    whole = asking.watch is None
    return Feed(
        name=asking.name,
        now=asking.now,
        kept=asking.kept,
        meetings=tuple(meeting for meeting, _ in rows) if whole else (),
        hits=() if whole else rows,
        doubts=tuple(_doubts(asking, picked)) if whole and asking.wanted.doubts else (),
        changes=tuple(asking.budget.looking(asking.store.changes(meetings=ids, kinds=_CALENDAR_TELLS))),
        stamps=stamps_of(asking.store, ids),
    )


def _doubts(asking: FeedRequest, picked: MeetingFilter) -> Iterator[Doubt]:
    """Give what is withheld of the places and days asked for."""
    if asking.scope.meeting_id is not None:
        return
    towns, names = frozenset(picked.municipalities), {stands for it in picked.organizations for stands in names_of(it)}
    known = (it for it in asking.store.doubts() if asking.is_shown(it.site.municipality))
    held = [it.doubt for it in known if not towns or (it.site.municipality and it.site.municipality.code in towns)]
    for doubt in doubts_of(held, names) if names else held:
        yield doubt.with_meetings(lambda them: (it for it in them if _within(it, picked)))


def _within(meeting: Meeting, picked: MeetingFilter) -> bool:
    first, last = picked.first, picked.last
    return (first is None or meeting.date >= first) and (last is None or meeting.date <= last)


def news(asking: FeedRequest) -> Feed:
    """Gather what a news feed tells: the changes of late, or since the day asked for."""
    empty = Feed(name=asking.name, now=asking.now, kept=asking.kept, first_rounds=asking.store.queries.first_rounds())
    if asking.scope.proposal is not None:
        told = Publisher(asking.store, now=asking.now).proposal(asking.scope.proposal, name=asking.name)
        return replace(
            empty,
            news=tuple(it for it in told.news if isinstance(it, Change) and asked_for(it, asking.wanted)),
        )
    rows: dict[Change | News, None] = {}
    for days in _DAYS[-1:] if asking.wanted.since else _DAYS:
        rows = dict.fromkeys(_told(asking, asking.wanted.since or asking.now - dt.timedelta(days=days)))
        if len(rows) >= NEWS:
            break
    return replace(empty, news=once(rows))


def _told(asking: FeedRequest, since: dt.date) -> Iterable[Change | News]:
    """Give the newest changes that are asked for, more than a feed tells; of what a watch finds, what it found."""
    changes: Iterable[Change] = asking.budget.looking(_changes(asking, since))
    changes = (change for change in changes if asked_for(change, asking.wanted))
    if asking.watch is not None:
        return news_of_hits(_hits(asking, asking.watch, changes))[-_MORE * NEWS :]
    return deque(changes, maxlen=_MORE * NEWS)


def _changes(asking: FeedRequest, since: dt.date) -> Iterator[Change]:
    picked, kinds = asking.picked, asking.wanted.kinds or None
    for town, board in product(picked.municipalities or (None,), picked.organizations or (None,)):
        yield from asking.store.changes(since=since, municipality=town, organization=board, kinds=kinds)


def asked_for(change: Change, wanted: Filter) -> bool:
    """Tell whether a filter asks for a change, by its kind, its meeting's day and what is hidden."""
    day = change.meeting.date
    return (
        (not wanted.kinds or change.kind.value in wanted.kinds)
        and (wanted.first is None or day >= wanted.first)
        and (wanted.last is None or day <= wanted.last)
        and not _hidden(change.meeting, wanted)
    )
