"""How much one page or document may take of the machine, and how a process holds itself to it."""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import dataclass, replace
from types import ModuleType

__all__ = ["Limits", "confine", "contain", "memory_in_use"]

_STATM = "/proc/self/statm"
_SCRAP = 65_536
"""Bytes that a confined process may write into a file: what it complains of, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reading of one page or document may take."""

    cpu: float = 30.0
    """Seconds of processor time; a summons of 1,000 dense pages takes ten."""
    wall: float = 60.0
    """Seconds by the clock, after which the process is killed, on every platform."""
    memory: int = 300_000_000
    """Bytes of address space beside what the process holds at rest and the page itself."""
    answer: int = 32_000_000
    """Bytes of what was read, as it is sent back."""

    def times(self, count: int) -> Limits:
        """Give the time for so many documents; memory stays as it is."""
        return replace(self, cpu=self.cpu * count, wall=self.wall * count)


def _resource() -> ModuleType | None:
    """Import what POSIX has and Windows has not."""
    try:
        return importlib.import_module("resource")
    except ImportError:
        return None


def contain() -> None:
    """Give up for good what a reader never needs: to leave a core, and to write more than a few lines into any file."""
    # A module's compiled form is longer than that: cut short, it would stop every process that imports it after us.
    sys.dont_write_bytecode = True
    if (resource := _resource()) is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_SCRAP, _SCRAP))


def confine(limits: Limits) -> None:
    """Hold this process to the limits of one document, counted from what it has used so far."""
    if (resource := _resource()) is None:
        return
    used = sum(os.times()[:2])
    _soften(resource, resource.RLIMIT_CPU, int(used + limits.cpu) + 1)
    if (held := memory_in_use()) is not None:
        _soften(resource, resource.RLIMIT_AS, held + limits.memory)


def _soften(resource: ModuleType, kind: int, wanted: int) -> None:
    """Set a limit as low as wanted, or as what the operator has set already."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def memory_in_use() -> int | None:
    """Tell how many bytes of address space this process holds; `None` where the system does not say."""
    try:
        with open(_STATM, encoding="ascii") as told:  # noqa: PTH123 - asked for every document
            return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None
