"""Processes of this machine that outlive any of them: a document that kills its worker is told, and the others go on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class _PoolJob:
    """A piece of work, and where its answer is waited for."""

    work: Callable[[], Any]  # Any: an executor takes all kinds of work
    answer: Future[Any]
    suspect: bool = False
    """Whether it was being done when a process died."""


def worker_pool(count: int | None) -> AbstractContextManager[Executor | None]:
    """Open a pool of so many processes; `None` where one would do."""
    return WorkerPool(count) if count is not None and count > 1 else nullcontext()


class WorkerPool(Executor):
    """A pool of processes. When one dies, Python's own pool fails all that was under way; this one does it again.

    What was under way is done once more, each piece alone, so that the one that kills is known: only its answer is the
    error. Work may thus be done twice; work that is not to be must see for itself that it was done.
    """

    def __init__(self, count: int) -> None:
        """Have so many processes, started when the first is needed."""
        self._count = count
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[_PoolJob] = deque()
        self._suspects: deque[_PoolJob] = deque()
        self._going: dict[Future[Any], _PoolJob] = {}
        self._lock = threading.RLock()
        self._closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have work done; it and its answer must be picklable."""
        job = _PoolJob(partial(fn, *args, **kwargs), Future())
        with self._lock:
            if self._closed:
                msg = "these workers have been sent home"
                raise RuntimeError(msg)
            self._waiting.append(job)
        self._start()
        return job.answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Send them home; `wait` lets them finish what was asked."""
        with self._lock:
            self._closed = True
            if cancel_futures:
                for job in (*self._waiting, *self._suspects):
                    job.answer.cancel()
            left = [job.answer for job in (*self._going.values(), *self._waiting, *self._suspects)]
        if wait:
            for answer in left:
                if not answer.cancelled():
                    answer.exception()
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def _start(self) -> None:
        """Hand out what may be done now: suspects one at a time and alone, else as many as there are processes."""
        with self._lock:
            while (job := self._next()) is not None:
                if not job.answer.running() and not job.answer.set_running_or_notify_cancel():
                    continue
                if self._pool is None:
                    # A fork would copy open connections; a clean process opens its own.
                    self._pool = ProcessPoolExecutor(self._count, mp_context=get_context("spawn"))
                try:
                    made = self._pool.submit(job.work)
                except BrokenProcessPool:
                    # It broke while nothing of ours told so; the work is no suspect.
                    self._pool = None
                    self._waiting.appendleft(job)
                    continue
                self._going[made] = job
                made.add_done_callback(self._done)

    def _next(self) -> _PoolJob | None:
        if self._suspects:
            return self._suspects.popleft() if not self._going else None
        if any(job.suspect for job in self._going.values()) or len(self._going) >= self._count:
            return None
        return self._waiting.popleft() if self._waiting else None

    def _done(self, made: Future[Any]) -> None:
        if isinstance(made.exception(), BrokenProcessPool):
            # Since Python 3.12.1 a pool that breaks holds its own lock while it tells; who waits here may hold ours.
            threading.Thread(target=self._settle, args=(made,), daemon=True).start()
        else:
            self._settle(made)

    def _settle(self, made: Future[Any]) -> None:
        with self._lock:
            job, error = self._going.pop(made), made.exception()
            broken = isinstance(error, BrokenProcessPool)
            if broken:
                self._pool = None
            again = broken and not job.suspect
            if again:
                job.suspect = True
                self._suspects.append(job)
        if error is None:
            job.answer.set_result(made.result())
        elif not again:
            job.answer.set_exception(error)
        self._start()
