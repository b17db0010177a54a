"""Feeds with filters: what an address asks for, written as iCalendar, Atom or JSON Feed."""

from __future__ import annotations

from dataclasses import replace

from agendawatch.answers.ask import View
from agendawatch.answers.question import Question
from agendawatch.errors import InputError
from agendawatch.feeds.options import FeedOptions
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
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

_USUAL = "agendawatch"


def feed_name(scope: FeedScope, wanted: Question, title: str = _USUAL) -> str:
    """Name a feed by what it is of.

    >>> feed_name(FeedScope(), Question(words=("cykelbana",), parties=("V",)))
    'cykelbana, V'
    """
    return ": ".join(part for part in (scope.title, wanted.title) if part) or title


def filtered(service: Service, path: str, query: bytes) -> Make:
    """Make the answer to a feed's address with a query: what is wrong with it, or too much, raises `InputError`."""

    def make(store: Store, state: ServerState) -> Answer:
        wanted = read_query(query, FILTER, store.queries.municipality)
        bare = path.removeprefix("en/")
        if bare != path and b"language=" not in query:
            wanted = wanted.model_copy(update={"language": "en"})
        stem, _, ending = bare.rpartition(".")
        scope, budget = state.scope(stem) or ALL, Budget()
        view = View(store, state.now, state.towns, budget.looking)
        asking = FeedRequest(view, wanted, scope, budget, feed_name(scope, wanted, service.settings.title))
        base = service.settings.base_url
        source_url = f"{base}{path}{'?' if query else ''}{query.decode('ascii', 'replace')}" if base else None
        body = _written(asking, ending, service.settings, source_url)
        if len(body) > MOST_OCTETS:
            expected = f"at most {MOST_OCTETS // 1024 // 1024} MB: narrow it by municipality, organization, words, past"
            raise InputError(field="query", value=f"{len(body)} octets", expected=expected)
        name = f"{scope.path.strip('/').replace('/', '-') or _USUAL}.{ending}"
        return Answer(body, content_type(name), Kind.FEED, filename=name)

    return make


def _written(asking: FeedRequest, ending: str, settings: SiteSettings, source_url: str | None) -> bytes:
    wanted, official, base = asking.wanted, settings.official, settings.base_url
    page_url = f"{base}{asking.scope.path}" if base else None

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
        return calendar(asking).to_ical(options, source_url=source_url, page_url=page_url)
    feed = replace(news(asking), page_of=page_of if base else None)
    write = feed.to_atom if ending == "atom" else feed.to_json_feed
    return write(wanted.language, source_url=source_url, page_url=page_url, official=official)
