"""Mail for readers: a form, a link that confirms, and one that shows, changes and ends; nothing of it is kept in caches.

A link that is opened does nothing by itself, since programs open links too: a button does. One click of a program of
mail (RFC 8058) ends a subscription without a page.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from typing import Literal

from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from agendawatch.errors import AgendawatchError, InputError
from agendawatch.i18n import Language, speaking, tr
from agendawatch.mail import (
    LetterSender,
    MailSettings,
    Period,
    Purpose,
    SmtpMailer,
    Standing,
    Subscription,
    Subscriptions,
    TooManyError,
    confirmation,
    read_mail_address,
)
from agendawatch.mail.entries import known_actions
from agendawatch.mail.letters import CONFIRM, MAIL, MANAGE
from agendawatch.mail.smtp import SendOutcome
from agendawatch.model import Municipality, Watch
from agendawatch.proposals.terms import read_term
from agendawatch.proposals.watch_index import condition
from agendawatch.server.answers import Answer, Kind
from agendawatch.server.askers import Asker
from agendawatch.server.forms import form_body, is_ours
from agendawatch.server.queries import read_texts
from agendawatch.server.service import Service
from agendawatch.server.state import ServerState
from agendawatch.site.facts.served import MailPage, MailStep
from agendawatch.site.pages import render
from agendawatch.site.settings import is_named
from agendawatch.store import Store

_LOG = logging.getLogger("agendawatch.server")
_FIELDS = ("words", "reference", "municipality", "organization", "party", "where", "proposal", "address", "period")
"""What the form by which mail is asked for may hold."""
_CHOSEN = re.compile(rb"(?:^|&)it=([0-9a-f]{16})(?:&|$)")
"""Which of several a button confirms."""
POSTS = frozenset(f"/{tongue}{path}".encode() for tongue in ("", "en/") for path in (MAIL, CONFIRM, MANAGE))
"""Where a form may be sent."""

PageAndStatus = tuple[MailPage, HTTPStatus]


@dataclass(slots=True)
class MailService:
    """All that the pages of mail need beside the service."""

    settings: MailSettings
    subscriptions: Subscriptions
    sender: LetterSender
    mailer: Callable[[], SmtpMailer]

    def send(self, asked: Subscription, now: dt.datetime) -> None:
        """Send the letter that asks for confirmation; one that is not taken may be asked for again."""
        try:
            with self.mailer() as mailer:
                letter = confirmation(self.sender, asked, now=now)
                taken = mailer.send(letter, sender=self.sender.envelope(asked), to=asked.address) is SendOutcome.TAKEN
        except AgendawatchError as error:
            _LOG.warning("a letter that asks for confirmation could not be sent: %s", error)
            taken = False
        if not taken:
            self.subscriptions.change(asked.id, lambda it: replace(it, sent=None))


def mail_routes(service: Service, room: MailService) -> list[BaseRoute]:
    """List the routes of mail, in the languages of the site."""
    languages = tuple(("" if it == "sv" else f"{it}/", it) for it in service.settings.languages)
    steps = (
        (MAIL, _show_form, _take_form),
        (CONFIRM, _show_confirmation, _take_confirmation),
        (MANAGE, _show_kept, _take_change),
    )
    return [
        Route(f"/{tongue}{path}", partial(_answer, (service, room, language), show, take), methods=["GET", "POST"])
        for tongue, language in languages
        for path, show, take in steps
    ]


@dataclass(frozen=True, slots=True)
class _Step:
    """What a step looks at."""

    service: Service
    room: MailService
    store: Store
    state: ServerState
    language: Language
    query: bytes
    body: bytes = b""
    asker: Asker | None = None
    """`None` where nobody can tell."""
    ours: bool | None = None
    """Whether a page of ours sent the form; `None` where nothing says so, as where a program of mail ends it."""
    letters: list[Subscription] = field(default_factory=list)
    """What a letter is to ask confirmation of, when the answer has been sent."""


async def _answer(
    where: tuple[Service, MailService, Language],
    show: Callable[[_Step], PageAndStatus],
    take: Callable[[_Step], PageAndStatus],
    request: Request,
) -> ASGIApp:
    service, room, language = where
    posted = request.method == "POST"
    body = await form_body(request) if posted else b""
    if body is None:
        return service.prepared(Answer(b"", "text/plain", Kind.STATE, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
    query, asker = request.scope["query_string"], service.askers.of(request.scope)
    ours = is_ours(request.headers, service.settings.base_url or "")
    letters: list[Subscription] = []

    def made(store: Store, state: ServerState) -> Answer:
        step = _Step(service, room, store, state, language, query, body, asker, ours, letters)
        with speaking(language):
            if posted and ours is False:
                said = tr("The form was not sent by a page of this site.")
                page, status = MailPage(MAIL, MailStep.ASK, wrong=said), HTTPStatus.FORBIDDEN
            else:
                page, status = (take if posted else show)(step)
        # A link's page is one reader's, in the language of the letter.
        one = page.step not in {MailStep.ASK, MailStep.ASKED}
        site = service.settings.model_copy(update={"languages": (language,)}) if one else service.settings
        return Answer(render(page, site, language), "text/html; charset=utf-8", Kind.FORM, status=status)

    try:
        prepared = service.prepared(await service.ask(made))
    except AgendawatchError as error:
        return service.refused(error)

    async def answer_and_send(scope: Scope, receive: Receive, send: Send) -> None:
        """Send letters when the answer has been sent: how long it takes tells nothing of an address."""
        await prepared(scope, receive, send)
        for asked in letters:
            await asyncio.to_thread(room.send, asked, service.now())

    return answer_and_send


def _show_form(step: _Step) -> PageAndStatus:
    """Show the form, filled with what the page that led here is of."""
    try:
        wish = _read_form(step.query)
        if "municipality" in wish:
            wish["municipality"] = _town(step.state, wish["municipality"]).name
    except InputError as error:
        return MailPage(MAIL, MailStep.ASK, wrong=_mistake_words(error)), HTTPStatus.BAD_REQUEST
    return MailPage(MAIL, MailStep.ASK, wish, proposal=_proposal_title(step, wish.get("proposal"))), HTTPStatus.OK


def _take_form(step: _Step) -> PageAndStatus:
    """Take what somebody asks for, and send the letter that asks the address whether it is so."""
    wish: dict[str, str] = {}
    try:
        wish = _read_form(step.body)
        if not step.ours:
            return _form_again(step, wish, tr("The form was not sent by a page of this site."), HTTPStatus.FORBIDDEN)
        if step.asker is None:
            said = tr("This server cannot tell who asks, so no mail can be asked for. Tell whoever runs it.")
            return _form_again(step, wish, said, HTTPStatus.SERVICE_UNAVAILABLE)
        asked = step.room.subscriptions.ask(
            _wanted(step, wish), now=step.service.now(), asker=step.asker, per_hour=step.room.settings.per_hour
        )
    except TooManyError as error:
        return _form_again(step, wish, str(error), HTTPStatus.TOO_MANY_REQUESTS)
    except InputError as error:
        return _form_again(step, wish, _mistake_words(error), HTTPStatus.BAD_REQUEST)
    if asked is not None:
        step.letters.append(asked)
    return MailPage(MAIL, MailStep.ASKED), HTTPStatus.ACCEPTED


def _form_again(step: _Step, wish: Mapping[str, str], said: str, status: HTTPStatus) -> PageAndStatus:
    title = _proposal_title(step, wish.get("proposal"))
    return MailPage(MAIL, MailStep.ASK, wish, proposal=title, wrong=said), status


def _read_form(form: bytes) -> dict[str, str]:
    """Read a form; fields that were left empty are as if they were not there."""
    pairs = [pair for pair in form.split(b"&") if pair.partition(b"=")[2].replace(b"+", b"")]
    return read_texts(b"&".join(pairs), _FIELDS)


def _wanted(step: _Step, wish: Mapping[str, str]) -> Subscription:
    """Read what is asked for; what cannot be looked for, and an address that is none, raise `InputError`."""
    address = read_mail_address(wish.get("address", ""))
    period = Period.WEEKLY if wish.get("period") == Period.WEEKLY else Period.DAILY
    asked = Subscription(address=address, period=period, language=step.language)
    if "proposal" in wish:
        title = _proposal_title(step, wish["proposal"])
        if not title:
            raise InputError(field="proposal", value=wish["proposal"], expected="a proposal that is followed here")
        return replace(asked, proposal=wish["proposal"], title=title)
    watch, title = _watch(step, wish)
    return replace(asked, watch=watch, title=title)


def _watch(step: _Step, wish: Mapping[str, str]) -> tuple[Watch, str]:
    terms = [part for raw in wish.get("words", "").split(",") if (part := raw.strip())]
    place = wish.get("municipality")
    town = _town(step.state, place) if place else None
    watch = Watch(
        name="mail",
        words=tuple(read_term("words", term).written for term in terms if " " not in term),
        phrases=tuple(read_term("phrases", term).written for term in terms if " " in term),
        references=(read_term("references", wish["reference"]).written,) if "reference" in wish else (),
        municipalities=(town.code,) if town else (),
        organizations=(wish["organization"],) if "organization" in wish else (),
        parties=(wish["party"],) if "party" in wish else (),
        where=wish.get("where"),
    )
    condition(watch)
    title = ", ".join(
        filter(
            None,
            (*terms, *map(wish.get, ("where", "reference", "party", "organization")), town.name if town else None),
        )
    )
    return watch, title


def _town(state: ServerState, written: str) -> Municipality:
    """Find a municipality of the site by its name, code or slug; any other raises `InputError`."""
    shown = (feed.municipality for feed in state.feeds.values() if feed.municipality)
    found = next((town for town in shown if is_named(town, written)), None)
    if found is None:
        raise InputError(field="municipality", value=written, expected="one that this site shows")
    return found


def _proposal_title(step: _Step, identifier: str | None) -> str:
    if not identifier:
        return ""
    known = (proposal for proposal in step.store.proposals() if step.service.settings.shows(proposal.municipality))
    return next((it.title for it in known if it.id == identifier), "")


def _token(step: _Step, purpose: Purpose) -> str | None:
    """Give the id that a link names; `None` when it is none of ours."""
    try:
        written = read_texts(step.query, ("k",)).get("k", "")
    except InputError:
        return None
    return step.room.sender.keys.read(purpose, written)


def _show_confirmation(step: _Step) -> PageAndStatus:
    identifier = _token(step, Purpose.CONFIRM)
    if identifier is None:
        return MailPage(CONFIRM, MailStep.STRANGE), HTTPStatus.NOT_FOUND
    step.room.subscriptions.purge(step.service.now())
    asked = step.room.subscriptions.get(identifier)
    if asked is None:
        return MailPage(CONFIRM, MailStep.STALE), HTTPStatus.GONE
    begun = MailStep.BEGUN if asked.standing is Standing.ACTIVE else MailStep.CONFIRM
    return _waiting(step, begun, asked), HTTPStatus.OK


def _waiting(step: _Step, shown: MailStep, own: Subscription, wrong: str = "") -> MailPage:
    """Show what waits for an answer, whoever asked for it."""
    return MailPage(CONFIRM, shown, mine=_rows(step.room.subscriptions.waiting(own), own), begun=own.title, wrong=wrong)


def _take_confirmation(step: _Step) -> PageAndStatus:
    """Begin what was asked for: from now on, and only what is new."""
    identifier = _token(step, Purpose.CONFIRM)
    if identifier is None:
        return MailPage(CONFIRM, MailStep.STRANGE), HTTPStatus.NOT_FOUND
    chosen = _CHOSEN.search(step.body)
    asked = step.room.subscriptions.get(chosen[1].decode() if chosen else identifier)
    if asked is None:
        return MailPage(CONFIRM, MailStep.STALE), HTTPStatus.GONE
    followed = (proposal for proposal in step.store.proposals() if proposal.id == asked.proposal)
    known = [key for it in followed for key in known_actions(it)]
    after = step.store.queries.last_change_number()
    try:
        begun = step.room.subscriptions.confirm(
            asked.id, now=step.service.now(), after=after, known=known, link=identifier
        )
    except TooManyError as error:
        return _waiting(step, MailStep.CONFIRM, asked, str(error)), HTTPStatus.CONFLICT
    if begun is None:
        return MailPage(CONFIRM, MailStep.STALE), HTTPStatus.GONE
    return _waiting(step, MailStep.BEGUN, begun), HTTPStatus.OK


def _show_kept(step: _Step) -> PageAndStatus:
    """Show all that is kept of who follows a link of a letter."""
    identifier = _token(step, Purpose.MANAGE)
    if identifier is None:
        return MailPage(MANAGE, MailStep.STRANGE), HTTPStatus.NOT_FOUND
    it = step.room.subscriptions.get(identifier)
    if it is None:
        return MailPage(MANAGE, MailStep.ENDED), HTTPStatus.OK
    mine = _rows(step.room.subscriptions.of(it.address), it)
    return MailPage(MANAGE, MailStep.MANAGE, mine=mine, address=it.address, by=it.period), HTTPStatus.OK


def _take_change(step: _Step) -> PageAndStatus:
    """Change or end a subscription; one click of a program of mail ends it, as does the button."""
    identifier = _token(step, Purpose.MANAGE)
    it = step.room.subscriptions.get(identifier) if identifier else None
    wish = _pressed(step.body) if it else None  # ended before: the same answer, and nothing changes
    if it and wish == "all":
        step.room.subscriptions.forget(it.address)
    elif it and wish == "leave":
        step.room.subscriptions.end(it.id)
    elif it and wish:
        period = Period(wish)
        step.room.subscriptions.change(it.id, lambda known: replace(known, period=period))
    return _show_kept(step)


def _pressed(body: bytes) -> Literal["leave", "all", "daily", "weekly"] | None:
    """Read which button was pressed; a program sends `List-Unsubscribe=One-Click`, as a form or in parts."""
    if b"List-Unsubscribe" in body and b"One-Click" in body:
        return "leave"
    pressed: Collection[str] = {pair.partition("=")[2] for pair in body.decode("ascii", "replace").split("&")}
    return next((it for it in ("leave", "all", "daily", "weekly") if it in pressed), None)


def _rows(all_of: Collection[Subscription], own: Subscription) -> tuple[tuple[str, str, str, bool, str], ...]:
    return tuple((it.title, it.period.value, it.standing.value, it.id == own.id, it.id) for it in all_of)


def _mistake_words(error: InputError) -> str:
    """Say what is wrong, in the language that is spoken."""
    if error.field == "municipality":
        return tr("No municipality that is followed here is called {name}.", name=str(error.value))
    if error.field == "address":
        return tr("That is no address of mail. It looks like namn@post.example.")
    if error.field == "watch":
        return tr("Say what you want to know: words, a case number or a municipality.")
    if error.field == "proposal":
        return tr("That proposal is not followed here.")
    return tr("This cannot be looked for: {value}", value=str(error.value))
