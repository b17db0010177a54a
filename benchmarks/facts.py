"""Every fact that is read of every text of the corpus and of cloned protocols, before a change and after it.

    python -m benchmarks.facts write BEFORE.jsonl [--clones FOLDER] [--kind minutes]
    python -m benchmarks.facts compare BEFORE.jsonl AFTER.jsonl

The gate that finds what tests do not: write before mending and after it, and read each difference. The files hold texts of
others, so they stay outside the repository. Of the years of a clone that are kept to judge by (`benchmarks.real.clones`)
only hashes are written: how many facts differ is told, and nothing else. A text without a day is read on one of ours.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus import score
from benchmarks.real.clones import clones, protocols
from benchmarks.real.labels import RESTATED

import agendawatch as aw
from agendawatch.model import AgendaItem, Minutes, Position, Proposal
from agendawatch.proposals.authority import decides

CORPUS = Path(__file__).parent / "corpus"
READ_ON = "2026-01-07"
"""The day that a text is read on which tells none."""

Facts = dict[str, dict[str, Any]]
"""What is told of each thing of a page, by its name. Any: JSON."""


class _Text(NamedTuple):
    """A text, and how it is asked for."""

    name: str
    kind: str
    page: str | bytes
    day: str
    kept: bool = False


# What is read


def _texts(folder: Path | None, kinds: Iterable[str]) -> Iterator[_Text]:
    for under, prefix in ((CORPUS, ""), (CORPUS / "drawn", "drawn "), (RESTATED, "restated ")):
        for file, (kind, _) in score.SCORERS.items():
            for record in score.load(under, file) if kind in kinds else ():
                page = record.get("page")
                text = record["words"] if page is None else _opened(page)
                day = record.get("published") or record.get("reference_date") or READ_ON
                yield _Text(f"{prefix}{file} {record['id']}", kind, text, day)
    for record in score.load(CORPUS, "following"):
        if record["document"] in kinds:
            yield _Text(f"following {record['id']}", record["document"], record["text"], READ_ON)
    for source, root in clones(folder).items() if "minutes" in kinds else ():
        for it in protocols(source, root):
            yield _Text(f"{source} {it.name}", "minutes", it.page, it.date, kept=not it.shown)


def _opened(path: Path) -> str | bytes:
    return path.read_bytes() if path.suffix == ".pdf" else path.read_text(encoding="utf-8")


# What is told of it


def _schedule(text: _Text) -> Iterator[tuple[str, dict[str, Any]]]:
    read = aw.read_schedule(text.page, today=dt.date.fromisoformat(text.day))
    for it in read:
        yield (
            f"{it.date} {it.organization.name}",
            {
                "start": str(it.start) if it.start else None,
                "status": it.status.value,
                "status_words": it.status_words,
                "extra": it.extra,
                "location": it.location,
                "previous": [str(was) for was in it.previous_starts],
                "warnings": sorted(known.code.value for known in it.warnings),
                "words": it.provenance.words if it.provenance else None,
            },
        )
    for doubt in read.doubts:
        who = doubt.organization.name if doubt.organization else "page"
        yield f"doubt of {who}: {doubt.code.value}", {"readings": [it.reading for it in doubt.alternatives]}
    for excluded in read.excluded:
        yield f"excluded {excluded.date}", {"code": excluded.caveat.code.value}


def _minutes(text: _Text) -> Iterator[tuple[str, dict[str, Any]]]:
    read = aw.read_minutes(text.page)
    yield (
        "minutes",
        {
            "organization": read.organization.name if read.organization else None,
            "date": str(read.date),
            "numbers": [read.first_number, read.last_number],
            "attendance": len(read.attendance),
            "warnings": sorted(it.code.value for it in read.warnings),
        },
    )
    for it in read:
        yield f"§ {it.number}" if it.number else "item", {**_item(it), **_decided(read, it)}


def _item(it: AgendaItem) -> dict[str, Any]:
    return {
        "title": it.title,
        "reference": it.reference,
        "classification": it.classification.value,
        "withdrawn": it.withdrawn,
        "rapporteur": it.rapporteur.name if it.rapporteur else None,
        "documents": len(it.documents),
        "positions": [_position(known) for known in it.positions],
    }


def _position(it: Position) -> str:
    return " ".join(
        filter(None, (it.role.value, it.party.code if it.party else None, it.person.name if it.person else None))
    )


def _decided(read: Minutes, it: AgendaItem) -> dict[str, Any]:
    decision = it.decision
    if decision is None:
        return {"outcome": None}
    vote = decision.vote
    bare = Proposal(id="its own", title=it.title)
    return {
        "outcome": decision.outcome.value,
        "text": decision.text,
        "mode": decision.mode.value if decision.mode else None,
        "vote": [vote.winning, vote.losing, vote.abstained, vote.meaning] if vote else None,
        "voices": dict(Counter(known.option.value for known in decision.votes)),
        "other_votes": len(decision.other_votes),
        "next_organization": decision.next_organization.name if decision.next_organization else None,
        "authoritative": decides(read.organization, it, decision, bare) if read.organization else None,
        "minority": decision.minority,
        "immediately_adjusted": decision.immediately_adjusted,
    }


def _agenda(text: _Text) -> Iterator[tuple[str, dict[str, Any]]]:
    for it in aw.read_agenda(text.page):
        yield f"item {it.number}" if it.number else "item", _item(it)


def _release(text: _Text) -> Iterator[tuple[str, dict[str, Any]]]:
    read = aw.read_press_release(text.page, published=dt.date.fromisoformat(text.day))
    yield (
        "release",
        {
            "title": read.title,
            "organization": read.organization.name if read.organization else None,
            "date": str(read.date) if read.date else None,
            "when_words": read.when_words,
            "tense": read.tense.value if read.tense else None,
            "kind": read.proposal_classification.value if read.proposal_classification else None,
            "parties": [it.code for it in read.parties],
            "people": [f"{it.name} ({it.party})" for it in read.people],
            "warnings": sorted(it.code.value for it in read.warnings),
        },
    )


_READERS: dict[str, Callable[[_Text], Iterator[tuple[str, dict[str, Any]]]]] = {
    "schedule": _schedule,
    "agenda": _agenda,
    "minutes": _minutes,
    "press_release": _release,
}


def _read(text: _Text) -> dict[str, Any]:
    begin = time.process_time()
    facts: Facts = {}
    try:
        for name, told in _READERS[text.kind](text):
            facts[_free(name, facts)] = told
    except aw.AgendawatchError as error:
        facts = {"refused": {"error": type(error).__name__}}
    took = round((time.process_time() - begin) * 1000, 1)
    if text.kept:
        facts = {key: {field: _hash(value) for field, value in told.items()} for key, told in facts.items()}
    return {"text": text.name, "kept": text.kept, "ms": took, "facts": facts}


def _free(name: str, taken: Facts) -> str:
    """Give a name that is not taken: a second of its kind has a number."""
    return next(it for nth in range(1, len(taken) + 2) if (it := f"{name} ({nth})" if nth > 1 else name) not in taken)


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


def _write(path: Path, folder: Path | None, kinds: Iterable[str]) -> None:
    begin, took, count = time.monotonic(), 0.0, 0
    with Pool(min(2, os.cpu_count() or 1)) as pool, path.open("w", encoding="utf-8") as out:
        for row in pool.imap(_read, _texts(folder, kinds), chunksize=8):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            took += row["ms"]
            count += 1
    sys.stdout.write(f"{count} texts, {took / 1000:.0f} s of processor, {time.monotonic() - begin:.0f} s\n")


# What differs


def _compare(before: Path, after: Path) -> int:
    old, new = (_rows(path) for path in (before, after))
    kept: Counter[tuple[str, str]] = Counter()
    differ = 0
    for name in (it for it in new if it in old):
        was, now = old[name]["facts"], new[name]["facts"]
        if was == now:
            continue
        differ += 1
        if new[name]["kept"]:
            kept.update((name.partition(" ")[0], field) for field, *_ in _changed(was, now))
            continue
        sys.stdout.write(f"## {name}\n")
        sys.stdout.writelines(
            f"  {thing}{_title(was, now, thing)} {field}: {_said(one)} → {_said(other)}\n"
            for field, thing, one, other in _changed(was, now)
        )
    for (source, field), count in sorted(kept.items()):
        sys.stdout.write(f"{source}, years that are kept: {field} differs {count} times\n")
    spent = [sum(it["ms"] for it in rows.values()) / max(1, len(rows)) for rows in (old, new)]
    both = len(old.keys() & new.keys())
    sys.stdout.write(f"{differ} texts of {both} differ; {spent[0]:.1f} and {spent[1]:.1f} ms a text; ")
    sys.stdout.write(f"{len(old) - both} were read before alone, {len(new) - both} after alone\n")
    return int(differ > 0)


def _rows(path: Path) -> dict[str, dict[str, Any]]:
    return {row["text"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _changed(was: Facts, now: Facts) -> Iterator[tuple[str, str, object, object]]:
    """Give each field that differs: its name, of what, and both values; a thing that came or went is one."""
    for thing in dict.fromkeys((*was, *now)):
        one, other = was.get(thing), now.get(thing)
        if one is None or other is None:
            yield "all", thing, one, other
            continue
        for field in dict.fromkeys((*one, *other)):
            if one.get(field) != other.get(field):
                yield field, thing, one.get(field), other.get(field)


def _title(was: Facts, now: Facts, thing: str) -> str:
    title = (now.get(thing) or was.get(thing) or {}).get("title")
    return f" {title[:60]!r}" if title else ""


def _said(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def main() -> int:
    """Write the facts, or tell what differs between two files of them; 1 where anything does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_subparsers(dest="what", required=True)
    write = what.add_parser("write", help="write the facts of every text")
    write.add_argument("out", type=Path)
    write.add_argument("--clones", type=Path, help="a folder of clones; AGENDAWATCH_CLONES where it is not given")
    write.add_argument("--kind", choices=sorted(_READERS), action="append", help="these texts alone")
    compare = what.add_parser("compare", help="tell every difference of two files")
    compare.add_argument("before", type=Path)
    compare.add_argument("after", type=Path)
    asked = parser.parse_args()
    if asked.what == "compare":
        return _compare(asked.before, asked.after)
    _write(asked.out, asked.clones, asked.kind or _READERS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
