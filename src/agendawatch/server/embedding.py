"""Lists that pages of other hosts may frame, in the colours of a settings file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from itertools import islice
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from agendawatch.i18n import Language
from agendawatch.server.answers import Answer, Kind, PreparedAnswer, problem
from agendawatch.server.service import Service
from agendawatch.server.state import ServerState
from agendawatch.site.addresses import FRAMED
from agendawatch.site.facts.served import FramedPage
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store
from agendawatch.store.queries import MeetingFilter

_MOST = 12
"""Meetings that a frame has room for."""
_COLOURS = f"{FRAMED}farger.css"


def embedding_routes(service: Service) -> list[BaseRoute]:
    """List the routes of what may be framed; none where no host may."""
    if not service.settings.frames:
        return []
    colour = service.settings.colour or "#0a5a66"
    # In the dark our own colours stand: one that can be read on white cannot on black.
    sheet = (
        f"@media not (prefers-color-scheme: dark) {{ :root {{ --accent: {colour}; --accent-strong: {colour}; }} }}\n"
    )
    return [
        Route(f"/{_COLOURS}", service.prepared(Answer(sheet.encode(), "text/css; charset=utf-8", Kind.DATA))),
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


async def _framed(service: Service, language: Language, request: Request) -> PreparedAnswer:
    stem = request.path_params["stem"]
    target = (request.scope["raw_path"], b"")
    return await service.ready(target, partial(_page, service, stem, language))


def _page(service: Service, stem: str, language: Language, store: Store, state: ServerState) -> Answer:
    settings = service.settings
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
    return replace(service.page(page, language, Kind.FRAME), policy=policy_of(settings))
