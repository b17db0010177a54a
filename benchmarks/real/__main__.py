"""What is read of what Sweden wrote: clones of real minutes, hand labels of real texts, and texts of ours laid out as they are.

    AGENDAWATCH_CLONES=FOLDER python -m benchmarks.real               # all of it
    python -m benchmarks.real --clones FOLDER --texts FOLDER --show 5
    python -m benchmarks.real --part clones --part texts --part restated

`FOLDER/goteborg` is a clone of DeArbetarForDig/dearbetarfordig.se, `FOLDER/alingsas` one of Knarrbyn/Kommundata; bare or
shallow will do. Figures are of all years; every disagreement is told of the years that may be read, by kind, and of the
years that are kept to judge by none. The texts of hand labels lie in a folder of one's own, each named by its hash; none of
them is in the project. It promises nothing: whoever mends a reader runs it before and after. It ends with 2 where a clone
is missing or of another shape.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks import measured
from benchmarks.corpus import score
from benchmarks.real import labels
from benchmarks.real.clones import SHOWN, clones, protocols
from benchmarks.real.weak import Disagreement, measure
from benchmarks.tables import say, table

_WHAT = {
    "goteborg": ("DeArbetarForDig/dearbetarfordig.se", "data/graf/kf-YYYY-MM-DD.json"),
    "alingsas": ("Knarrbyn/Kommundata", "data/raw/BODY/YYYY-MM-DD/protokoll.pdf"),
}
"""Each clone's repository, and the files that make it one."""
_BASELINES = {"refuses": "always_raises", "doubts all": "always_silent"}
_PARTS = ("clones", "texts", "restated")


