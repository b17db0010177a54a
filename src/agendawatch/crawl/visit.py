"""One visit to a site: ask last time's pages again, and run the flow only where one has changed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from agendawatch.crawl import explore
from agendawatch.crawl.resolve import READER, SiteRoute, explore_flow
from agendawatch.errors import AgendawatchError, HostError, StatusError, UnsafeError
from agendawatch.fetch.exchange import CachedRequest, InMemoryPages, PageReply
from agendawatch.fetch.flow import NamedFlow, OpenFlow, ReadingApart, run
from agendawatch.model import Listing, Route
from agendawatch.sources.flow import Outcome, Request, Response
from agendawatch.sources.page_memory import Memory, Validators, key

T = TypeVar("T")

_HELD = 64_000_000
"""Bytes of pages that are held while it is asked whether any has changed."""
_FAILED_AT_MOST = 3
"""Pages of a way that may fail before the others are not asked for: the site was built anew, or is down."""


@dataclass(frozen=True, slots=True)
class Visit(Generic[T]):
    """What came of a visit."""

    value: T | None
    """What the flow returned; `None` when nothing had changed, so that nothing was read."""
    unchanged: bool
    """Whether every page of last time answered that it is the same."""
    same: bool
    """Whether every page that was received before is the same to the byte, whoever read it then; `False` where none was."""
    asks: int
    """Pages asked for; robots.txt, redirects and retries are not counted here."""
    not_modified: int
    """Of these, the ones that the host answered with 304."""
    bytes: int
    """Received in bodies, decompressed."""
    name: str = ""
    """What the visit is remembered under, by this reader."""
    itinerary: tuple[Request, ...] = ()
    """What to ask next time before reading anything; `()` when it must be read in full."""
    validators: tuple[tuple[str, Validators], ...] = ()
    """By what each of its pages is known again, by the key to remember it under."""
    unsafe: tuple[UnsafeError, ...] = ()
    """Pages that could not be read safely: where the flow could not do without one, there is no value."""
    route: tuple[str, Route] | None = None
    """How the site's pages were found, and the name to remember it under; `None` where nothing is new about it."""

    def settle(self, memory: Memory) -> None:
        """Remember the visit, so that the next one can be conditional.

        Whoever keeps the value settles after keeping it: a round that dies in between then asks again.
        """
        for name, validators in self.validators:
            memory.save_validators(name, validators)
        memory.save_requests(self.name, self.itinerary)
        if self.route is not None:
            memory.save_route(*self.route)


def value_of(came: Visit[T]) -> T:
    """Give what a visit read; raises `UnsafeError` where a page that it needs could not be read safely."""
    if came.value is None:
        raise came.unsafe[0]
    return came.value


