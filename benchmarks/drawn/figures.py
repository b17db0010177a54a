"""How a reader reads drawn pages, by family: what is on them, what goes wrong on them, what it finds.

    python -m benchmarks.drawn.figures [FOLDER] [--reader COMMAND]

Figures of pages that were drawn tell where a reader fails, not how good it is: every page of a family is of one mind.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.corpus import score
from benchmarks.tables import table

DRAWN = Path(__file__).parents[1] / "corpus" / "drawn"
KINDS = ("pages", "schedules")
SHOWN = {
    "F1": "meetings F1",
    "invented": "invented (of those claimed)",
    "times": "times",
    "right": "pages wholly right",
    "right, or withheld": "right, or withheld and said so",
}
"""A column's head, and the scorer's figure."""


def main() -> int:
    """Print a row a family, and one for all, of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DRAWN)
    parser.add_argument("--reader", default=score.OURS)
    asked = parser.parse_args()
    reports = score.run(asked.folder, asked.reader, KINDS)
    heads = ("family", "days drawn", "meetings", "what goes wrong", *SHOWN)
    for kind, report in reports.items():
        records = {it["id"]: it for it in score.load(asked.folder, kind)}
        sys.stdout.write(table(heads, _rows(kind, records, report)) + "\n")
    return 0


def _rows(kind: str, records: dict[str, score.Record], report: score.Report) -> Iterator[tuple[str, ...]]:
    families = dict.fromkeys(it["family"] for it in records.values())
    for family in families:
        mine = [it for it in records.values() if it["family"] == family]
        yield family, *_sizes(mine), *_figures(report, [it["id"] for it in mine])
    yield f"**all {len(families)} of {kind}**", *_sizes(list(records.values()), names=False), *_figures(report, records)


def _sizes(mine: list[score.Record], *, names: bool = True) -> tuple[str, str, str]:
    meetings = sum(len(it["meetings"]) for it in mine)
    others = sum(len(it["trap_dates"]) + len(it["ignore_dates"]) for it in mine)
    wrong = ", ".join(sorted({name for it in mine for name in it["features"]})) if names else ""
    return str(meetings + others), str(meetings), wrong or "–"


def _figures(report: score.Report, ids: Iterable[str]) -> Iterator[str]:
    wanted = list(ids)
    for title in SHOWN.values():
        figure = report.figures.get(title, score.Figure())
        counted = [it for it in wanted if any(figure.rows.get(it, ()))]
        yield f"{figure.value(counted):.2f}" if counted else "–"


if __name__ == "__main__":
    raise SystemExit(main())
