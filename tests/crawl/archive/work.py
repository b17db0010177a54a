"""Work for processes, in a module that costs them nothing to import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

LIMIT = 60
"""Seconds: far more than any machine needs."""


def work(nth: int, kills: int | None = None) -> tuple[int, int]:
    """Tell the number and the process; kill that at one number, as a document does that a parser cannot bear."""
    if nth == kills:
        os.kill(os.getpid(), signal.SIGKILL)
    return nth, os.getpid()


def wait_for(path: Path) -> str:
    """Tell the process, and stay in it until a file is there."""
    path.with_suffix(".here").write_text(str(os.getpid()))
    for _ in range(LIMIT * 100):
        if path.exists():
            break
        time.sleep(0.01)
    return path.name