@dataclass(slots=True)
class _Log:
    """What has happened so far on one visit."""

    name: str
    reader: str
    asks: int = 0
    not_modified: int = 0
    size: int = 0
    failed: bool = False
    route: list[Request] = field(default_factory=list)
    validators: dict[str, Validators] = field(default_factory=dict)
    pages: dict[str, tuple[Response, Validators]] = field(default_factory=dict)
    """Received while asking whether anything changed, and not read yet."""
    errors: dict[str, AgendawatchError] = field(default_factory=dict)
    """What went wrong while asking whether anything changed, and was not told yet."""

    def key(self, ask: Request) -> str:
        # Within this visit's name: two visits may share a page, and one reading it is not the other. Its bytes are the
        # same whoever reads it.
        return f"{self.name} {key(ask)}"

    def note(self, ask: Request, reply: PageReply) -> None:
        """Count a reply."""
        self.not_modified += reply.page is None
        self.size += reply.size
        self.validators[self.key(ask)] = reply.validators

    def hold(self, ask: Request, reply: PageReply) -> None:
        """Keep a page for the flow, where not much is kept already: else it is asked for again."""
        held = sum(len(page.body) for page, _ in self.pages.values())
        if reply.page is not None and (not self.pages or held + len(reply.page.body) <= _HELD):
            self.pages[key(ask)] = reply.page, reply.validators

    def visit(self, value: T | None, *, unchanged: bool, same: bool, unsafe: Iterable[UnsafeError] = ()) -> Visit[T]:
        """Close the log."""
        lasting = not self.failed and all(ask.repeatable for ask in self.route)
        return Visit(
            value=value,
            unchanged=unchanged,
            same=same,
            asks=self.asks,
            not_modified=self.not_modified,
            bytes=self.size,
            name=f"{self.reader} {self.name}",
            itinerary=tuple(self.route) if lasting else (),
            validators=tuple(self.validators.items()) if lasting else (),
            unsafe=tuple(unsafe),
        )

    def by_route(
        self,
        way: SiteRoute,
        found: explore.Explored | None,
        itinerary: tuple[Request, ...],
        *,
        same: bool,
        unsafe: Iterable[UnsafeError] = (),
    ) -> Visit[Listing]:
        """Close the log of a visit that found its way: dead ends on it say nothing of what it found."""
        route, listing = way.route(found), found.listing if found is not None else None
        return replace(
            self.visit(listing, unchanged=found is None, same=same, unsafe=unsafe),
            itinerary=found.asks if found is not None else itinerary,
            validators=tuple(self.validators.items()),
            route=(way.name, route) if route is not None else None,
        )


def visit(
    flow: NamedFlow[T], memory: Memory | None = None, *, unsafe: Memory | None = None, reader: str = ""
) -> Generator[CachedRequest | ReadingApart, Any, Visit[T]]:
    """Visit a site: yields requests and what the sandbox has to read, is sent what came of each, returns what came of all.

    Each page of the last visit under this name, by this reader, is asked for again on condition that it changed.
    If none did, nothing is read. Else the flow is run in full, with the pages that have
    come in already. A flow with asks that cannot be repeated, or one that lived through
    an error, is run in full each time. Nothing is remembered before `Visit.settle`.
    Which pages broke their reader is known to `unsafe`; to `memory` unless it is given.
    """
    log = _Log(flow.name, reader)
    asks = (memory.requests(f"{reader} {flow.name}") if memory else None) or ()
    if memory and asks and (yield from _is_unchanged(asks, memory, log)):
        log.route.extend(asks)
        return log.visit(None, unchanged=True, same=True)
    log.validators.clear()
    value, met = yield from _hold(OpenFlow(flow.opening, unsafe or memory or InMemoryPages()), log, memory)
    return log.visit(value, unchanged=False, same=value is not None and _is_same(log, memory), unsafe=met)


def visit_by_route(
    way: SiteRoute, memory: Memory | None = None, *, unsafe: Memory | None = None
) -> Generator[CachedRequest | ReadingApart, Any, Visit[Listing]]:
    """Visit a site whose pages are found by a way: as `visit`, but of its pages each is taken for itself.

    Those that hold something are asked for again, and no others; what those gave that are as before is remembered, and
    they are not asked for twice.
    """
    log = _Log(explore_flow(way).name, READER)
    itinerary: tuple[Request, ...] = ()
    unchanged: dict[str, Request] = {}
    if memory is not None:
        itinerary = memory.requests(f"{log.reader} {log.name}") or ()
        for ask in way.first(itinerary):
            try:
                if (yield from _is_as_before(ask, memory, log)):
                    unchanged[key(ask)] = ask
            except AgendawatchError as error:
                log.errors[key(ask)] = error
                if isinstance(error, HostError) or len(log.errors) == _FAILED_AT_MOST:
                    break
        if way.rests(itinerary, unchanged):
            return log.by_route(way, None, itinerary, same=True)
    flow = OpenFlow(explore_flow(way, unchanged).opening, unsafe or memory or InMemoryPages())
    found, met = yield from _hold(flow, log, memory)
    if found is None:
        return log.visit(None, unchanged=False, same=False, unsafe=met)
    return log.by_route(way, found, itinerary, same=_is_same(log, memory), unsafe=met)


