"""A scheduler and workers that each are a process of their own, as on machines of their own, to be killed one by one."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 120
_QUIET = ("--no-dashboard",)


@dataclass(slots=True)
class Machines:
    """What is running of a cluster."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def begin(self) -> None:
        """Start one more worker; one that dies is not begun anew, and one that loses its scheduler ends."""
        self.workers.append(_started("dask_worker", self.address, "--nthreads", "1", "--no-nanny", *_QUIET))


def _started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ours


@contextmanager
def machines(folder: Path, workers: int) -> Iterator[Machines]:
    """Start a scheduler and so many workers."""
    told = folder / "scheduler"
    told.unlink(missing_ok=True)
    # The address is told by a file, which is there when the scheduler listens.
    listening = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told), *_QUIET)
    running = Machines("", _started("dask_scheduler", *listening))
    try:
        running.address = _address(told)
        for _ in range(workers):
            running.begin()
        yield running
    finally:
        for process in (*running.workers, running.scheduler):
            process.kill()
            process.wait(PATIENCE)


def _address(told: Path) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found: str = json.loads(told.read_text(encoding="utf-8"))["address"]
        except (FileNotFoundError, ValueError):
            time.sleep(0.05)
        else:
            return found
    msg = "no scheduler came"
    raise AssertionError(msg)
