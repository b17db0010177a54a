"""Which test holds which bad behaviour against which platform: `python -m tests.replicas.matrix` prints `matrix.toml` so."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.replicas.untidy import CANNOT

from agendawatch.sources import PLATFORMS


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a server or a person may do, and the tests that hold it."""

    words: str
    everywhere: str | None = None
    """The test that is run on every platform; `None` where only some can behave so."""
    here: Mapping[str, str] = field(default_factory=dict)
    """The test of each platform that has one of its own."""
    untidy: str = ""
    """Its name in `CANNOT`, which tells where it cannot occur."""

    def test(self, platform: str) -> str | None:
        """Name the test for a platform; `None` where the behaviour cannot occur, or was never seen."""
        return self.here.get(platform) or (None if (self.untidy, platform) in CANNOT else self.everywhere)


_ROWS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["behaviour"]
MATRIX = tuple(Behaviour(**it) for it in _ROWS)
"""The behaviours that servers were seen to have, and what people get wrong."""


def table() -> Iterator[str]:
    """Draw the matrix as lines of Markdown: `×` where a test holds, `·` where nothing can or was seen to happen."""
    platforms = sorted(PLATFORMS)
    yield f"| | {' | '.join(platforms)} |"
    yield f"|---|{'|'.join(':-:' for _ in platforms)}|"
    for it in MATRIX:
        yield f"| {it.words} | {' | '.join('×' if it.test(platform) else '·' for platform in platforms)} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