def _is_same(log: _Log, memory: Memory | None) -> bool:
    if memory is None:
        return False
    known = [(memory.validators(name), now) for name, now in log.validators.items()]
    hashes = [(before.content_hash, now.content_hash) for before, now in known if before is not None]
    return bool(hashes) and all(before == now for before, now in hashes)


def reread(flow: NamedFlow[T], memory: Memory, kept: Callable[[str], Response | None]) -> T | None:
    """Run a flow with the pages of the last visit, whoever read them then; `None` where it was never run.

    `kept` gives a page by the hash of its body. `LookupError` where one was not kept.
    """
    under_way = OpenFlow(flow.opening, memory)
    turn = under_way.begin()
    first = True
    try:
        while isinstance(turn, Request):
            known = memory.validators(f"{flow.name} {key(turn)}")
            if known is None and first:
                return None
            first = False
            page = kept(known.content_hash) if known is not None and known.content_hash is not None else None
            if page is None:
                raise LookupError(key(turn))
            turn = run(under_way.tell(page), ReadingApart.run)
    finally:
        under_way.end()
    return turn.value


def _is_unchanged(asks: tuple[Request, ...], memory: Memory, log: _Log) -> Generator[CachedRequest, PageReply, bool]:
    """Ask for last time's pages until one has changed."""
    for ask in asks:
        try:
            as_before = yield from _is_as_before(ask, memory, log)
        except StatusError:
            # A page that is gone is a change; the flow knows what that means.
            return False
        if not as_before:
            return False
    return True


def _is_as_before(ask: Request, memory: Memory, log: _Log) -> Generator[CachedRequest, PageReply, bool]:
    """Ask for a page on condition that it changed, and tell whether it has not; one never seen before is not asked for."""
    known = memory.validators(log.key(ask))
    if known is None or not ask.repeatable:
        return False
    log.asks += 1
    reply = yield CachedRequest(ask, known)
    log.note(ask, reply)
    log.hold(ask, reply)
    return reply.page is None or reply.validators.content_hash == known.content_hash


def _hold(
    under_way: OpenFlow[T], log: _Log, memory: Memory | None
) -> Generator[CachedRequest | ReadingApart, Any, tuple[T | None, Sequence[UnsafeError]]]:
    """Run the flow, answering from pages that have come in where it can be; gives the unsafe pages met too.

    The value is `None` where one of those could not be done without: the same bytes would do the same, so it is
    remembered, and asked for again when they are others.
    """
    try:
        turn = under_way.begin()
        while isinstance(turn, Request):
            log.route.append(turn)
            outcome: Outcome
            try:
                outcome = yield from _answer(turn, log, memory)
            except AgendawatchError as error:
                log.failed = True
                outcome = error
            turn = yield from under_way.tell(outcome)
    except UnsafeError as error:
        return None, under_way.unsafe or [error]
    finally:
        under_way.end()
    return turn.value, under_way.unsafe


def _answer(ask: Request, log: _Log, memory: Memory | None) -> Generator[CachedRequest, PageReply, Response]:
    if key(ask) in log.errors:
        raise log.errors.pop(key(ask))
    kept = log.pages.pop(key(ask), None) if ask.repeatable else None
    if kept is not None:
        page, log.validators[log.key(ask)] = kept
        return page
    log.asks += 1
    # What is known of the page goes along, for what it tells of the host; the body is wanted in any case.
    reply = yield CachedRequest(ask, memory.validators(log.key(ask)) if memory else None, asked_anew=True)
    log.note(ask, reply)
    if reply.page is None:
        msg = "a host answered that a page is unchanged which we do not have"
        raise AssertionError(msg)
    return reply.page
