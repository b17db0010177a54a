"""What a reader may do when a page has got the better of it: in a module that costs a process nothing to import."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from agendawatch.errors import LayoutError


def tell(words: str) -> str:
    """Do as one should."""
    return words.upper()


def process() -> int:
    """Tell in which process this runs."""
    return os.getpid()


def spin() -> NoReturn:
    """Use the processor for ever."""
    while True:
        pass


def sleep() -> None:
    """Do nothing for long."""
    time.sleep(600)


def fill() -> int:
    """Take memory until there is none."""
    held = []
    while True:
        held.append(bytearray(10_000_000))


def keep() -> int:
    """Take much memory and keep it."""
    global _KEPT  # noqa: PLW0603 - that is the fault
    _KEPT = bytearray(200_000_000)
    return os.getpid()


_KEPT = bytearray()


def die() -> None:
    """Die as a parser does that reads where nothing is."""
    os.kill(os.getpid(), signal.SIGSEGV)


def die_once(mark: Path) -> str:
    """Be killed by somebody the first time."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "alive"


def stumble() -> float:
    """Fall over a mistake of ours."""
    return 1 / 0


def refuse() -> None:
    """Refuse a page."""
    raise LayoutError(url="https://kommun.example/", missing="a table of meetings")


def talk() -> bytes:
    """Answer at great length."""
    return bytes(50_000_000)


def pretend() -> object:
    """Answer with something that would run if it were believed."""
    return _Trap()


class _Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("false",)


def chatter() -> str:
    """Print where answers go."""
    print("value")  # noqa: T201 - that is the fault
    os.write(1, b"value")
    sys.stdout.flush()
    return "heard"


def secrets() -> dict[str, str]:
    """Tell what the environment tells."""
    return dict(os.environ)


def scribble(path: Path) -> int:
    """Write a large file."""
    try:
        path.write_bytes(bytes(1_000_000))
    except OSError:
        return path.stat().st_size
    return -1
