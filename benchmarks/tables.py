"""What the benchmarks share: a Markdown table, a fair race, and which peers are here."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a Markdown table; all columns but the first are set to the right.

    >>> print(table(("way", "ms"), [("ours", 3)]), end="")
    | way | ms |
    | --- | ---: |
    | ours | 3 |
    """
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(str(cell) for cell in line)} |\n" for line in lines)


def say(*lines: str) -> None:
    """Print lines, each a paragraph of Markdown."""
    sys.stdout.write("".join(f"\n{line}\n" for line in lines))


def faster(what: str, took: Mapping[str, float], ours: str = "agendawatch") -> str:
    """Name every peer that needs less than we do, with its part of what we need.

    >>> faster("writing", {"agendawatch": 2.0, "ics": 1.5, "vobject": 9.0})
    'Faster than ours at writing: ics (0.75 × our time).'
    """
    ahead = {name: each / took[ours] for name, each in took.items() if name != ours and each < took[ours]}
    if not ahead:
        return f"No peer measured here is faster at {what}."
    named = ", ".join(f"{name} ({part:.2f} × our time)" for name, part in sorted(ahead.items(), key=lambda it: it[1]))
    return f"Faster than ours at {what}: {named}."


def version_of(distribution: str) -> str | None:
    """Give an installed distribution's version."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def missing(distributions: Iterable[str]) -> str:
    """Say in one line which peers are not installed; "" when all are."""
    absent = [name for name in distributions if version_of(name) is None]
    return f"Not installed, so not measured: {', '.join(absent)}." if absent else ""


def race(ways: Mapping[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """Let ways take turns in one process; give each its median of CPU seconds.

    Whatever else the machine does falls on all of them alike.
    """
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(turns):
        for name, work in ways.items():
            gc.collect()
            begin = time.process_time()
            work()
            took[name].append(time.process_time() - begin)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def apart(module: str, *arguments: str) -> str:
    """Run a benchmark's part in a process of its own; give what it prints; what it complains of is seen."""
    command = [sys.executable, "-m", module, *arguments]
    alike = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, encoding="utf-8", env=alike)  # noqa: S603 - our own modules
    return done.stdout
