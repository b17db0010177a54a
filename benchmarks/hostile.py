"""Documents that were made to stop their reader: none takes more than its limits of time and memory, and the next is read.

    python -m benchmarks.hostile [--quick]

Each is read as a summons in a process of its own, and after it an ordinary plan. Seconds are by the clock; memory is the
most that any of those processes had in use (resident, as Linux tells). `--quick` leaves out what is large.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks import measured
from benchmarks.tables import say, table
from tests.hostile.documents import LARGE, SMALL
from tests.hostile.pdfs import drawing, pdf

from agendawatch.errors import AgendawatchError
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.sandbox import Limits, Sandbox
from agendawatch.readers.schedule import read_schedule

MOST_SECONDS = Limits().wall + 5
MOST_MEGABYTES = 500
_ORDINARY = pdf(drawing())


def attack(make: Callable[[], bytes]) -> tuple[int, float, str]:
    """Read a document, and an ordinary one after it; give its size, seconds and what came of it."""
    page = make()
    with Sandbox(1) as box:
        begun = time.perf_counter()
        try:
            came = f"{len(box.call(read_agenda, page))} items"
        except AgendawatchError as error:
            came = f"{type(error).__name__}: {str(error).partition('got ')[2][:60]}"
        took = time.perf_counter() - begun
        if len(box.call(read_schedule, _ORDINARY)) != 1:
            raise AssertionError(came)
    return len(page), took, came


class Watch:
    """Looks at the processes that this one has started, some hundred times a second: Linux alone tells."""

    def __init__(self) -> None:
        """Have seen none."""
        self.most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.01):
            for task in Path("/proc/self/task").iterdir():
                with suppress(OSError):
                    # A thread that is over by now has no children.
                    processes = (task / "children").read_text().split()
                    self.most = max(self.most, *map(_megabytes, processes), 0)


def _megabytes(process: str) -> int:
    """Tell the most memory that a process has had in use since it began to be what it is; 0 where it is gone."""
    try:
        told = Path(f"/proc/{process}/status").read_text()
        # While it is only being started it is a copy of this one.
        if "sandbox" not in Path(f"/proc/{process}/cmdline").read_text():
            return 0
    except OSError:
        return 0
    return int(told.partition("VmHWM:")[2].split()[0]) // 1_000 if "VmHWM:" in told else 0


def main() -> int:
    """Try all; 1 where a limit is passed."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--quick", action="store_true", help="without what is large")
    documents: Mapping[str, Callable[[], bytes]] = SMALL if words.parse_args().quick else {**SMALL, **LARGE}
    rows, slowest = [], 0.0
    with Watch() as watch:
        for name, make in documents.items():
            size, took, came = attack(make)
            slowest = max(slowest, took)
            rows.append((name, f"{size / 1_000:,.0f}", f"{took:.1f}", came))
    say(
        table(("document", "kB", "s", "what came of it"), rows).strip(),
        f"{len(rows)} documents: at most {slowest:.1f} s (bound {MOST_SECONDS:g}), and {watch.most} MB in a process that"
        f" reads (bound {MOST_MEGABYTES}).",
    )
    return measured.write(
        "hostile",
        [
            measured.figure("documents made to stop their reader", len(rows)),
            measured.figure("slowest", slowest, unit="s"),
            measured.figure("memory at most", watch.most, unit="MB"),
        ],
        promise=f"each ends within {MOST_SECONDS:g} s and {MOST_MEGABYTES} MB, and the next is read",
        kept=slowest <= MOST_SECONDS and 0 < watch.most <= MOST_MEGABYTES,
    )


if __name__ == "__main__":
    sys.exit(main())
