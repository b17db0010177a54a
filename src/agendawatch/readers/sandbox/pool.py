"""Processes that read what anybody may have written: kept warm, held to limits, and replaced when they pass them."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import cache
from types import TracebackType
from typing import IO, Any, Self, TypeVar, TypeVarTuple

from agendawatch.documents.html import is_pdf
from agendawatch.errors import BUGS, AgendawatchError, ReadError, UnsafeError
from agendawatch.readers.sandbox.messages import Call, Kind, Limits, Message, receive_message, send_call, unpacked

# One process of a sandbox, as its parent sees it: called, waited for, and killed when its time is over.

_PROGRAM = "import sys; sys.path[:] = {path!r}; from agendawatch.readers.sandbox.child import main; main()"
_PASSED_ON = ("LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TEMP", "TMPDIR", "TZ")
"""What the process is told of the environment: nothing that is secret."""
_STARTED_WITHIN = 60.0
_ENDED_WITHIN = 5.0
_COMPLAINT = 1_000


class BrokenProcessError(Exception):
    """A process did not live to answer. Nobody outside the sandbox sees it."""

    def __init__(self, limit: str, *, by_itself: bool = False) -> None:
        """Say why; `by_itself` where no limit of ours ended it."""
        super().__init__(limit)
        self.limit = limit
        self.by_itself = by_itself


class Process:
    """A process that reads. One thread asks at a time."""

    def __init__(self) -> None:
        """Start it; one that does not start is a `ReadError`, of this machine and of no document."""
        told = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        path = [os.path.abspath(place) for place in sys.path]  # noqa: PTH100 - "" is the folder that we are in
        self.guests: dict[object, None] = {}
        """Whose work it may still hold, the last one last."""
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._complaint = ""
        self._popen = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", _PROGRAM.format(path=path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=told,
            start_new_session=True,  # Ctrl-C is our matter, and no crash of the reader
        )
        self._over = False
        try:
            ready = self.answer(None, Limits(wall=_STARTED_WITHIN))
        except BrokenProcessError as error:
            came = f"none that starts: {self._complaint or error.limit}"
            raise ReadError(expected="a process to read in", came=came) from error
        if ready.kind is not Kind.READY:
            raise AssertionError(ready)

    def answer(self, call: Call | None, limits: Limits) -> Message:
        """Have a call answered, or hear that it has started; raises `BrokenProcessError`, and it is gone, where none comes."""
        timer = threading.Timer(limits.wall, self._end_of_time)
        timer.daemon = True
        timer.start()
        try:
            if call is not None:
                send_call(_pipe(self._popen.stdin), call)
            answer = receive_message(_pipe(self._popen.stdout), limits.answer)
        except (OSError, ValueError) as error:
            self.end()
            if isinstance(error, ValueError):
                raise BrokenProcessError(limit=f"{limits.answer:_} bytes of answer") from error
            answer = None
        except BaseException:
            # Broken off: what it would still answer is nobody's.
            self.end()
            raise
        finally:
            timer.cancel()
        if answer is None:
            raise self._broken(limits)
        if answer.last:
            self.end()
        return answer

    def _end_of_time(self) -> None:
        self._over = True
        self._popen.kill()

    def _broken(self, limits: Limits) -> BrokenProcessError:
        """Tell why it is gone."""
        with suppress(subprocess.TimeoutExpired):
            # Who says nothing more is about to end, in a way of its own.
            self._popen.wait(_ENDED_WITHIN)
        self.end()
        code = self._popen.returncode
        if self._over:
            return BrokenProcessError(f"{limits.wall:g} seconds")
        if code == -getattr(signal, "SIGXCPU", 0):
            return BrokenProcessError(f"{limits.cpu:g} seconds of processor time")
        return BrokenProcessError(_crash(code), by_itself=True)

    @property
    def is_there(self) -> bool:
        """Tell whether it lives."""
        return self._popen.poll() is None

    def end(self) -> None:
        """End it, whatever it does; again is nothing."""
        self._popen.kill()
        for pipe in (self._popen.stdin, self._popen.stdout):
            try:
                _pipe(pipe).close()
            except OSError:
                # What could not be sent any more.
                continue
        self._popen.wait()
        if not self._complaints.closed:
            self._complaints.seek(0)
            lines = self._complaints.read().decode(errors="replace").strip().splitlines()
            self._complaint = lines[-1][:_COMPLAINT] if lines else ""
            self._complaints.close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError
    return pipe


def _crash(code: int) -> str:
    """Name how a process ended."""
    if code >= 0:
        return f"its process ended with {code}"
    try:
        return f"its process ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"its process ended by signal {-code}"


# Processes that read what anybody may have written.

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
            answer = process.answer(call, call.limits)
        except BrokenProcessError as error:
            if not (error.by_itself and again):
                raise
            answer = None
        finally:
            if near is not None:
                process.guests.pop(near, None)
                process.guests[near] = None
                if len(process.guests) > _GUESTS:
                    del process.guests[next(iter(process.guests))]
            with self._turn:
                if process.is_there:
                    self._resting.append(process)
            self._leave()
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
