"""What may go wrong and what happens then: `python -m tests.replicas.faults` prints `faults.toml` as a table."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Held(NamedTuple):
    """A fault, and what holds it."""

    fault: str
    happens: str
    tests: tuple[str, ...]


FAULTS = tuple(
    Held(**it) for it in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["fault"]
)


def table() -> Iterator[str]:
    """Write the table as Markdown."""
    yield "| what goes wrong | what happens |"
    yield "|---|---|"
    for fault, happens, _ in FAULTS:
        yield f"| {fault} | {happens} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
