"""See that memory stays flat in the number of documents: read thousands in one process, and watch its size.

    python -m benchmarks.memory

Linux only: the size is that of `/proc/self/statm`. Each document of HTML and text is another one.
"""

from __future__ import annotations

import contextlib
import gc
import resource
import sys
from pathlib import Path

from benchmarks import measured
from benchmarks.fuzz import READERS
from benchmarks.fuzz_seeds import pages, pdfs

from agendawatch.errors import ReadError

_ROUNDS = 24
_MOST = 2.0
"""Megabytes that the process may grow after its first round."""


def megabytes() -> float:
    """Give the process's size."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6


def main() -> int:
    """Print the size after every round, and fail when it grows."""
    documents = [*(page.encode() for page in pages()), *pdfs()]
    sizes: list[float] = []
    number = 0
    for _ in range(_ROUNDS):
        for document in documents:
            number += 1
            body = document if document.startswith(b"%PDF") else document.replace(b"Nyby", b"Ny%dby" % number)
            for name in ("read_schedule", "read_agenda", "read_minutes", "read_press_release"):
                with contextlib.suppress(ReadError):
                    READERS[name](body)
        sizes.append(megabytes())
        print(f"{number:6} documents  {sizes[-1]:6.1f} MB")
    return measured.write(
        "memory",
        [measured.figure("grown by", sizes[-1] - sizes[0], number, unit="MB")],
        promise=f"memory grows by less than {_MOST:g} MB over {number:,} documents",
        kept=sizes[-1] - sizes[0] < _MOST,
    )


if __name__ == "__main__":
    sys.exit(main())
