"""What a filter finds in a store: meetings, items, changes, gathered as a feed within the bounds of one request."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from agendawatch.answers.ask import View, changes, doubts, is_asked_for, meetings, watched
from agendawatch.answers.question import Question
from agendawatch.feeds import CalendarOptions
from agendawatch.feeds.news import News, news_of_hits
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import NEWS, Feed, Publisher, doubts_of, once, stamps_of
from agendawatch.model import Change, ChangeKind, Doubt, Watch
from agendawatch.server.feed_scopes import FeedScope
from agendawatch.server.limits import Budget
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

    view: View
    wanted: Question
    scope: FeedScope
    budget: Budget
    name: str

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

    @property
    def of_proposal(self) -> Feed | None:
        """Give the whole feed of the proposal that the address names; `None` where it names none."""
        if self.scope.proposal is None:
            return None
        return Publisher(self.view.store, now=self.view.now).proposal(self.scope.proposal, name=self.name)


def calendar(asking: FeedRequest) -> Feed:
    """Gather what a calendar shows."""
    if (proposal := asking.of_proposal) is not None:
        return proposal
    view, wanted = asking.view, asking.wanted
    first = FeedOptions(past=wanted.past).at(view.now).first_day or view.now.date()
    horizon = dt.date.fromordinal(max(first.toordinal() - _LONG, 1))
    asked = asking.asked.model_copy(update={"first": max(wanted.first or horizon, horizon)})
    rows = tuple(asking.budget.taking(meetings(view, asked, asking.scope.watch)))
    ids = {meeting.id: None for meeting, _ in rows}
    whole = asking.watch is None
    beside = CalendarOptions(
        hits=() if whole else rows,
        doubts=tuple(_doubts(asking, view.picked(asked))) if whole and wanted.doubts else (),
        changes=tuple(view.looking(view.store.changes(meetings=ids, kinds=_CALENDAR_TELLS))),
        stamps=stamps_of(view.store, ids),
        now=view.now,
    )
    return Feed(asking.name, beside, tuple(meeting for meeting, _ in rows) if whole else ())


def _doubts(asking: FeedRequest, picked: MeetingFilter) -> Iterator[Doubt]:
    """Give what is withheld of the places and days asked for."""
    if asking.scope.meeting_id is not None:
        return
    first, last = picked.first or dt.date.min, picked.last or dt.date.max
    names = {stands for it in picked.organizations for stands in names_of(it)}
    held = [it.doubt for it in doubts(asking.view, asking.asked)]
    for doubt in doubts_of(held, names) if names else held:
        yield doubt.with_meetings(lambda them: (it for it in them if first <= it.date <= last))


def news(asking: FeedRequest) -> Feed:
    """Gather what a news feed tells: the changes of late, or since the day asked for."""
    view, since = asking.view, asking.wanted.since
    empty = Feed(asking.name, CalendarOptions(now=view.now), first_rounds=view.store.queries.first_rounds())
    if (proposal := asking.of_proposal) is not None:
        told = (it for it in proposal.news if isinstance(it, Change) and is_asked_for(it, asking.wanted))
        return replace(empty, news=tuple(told))
    rows: dict[Change | News, None] = {}
    for days in _DAYS[-1:] if since else _DAYS:
        rows = dict.fromkeys(_told(asking, since or view.now - dt.timedelta(days=days)))
        if len(rows) >= NEWS:
            break
    return replace(empty, news=once(rows))


def _told(asking: FeedRequest, since: dt.date) -> Iterable[Change | News]:
    """Give the newest changes that are asked for, more than a feed tells; of what a watch finds, what it found."""
    found = changes(asking.view, asking.asked, since)
    if asking.watch is not None:
        return news_of_hits(watched(asking.wanted, asking.watch, asking.scope.watch, found))[-_MORE * NEWS :]
    return deque(found, maxlen=_MORE * NEWS)
