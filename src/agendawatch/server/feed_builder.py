"""What a filter finds in a store: meetings, items, changes, gathered as a feed within the bounds of one request."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from agendawatch.answers.ask import View, changes, doubts, is_asked_for, meetings, watched
from agendawatch.answers.question import Question
from agendawatch.feeds.news import News, news_of_hits
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import NEWS, Feed, Publisher, doubts_of, once, stamps_of
from agendawatch.model import Change, ChangeKind, Doubt, Meeting, Watch
from agendawatch.server.feed_scopes import FeedScope
from agendawatch.server.limits import Budget
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


@dataclass(frozen=True, slots=True)
class FeedRequest:
    """One request's question to a store."""

    store: Store
    now: dt.datetime
    wanted: Question
    scope: FeedScope
    budget: Budget
    name: str
    shown: tuple[str, ...] | None = None
    """Codes of the municipalities that are shown to anybody; `None` for all."""
    official: str | None = None
    """The municipality whose own feeds they are; `None` where the watch is unofficial."""

    @property
    def view(self) -> View:
        """Give what it is answered from."""
        return View(self.store, self.now, self.shown, self.budget.looking)

    @property
    def asked(self) -> Question:
        """Give what is asked for: of what the address names, where it names something."""
        scope = self.scope
        return self.wanted.model_copy(
            update={
                "municipalities": (scope.municipality.code,) if scope.municipality else self.wanted.municipalities,
                "organizations": (scope.organization.name,) if scope.organization else self.wanted.organizations,
                "id": scope.meeting_id or self.wanted.id,
            }
        )

    @property
    def watch(self) -> Watch | None:
        """Give what is looked for in texts: the filter's words, or those of the watch that the address names."""
        return self.wanted.watch or self.scope.watch


def calendar(asking: FeedRequest) -> Feed:
    """Gather what a calendar shows."""
    if asking.scope.proposal is not None:
        publisher = Publisher(asking.store, now=asking.now)
        return publisher.proposal(asking.scope.proposal, name=asking.name)
    first = FeedOptions(past=asking.wanted.past).at(asking.now).first_day or asking.now.date()
    horizon = dt.date.fromordinal(max(first.toordinal() - _LONG, 1))
    asked = asking.asked.model_copy(update={"first": max(asking.wanted.first or horizon, horizon)})
    rows = tuple(asking.budget.taking(meetings(asking.view, asked, asking.scope.watch)))
    ids = {meeting.id: None for meeting, _ in rows}
    whole = asking.watch is None
    return Feed(
        name=asking.name,
        now=asking.now,
        meetings=tuple(meeting for meeting, _ in rows) if whole else (),
        hits=() if whole else rows,
        doubts=tuple(_doubts(asking, asking.view.picked(asked))) if whole and asking.wanted.doubts else (),
        changes=tuple(asking.budget.looking(asking.store.changes(meetings=ids, kinds=_CALENDAR_TELLS))),
        stamps=stamps_of(asking.store, ids),
    )


def _doubts(asking: FeedRequest, picked: MeetingFilter) -> Iterator[Doubt]:
    """Give what is withheld of the places and days asked for."""
    if asking.scope.meeting_id is not None:
        return
    names = {stands for it in picked.organizations for stands in names_of(it)}
    held = [it.doubt for it in doubts(asking.view, asking.asked)]
    for doubt in doubts_of(held, names) if names else held:
        yield doubt.with_meetings(lambda them: (it for it in them if _within(it, picked)))


def _within(meeting: Meeting, picked: MeetingFilter) -> bool:
    first, last = picked.first, picked.last
    return (first is None or meeting.date >= first) and (last is None or meeting.date <= last)


def news(asking: FeedRequest) -> Feed:
    """Gather what a news feed tells: the changes of late, or since the day asked for."""
    empty = Feed(name=asking.name, now=asking.now, first_rounds=asking.store.queries.first_rounds())
    if asking.scope.proposal is not None:
        told = Publisher(asking.store, now=asking.now).proposal(asking.scope.proposal, name=asking.name)
        return replace(
            empty,
            news=tuple(it for it in told.news if isinstance(it, Change) and is_asked_for(it, asking.wanted)),
        )
    rows: dict[Change | News, None] = {}
    for days in _DAYS[-1:] if asking.wanted.since else _DAYS:
        rows = dict.fromkeys(_told(asking, asking.wanted.since or asking.now - dt.timedelta(days=days)))
        if len(rows) >= NEWS:
            break
    return replace(empty, news=once(rows))


def _told(asking: FeedRequest, since: dt.date) -> Iterable[Change | News]:
    """Give the newest changes that are asked for, more than a feed tells; of what a watch finds, what it found."""
    found = changes(asking.view, asking.asked, since)
    if asking.watch is not None:
        return news_of_hits(watched(asking.wanted, asking.watch, asking.scope.watch, found))[-_MORE * NEWS :]
    return deque(found, maxlen=_MORE * NEWS)
