"""How long minutes take to become decisions, beside the reader that knew words instead of clauses.

    python -m benchmarks.decisions [--against COMMIT]

The texts are those of the corpus (one passage each) and whole protocols that are drawn. Each reader runs in processes of
its own, by turns, with the one half of the texts read before the other half is timed: nobody reads a text twice. The
other reader is taken out of git; where the commit is not to be had, ours is told alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.tables import say, table

ROOT = Path(__file__).parents[1]
_WORDS = "e65d3b937700"
"""The last commit whose reader knew words."""
_ROUNDS = 3
_PROMISED = 0.8


def main() -> int:
    """Print both readers' times, and how they compare; 1 where ours is slower than promised."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--against", default=_WORDS, metavar="COMMIT")
    parser.add_argument("--time", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--half", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.time is not None:
        _time(json.loads(asked.time.read_text(encoding="utf-8")), asked.half)
        return 0
    with tempfile.TemporaryDirectory() as made:
        texts = Path(made) / "texts.json"
        texts.write_text(json.dumps(_texts()), encoding="utf-8")
        with _source(asked.against, Path(made) / "other") as other:
            return int(_tell(texts, other) < _PROMISED)


def _tell(texts: Path, other: Path | None) -> float:
    """Print the table, and give how many times as fast ours is at least."""
    told = json.loads(texts.read_text(encoding="utf-8"))
    best: dict[tuple[str, str], float] = {}
    readers = {"ours": ROOT / "src", **({"of words": other} if other else {})}
    for _ in range(_ROUNDS):
        for name, source in readers.items():
            for kind, seconds in _measured(texts, source).items():
                best[name, kind] = min(seconds, best.get((name, kind), seconds))
    rows = [
        (
            kind,
            len(told[kind]),
            f"{sum(map(len, told[kind])) / 1000:.0f}",
            *(f"{best[name, kind]:.2f}" for name in readers),
            *([f"{best['of words', kind] / best['ours', kind]:.2f} ×"] if other else []),
        )
        for kind in told
    ]
    heads = ("texts", "number", "kB", *(f"{name}, s" for name in readers), *(["as fast"] if other else []))
    say(table(heads, rows))
    return min((best["of words", kind] / best["ours", kind] for kind in told), default=1.0) if other else _PROMISED


def _measured(texts: Path, source: Path) -> dict[str, float]:
    """Read all texts with the reader of a source tree, half by half, each in a process of its own."""
    total: dict[str, float] = {}
    for half in (0, 1):
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, __file__, "--time", str(texts), "--half", str(half)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(source), str(ROOT)))},
            capture_output=True,
            text=True,
            check=True,
        )
        for kind, seconds in json.loads(done.stdout).items():
            total[kind] = total.get(kind, 0) + seconds
    return total


def _time(texts: dict[str, list[str]], half: int) -> None:
    """Read the one half of the texts, and time the other, in processor time."""
    from agendawatch.errors import ReadError  # noqa: PLC0415 - of the source tree that is measured
    from agendawatch.readers.minutes import read_minutes  # noqa: PLC0415 - see above

    def read(pages: list[str]) -> None:
        for page in pages:
            try:
                read_minutes(page)
            except ReadError:
                continue

    took: dict[str, float] = {}
    for kind, pages in texts.items():
        read(pages[1 - half :: 2])
        begin = time.process_time()
        read(pages[half::2])
        took[kind] = time.process_time() - begin
    sys.stdout.write(json.dumps(took))


def _texts() -> dict[str, list[str]]:
    from tests.readers.minutes.test_minutes import NAMES, draw  # noqa: PLC0415 - the child reads without them

    corpus = (ROOT / "benchmarks" / "corpus" / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    return {"passages": [json.loads(line)["text"] for line in corpus], "protocols": [draw(it).text() for it in NAMES]}


@contextmanager
def _source(commit: str, folder: Path) -> Iterator[Path | None]:
    """Give another commit's source tree for a while; `None` where git does not have it."""
    git = ["git", "-C", str(ROOT), "worktree"]
    added = subprocess.run([*git, "add", "--detach", str(folder), commit], capture_output=True, check=False)  # noqa: S603 - git
    if added.returncode:
        yield None
        return
    try:
        yield folder / "src"
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], capture_output=True, check=True)  # noqa: S603 - git


if __name__ == "__main__":
    sys.exit(main())
