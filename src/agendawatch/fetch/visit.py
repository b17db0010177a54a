"""One visit to a site: ask last time's pages again, and hold the conversation only where one has changed."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from agendawatch.errors import AgendawatchError, HostError, StatusError
from agendawatch.fetch.exchange import Errand, Reply
from agendawatch.fetch.ways import Way
from agendawatch.model import Route
from agendawatch.sources.conversation import Ask, Conversation, Page
from agendawatch.sources.memory import Memory, Validators, key

__all__ = ["Visit", "visit"]

T = TypeVar("T")

_FAILED_AT_MOST = 3
"""Pages of a way that may fail before the others are not asked for: the site was built anew, or is down."""


@dataclass(frozen=True, slots=True)
class Visit(Generic[T]):
    """What came of a visit."""

    value: T | None
    """What the conversation returned; `None` when nothing had changed, so that nothing was read."""
    unchanged: bool
    """Whether every page of last time answered that it is the same."""
    asks: int
    """Pages asked for; robots.txt, redirects and retries are not counted here."""
    not_modified: int
    """Of these, the ones that the host answered with 304."""
    bytes: int
    """Received in bodies, decompressed."""
    name: str = ""
    """What the visit is remembered under."""
    itinerary: tuple[Ask, ...] = ()
    """What to ask next time before reading anything; `()` when it must be read in full."""
    validators: tuple[tuple[str, Validators], ...] = ()
    """By what each of its pages is known again, by the key to remember it under."""
    route: tuple[str, Route] | None = None
    """How the site's pages were found, and the name to remember it under; `None` where nothing is new about it."""

    def settle(self, memory: Memory) -> None:
        """Remember the visit, so that the next one can be conditional.

        Whoever keeps the value settles after keeping it: a round that dies in between then asks again.
        """
        for name, validators in self.validators:
            memory.remember(name, validators)
        memory.remember_itinerary(self.name, self.itinerary)
        if self.route is not None:
            memory.remember_route(*self.route)


@dataclass(slots=True)
class _Log:
    """What has happened so far on one visit."""

    name: str
    asks: int = 0
    not_modified: int = 0
    size: int = 0
    failed: bool = False
    route: list[Ask] = field(default_factory=list)
    validators: dict[str, Validators] = field(default_factory=dict)
    pages: dict[str, tuple[Page, Validators]] = field(default_factory=dict)
    """Received while asking whether anything changed, and not read yet."""
    errors: dict[str, AgendawatchError] = field(default_factory=dict)
    """What went wrong while asking whether anything changed, and was not told yet."""

    def key(self, ask: Ask) -> str:
        # Within this visit's name: two visits may share a page, and one reading it is not the other.
        return f"{self.name} {key(ask)}"

    def note(self, ask: Ask, reply: Reply) -> None:
        """Count a reply."""
        self.not_modified += reply.page is None
        self.size += reply.size
        self.validators[self.key(ask)] = reply.validators

    def visit(self, value: T | None, *, unchanged: bool, way: Way | None) -> Visit[T]:
        """Close the log."""
        if way is not None:
            return self._by_way(value, way, unchanged=unchanged)
        lasting = not self.failed and all(ask.repeatable for ask in self.route)
        return Visit(
            value=value,
            unchanged=unchanged,
            asks=self.asks,
            not_modified=self.not_modified,
            bytes=self.size,
            name=self.name,
            itinerary=tuple(self.route) if lasting else (),
            validators=tuple(self.validators.items()) if lasting else (),
        )

    def _by_way(self, value: T | None, way: Way, *, unchanged: bool) -> Visit[T]:
        """Close the log of a visit that found its way: dead ends on it say nothing of what it found."""
        route = way.route()
        return Visit(
            value=value,
            unchanged=unchanged,
            asks=self.asks,
            not_modified=self.not_modified,
            bytes=self.size,
            name=self.name,
            itinerary=way.found.asks if way.found is not None else way.itinerary,
            validators=tuple(self.validators.items()),
            route=(way.name, route) if route is not None else None,
        )


