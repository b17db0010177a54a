"""The host's own page of doubts, opened by the host's key: one doubt at a time, and one key of the keyboard each."""

from __future__ import annotations

import binascii
import datetime as dt
import hmac
from base64 import b64decode
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import ClassVar
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from agendawatch.answers.doubts import AskedDoubt, answer, asked, last_word, open_doubts
from agendawatch.errors import AgendawatchError, InputError
from agendawatch.i18n import Language
from agendawatch.server.answers import Answer, Kind, PreparedAnswer, problem
from agendawatch.server.forms import form_body, is_ours
from agendawatch.server.service import Service
from agendawatch.site.addresses import DOUBTS
from agendawatch.site.facts.page import Examples
from agendawatch.site.kept_pages import drawn_page
from agendawatch.store import Store
from agendawatch.store.doubts import KnownSettlement

POSTS = frozenset({f"/{DOUBTS}".encode(), f"/en/{DOUBTS}".encode()})
_CHALLENGE = ((b"www-authenticate", b'Basic realm="agendawatch", charset="UTF-8"'),)


@dataclass(frozen=True, slots=True)
class DoubtPage:
    """One doubt, as it may be read, and the word that was said last."""

    template: ClassVar[str] = "doubt"
    feeds: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[Examples] = frozenset()
    path: ClassVar[str] = DOUBTS

    asked: AskedDoubt | None
    """`None` where nothing is left."""
    drawn: str | None = None
    """The kept page's text as HTML of ours, the words in doubt marked; `None` where it is not kept or cannot be read."""
    nth: int = 0
    count: int = 0
    following: str | None = None
    """The id of the doubt that is asked next if this one is left for later; `None` for the last."""
    last: KnownSettlement | None = None
    """The word that was said last, which can be taken back."""


def doubt_routes(service: Service, key: str) -> list[BaseRoute]:
    """List the routes of the page, in the languages of the site; `key` opens it."""
    languages = tuple(("" if language == "sv" else f"{language}/", language) for language in service.settings.languages)
    return [
        Route(f"/{tongue}{DOUBTS}", partial(_reply, service, key, language), methods=["GET", "POST"])
        for tongue, language in languages
    ]


def opens(header: str | None, key: str) -> bool:
    """Tell whether a request holds the key, as the password of HTTP Basic, whatever name stands beside it.

    >>> opens("Basic OmhlbWxpZ3Q=", "hemligt"), opens("Basic OmZlbA==", "hemligt"), opens(None, "hemligt")
    (True, False, False)
    """
    scheme, _, told = (header or "").partition(" ")
    try:
        _, _, given = b64decode(told, validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return False
    return scheme.casefold() == "basic" and hmac.compare_digest(given, key.encode())


async def _reply(service: Service, key: str, language: Language, request: Request) -> PreparedAnswer | Response:
    if not opens(request.headers.get("authorization"), key):
        return service.prepared(problem(HTTPStatus.UNAUTHORIZED, "this page is the host's own", more=_CHALLENGE))
    try:
        await service.state()
        if request.method != "POST":
            later = request.query_params.get("from")
            return service.prepared(await service.workers.run(lambda: _page(service, language, later)))
        body = await form_body(request)
        if body is None:
            return service.prepared(problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "this is more than any form of ours"))
        if not is_ours(request.headers, service.settings.base_url or ""):
            return service.prepared(problem(HTTPStatus.FORBIDDEN, "the form was not sent by a page of this site"))
        said = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
        onward = await service.workers.run(lambda: _take(service.store.get(), said, service.now()))
    except AgendawatchError as error:
        return service.refused(error)
    return RedirectResponse(f"{request.url.path}?from={onward}" if onward else request.url.path, HTTPStatus.SEE_OTHER)


def _page(service: Service, language: Language, later: str | None) -> Answer:
    """Show the doubt from which somebody goes on, or the first."""
    store = service.store.get()
    left = open_doubts(store)
    nth = next((nth for nth, it in enumerate(left) if it.id == later), 0)
    ground = left[nth].doubt.provenance if left else None
    held = store.records.page(ground.content_hash) if ground and ground.content_hash else None
    page = DoubtPage(
        asked=asked(left[nth]) if left else None,
        drawn=drawn_page(held.body, (ground,), 1) if ground and held else None,
        nth=nth + 1,
        count=len(left),
        following=left[nth + 1].id if nth + 1 < len(left) else None,
        last=last_word(store),
    )
    return service.page(page, language, Kind.FORM)


def _take(store: Store, said: dict[str, str], now: dt.datetime) -> str | None:
    """Keep a word, or take the last back; give the id of the doubt to go on with."""
    if "back" in said:
        taken = store.records.delete_settlement(said["back"], made=now)
        return next((doubt.id for doubt in open_doubts(store) if doubt.doubt.about == taken.settlement.about), None)
    known = next((doubt for doubt in open_doubts(store) if doubt.id == said.get("doubt")), None)
    if known is None or answer(store, asked(known), said.get("key", ""), made=now) is None:
        raise InputError(field="key", value=said.get("key", ""), expected="an answer to something that is in doubt")
    return said.get("next")
