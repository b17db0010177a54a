"""The application: which address is answered by what."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from http import HTTPStatus
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from agendawatch.errors import AgendawatchError
from agendawatch.server.answers import Answer, PreparedAnswer, prepare, problem
from agendawatch.server.api import api_routes
from agendawatch.server.askers import Askers
from agendawatch.server.background import Rounds
from agendawatch.server.embedding import embedding_routes
from agendawatch.server.feeds import filtered
from agendawatch.server.headers import Kind
from agendawatch.server.health import health
from agendawatch.server.logs import AccessLog
from agendawatch.server.middleware import Middleware, Mounted
from agendawatch.server.search import search_routes
from agendawatch.server.service import Service
from agendawatch.server.state import ServerState, SitePlan
from agendawatch.server.store_handle import StoreHandle
from agendawatch.site import addresses
from agendawatch.site.content import content_type, is_feed
from agendawatch.site.feeds import ENDINGS
from agendawatch.site.planned_file import PlannedFile
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store


def make_service(
    url: str, settings: SiteSettings, *, now: Callable[[], dt.datetime], askers: Askers | None = None
) -> Service:
    """Make the service of a server over a store; nothing is opened yet."""
    settings = settings.model_copy(update={"search": True})
    return Service(
        store=StoreHandle(url),
        now=now,
        plan=SitePlan(settings),
        settings=settings,
        secure=(settings.base_url or "").startswith("https:"),
        askers=askers or Askers(),
    )


def make_app(
    service: Service,
    *,
    rounds: Rounds | None = None,
    beside: Sequence[BaseRoute] = (),
    posts: frozenset[bytes] = frozenset(),
    access_log: bool = False,
    mounted: Sequence[Mounted] = (),
) -> ASGIApp:
    """Make the application: a service's answers at their addresses.

    `rounds` are begun and ended with it, and so are applications `mounted` at addresses of their own; `beside` are routes that need an extra, with the paths that their forms are
    sent to (`posts`).
    """

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        looking = asyncio.create_task(service.poll_store())
        if rounds is not None:
            rounds.start()
        async with AsyncExitStack() as stack:
            for it in mounted:
                await stack.enter_async_context(it.run())
            yield
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        if rounds is not None:
            await asyncio.to_thread(rounds.stop)
        service.workers.close()
        service.store.close()

    routes: list[BaseRoute] = [
        Route("/healthz", partial(health, service, rounds)),
        *api_routes(service),
        *embedding_routes(service),
        *search_routes(service),
        *beside,
        Route("/{path:path}", partial(_site, service)),
    ]
    inner = Starlette(routes=routes, lifespan=lifespan, exception_handlers={500: _server_error, 404: _not_found})
    outer = Middleware(service.cache, inner, mounted, posts=posts)
    return AccessLog(outer) if access_log else outer


async def _site(service: Service, request: Request) -> Response | PreparedAnswer:
    """Answer with a file of the site, or with a feed that its query narrows."""
    path, query = request.scope["path"].removeprefix("/"), request.scope["query_string"]
    target = (request.scope["raw_path"], query)
    try:
        state = await service.state()
    except AgendawatchError as error:
        return service.refused(error)
    planned = find_file(state, path)
    if planned is not None and not (query and _feed(state, path)):
        # A page has no parameters: what links elsewhere hang on it is passed over. However its address is written,
        # it is one page, and held once.
        plain = (quote(f"/{path}").encode(), b"")
        return await service.ready(plain, partial(file_answer, planned), f"{planned.path} {planned.key}")
    if _feed(state, path):
        return await service.ready(target, partial(filtered, service, path, query))
    elsewhere = moved(state, path)
    if elsewhere is not None:
        return RedirectResponse(elsewhere, HTTPStatus.PERMANENT_REDIRECT)
    page = missing_page(state, path)
    if page is None:
        return _problem_response(HTTPStatus.NOT_FOUND, "there is nothing at this address")
    # No address begins without a slash: it is one answer, whatever was asked for.
    target = (page.path.encode(), b"")
    return await service.ready(
        target, partial(file_answer, page, status=HTTPStatus.NOT_FOUND), f"{page.path} {page.key}"
    )


def _feed(state: ServerState, path: str) -> bool:
    stem, _, ending = path.removeprefix("en/").rpartition(".")
    return ending in ENDINGS and state.scope(stem) is not None


async def _server_error(_request: Request, _error: Exception) -> Response:
    """Say that something broke; the log has the rest."""
    return _problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, "something broke here; it is in the server's log")


async def _not_found(_request: Request, _error: Exception) -> Response:
    return _problem_response(HTTPStatus.NOT_FOUND, "there is nothing at this address")


def _problem_response(status: HTTPStatus, words: str) -> Response:
    ready = prepare(problem(status, words))
    headers = {name.decode(): value.decode() for name, value in ready.headers}
    return Response(ready.body, status, headers)


# The files of the static site, at the addresses that a static host would give them.

_INDEX = "index.html"
_ASSETS = "assets/"


def find_file(state: ServerState, path: str) -> PlannedFile | None:
    """Find the file that an address stands for; `None` when it leads nowhere."""
    return state.files.get(f"{path}{_INDEX}" if not path or path.endswith("/") else path)


def moved(state: ServerState, path: str) -> str | None:
    """Tell where a page is whose address lacks its last slash, seen from there; `None` when there is none either.

    What is seen from there holds under whatever path the site is published.
    """
    return f"{path.rpartition('/')[2]}/" if path and f"{path}/{_INDEX}" in state.files else None


def kind_of(path: str) -> Kind:
    """Tell what a file is to who asks for it."""
    if path.startswith(_ASSETS):
        return Kind.ASSET
    if path.endswith(".html"):
        return Kind.PAGE
    return Kind.FEED if is_feed(path) else Kind.DATA


def file_answer(
    planned: PlannedFile, _store: Store, _state: ServerState, *, status: HTTPStatus = HTTPStatus.OK
) -> Answer:
    """Answer with a file of the site."""
    kind = kind_of(planned.path)
    name = planned.path.replace("/", "-") if kind is Kind.FEED else None
    return Answer(planned.make(None), content_type(planned.path), kind, status=status, filename=name)


def missing_page(state: ServerState, path: str) -> PlannedFile | None:
    """Find the page that says that an address leads nowhere, in its language; `None` where a feed would stand.

    A calendar that is shown a page of HTML may take it for an empty calendar.
    """
    if is_feed(path):
        return None
    language = "en" if path.startswith("en/") else "sv"
    return state.files.get(addresses.file_path(addresses.MISSING, language)) or state.files.get("404.html")
