"""Feeds with filters: what an address asks for, written as iCalendar, Atom or JSON Feed."""

from __future__ import annotations

from dataclasses import replace

from agendawatch.answers.question import Question
from agendawatch.errors import InputError
from agendawatch.feeds.news import PageOf
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Feed
from agendawatch.model import AgendaItem, Meeting
from agendawatch.server.answers import Answer
from agendawatch.server.feed_builder import FeedRequest, calendar, news
from agendawatch.server.feed_scopes import ALL, FeedScope
from agendawatch.server.headers import Kind
from agendawatch.server.limits import MOST_OCTETS, Budget
from agendawatch.server.queries import FILTER, read_query
from agendawatch.server.service import Make, Service
from agendawatch.server.state import ServerState
from agendawatch.site.addresses import meeting_way
from agendawatch.site.content import content_type
from agendawatch.store import Store

_USUAL = "agendawatch"


def feed_name(scope: FeedScope, wanted: Question, title: str = _USUAL) -> str:
    """Name a feed by what it is of.

    >>> feed_name(FeedScope(), Question(words=("cykelbana",), parties=("V",)))
    'cykelbana, V'
    """
    return ": ".join(part for part in (scope.title, wanted.title) if part) or title


def feed_answer(
    asking: FeedRequest, ending: str, *, source_url: str | None, page_url: str | None, page_of: PageOf | None = None
) -> Answer:
    """Write a feed; too much for one answer raises `InputError`."""
    feed = calendar(asking) if ending == "ics" else replace(news(asking), page_of=page_of)
    body = _written(feed, asking, ending, source_url, page_url)
    if len(body) > MOST_OCTETS:
        wanted = f"at most {MOST_OCTETS // 1024 // 1024} MB: narrow it by municipality, organization, words, past"
        raise InputError(field="query", value=f"{len(body)} octets", expected=wanted)
    name = f"{asking.scope.path.strip('/').replace('/', '-') or _USUAL}.{ending}"
    return Answer(body, content_type(name), Kind.FEED, filename=name)


def _written(feed: Feed, asking: FeedRequest, ending: str, source_url: str | None, page_url: str | None) -> bytes:
    wanted, official = asking.wanted, asking.official
    if ending == "atom":
        return feed.to_atom(wanted.language, source_url=source_url, page_url=page_url, official=official)
    if ending == "json":
        return feed.to_json_feed(wanted.language, source_url=source_url, page_url=page_url, official=official)
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
    return feed.to_ical(options, source_url=source_url, page_url=page_url)


def filtered(service: Service, path: str, query: bytes) -> Make:
    """Make the answer to a feed's address with a query: what is wrong with it raises `InputError`."""

    def make(store: Store, state: ServerState) -> Answer:
        wanted = read_query(query, FILTER, store.queries.municipality)
        bare = path.removeprefix("en/")
        if bare != path and b"language=" not in query:
            wanted = wanted.model_copy(update={"language": "en"})
        stem, _, ending = bare.rpartition(".")
        scope = state.scope(stem) or ALL
        name, official = feed_name(scope, wanted, service.settings.title), service.settings.official
        asking = FeedRequest(store, state.now, wanted, scope, Budget(), name, state.towns, official)
        base = service.settings.base_url
        source_url = f"{base}{path}{'?' if query else ''}{query.decode('ascii', 'replace')}"
        if not base:
            return feed_answer(asking, ending, source_url=None, page_url=None)

        def page_of(meeting: Meeting, item: AgendaItem | None) -> str:
            return f"{base}{meeting_way(meeting, None, item)}"

        return feed_answer(asking, ending, source_url=source_url, page_url=f"{base}{scope.path}", page_of=page_of)

    return make
