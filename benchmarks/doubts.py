"""Make twenty doubts of pages of the corpus, for a person with a watch; then tell how many were chosen right.

    python -m benchmarks.doubts make OUT [--count 20]
    agendawatch serve --config OUT/agendawatch.toml        (or: agendawatch doubts --ask --config OUT/agendawatch.toml)
    python -m benchmarks.doubts score OUT

Each doubt is our reader's own, of a page that we made and whose meetings are labelled; each page is a municipality's of its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import agendawatch as aw
from agendawatch.errors import AgendawatchError
from agendawatch.model import Doubt, Meeting
from agendawatch.readers.schedule import read_schedule
from agendawatch.store import Store

CORPUS = Path(__file__).parent / "corpus"
SEEN = dt.datetime(2026, 12, 1, 6, tzinfo=dt.UTC)
KEY = "tjugo-tvivel-och-en-klocka"
NOBODY = "no meetings"
Truth = frozenset[tuple[str, str]]


def _pages() -> Iterator[tuple[dict[str, object], bytes]]:
    for folder in (CORPUS / "drawn", CORPUS):
        for line in (folder / "pages.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row, (folder / row.get("file", f"pages/{row['id'].removeprefix('drawn-')}.html")).read_bytes()


def _right(meetings: tuple[Meeting, ...], truth: Truth) -> bool:
    return bool(meetings) and all((it.organization.name, it.date.isoformat()) in truth for it in meetings)


def answers(doubt: Doubt, truth: Truth) -> list[str]:
    """List the readings that the labels bear out; those of no meetings where none of its days is anybody's."""
    right = [way.reading for way in doubt.alternatives if _right(way.meetings, truth)]
    days = {it.date.isoformat() for way in doubt.alternatives for it in way.meetings}
    return right or ([NOBODY] if days.isdisjoint(day for _, day in truth) else [])


def make(out: Path, count: int) -> None:
    """Write a store with the doubts, the pages kept, and what is right."""
    out.mkdir(parents=True)
    told: dict[str, list[str]] = {}
    with Store(f"sqlite:///{out / 'agendawatch.db'}") as store:
        for row, page in _pages():
            truth = frozenset((it["body"], it["date"]) for it in row["meetings"])  # type: ignore[attr-defined] # JSON
            try:
                found = read_schedule(page, today=dt.date.fromisoformat(str(row["reference_date"] or "2026-01-02")))
            except AgendawatchError:
                continue
            doubts = [
                it for it in found.doubts if it.shape and len(it.alternatives) > 1 and len(answers(it, truth)) == 1
            ]
            if not doubts or len(told) == count:
                continue
            doubt, number = doubts[0], len(told)
            town = aw.Municipality(code=f"{9900 + number}", name=str(row["municipality"]))
            url = f"https://t{number}.example/moten"
            held = store.records.save_page(url, page, SEEN)
            ground = doubt.provenance and doubt.provenance.model_copy(update={"url": url, "content_hash": held})
            doubt = doubt.model_copy(update={"provenance": ground})
            years = sorted(it.date.year for way in doubt.alternatives for it in way.meetings)
            window = aw.Window(first=dt.date(years[0], 1, 1), last=dt.date(years[-1], 12, 31))
            site = aw.Site(url=url, municipality=town)
            store.records.add(aw.Listing(window=window, meetings=(), doubts=(doubt,)), site=site, seen=SEEN)
            told[url] = answers(doubt, truth)
    (out / "right.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    config = f'store = "sqlite:///agendawatch.db"\nlanguage = "sv"\n[site]\ntitle = "Tjugo tvivel"\n[server]\nkey = "{KEY}"\n'
    (out / "agendawatch.toml").write_text(config, encoding="utf-8")
    print(f"{len(told)} doubts in {out}; the password of /osakert/ is {KEY}")


def score(out: Path) -> None:
    """Tell how many were chosen right, and how long they took from the first word to the last."""
    right = json.loads((out / "right.json").read_text(encoding="utf-8"))
    with Store(f"sqlite:///{out / 'agendawatch.db'}", make=False) as store:
        words = store.queries.settlements()
    good = [it for it in words if (it.settlement.reading or NOBODY) in right[it.site.url]]
    made = sorted(it.settlement.made for it in words)
    took = (made[-1] - made[0]).total_seconds() if made else 0
    print(f"{len(words)} of {len(right)} chosen, {len(good)} right, {took:.0f} s from the first to the last")
    for it in words:
        if it not in good:
            print(f"  wrong: {it.site.municipality}: {it.settlement.reading or NOBODY}, not {right[it.site.url]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["make", "score"])
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=20)
    asked = parser.parse_args()
    make(asked.out, asked.count) if asked.what == "make" else score(asked.out)
