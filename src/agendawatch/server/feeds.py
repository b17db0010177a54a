"""Feeds with filters: what an address asks for, gathered within the bounds of one request, and written as iCalendar, Atom or JSON Feed."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from agendawatch.answers.ask import View, changes, doubts, is_asked_for, meetings, watched
from agendawatch.answers.question import Question
from agendawatch.errors import InputError
from agendawatch.feeds import CalendarOptions
from agendawatch.feeds.news import News, news_of_hits
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import NEWS, Feed, Publisher, doubts_of, once, stamps_of
from agendawatch.model import AgendaItem, Change, ChangeKind, Doubt, Meeting, Watch
from agendawatch.server.answers import Answer, Kind
from agendawatch.server.limits import MOST_OCTETS, Budget
from agendawatch.server.queries import FILTER, read_query
from agendawatch.server.service import Service
from agendawatch.server.state import ALL, FeedScope, ServerState
from agendawatch.site.addresses import meeting_way
from agendawatch.site.planned_file import content_type
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store
from agendawatch.store.naming import names_of
from agendawatch.store.queries import MeetingFilter

_USUAL = "agendawatch"
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


def calendar(request: FeedRequest) -> Feed:
    """Gather what a calendar shows."""
    if (proposal := request.of_proposal) is not None:
        return proposal
    view, wanted = request.view, request.wanted
    first = FeedOptions(past=wanted.past).at(view.now).first_day or view.now.date()
    horizon = dt.date.fromordinal(max(first.toordinal() - _LONG, 1))
    asked = request.asked.model_copy(update={"first": max(wanted.first or horizon, horizon)})
    rows = tuple(request.budget.taking(meetings(view, asked, request.scope.watch)))
    ids = {meeting.id: None for meeting, _ in rows}
    whole = request.watch is None
    beside = CalendarOptions(
        hits=() if whole else rows,
        doubts=tuple(_doubts(request, view.picked(asked))) if whole and wanted.doubts else (),
        changes=tuple(view.looking(view.store.changes(meetings=ids, kinds=_CALENDAR_TELLS))),
        stamps=stamps_of(view.store, ids),
        now=view.now,
    )
    return Feed(request.name, beside, tuple(meeting for meeting, _ in rows) if whole else ())


def _doubts(request: FeedRequest, picked: MeetingFilter) -> Iterator[Doubt]:
    """Give what is withheld of the places and days asked for."""
    if request.scope.meeting_id is not None:
        return
    first, last = picked.first or dt.date.min, picked.last or dt.date.max
    names = {stands for organization in picked.organizations for stands in names_of(organization)}
    held = [it.doubt for it in doubts(request.view, request.asked)]
    for doubt in doubts_of(held, names) if names else held:
        yield doubt.with_meetings(lambda them: (it for it in them if first <= it.date <= last))


def news(request: FeedRequest) -> Feed:
    """Gather what a news feed tells: the changes of late, or since the day asked for."""
    view, since = request.view, request.wanted.since
    empty = Feed(request.name, CalendarOptions(now=view.now), first_rounds=view.store.queries.first_rounds())
    if (proposal := request.of_proposal) is not None:
        told = (it for it in proposal.news if isinstance(it, Change) and is_asked_for(it, request.wanted))
        return replace(empty, news=tuple(told))
    rows: dict[Change | News, None] = {}
    for days in _DAYS[-1:] if since else _DAYS:
        rows = dict.fromkeys(_recent_changes(request, since or view.now - dt.timedelta(days=days)))
        if len(rows) >= NEWS:
            break
    return replace(empty, news=once(rows))


def _recent_changes(request: FeedRequest, since: dt.date) -> Iterable[Change | News]:
    """Give the newest changes that are asked for, more than a feed tells; of what a watch finds, what it found."""
    found = changes(request.view, request.asked, since)
    if request.watch is not None:
        return news_of_hits(watched(request.wanted, request.watch, request.scope.watch, found))[-_MORE * NEWS :]
    return deque(found, maxlen=_MORE * NEWS)


def feed_name(scope: FeedScope, wanted: Question, title: str = _USUAL) -> str:
    """Name a feed by what it is of.

    >>> feed_name(FeedScope(), Question(words=("cykelbana",), parties=("V",)))
    'cykelbana, V'
    """
    return ": ".join(part for part in (scope.title, wanted.title) if part) or title


def filtered(service: Service, path: str, query: bytes, store: Store, state: ServerState) -> Answer:
    """Answer a feed's address with a query: what is wrong with it, or too much, raises `InputError`."""
    wanted = read_query(query, FILTER, store.queries.municipality)
    bare = path.removeprefix("en/")
    if bare != path and b"language=" not in query:
        wanted = wanted.model_copy(update={"language": "en"})
    stem, _, ending = bare.rpartition(".")
    scope, budget = state.scope(stem) or ALL, Budget()
    view = View(store, state.now, state.towns, budget.looking)
    request = FeedRequest(view, wanted, scope, budget, feed_name(scope, wanted, service.settings.title))
    base = service.settings.base_url
    source_url = f"{base}{path}{'?' if query else ''}{query.decode('ascii', 'replace')}" if base else None
    body = _written(request, ending, service.settings, source_url)
    if len(body) > MOST_OCTETS:
        expected = f"at most {MOST_OCTETS // 1024 // 1024} MB: narrow it by municipality, organization, words, past"
        raise InputError(field="query", value=f"{len(body)} octets", expected=expected)
    name = f"{scope.path.strip('/').replace('/', '-') or _USUAL}.{ending}"
    return Answer(body, content_type(name), Kind.FEED, filename=name)


def _written(request: FeedRequest, ending: str, settings: SiteSettings, source_url: str | None) -> bytes:
    wanted, official, base = request.wanted, settings.official, settings.base_url
    page_url = f"{base}{request.scope.path}" if base else None

    def page_of(meeting: Meeting, item: AgendaItem | None) -> str:
        return f"{base}{meeting_way(meeting, None, item)}"

    if ending == "ics":
        options = FeedOptions(
            items=wanted.items,
            alarms=wanted.alarms,
            hide=wanted.hide,
            past=wanted.past,
            language=wanted.language,
            assume_length=wanted.assume_length,
            doubts=wanted.doubts,
            official=official,
        )
        return calendar(request).to_ical(options, source_url=source_url, page_url=page_url)
    feed = replace(news(request), page_of=page_of if base else None)
    write = feed.to_atom if ending == "atom" else feed.to_json_feed
    return write(wanted.language, source_url=source_url, page_url=page_url, official=official)
