"""Readers beside each other, over the corpus: texts that our rules were made with in view.

    python -m benchmarks.readers

agendawatch; of schedules also the organization named last before each date, and dateparser where it is installed; a reader
that refuses every file, and one that doubts every page whole. It promises that silence pleases nobody: neither of the last
two has a meeting, an item, a title, an outcome or a day right. What is read of real texts, `benchmarks.real` tells.
"""

from __future__ import annotations

import shlex
import sys

from benchmarks import measured
from benchmarks.corpus import score
from benchmarks.tables import missing, say, table, version_of

FIGURES = (
    "meetings F1",
    "invented (of those claimed)",
    "claimed (of those labelled)",
    "missed in silence (of those labelled)",
    "pages wholly right",
    "right, or withheld and said so",
    "pages withheld whole",
)
READERS = {
    "agendawatch": "with_agendawatch",
    "nearest name": "nearest_name",
    "dateparser": "with_dateparser",
    "refuses": "always_raises",
    "doubts all": "always_silent",
}
_BARE = ("refuses", "doubts all")
_RIGHT = ("meetings F1", "pages wholly right", "right, or withheld and said so", "items F1", "agendas wholly right", "titles",
          "outcome, where one is told", "dates", "parties F1")  # fmt: skip
"""What a reader that says nothing must have none of."""


def main() -> int:
    """Print a table for schedules, and write all figures."""
    here = {name: file for name, file in READERS.items() if name != "dateparser" or version_of(name)}
    rows, figures, pleased = [], [], []
    for name, file in here.items():
        command = shlex.join([sys.executable, str(score.HERE / "readers" / f"{file}.py")])
        kinds = ("pages", "schedules") if name in {"nearest name", "dateparser"} else score.SCORERS
        for kind, report in score.run(score.HERE, command, kinds).items():
            figures += measured.figures_of(report, f"{name} {kind}")
            if name in _BARE:
                pleased += [it for it in _RIGHT if it in report.figures and report.figures[it].value() > 0]
            if kind in {"pages", "schedules"}:
                told = (report.figures[it] for it in FIGURES)
                cells = [
                    f"{it.value():.3f} [{it.interval[0]:.2f}, {it.interval[1]:.2f}]" if it.n else "–" for it in told
                ]
                rows.append((f"{kind}: {name}", report.records, *cells))
    sys.stdout.write(table(("reader", "records", *FIGURES), sorted(rows)))
    say(*filter(None, [missing(["dateparser"])]))
    kinds_of = [it.get("text_kind", "") for kind in score.SCORERS for it in score.load(score.HERE, kind)]
    files = [score.HERE / f"{kind}.jsonl" for kind in score.SCORERS]
    return measured.write(
        "readers",
        figures,
        promise="a reader that refuses every file, and one that doubts every page whole, have nothing right",
        kept=not pleased,
        read=measured.hash_of_files(*files, score.HERE / "pages", score.HERE / "agendas"),
        texts=measured.shares(kinds_of),
    )


if __name__ == "__main__":
    raise SystemExit(main())
