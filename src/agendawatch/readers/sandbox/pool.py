"""Processes that read what anybody may have written: kept warm, held to limits, and replaced when they pass them."""

from __future__ import annotations

import logging
import os
import pickle
import threading
import weakref
from collections.abc import Callable, Hashable
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeVar, TypeVarTuple

from agendawatch.documents.html import is_pdf
from agendawatch.errors import BUGS, AgendawatchError, ReadError, UnsafeError
from agendawatch.readers.sandbox.limits import Limits
from agendawatch.readers.sandbox.messages import Call, Kind, Message
from agendawatch.readers.sandbox.pickles import unpacked
from agendawatch.readers.sandbox.process import BrokenProcessError, Process

__all__ = ["Sandbox", "needs_sandbox", "read_apart", "sandbox"]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_LOG = logging.getLogger(__name__)
_LARGE = 200_000
"""Bytes from which a page of any kind is read in a process of its own."""
_MOST = 4
"""Processes of one sandbox: to read is work for a processor."""
_GUESTS = 16
"""Whose work a process is remembered to hold."""


def needs_sandbox(body: bytes) -> bool:
    """Tell whether a page is read in a process of its own: a PDF, or one past 200 kB."""
    return len(body) > _LARGE or is_pdf(body)


def read_apart(body: bytes, read: Callable[[*Ts], T], *arguments: *Ts) -> T:
    """Call what reads a page: in the sandbox where the page needs it, and else here."""
    return sandbox().call(read, *arguments) if needs_sandbox(body) else read(*arguments)


def sandbox() -> Sandbox:
    """Give this process's own sandbox, which all rooms share; nothing is started before it is needed."""
    return _sandbox_of(os.getpid())


@cache
def _sandbox_of(process: int) -> Sandbox:
    """Make one for each process: who is forked shares no pipes, and no lock that nobody lets go of any more."""
    del process
    return Sandbox()


class Sandbox:
    """A few processes that read, each one page or document at a time. Threads may share it."""

    def __init__(self, processes: int | None = None, *, limits: Limits | None = None) -> None:
        """Have so many processes: as many as there are processors, four at most, unless told."""
        self.limits = limits or Limits()
        self._places = processes or min(_MOST, os.cpu_count() or 1)
        self._resting: list[Process] = []
        self._turn = threading.Condition()
        weakref.finalize(self, _end_all, self._resting)

    def __enter__(self) -> Self:
        """Close it at the end of a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """End the processes that rest; who asks again has new ones."""
        with self._turn:
            _end_all(self._resting)

    def call(
        self,
        function: Callable[[*Ts], T],
        *arguments: *Ts,
        limits: Limits | None = None,
        near: Hashable = None,
    ) -> T:
        """Call a function of a module in a process with limits, and give what it gives.

        `near` names whose work this goes on with: the process that has done the last of it is chosen where it is free.
        An error of ours is raised as it was there, and any other as a `ReadError`. What stops the process or passes
        a limit is an `UnsafeError`; one that dies by itself is believed the second time, for somebody else may have
        killed it.
        """
        try:
            value: T = self._answered(Call(function, arguments, limits or self.limits), near, again=True)
        except BrokenProcessError as error:
            raise UnsafeError(error.limit) from error
        return value

    def _answered(self, call: Call, near: Hashable, *, again: bool) -> Any:  # noqa: ANN401 - whatever was called
        process = self._taken(near)
        try:
            answer = process.answer(call)
        except BrokenProcessError as error:
            if not (error.by_itself and again):
                raise
            answer = None
        finally:
            self._given_back(process, near)
        return self._answered(call, near, again=False) if answer is None else _value(answer, call.limits)

    def _taken(self, near: Hashable) -> Process:
        """Take a process that rests, or start one where there is a place."""
        with self._turn:
            self._turn.wait_for(lambda: self._places > 0)
            self._places -= 1
            known = next((it for it in self._resting if near in it.guests), None)
            process = known or (self._resting[-1] if self._resting else None)
            if process is not None:
                self._resting.remove(process)
        try:
            if process is not None and process.is_there:
                return process
            if process is not None:
                process.end()
            return Process()
        except BaseException:
            self._leave()
            raise

    def _given_back(self, process: Process, near: Hashable) -> None:
        if near is not None:
            process.guests.pop(near, None)
            process.guests[near] = None
            if len(process.guests) > _GUESTS:
                del process.guests[next(iter(process.guests))]
        with self._turn:
            if process.is_there:
                self._resting.append(process)
        self._leave()

    def _leave(self) -> None:
        with self._turn:
            self._places += 1
            self._turn.notify()


def _value(answer: Message, limits: Limits) -> Any:  # noqa: ANN401 - whatever was called
    """Read an answer; what it holds was made where a document had its say, and is believed no further than it is ours."""
    if answer.kind is Kind.MEMORY:
        raise UnsafeError(limit=f"{limits.memory // 1_000_000} MB of memory")
    try:
        said = unpacked(answer.body)
    except (*BUGS, pickle.UnpicklingError) as error:
        raise UnsafeError(limit="an answer that is none of ours") from error
    if answer.kind is Kind.ERROR and isinstance(said, AgendawatchError):
        raise said
    if answer.kind is Kind.BUG:
        came, trace = said
        _LOG.error("a mistake of ours in a reader\n%s", trace)
        raise ReadError(expected="a page that our code can read", came=str(came))
    return said


def _end_all(processes: list[Process]) -> None:
    while processes:
        processes.pop().end()
