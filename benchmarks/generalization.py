"""How well a reader reads what it was not made on: families left out, and first figures over commits.

    python -m benchmarks.generalization [--draw FILE.svg]

Where something of a reader is learned from the corpus, it is learned anew without one municipality, and without one family
of layouts, at a time, and asked for those alone. Where nothing is learned there is nothing to leave out, and the part says
so: rules made by hand have seen every text of the corpus, and only sets that were labelled before they were read tell.
Their first figures, from `benchmarks/corpus/blind.jsonl`, are the curve.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.blind import Row, read_sets
from benchmarks.corpus import score
from benchmarks.tables import say, table

LEARNED: dict[str, Callable[[str, str], Iterator[tuple[str, score.Report]]]] = {}
"""By reader: learns without one value of a field ("municipality", "family") at a time, and gives each one's report."""
READERS = {
    "schedule": ("pages", "schedules"),
    "agenda": ("agendas",),
    "minutes": ("decisions",),
    "press_release": ("press_releases",),
}
SHOWN = (
    ("pages", "meetings F1"),
    ("pages", "invented (of those claimed)"),
    ("pages", "right, or withheld and said so"),
    ("schedules", "meetings F1"),
    ("schedules", "invented (of those claimed)"),
    ("schedules", "right, or withheld and said so"),
    ("agendas", "numbers"),
    ("agendas", "agendas wholly right"),
    ("decisions", "outcome"),
    ("decisions", "false claims (of all texts)"),
    ("press_releases", "dates"),
    ("press_releases", "false claims (of all texts)"),
)
"""What the curve follows."""


def main() -> int:
    """Print what leaving out says, and the first figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--draw", type=Path, help="draw the curve too; needs matplotlib (`pip install --group notebooks`)"
    )
    asked = parser.parse_args()
    opened = sorted((it for it in read_sets() if it["opened"]), key=lambda it: (it["opened"]["date"], it["set"]))
    sys.stdout.write(
        table(("first figures", *(f"{it['set']} ({it['opened']['commit']})" for it in opened)), _curve(opened))
    )
    say(
        "Each with its 95 % interval; a set's size stands in `blind.jsonl`. These were written down before anything was mended."
    )
    say("![First figures, by set](../pictures/first-figures.svg)")
    for reader, kinds in READERS.items():
        if reader in LEARNED:
            for field in ("municipality", "family"):
                _leave_out(reader, field)
        else:
            say(f"{reader}: nothing is learned from the corpus, so leaving out changes nothing ({', '.join(kinds)}).")
    if asked.draw:
        _draw(opened, asked.draw)
    return 0


def _curve(opened: list[Row]) -> Iterator[tuple[str, ...]]:
    for kind, title in SHOWN:
        cells = []
        for row in opened:
            figure = row["opened"]["figures"].get(kind, {}).get(title)
            cells.append(f"{figure['value']:.3f} [{figure['low']:.2f}, {figure['high']:.2f}]" if figure else "–")
        yield f"{kind}: {title}", *cells


def _leave_out(reader: str, field: str) -> None:
    rows = [
        (left_out, report.records, *(f"{it.value():.3f}" for it in report.figures.values()))
        for left_out, report in LEARNED[reader](reader, field)
    ]
    sys.stdout.write("\n" + table((f"{reader}, one {field} left out", "records"), rows))


def _draw(opened: list[Row], path: Path) -> None:
    """Draw the figures that matter over the sets, in the order that they were opened."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - drawing is asked for, and the rest needs nothing

    figure, axes = plt.subplots(figsize=(8, 4.5))
    places = range(len(opened))
    for kind, title in SHOWN:
        if "F1" in title or title in {"outcome", "numbers", "dates"}:
            found = [row["opened"]["figures"].get(kind, {}).get(title) for row in opened]
            known = [(place, it["value"]) for place, it in zip(places, found, strict=True) if it]
            axes.plot(*zip(*known, strict=True), marker="o", label=f"{kind}: {title}")
    axes.set_xticks(list(places), [f"{it['set']}\n{it['opened']['commit'][:7]}" for it in opened])
    axes.set_ylim(0, 1)
    axes.set_title("First figures, by set")
    axes.legend(fontsize=7, loc="lower right")
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    raise SystemExit(main())
