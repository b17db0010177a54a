"""A source's flow while it runs: in this process as long as its pages are small, and in the sandbox from then on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Generator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import uuid4

from agendawatch.errors import AgendawatchError, ReadError, TooLargeError, UnsafeError
from agendawatch.readers.sandbox import needs_sandbox, sandbox
from agendawatch.sources.flow import Flow, Opening, Outcome, Response, Returned, Turn, resume, step, take_up
from agendawatch.sources.page_memory import Memory

T = TypeVar("T")

_KEPT = 64_000_000
"""Bytes of pages that are kept for a flow to be taken up elsewhere; past that it cannot be."""


@dataclass(frozen=True, slots=True)
class NamedFlow(Generic[T]):
    """A flow to run, and the name that its requests are remembered under."""

    opening: Opening[T]
    name: str


@dataclass(frozen=True, slots=True)
class ReadingApart:
    """A page to be read in the sandbox, as part of a flow. It takes a while, and may be waited for elsewhere."""

    key: str
    opening: Opening[Any]  # any source's
    outcomes: tuple[Outcome, ...] | None
    """All outcomes that the flow was sent; `None` where they are not kept any more."""
    last: Outcome
    begun: bool
    """Whether a process of the sandbox holds the flow."""
    large: int
    """How many of the pages were read there."""

    def run(self) -> Turn[Any]:
        """Read the page in the sandbox; returns the flow's next request or its result, and raises what it raises."""
        box = sandbox()
        turn: Turn[Any] | None = box.call(resume, self.key, self.last, near=self.key) if self.begun else None
        if turn is not None:
            return turn
        if self.outcomes is None:
            came = "more, and the process that read them is gone"
            raise TooLargeError(limit=f"{_KEPT // 1_000_000} MB of pages that are read together", came=came)
        limits = box.limits.times(max(self.large, 1))
        return box.call(take_up, self.key, self.opening, self.outcomes, limits=limits, near=self.key)


@dataclass(slots=True)
class OpenFlow(Generic[T]):
    """A flow that is running."""

    opening: Opening[T]
    memory: Memory
    """Knows the pages that broke their reader before."""
    unsafe: list[UnsafeError] = field(default_factory=list)
    """Pages that could not be read safely, those known before among them."""
    _here: Flow[T] | None = None
    _key: str = field(default_factory=lambda: uuid4().hex)
    _told: list[Outcome] | None = field(default_factory=list)
    _begun: bool = False

    def begin(self) -> Turn[T]:
        """Start the flow; returns its first request."""
        self._here = self.opening()
        return step(self._here, None)

    def end(self) -> None:
        """Close the flow before its end."""
        if self._here is not None:
            self._here.close()

    def tell(self, outcome: Outcome) -> Generator[ReadingApart, Turn[T], Turn[T]]:
        """Send the flow an outcome; returns its next request or its result, and yields what the sandbox has to read for it."""
        told = self._judged(outcome)
        if self._told is not None:
            self._told.append(told)
        if self._here is not None:
            if not _is_large(told):
                return step(self._here, told)
            self.end()
            self._here = None
        try:
            turn = yield self._reading(told)
        except UnsafeError as error:
            if not isinstance(told, Response) or self._told is None:
                raise
            # Note that the page broke its reader: the flow is told so in its place.
            struck = UnsafeError(error.limit, url=told.url, content_hash=told.content_hash)
            self.memory.save_unsafe_limit(told.content_hash, error.limit, told.fetched)
            self.unsafe.append(struck)
            self._told[-1] = struck
            self._begun = False
            turn = yield self._reading(struck)
        except ReadError as error:
            if error.url is None and isinstance(told, Response):
                raise error.at(told.url) from error
            raise
        self._begun = True
        bodies = [len(it.body) for it in self._told or () if isinstance(it, Response)]
        if sum(bodies) > _KEPT:
            self._told = None
        return turn

    def _judged(self, outcome: Outcome) -> Outcome:
        """Replace a page that is known to have broken its reader by the error."""
        if not isinstance(outcome, Response) or not _is_large(outcome):
            return outcome
        limit = self.memory.unsafe_limit(outcome.content_hash)
        if limit is None:
            return outcome
        error = UnsafeError(limit, url=outcome.url, content_hash=outcome.content_hash, known=True)
        self.unsafe.append(error)
        return error

    def _reading(self, last: Outcome) -> ReadingApart:
        told = None if self._told is None else tuple(self._told)
        large = sum(map(_is_large, told or ()))
        return ReadingApart(self._key, self.opening, told, last, self._begun, large)


def _is_large(outcome: Outcome) -> bool:
    return isinstance(outcome, Response) and needs_sandbox(outcome.body)


# The two drivers of a flow, sync and async. All else in this room is said in generators that they drive.

A = TypeVar("A")
P = TypeVar("P")


async def arun(flow: Generator[A, P, T], answer: Callable[[A], Awaitable[P]]) -> T:
    """Run a flow: answer each of its requests, and return what it returns.

    What goes wrong with an answer is thrown into the flow, which may know better (a year
    without minutes is a 404 on some platforms); what it does not catch comes out here.
    """
    turn = step(flow, None)
    while not isinstance(turn, Returned):
        outcome: P | AgendawatchError
        try:
            outcome = await answer(turn)
        except AgendawatchError as error:
            outcome = error
        turn = step(flow, outcome)
    return turn.value


def run(flow: Generator[A, P, T], answer: Callable[[A], P]) -> T:
    """Run a flow as `arun` does, with a plain function that answers."""

    async def answered(ask: A) -> P:
        return answer(ask)

    return at_once(arun(flow, answered))


def at_once(coroutine: Coroutine[object, object, T]) -> T:
    """Run a coroutine that never waits for anything; returns its value."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        value: T = stop.value
        return value
    raise AssertionError(coroutine)
