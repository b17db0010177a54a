"""The page of a search: a form without scripts, what is found, and the address by which it is subscribed to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from agendawatch.answers.ask import search
from agendawatch.answers.question import Question
from agendawatch.errors import AgendawatchError, InputError
from agendawatch.i18n import Language, speaking
from agendawatch.i18n.finished import tr_said
from agendawatch.lang.sv.references import part_references
from agendawatch.lang.sv.stems import SHORTEST, SMALL_WORDS
from agendawatch.server.answers import Answer, Kind, PreparedAnswer
from agendawatch.server.queries import FILTER, OLD_NAME, SEARCH_FORM, read_pairs, read_query
from agendawatch.server.service import Service
from agendawatch.server.state import ServerState
from agendawatch.site.addresses import SEARCH, hit_path
from agendawatch.site.facts.served import Facet, FoundPage
from agendawatch.store import Store
from agendawatch.store.search import COUNTED, SearchHit, SearchPage
from agendawatch.store.search_index import terms_of

_START = "from_hit"
_SHOWN, _FARTHEST = 20, 1000
_MOST_CHOICES = 12


def search_routes(service: Service) -> list[BaseRoute]:
    """List the routes of the page, in both languages; without its last slash it leads there."""
    languages: tuple[tuple[str, Language], ...] = (("", "sv"), ("en/", "en"))
    return [
        route
        for tongue, language in languages
        for route in (
            Route(f"/{tongue}{SEARCH}", partial(_endpoint, service, language)),
            Route(f"/{tongue}{SEARCH.rstrip('/')}", _redirect),
        )
    ]


async def _redirect(request: Request) -> Response:
    query = request.url.query
    return RedirectResponse(f"{SEARCH}{query and '?'}{query}", HTTPStatus.PERMANENT_REDIRECT)


async def _endpoint(service: Service, language: Language, request: Request) -> PreparedAnswer:
    try:
        await service.state()
    except AgendawatchError as error:
        return service.refused(error)
    make = partial(_answer, service, language, request.scope["query_string"])
    return await service.searched(request.scope, make)


def _answer(service: Service, language: Language, query: bytes, store: Store, state: ServerState) -> Answer:
    try:
        return service.page(_found_page(service, query, store, state), language, Kind.PAGE)
    except InputError as error:
        with speaking(language):
            page = FoundPage(asked={}, problem=tr_said(str(error)))
        return service.page(page, language, Kind.PAGE, status=HTTPStatus.BAD_REQUEST)


def _found_page(service: Service, query: bytes, store: Store, state: ServerState) -> FoundPage:
    # Fields of the form that are left empty are as if they were not there.
    filled = b"&".join(pair for pair in query.split(b"&") if not pair.endswith(b"="))
    form = read_query(filled, SEARCH_FORM, store.queries.municipality)
    start = form.start
    written, _ = read_pairs(filled)
    asked = {
        "words" if name == OLD_NAME else name: ",".join(values).strip()
        for name, values in written.items()
        if name != _START
    }
    if not asked:
        return FoundPage(asked={})
    view = service.view(store, state)
    found = search(view, form, limit=_SHOWN, offset=start - 1, loosely=True, count=True)
    last = start - 1 + len(found.hits)
    return FoundPage(
        asked=asked,
        hits=found.hits,
        total=found.total,
        loose=found.loose,
        first=start,
        more_than=found.total >= COUNTED,
        choices=tuple(
            (facet, _choices(facet, asked, found, store)) for facet in ("kind", "municipality", "organization")
        ),
        before=urlencode({**asked, _START: max(1, start - _SHOWN)}) if start > 1 else None,
        behind=urlencode({**asked, _START: last + 1}) if found.hits and last < min(found.total, _FARTHEST) else None,
        own=frozenset(
            hit.meeting_id for hit in found.hits if hit.meeting_id and f"{_path_of(hit)}index.html" in state.files
        ),
        feed=_feed_query(asked, form),
    )


def _path_of(hit: SearchHit) -> str:
    return hit_path(hit).partition("#")[0]


def _choices(facet: str, asked: Mapping[str, str], found: SearchPage, store: Store) -> tuple[Facet, ...]:
    name = "type" if facet == "kind" else facet
    if name in asked:
        left = {key: value for key, value in asked.items() if key != name}
        return (Facet(asked[name], found.total, urlencode(left), chosen=True),)
    counts = sorted(found.facets.get(facet, {}).items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_CHOICES]
    if len(counts) < 2:  # noqa: PLR2004 - one choice narrows nothing
        return ()
    known = store.queries.organizations() if facet == "municipality" else ()
    names = {town.code: town.name for town, _, _ in known if town}
    return tuple(
        Facet(
            names.get(key, key[:1].upper() + key[1:] if facet == "organization" else key),
            count,
            urlencode({**asked, name: key}),
            chosen=False,
        )
        for key, count in counts
    )


def _feed_query(asked: Mapping[str, str], form: Question) -> str | None:
    """Write the query of a feed that looks for the same; `None` where a feed cannot."""
    numbers, rest = part_references(asked.get("words", ""))
    words = [word for word in terms_of(rest) if word not in SMALL_WORDS]
    if (numbers and words) or any(len(word) < SHORTEST for word in words):
        return None
    told = {name: asked[name] for name in ("municipality", "organization", "party", "from", "to") if name in asked}
    told |= {"reference": ",".join(numbers)} if numbers else {}
    told |= {"where": " and ".join(words)} if words else {}
    query = urlencode(told)
    try:
        read_query(query.encode(), FILTER)
    except InputError:
        return None
    return query if told and form.hit_kinds in {(), ("item",), ("meeting",)} else None
