"""How a source asks: it yields a `Request`, is sent a `Response`, and returns a value. Nothing here does I/O."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, runtime_checkable

from agendawatch.documents import decode
from agendawatch.errors import AgendawatchError, ReadError
from agendawatch.model import Document, Listing, Meeting, Organization, Provenance, Site, Window
from agendawatch.model.value import taught


@taught
@dataclass(frozen=True, slots=True)
class Request:
    """A page that a source wants."""

    url: str
    """What is asked for."""
    params: tuple[tuple[str, str], ...] = ()
    """Query parameters, added to the address in this order."""
    method: str = "GET"
    """GET or POST."""
    body: bytes | None = None
    """What is sent; `None` for nothing."""
    headers: tuple[tuple[str, str], ...] = ()
    """Names and values, in the order sent."""
    expects: str | None = None
    """The kind of answer promised: `html`, `pdf`, `json`; `None` takes what comes."""
    repeatable: bool = True
    """False when asking again later makes no sense by itself (a session, an id that rotates)."""
    document: bool = False
    """Whether it is a meeting's document that a page names: it is asked for only where the municipality publishes."""


@taught
@dataclass(frozen=True)
class Response:
    """What came back, whole."""

    url: str
    """The address that answered, after redirects."""
    status: int
    """The HTTP status."""
    body: bytes
    """The octets."""
    fetched: dt.datetime
    """When they came."""
    media_type: str | None = None
    """As the server tells; `None` where it does not."""
    charset: str | None = None
    """As the header names it; `None` when it does not."""
    headers: tuple[tuple[str, str], ...] = field(default=())
    """Names and values, in the order received."""

    @cached_property
    def text(self) -> str:
        """The body as text, decoded as browsers do (WHATWG Encoding)."""
        return decode(self.body, charset=self.charset)

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of the body, hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """Look a header up, letter case aside; the first of several."""
        return next((value for key, value in self.headers if key.casefold() == name.casefold()), None)

    def ground(self, words: str | None = None) -> Provenance:
        """Say of a fact that it stands here, by some words of the page."""
        return Provenance(words=words or None, url=self.url, seen=self.fetched, content_hash=self.content_hash)


T = TypeVar("T")
A = TypeVar("A")
P = TypeVar("P")
Flow: TypeAlias = Generator[Request, Response, T]
"""Yields requests, is sent responses, returns a value."""


class Source(Protocol):
    """A way of publishing."""

    platform: str
    """Its name in `Site.platform`."""

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all that the site holds."""
        ...

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's agenda, decisions and documents; the same meeting where nothing more is published."""
        ...


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice on a digital board (anslagstavla) that minutes are adjusted: from it the time to appeal counts."""

    document: Document
    """What is announced."""
    organization: Organization | None = None
    """Whose minutes; `None` when the notice does not say."""
    date: dt.date | None = None
    """The day of the meeting; `None` when the notice does not say."""
    posted: dt.date | None = None
    """When it was put up; `None` when the board does not say."""
    removed: dt.date | None = None
    """When it is taken down; `None` when the board does not say."""


@runtime_checkable
class NoticeSource(Protocol):
    """A way of publishing that has a notice board as well."""

    platform: str

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """List the notices of adjusted minutes that are up now, of one organization or of all."""
        ...


# A flow run step by step, here or in a sandbox: its next request after each outcome.
#
# A source does no I/O and looks at no clock, so that the same answers lead to the same questions: a flow can
# be taken up elsewhere by starting it again and replaying the outcomes.

Opening: TypeAlias = Callable[[], Flow[T]]
"""Opens a flow; for a sandbox it is a `functools.partial` of what stands in a module."""
Outcome: TypeAlias = Response | AgendawatchError
"""What came of an ask."""

_HELD = 16
"""Flows that a process keeps open; one that was dropped is started again."""


@dataclass(frozen=True, slots=True)
class Returned(Generic[T]):
    """The end of a flow, and what it gives."""

    value: T


Turn: TypeAlias = Request | Returned[T]
"""What a flow does next: it asks, or it ends."""


def step(flow: Generator[A, P, T], outcome: P | AgendawatchError | None) -> A | Returned[T]:
    """Send a flow the outcome of its last request; returns its next request, or its result. `None` starts it."""
    try:
        if outcome is None:
            return next(flow)
        if isinstance(outcome, AgendawatchError):
            return flow.throw(outcome)
        return flow.send(outcome)
    except StopIteration as stop:
        return Returned(stop.value)


def relayed(flow: Flow[T], answer: Callable[[Request], Flow[Response]]) -> Flow[T]:
    """Run a flow, with each of its requests answered by another flow."""
    turn = step(flow, None)
    while isinstance(turn, Request):
        outcome: Outcome
        try:
            outcome = yield from answer(turn)
        except AgendawatchError as error:
            outcome = error
        turn = step(flow, outcome)
    return turn.value


_open: OrderedDict[str, Flow[Any]] = OrderedDict()  # any source's
"""Those that are held in this process, by the key that they are called by; the last one last."""


def take_up(key: str, opening: Opening[T], outcomes: tuple[Outcome, ...]) -> Turn[T]:
    """Start a flow again, replay all outcomes so far, and keep it under a key; returns its next request, or its result."""
    flow = opening()
    turn = step(flow, None)
    for outcome in outcomes:
        turn = step(flow, outcome)
    return _keeping(key, flow, turn)


def resume(key: str, outcome: Outcome) -> Turn[Any] | None:
    """Send an outcome to the flow that this process keeps under a key; `None` where it keeps none."""
    flow = _open.pop(key, None)
    return None if flow is None else _keeping(key, flow, step(flow, outcome))


def _keeping(key: str, flow: Flow[T], turn: Turn[T]) -> Turn[T]:
    if isinstance(turn, Request):
        _open[key] = flow
        if len(_open) > _HELD:
            _open.popitem(last=False)
    return turn


# Readers know no addresses: whoever asked for the page adds it to what they raise.


@contextmanager
def addressed(url: str) -> Iterator[None]:
    """Give an address to a reader's error that has none; its class and its facts stay."""
    try:
        yield
    except ReadError as error:
        if error.url is not None:
            raise
        raise error.at(url) from error
