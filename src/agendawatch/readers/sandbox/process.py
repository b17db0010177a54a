"""One process of a sandbox, as its parent sees it: asked, waited for, and killed when its time is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from typing import IO

from agendawatch.errors import ReadError
from agendawatch.readers.sandbox.limits import Limits
from agendawatch.readers.sandbox.messages import Call, Kind, Message, ask, receive

__all__ = ["BrokenProcessError", "Process"]

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
        self._start()

    def _start(self) -> None:
        try:
            ready = self._exchange(None, Limits(wall=_STARTED_WITHIN))
        except BrokenProcessError as error:
            came = f"none that starts: {self._complaint or error.limit}"
            raise ReadError(expected="a process to read in", came=came) from error
        if ready.kind is not Kind.READY:
            raise AssertionError(ready)

    def answer(self, call: Call) -> Message:
        """Have a call answered; raises `BrokenProcessError` where none comes, and the process is gone then."""
        return self._exchange(call, call.limits)

    def _exchange(self, call: Call | None, limits: Limits) -> Message:
        timer = threading.Timer(limits.wall, self._end_of_time)
        timer.daemon = True
        timer.start()
        try:
            if call is not None:
                ask(_pipe(self._popen.stdin), call)
            answer = receive(_pipe(self._popen.stdout), limits.answer)
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
