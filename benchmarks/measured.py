"""What a benchmark measured, as data: its figures, what it read, by which command, at which commit, when, how it ended.

`python -m benchmarks NAME` has them written into `benchmarks/figures/NAME.json`; a benchmark that is run by itself prints
alone. `docs/explanation/how-good-is-it.md` is made of these files.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus.score import Report

ROOT = Path(__file__).parents[1]
FIGURES = Path(__file__).parent / "figures"
FOLDER = "BENCHMARK_FIGURES"
"""The variable that names the folder into which figures are written."""

Row = dict[str, Any]
"""A figure. Any: JSON."""


def figure(name: str, value: float, n: int | None = None, *, unit: str = "") -> Row:
    """Give a figure that has no interval: a count, a ratio, a time.

    >>> figure("pages", 3, unit="a second")
    {'figure': 'pages', 'value': 3, 'n': None, 'low': None, 'high': None, 'unit': 'a second'}
    """
    return {"figure": name, "value": _short(value), "n": n, "low": None, "high": None, "unit": unit}


def _short(value: float) -> float:
    return value if isinstance(value, int) else round(value, 4)


def figures_of(report: Report, prefix: str) -> list[Row]:
    """Give all figures of a scorer's report."""
    return [{"figure": f"{prefix}: {name}", **it.plain(), "unit": ""} for name, it in report.figures.items() if it.n]


def hash_of_files(*paths: Path) -> dict[str, str]:
    """Give the hash of each file or folder of the project, by its path."""
    return {path.relative_to(ROOT).as_posix(): _hash(path) for path in paths}


def _hash(path: Path) -> str:
    """Hash what is written and read: no bytecode, and line ends as git keeps them."""
    files = sorted(it for it in path.rglob("*") if it.is_file()) if path.is_dir() else [path]
    whole = hashlib.sha256()
    for file in files:
        if file.suffix not in {".pyc", ".py"}:
            whole.update(file.relative_to(path.parent).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()


def shares(kinds: Iterable[str]) -> dict[str, float]:
    """Give the share of texts that are real, restated and invented.

    >>> shares(["restated", "invented"])
    {'real': 0.0, 'restated': 0.5, 'invented': 0.5}
    """
    every = list(kinds)
    return {it: round(every.count(it) / len(every), 2) if every else 0.0 for it in ("real", "restated", "invented")}


def write(
    name: str,
    figures: Iterable[Row],
    *,
    promise: str | None,
    kept: bool = True,
    missed: str = "",
    read: Mapping[str, str] | None = None,
    texts: Mapping[str, float] | None = None,
) -> int:
    """Write a benchmark's figures where they are asked for; give its exit code, 1 where its promise is missed.

    `promise` is `None` for one that promises nothing; `missed` names, of a promise of several things, those that were missed.
    """
    code = int(promise is not None and not kept)
    told = "Promised nothing" if promise is None else f"Missed: {missed or promise}" if code else f"Kept: {promise}"
    sys.stdout.write(f"\n{told}.\n")
    folder = os.environ.get(FOLDER)
    if folder:
        said = {
            "benchmark": name,
            "command": " ".join(["python", *sys.orig_argv[1:]]),
            "commit": _commit(),
            "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
            "exit": code,
            "promise": promise,
            "read": dict(read or {}),
            "texts": dict(texts) if texts else None,
            "figures": list(figures),
        }
        path = Path(folder) / f"{name}.json"
        path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return code


def _commit() -> str:
    """Give the commit; with "+" where the code has changes that no commit holds yet."""
    changed = _git("status", "--porcelain", "--", "src")
    return f"{_git('rev-parse', '--short=12', 'HEAD')}{'+' if changed else ''}"


def _git(*words: str) -> str:
    said = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603, S607 - git, and words of ours
    return said.stdout.strip()
