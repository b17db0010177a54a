"""Readers of schedules beside each other, over the corpus.

    python -m benchmarks.readers

agendawatch, which was tuned to these texts; the organization named last before each date; dateparser, where it is
installed; a reader that refuses every page, and one that doubts every page whole, which must have nothing right.
Ends with 1 where either has. What is read of real texts, `benchmarks.real` tells.
"""

from __future__ import annotations

import shlex
import sys

from benchmarks.corpus import score
from benchmarks.tables import missing, say, table, version_of

FIGURES = (
    "meetings F1",
    "invented (of those claimed)",
    "claimed (of those labelled)",
    "missed in silence (of those labelled)",
    "days of other things taken for meetings",
    "pages wholly right",
    "right, or withheld and said so",
    "pages withheld whole",
    "words that stand on the page",
)
READERS = {
    "agendawatch": "with_agendawatch",
    "the nearest name before a date": "nearest_name",
    "dateparser": "with_dateparser",
    "refuses every page": "always_raises",
    "doubts every page whole": "always_silent",
}
BARE = {"refuses every page", "doubts every page whole"}
"""Have nothing right by any figure."""


def main() -> int:
    """Print a table for pages and one for texts."""
    here = {name: file for name, file in READERS.items() if name != "dateparser" or version_of(name)}
    rows = []
    for name, file in here.items():
        command = shlex.join([sys.executable, str(score.HERE / "readers" / f"{file}.py")])
        for kind, report in score.run(score.HERE, command, ("pages", "schedules")).items():
            figures = [report.figures[it] for it in FIGURES]
            cells = [f"{it.value():.3f} [{it.interval[0]:.2f}, {it.interval[1]:.2f}]" for it in figures]
            rows.append((f"{kind}: {name}", report.records, *cells))
    sys.stdout.write(table(("reader", "records", *FIGURES), sorted(rows)))
    say(
        "agendawatch was made with many of these texts in view. Each figure has its 95 % interval.",
        *filter(None, [missing(["dateparser"])]),
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
