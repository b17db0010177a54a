"""Lists that pages of other hosts may frame, in the colours of a settings file, and oEmbed that tells how."""

from __future__ import annotations

import json
from functools import partial
from html import escape
from http import HTTPStatus
from itertools import islice
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from agendawatch.errors import AgendawatchError
from agendawatch.i18n import Language
from agendawatch.server.answers import Answer, prepare, problem
from agendawatch.server.headers import Kind
from agendawatch.server.queries import FrameQuery, read_query
from agendawatch.server.responses import Reply
from agendawatch.server.service import Make, Service, refusal
from agendawatch.server.state import ServerState
from agendawatch.site.addresses import FRAMED
from agendawatch.site.facts.framed import FramedPage
from agendawatch.site.pages import render
from agendawatch.site.settings import SiteSettings
from agendawatch.site.source import frame_of
from agendawatch.store import Store
from agendawatch.store.queries import MeetingFilter

__all__ = ["embedding_routes", "policy_of"]

_MOST = 12
"""Meetings that a frame has room for."""
_COLOURS = f"{FRAMED}farger.css"
_WIDTH, _HEIGHT = 480, 640


def embedding_routes(service: Service) -> list[BaseRoute]:
    """List the routes of what may be framed; none where no host may."""
    if not service.settings.frames:
        return []
    return [
        Route("/oembed", partial(_oembed, service)),
        Route(f"/{_COLOURS}", partial(_colours, service)),
        Route(f"/{FRAMED}{{stem:path}}/", partial(_framed, service, "sv")),
        Route(f"/en/{FRAMED}{{stem:path}}/", partial(_framed, service, "en")),
    ]


def policy_of(settings: SiteSettings) -> bytes:
    """Write what a framed page may do, and who may frame it: nothing runs in it, and nobody else shows it."""
    picture = f" {_origin(settings.logo)}" if settings.logo else ""
    return (
        f"default-src 'none'; style-src 'self'; img-src 'self'{picture}; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {' '.join(settings.frames)}"
    ).encode("ascii")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


async def _framed(service: Service, language: Language, request: Request) -> Reply:
    stem = request.path_params["stem"]
    target = (request.scope["raw_path"], b"")
    return Reply(await service.ready(target, _page(service.settings, stem, language)))


def _page(settings: SiteSettings, stem: str, language: Language) -> Make:
    def make(store: Store, state: ServerState) -> Answer:
        scope = state.scope(stem)
        if (
            scope is None
            or scope.municipality is None
            or scope.meeting_id is not None
            or language not in settings.languages
        ):
            return problem(HTTPStatus.NOT_FOUND, "there is nothing at this address")
        picked = MeetingFilter(
            municipalities=(scope.municipality.code,),
            organizations=(scope.organization.name,) if scope.organization else (),
            first=state.now.date(),
        )
        page = FramedPage(
            path=f"{FRAMED}{stem}/",
            of=scope.path,
            title=scope.title,
            meetings=tuple(islice(store.queries.filtered_meetings(picked), _MOST)),
            colours=_COLOURS if settings.colour else None,
            logo=settings.logo,
        )
        body = render(page, frame_of(settings), language)
        return Answer(body, "text/html; charset=utf-8", Kind.FRAME, policy=policy_of(settings))

    return make


async def _colours(service: Service, request: Request) -> Reply:
    colour = service.settings.colour or "#0a5a66"
    # In the dark our own colours stand: one that can be read on white cannot on black.
    sheet = (
        f"@media not (prefers-color-scheme: dark) {{ :root {{ --accent: {colour}; --accent-strong: {colour}; }} }}\n"
    )
    answer = Answer(sheet.encode(), "text/css; charset=utf-8", Kind.DATA)
    del request
    return Reply(prepare(answer, secure=service.secure))


async def _oembed(service: Service, request: Request) -> Reply:
    """Tell how a page of ours is framed (oEmbed 1.0)."""
    try:
        state = await service.state()
        answer = _described(service.settings, state, request.scope["query_string"])
    except AgendawatchError as error:
        answer = refusal(error)
    return Reply(prepare(answer, secure=service.secure))


def _described(settings: SiteSettings, state: ServerState, query: bytes) -> Answer:
    asked = read_query(query, FrameQuery)
    if asked.format != "json":
        return problem(HTTPStatus.NOT_IMPLEMENTED, "oEmbed is told as JSON here")
    url, base = asked.url, settings.base_url or ""
    path = url.removeprefix(base)
    english = path.startswith("en/")
    scope = state.scope(path.removeprefix("en/").strip("/")) if base and url.startswith(base) else None
    if scope is None or scope.municipality is None or scope.meeting_id is not None:
        return problem(HTTPStatus.NOT_FOUND, "no page of ours that can be framed is at this address")
    width, height = min(_WIDTH, asked.maxwidth or _WIDTH), min(_HEIGHT, asked.maxheight or _HEIGHT)
    src = f"{base}{'en/' if english else ''}{FRAMED}{scope.path}"
    told = {
        "version": "1.0",
        "type": "rich",
        "title": scope.title,
        "provider_name": settings.title,
        "provider_url": base,
        "width": width,
        "height": height,
        "html": f'<iframe src="{escape(src)}" title="{escape(scope.title)}" width="{width}" height="{height}" loading="lazy"></iframe>',
    }
    return Answer(json.dumps(told, ensure_ascii=False).encode(), "application/json; charset=utf-8", Kind.DATA)
