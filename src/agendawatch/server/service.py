"""The service: where an answer is looked up, or made once for all who ask, and sent in the form that each takes."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TypeVar

from starlette.types import Scope

from agendawatch.answers.ask import View
from agendawatch.errors import AgendawatchError, ConfigError, InputError, StoreError
from agendawatch.i18n import Language, speaking
from agendawatch.server.answers import Answer, Kind, PreparedAnswer, ResponseCache, Target, prepare, problem
from agendawatch.server.askers import Askers
from agendawatch.server.limits import Budget, BusyError, SpentError, Turns, Workers
from agendawatch.server.state import Plan, ServerState, StoreHandle, read_state, state_key
from agendawatch.site.facts.page import Page
from agendawatch.site.pages import render
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

_LOG = logging.getLogger("agendawatch.server")
_AGAIN = (b"retry-after", b"10")
_POLL = 1.0
"""Seconds between looks at the store."""
_REST = 50
"""Looking a large site through takes a while, from those who read: so many times as long it is left alone after."""
_LOOK = 60.0
"""Seconds that looking a site through may take."""

T = TypeVar("T")

Make = Callable[[Store, ServerState], Answer]
"""Makes an answer from a store, in a thread; what is wrong with the question raises `InputError`."""


@dataclass(slots=True)
class Service:
    """Everything that requests share."""

    store: StoreHandle
    now: Callable[[], dt.datetime]
    plan: Plan
    settings: SiteSettings
    secure: bool = False
    askers: Askers = field(default_factory=Askers)
    workers: Workers = field(default_factory=Workers)
    turns: Turns = field(default_factory=Turns)
    cache: ResponseCache = field(default_factory=ResponseCache)
    trouble: str | None = None
    """What is wrong with the store; `None` when nothing was at the last look."""
    _state: ServerState | None = None
    _under_way: dict[Target, asyncio.Task[PreparedAnswer]] = field(default_factory=dict)
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def state(self) -> ServerState:
        """Give the state that answers are made from; the first who asks has it looked up."""
        if self._state is None:
            await self.look()
        if self._state is None:
            raise StoreError(self.trouble or "the store cannot be read")
        return self._state

    async def poll_store(self, *, poll: float = _POLL) -> None:
        """Look at the store again and again, for as long as the server runs."""
        loop = asyncio.get_running_loop()
        while True:
            begun = loop.time()
            looking = asyncio.create_task(self.look())
            await asyncio.wait({looking})
            broken = looking.exception()
            if broken is not None:
                _LOG.error("the site cannot be looked through", exc_info=broken)
                self.trouble = "the site cannot be looked through; the server's log tells why"
            await asyncio.sleep(max(poll, _REST * (loop.time() - begun)))

    async def look(self) -> None:
        """Look at the store, and at the whole site where anything is other than it was."""
        async with self._looking:
            try:
                pulse = await self.workers.run(self.store.change_token)
                if self._state is None or state_key(pulse, self.now()) != self._state.mark:
                    self._take(await self.workers.run(self._read, _LOOK))
            except AgendawatchError as error:
                if self.trouble is None:
                    # Who runs the server is told where the store is; who asks it is not.
                    _LOG.warning("the store cannot be read: %s", error.__cause__ or error)
                self.trouble = str(error)
            else:
                self.trouble = None

    def _read(self) -> ServerState:
        return read_state(self.store.get(), self.store.change_token(), self.now(), self.plan, self.settings)

    def _take(self, state: ServerState) -> None:
        """Begin to answer from another state; what was made from the same facts still holds."""
        self._state = state
        self.cache.renew(state.holds)

    def view(self, store: Store, state: ServerState) -> View:
        """Give what a question is answered from, within the bounds of one request."""
        return View(store, state.now, state.towns, Budget().looking)

    def page(self, page: Page, language: Language, kind: Kind, *, status: int = HTTPStatus.OK) -> Answer:
        """Render a page of the site's templates."""
        with speaking(language):
            body = render(page, self.settings, language)
        return Answer(body, "text/html; charset=utf-8", kind, status=status)

    def prepared(self, answer: Answer) -> PreparedAnswer:
        """Prepare an answer with the headers that this server sends."""
        return prepare(answer, secure=self.secure)

    def refused(self, error: AgendawatchError) -> PreparedAnswer:
        """Say why a question is not answered."""
        return self.prepared(refusal(error))

    async def ask(self, question: Callable[[Store, ServerState], T]) -> T:
        """Answer a question of another room's in a thread of ours; `BusyError` when there is no room, or it takes too long."""
        state = await self.state()
        return await self.workers.run(lambda: question(self.store.get(), state))

    async def searched(self, scope: Scope, make: Make) -> PreparedAnswer:
        """Give the answer to a search, when it is the turn of whoever asks."""
        target = (scope["raw_path"], scope["query_string"])
        known = self.cache.get(target)
        if known is not None:
            return known
        asker = self.askers.of(scope)
        try:
            async with self.turns.of(asker and asker.host) as counted:
                return await self.ready(target, lambda store, state: counted(lambda: make(store, state)))
        except BusyError as error:
            return self.refused(error)

    async def ready(self, target: Target, make: Make, key: str | None = None) -> PreparedAnswer:
        """Give an answer: one that was made, one that is being made, or a new one; a refusal where none can be.

        `key` tells the file that it is made of, by path and fingerprint; what has none holds until the store changes.
        """
        known = self.cache.get(target)
        if known is not None:
            return known
        task = self._under_way.get(target)
        if task is None:
            task = asyncio.create_task(self._make(target, make, key))
            self._under_way[target] = task
            task.add_done_callback(lambda _: self._under_way.pop(target, None))
        return await asyncio.shield(task)

    async def _make(self, target: Target, make: Make, key: str | None) -> PreparedAnswer:
        try:
            state = await self.state()
            ready = await self.workers.run(lambda: self._made(make, state))
        except AgendawatchError as error:
            return self.refused(error)
        if (ready.tags or key is not None) and self._state is state:
            self.cache.put(target, ready, key)
        return ready

    def _made(self, make: Make, state: ServerState) -> PreparedAnswer:
        answer = make(self.store.get(), state)
        return self.prepared(replace(answer, modified=answer.modified or state.modified))


def refusal(error: AgendawatchError) -> Answer:
    """Say why a question is not answered, and what to do about it."""
    if isinstance(error, InputError):
        found = error.mistakes if isinstance(error, ConfigError) else (error,)
        mistakes = [
            {"field": mistake.field, "value": str(mistake.value), "expected": mistake.expected} for mistake in found
        ]
        facts: dict[str, object] = {**mistakes[0], "mistakes": mistakes}
        return problem(HTTPStatus.BAD_REQUEST, str(error), more=(), **facts)
    spent = isinstance(error, SpentError)
    status = HTTPStatus.TOO_MANY_REQUESTS if spent else HTTPStatus.SERVICE_UNAVAILABLE
    return problem(status, str(error), more=(_AGAIN,))
