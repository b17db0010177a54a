"""The application: which address is answered by what, what is logged of it, and how the server is."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, MutableMapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from agendawatch.errors import AgendawatchError, StoreError
from agendawatch.server.answers import Answer, Kind, PreparedAnswer, prepare, problem
from agendawatch.server.api import api_routes
from agendawatch.server.askers import Askers
from agendawatch.server.background import Rounds
from agendawatch.server.embedding import embedding_routes
from agendawatch.server.feeds import filtered
from agendawatch.server.limits import BusyError
from agendawatch.server.middleware import Middleware, Mounted
from agendawatch.server.search import search_routes
from agendawatch.server.service import Service
from agendawatch.server.state import ServerState, SitePlan, StoreHandle
from agendawatch.site import addresses
from agendawatch.site.feeds import ENDINGS
from agendawatch.site.planned_file import PlannedFile, content_type, is_feed
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

# How the server is: whether its store opens and is of our version, and when the last round was.

_PATIENCE = 5.0
"""Seconds that the store has to answer."""
_FAILED = "the last round failed; the server's log tells why"
"""What went wrong may name the store and hosts, and anybody may read this."""


async def health(service: Service, rounds: Rounds | None, _request: object) -> PreparedAnswer:
    """Tell how the server is: 200 when all is well, else 503 with the reason."""
    told: dict[str, object] = {"status": "ok", "store": None, "last_round": None, "rounds": None}
    reason: str | None = None
    try:
        token = await service.workers.run(service.store.change_token, _PATIENCE)
        told["store"] = {"version": token.version, "current": token.current}
        told["last_round"] = _moment(token.last_round)
        other = f"the store is of version {token.version}, and this is another release"
        reason = service.trouble if token.current else other
    except (StoreError, BusyError) as error:
        reason = str(error)
    if rounds is not None:
        told["rounds"] = {
            "every_hours": rounds.every.total_seconds() / 3600,
            "running": rounds.running,
            "last_ended": _moment(rounds.last_ended),
            "last_error": _FAILED if rounds.last_error is not None else None,
        }
    status = HTTPStatus.OK
    if reason is not None:
        told |= {"status": "unavailable", "reason": reason}
        status = HTTPStatus.SERVICE_UNAVAILABLE
    body = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    return prepare(Answer(body, "application/json; charset=utf-8", Kind.STATE, status=status))


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat() if moment else None


# What is logged of requests: enough to run a server, nothing of who reads what.
#
# No addresses of clients, no query strings (they hold what somebody looks for), no addresses that lead nowhere
# (anything may be written there), no headers.

_LOG = logging.getLogger("agendawatch.access")
_TELLING = frozenset({HTTPStatus.OK, HTTPStatus.NOT_MODIFIED})
"""Answers that say that the address is one of ours."""


class AccessLog:
    """A line for each request: method, path, status, octets and milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        """Log what an application answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and log it when it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = octets = 0

        async def counting(message: MutableMapping[str, Any]) -> None:  # Any: ASGI's own messages
            nonlocal status, octets
            status = message.get("status", status)
            octets += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counting)
        finally:
            path = ascii(scope["path"])[1:-1] if status in _TELLING else "-"
            took = (time.perf_counter() - begun) * 1000
            method = scope["method"] if scope["method"].isalpha() and len(scope["method"]) < 8 else "-"  # noqa: PLR2004 - OPTIONS
            _LOG.info("%s %s %d %d %.1f ms", method, path, status, octets, took)


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