def main() -> int:
    """Print the figures, and what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clones", type=Path, help="the folder of clones; else AGENDAWATCH_CLONES names it")
    parser.add_argument("--texts", type=Path, help="the folder of labelled texts; else AGENDAWATCH_TEXTS names it")
    parser.add_argument("--part", action="append", choices=_PARTS)
    parser.add_argument("--show", type=int, metavar="N", help="tell at most N disagreements of each kind")
    asked = parser.parse_args()
    parts = asked.part or _PARTS
    figures: list[measured.Row] = []
    read: dict[str, str] = {}
    wrong: list[str] = []
    if "clones" in parts:
        wrong = _clones(asked.clones, asked.show, figures, read)
    if "texts" in parts:
        named = os.environ.get("AGENDAWATCH_TEXTS")
        texts = asked.texts or (Path(named) if named else None)
        _agreed(figures)
        for folder, what in ((labels.HERE, "real"), (labels.UNSEEN, "unseen")):
            _texts(texts, folder, what, figures)
            read |= measured.hash_of_files(*(it for kind in labels.KINDS if (it := folder / f"{kind}.jsonl").exists()))
    if "restated" in parts:
        _scored(labels.RESTATED, "restated", figures)
        read |= measured.hash_of_files(labels.RESTATED)
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    code = measured.write("real", figures, promise=None, read=read)
    return 2 if wrong else code


def _clones(folder: Path | None, show: int | None, figures: list[measured.Row], read: dict[str, str]) -> list[str]:
    """Measure each clone; give a sentence for each that is missing or of another shape."""
    found, wrong = clones(folder), []
    for source, (repository, shape) in _WHAT.items():
        root = found.get(source)
        head = _head(root) if root else None
        if root is None or head is None:
            wrong.append(
                f"{source}: expected a git clone of github.com/{repository} as FOLDER/{source}, FOLDER given by --clones "
                f"or AGENDAWATCH_CLONES; {'it is no repository' if root else 'there is none'}"
            )
            continue
        reports = {"shown": score.Report(), "kept": score.Report()}
        parted: dict[str, list[Disagreement]] = defaultdict(list)
        for protocol in protocols(source, root):
            for it in measure(protocol, reports["shown" if protocol.shown else "kept"]):
                if protocol.shown:
                    parted[it.kind].append(it)
        if not any(report.records for report in reports.values()):
            wrong.append(f"{source}: expected {shape} in its HEAD, as github.com/{repository} has them; none is there")
            continue
        read[f"github.com/{repository}"] = head
        years = {"shown": "–".join(sorted({SHOWN[source][0], SHOWN[source][-1]})), "kept": "later years"}
        for part, report in reports.items():
            if report.records:
                figures += measured.figures_of(report, f"{source}, {years[part]}")
                figures.append(measured.figure(f"{source}, {years[part]}: protocols", report.records))
                figures.append(measured.figure(f"{source}, {years[part]}: refused", report.refused))
        _tell(source, years, reports, parted, show)
    return wrong


def _head(root: Path) -> str | None:
    """Give the commit that a clone stands at."""
    done = subprocess.run(  # noqa: S603 - git, in a folder that the caller names
        ["git", "-C", str(root), "rev-parse", "--verify", "HEAD"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    inside = done.returncode == 0 and not (root.parent / ".git").exists()
    return done.stdout.strip()[:12] if inside else None


def _tell(
    source: str,
    years: dict[str, str],
    reports: dict[str, score.Report],
    parted: dict[str, list[Disagreement]],
    show: int | None,
) -> None:
    here = {part: report for part, report in reports.items() if report.records}
    names = dict.fromkeys(name for report in here.values() for name in report.figures)
    heads = (source, *(f"{years[it]} ({here[it].records} protocols, {here[it].refused} refused)" for it in here))
    say(table(heads, [(name, *(_cell(report.figures.get(name)) for report in here.values())) for name in names]))
    for kind, every in sorted(parted.items(), key=lambda it: -len(it[1])):
        sys.stdout.write(f"\n{source}, {years['shown']}: {kind}: {len(every)}\n")
        sys.stdout.write("".join(f"  {it}\n" for it in every[:show]))


def _cell(figure: score.Figure | None) -> str:
    if figure is None or not figure.n:
        return "–"
    low, high = figure.interval
    return f"{figure.value():.3f} [{low:.2f}, {high:.2f}] of {figure.n}"


def _agreed(figures: list[measured.Row]) -> None:
    """Tell how far two labellers agree."""
    for kind in labels.KINDS:
        both, either = labels.agreement(kind)
        if either:
            figures.append(measured.figure(f"two labellers agree on {kind}", both / either, either))
            say(f"{kind}: {len(labels.records(kind))} labelled; both labellers say {both} of {either} facts alike.")


def _texts(folder: Path | None, labelled: Path, what: str, figures: list[measured.Row]) -> int:
    """Score the hand labels whose texts are here; tell of those that are absent or another than at labelling."""
    if folder is None or not folder.is_dir():
        say("The texts of the hand labels are not here: --texts or AGENDAWATCH_TEXTS names a folder of <sha256>.txt.")
        return 0
    with tempfile.TemporaryDirectory() as made:
        told = labels.lay_out(folder, Path(made), labelled)
        if told.absent:
            say(f"Not here, and not counted: {len(told.absent)} texts.")
        for name in told.other:
            say(f"{name}: the text is another than at labelling, and is not counted.")
        if told.counted:
            _scored(Path(made), what, figures)
    return told.counted


def _scored(folder: Path, what: str, figures: list[measured.Row]) -> None:
    """Score our reader and the two that must have nothing right; print them beside each other."""
    reports = score.run(folder, score.OURS, score.SCORERS)
    readers = score.HERE / "readers"
    baselines = {
        name: score.run(folder, shlex.join([sys.executable, str(readers / f"{file}.py")]), score.SCORERS)
        for name, file in _BASELINES.items()
    }
    if not reports:
        say(f"No {what} texts are here.")
        return
    rows = []
    for kind, report in reports.items():
        prefix = f"{what} {kind}"
        figures += measured.figures_of(report, prefix)
        figures += [
            measured.figure(f"{prefix}: texts", report.records),
            measured.figure(f"{prefix}: refused", report.refused),
        ]
        rows.append((f"**{prefix}**: {report.records}, {report.refused} refused", *[""] * (1 + len(baselines))))
        for name, each in report.figures.items():
            others = (other[kind].figures.get(name) for other in baselines.values())
            rows.append((name, _cell(each), *(_cell(it).partition(" ")[0] for it in others)))
    say(table((f"{what} texts", "agendawatch", *baselines), rows))
    if what != "unseen":
        for kind, report in reports.items():
            sys.stdout.write("".join(f"{kind}: {line}\n" for line in report.misses))


if __name__ == "__main__":
    sys.exit(main())