def visit(
    conversation: Conversation[T], name: str, memory: Memory | None = None, way: Way | None = None
) -> Generator[Errand, Reply, Visit[T]]:
    """Visit a site: yields errands, is sent replies, returns what came of it.

    Each page of the last visit under this name is asked for again on condition that it changed.
    If none did, nothing is read. Else the conversation is held in full, with the pages that have
    come in already. A conversation with asks that cannot be repeated, or one that lived through
    an error, is held in full each time. Nothing is remembered before `Visit.settle`.
    Of a visit that finds its way (`way`), the pages that hold something are asked for again, and no others;
    what those gave that are as before is remembered, and they are not asked for twice.
    """
    log = _Log(name)
    asks = (memory.recall_itinerary(name) if memory else None) or ()
    if memory and way is not None:
        yield from _check(way.first(asks), memory, log, way)
        same = way.rests
    else:
        same = bool(memory and asks and (yield from _is_unchanged(asks, memory, log)))
    if same:
        conversation.close()
        log.route.extend(asks)
        return log.visit(None, unchanged=True, way=way)
    if way is None:
        log.validators.clear()
    value = yield from _hold(conversation, log, memory)
    return log.visit(value, unchanged=False, way=way)


def _is_unchanged(asks: tuple[Ask, ...], memory: Memory, log: _Log) -> Generator[Errand, Reply, bool]:
    """Ask for last time's pages until one has changed."""
    for ask in asks:
        known = memory.recall(log.key(ask))
        if known is None or not ask.repeatable:
            return False
        log.asks += 1
        try:
            reply = yield Errand(ask, known)
        except StatusError:
            # A page that is gone is a change; the conversation knows what that means.
            return False
        log.note(ask, reply)
        if reply.page is not None:
            log.pages[key(ask)] = reply.page, reply.validators
            if reply.validators.content_hash != known.content_hash:
                return False
    return True


def _check(asks: tuple[Ask, ...], memory: Memory, log: _Log, way: Way) -> Generator[Errand, Reply, None]:
    """Ask for the pages of a way, each once, and note which are as before; many that fail are enough."""
    for ask in asks:
        known = memory.recall(log.key(ask))
        if known is None or not ask.repeatable:
            continue
        log.asks += 1
        try:
            reply = yield Errand(ask, known)
        except AgendawatchError as error:
            log.errors[key(ask)] = error
            if isinstance(error, HostError) or len(log.errors) == _FAILED_AT_MOST:
                return
            continue
        log.note(ask, reply)
        if reply.page is not None:
            log.pages[key(ask)] = reply.page, reply.validators
        if reply.page is None or reply.validators.content_hash == known.content_hash:
            way.unchanged[key(ask)] = ask


def _hold(conversation: Conversation[T], log: _Log, memory: Memory | None) -> Generator[Errand, Reply, T]:
    """Hold the conversation, answering from pages that have come in where it can be."""
    try:
        ask = next(conversation)
        while True:
            log.route.append(ask)
            try:
                page = yield from _answer(ask, log, memory)
            except AgendawatchError as error:
                log.failed = True
                ask = conversation.throw(error)
            else:
                ask = conversation.send(page)
    except StopIteration as stop:
        value: T = stop.value
        return value


def _answer(ask: Ask, log: _Log, memory: Memory | None) -> Generator[Errand, Reply, Page]:
    if key(ask) in log.errors:
        raise log.errors.pop(key(ask))
    kept = log.pages.pop(key(ask), None) if ask.repeatable else None
    if kept is not None:
        page, log.validators[log.key(ask)] = kept
        return page
    log.asks += 1
    # What is known of the page goes along, for what it tells of the host; the body is wanted in any case.
    reply = yield Errand(ask, memory.recall(log.key(ask)) if memory else None, asked_anew=True)
    log.note(ask, reply)
    if reply.page is None:
        msg = "a host answered that a page is unchanged which we do not have"
        raise AssertionError(msg)
    return reply.page
