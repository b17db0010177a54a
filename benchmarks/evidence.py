"""How schedules are read by evidence: what is invented when only the surest is claimed, what each weight carries, how fast.

    python -m benchmarks.evidence curve     # share invented among the surest 50, 80, 95 and 100 %, and what is claimed; of real
                                            # pages too where AGENDAWATCH_TEXTS names their folder
    python -m benchmarks.evidence folds     # every family left out in turn is every family read by itself: weights are by hand
    python -m benchmarks.evidence ablation  # what is lost without each weight; weights that one family alone needs
    python -m benchmarks.evidence growth    # seconds by the number of days on a page, up to 50,000

Drawn pages flatter: their organizations meet by habits that the reader believes in. Sets that were opened flatter too:
weights and words were written with them in sight. Only sets that nobody has opened tell how good it is.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks import measured
from benchmarks.corpus import score
from benchmarks.real import labels
from benchmarks.tables import table

from agendawatch.errors import ReadError
from agendawatch.readers.opening import open_document
from agendawatch.readers.schedule import read_schedule
from agendawatch.readers.schedule.evidence.candidates import WEIGHTS
from agendawatch.readers.schedule.ledger import Ledger, weigh

CORPUS = Path(__file__).parent / "corpus"
FOLDERS = (CORPUS, CORPUS / "drawn")
SHARES = (0.5, 0.8, 0.95, 1.0)
Record = dict[str, Any]
"""A labelled page. Any: JSON."""


def records() -> Iterator[Record]:
    """Give the labelled pages, each with what is read of it and where it comes from; real ones where their texts are."""
    named = os.environ.get("AGENDAWATCH_TEXTS")
    with tempfile.TemporaryDirectory() as made:
        if named and labels.lay_out(Path(named), Path(made)).counted:
            for record in score.load(Path(made), "schedules"):
                yield {**record, "told": record["words"], "kind": "schedules", "origin": "real"}
    for folder in FOLDERS:
        for kind in ("pages", "schedules"):
            for record in score.load(folder, kind):
                file = record.get("page")
                told = file.read_bytes() if file is not None else record["words"]
                yield {**record, "told": told, "kind": kind, "origin": folder.name}


def ledger(record: Record) -> Ledger:
    """Read a page, with everything that was weighed."""
    today = score.day(record.get("reference_date"))
    return weigh(open_document(record["told"]), municipality=None, organization=None, today=today)


def claims(record: Record, read: Ledger) -> Iterator[tuple[float, bool, bool]]:
    """Give for each claim by evidence how sure it is, whether it is right, and whether it was claimed."""
    aliases = {score.organization(a): score.organization(b) for b, names in (record.get("body_aliases") or {}).items() for a in names}  # fmt: skip
    wanted, optional = score._labelled_meetings(record)  # noqa: SLF001 - the scorer's own rule
    ignored = {score.day(it) for it in record.get("ignore_dates") or []}
    for claim in read.evidence.claims:
        name = score.organization(claim.organization.name)
        key = (aliases.get(name, name), claim.date)
        if key in optional or claim.date in ignored:
            continue
        own = (claim.organization.name.casefold(), claim.date)
        yield claim.margin + 20 * (own in read.sure), key in wanted, own in read.sure


def curve() -> list[measured.Row]:
    """Give and print the share that is invented among the surest claims, of each kind of page, as soon as each is read."""
    heads = ("set", "kind", "claims by evidence", *(f"surest {share:.0%}" for share in SHARES), "claimed", "invented")
    sys.stdout.write(table(heads, ()))
    told: list[measured.Row] = []
    for group, kept in groupby(records(), key=lambda it: (it["origin"], it["kind"])):
        found: list[tuple[float, bool, bool]] = []
        labelled = 0
        for record in kept:
            labelled += len(record["meetings"])
            found += claims(record, ledger(record))
        ordered = sorted(found, key=lambda it: -it[0])
        cuts = [ordered[: max(1, round(share * len(ordered)))] for share in SHARES]
        wrong = [f"{sum(not right for _, right, _ in cut) / len(cut):.3f}" for cut in cuts]
        sure = [right for _, right, is_sure in found if is_sure]
        told.append(measured.figure(f"{' '.join(group)}: claimed", sum(sure) / labelled, labelled))
        told.append(measured.figure(f"{' '.join(group)}: invented", 1 - sum(sure) / max(1, len(sure)), len(sure)))
        row = (*group, len(found), *wrong, f"{sum(sure) / labelled:.3f}", f"{1 - sum(sure) / max(1, len(sure)):.3f}")
        sys.stdout.write(f"| {' | '.join(map(str, row))} |\n")
        sys.stdout.flush()  # a set takes minutes on a machine that does other things too
    return told


def figures(kept: Iterable[Record]) -> tuple[float, float, float]:
    """Read some pages: F1, share invented, right or withheld."""
    report = score.Report()
    for record in kept:
        report.record = record["id"]
        try:
            read = read_schedule(record["told"], today=score.day(record.get("reference_date")))
            answer: Record = {
                "meetings": [
                    {"organization": it.organization.name, "date": it.date.isoformat(), "start": f"{it.start:%H:%M}" if it.start else None, "status": it.status.value, "previous_dates": [day.isoformat() for day in it.previous_starts]}
                    for it in read
                ],
                "doubts": [{"organization": it.organization.name if it.organization else None} for it in read.doubts],
            }  # fmt: skip
        except ReadError as error:
            answer = {"error": str(error)}
        score.score_schedule(record, answer, report)
    names = ("meetings F1", "invented (of those claimed)", "right, or withheld and said so")
    return tuple(report.figures[name].value() for name in names)  # type: ignore[return-value]  # three


def folds() -> None:
    """Print the figures of each family, and of those that none was written for."""
    families: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records():
        if record["origin"] == "drawn":
            families[record["kind"], record["family"]].append(record)
    rows = [(*family, *(f"{it:.3f}" for it in figures(mine))) for family, mine in families.items()]
    rows.sort(key=lambda row: row[2])
    sys.stdout.write(table(("kind", "family", "F1", "invented", "right or withheld"), rows) + "\n")


def ablation() -> None:
    """Print what is lost without each weight, and how many families it is lost in."""
    kept = list(records())
    families: dict[str, list[Record]] = defaultdict(list)
    for record in kept:
        families[f"{record['origin']}/{record['family']}"].append(record)
    base = {name: figures(mine) for name, mine in families.items()}
    whole = figures(kept)
    rows = []
    for name, weight in sorted(WEIGHTS.of.items()):
        WEIGHTS.of[name] = 0.0
        without = {family: figures(mine) for family, mine in families.items()}
        WEIGHTS.of[name] = weight
        worse = [family for family, (f1, *_) in without.items() if f1 < base[family][0] - 0.005]
        f1 = sum(it[0] for it in without.values()) / len(without) - sum(it[0] for it in base.values()) / len(base)
        invented = sum(it[1] for it in without.values()) / len(without) - sum(it[1] for it in base.values()) / len(base)
        alone = worse[0] if len(worse) == 1 else ""
        rows.append((name, f"{weight:+.1f}", f"{f1:+.4f}", f"{invented:+.4f}", str(len(worse)), alone))
    sys.stdout.write(f"all: F1 {whole[0]:.3f}, invented {whole[1]:.3f}, right or withheld {whole[2]:.3f}\n")
    sys.stdout.write(table(("weight", "is", "F1 without", "invented without", "families worse", "only"), rows) + "\n")


def growth() -> None:
    """Print how long a page of so many days takes."""
    rows = []
    for days in (500, 5_000, 50_000):
        items = "".join(
            f"<li>{nth % 28 + 1} {MONTHS[nth // 28 % 12]} {2000 + nth % 40} kl. 13.00" for nth in range(days)
        )
        page = f"<h1>Möten</h1><h2>Valnämnden</h2><ul>{items}</ul>"
        begun = time.process_time()
        try:
            read_schedule(page)
        except ReadError as error:
            sys.stdout.write(f"{days}: {error}\n")
        rows.append((str(days), f"{len(page) / 1e6:.2f}", f"{time.process_time() - begun:.2f}"))
    sys.stdout.write(table(("days", "MB", "seconds"), rows) + "\n")


MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")  # fmt: skip


def main() -> int:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("curve", "folds", "ablation", "growth"))
    told = {"curve": curve, "folds": folds, "ablation": ablation, "growth": growth}[parser.parse_args().what]()
    return measured.write("evidence", told or [], promise=None)


if __name__ == "__main__":
    raise SystemExit(main())
