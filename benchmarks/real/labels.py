"""Hand labels of real texts: read them, see that they are of the form that README.md beside this file tells, score by them.

python -m benchmarks.real.labels check         # are they of that form, and how far do the two labellers agree?
python -m benchmarks.real.labels hash FILE …   # the hash by which a text is known
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.corpus import score

HERE = Path(__file__).parent
KINDS = {"pages": "schedules", "agendas": "agendas", "releases": "press_releases", "decisions": "decisions"}
"""Each file of hand labels, and the corpus's kind of record that it is."""
RESTATED = HERE / "restated"
UNSEEN = HERE / "unseen"
"""Labels of texts that nobody who writes readers has looked at; programs count them."""
_FIELDS = {
    "id", "url", "sha256", "obtained", "municipality", "layout", "restated", "reference_date", "published",
    "body", "meeting_date", "labels_a", "labels_b", "labels", "decided_by",
}  # fmt: skip
_NEEDED = ("id", "sha256", "obtained", "layout", "labels_a")
_LISTS = {"pages": "meetings", "agendas": "items"}

Row = dict[str, Any]
"""A record. Any: JSON."""


@dataclass(slots=True)
class Texts:
    """What became of the texts that labels speak of."""

    counted: int = 0
    absent: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    """Those whose text is another than at labelling."""


def hash_of(text: str) -> str:
    r"""Give the hash of a text, whichever way its letters are composed and its white space laid.

    >>> hash_of("Möte 4 mars") == hash_of("Mo\u0308te\n  4 mars\n")
    True
    """
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()


def records(kind: str, folder: Path = HERE) -> list[Row]:
    """Read the hand labels of a kind."""
    path = folder / f"{kind}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.strip()]


def settled(row: Row) -> Row:
    """Give what a record's labels say in the end: the third's, or what both say."""
    labels: Row = row.get("labels") or row["labels_a"]
    return labels


def lay_out(texts: Path, folder: Path, labelled: Path = HERE) -> Texts:
    """Write a folder's labels and their texts, as far as they are here, into a folder of the corpus's shape."""
    told = Texts()
    for kind, name in KINDS.items():
        rows = []
        for row in records(kind, labelled):
            path = texts / f"{row['sha256']}.txt"
            if not path.is_file():
                told.absent.append(row["id"])
                continue
            text = path.read_text(encoding="utf-8")
            if hash_of(text) != row["sha256"]:
                told.other.append(row["id"])
                continue
            told.counted += 1
            rows.append(_record(kind, row, text))
        lines = (json.dumps(it, ensure_ascii=False) + "\n" for it in rows)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    return told


def _record(kind: str, row: Row, text: str) -> Row:
    """Give a record as the scorer takes it."""
    given = {name: row.get(name) for name in ("id", "municipality", "reference_date", "published")}
    labels = settled(row)
    if kind == "pages":
        meetings = [{"time": None, "status": "scheduled", **it} for it in labels.get("meetings") or []]
        return {**given, **labels, "text": text, "meetings": meetings}
    if kind == "agendas":
        items = [{"number": None, "reference": None, **it} for it in labels.get("items") or []]
        return {**given, **labels, "text": text, "items": items}
    bare: Row = {"title": None, "outcome": "unknown"} if kind == "decisions" else {"kind": "none"}
    return {**given, **bare, **labels, "text": text}


def agreement(kind: str, folder: Path = HERE) -> tuple[int, int]:
    """Count the facts that both labellers give alike, and those that either gives."""
    both = either = 0
    twice = (row for row in records(kind, folder) if row.get("labels_a") and row.get("labels_b"))
    for row in twice:
        one, two = (_facts(kind, row[it]) for it in ("labels_a", "labels_b"))
        both += len(one & two)
        either += len(one | two)
    return both, either


def _facts(kind: str, labels: Row) -> set[str]:
    """Part labels into facts: each meeting, item or field is one; what is empty is none."""
    rows = labels.get(_LISTS.get(kind, ""), [])
    if kind in _LISTS:
        return {json.dumps({k: v for k, v in it.items() if v}, sort_keys=True, ensure_ascii=False) for it in rows}
    found = {name: it for name, it in labels.items() if it and not name.endswith(("_alt", "_optional"))}
    return {json.dumps([name, it], sort_keys=True, ensure_ascii=False) for name, it in found.items()}


def problems(folder: Path = HERE) -> Iterator[str]:
    """Tell what is not of the form."""
    ours = {record["id"]: record for name in score.SCORERS for record in score.load(folder / "restated", name)}
    seen: set[str] = set()
    for kind in KINDS:
        for row in records(kind, folder):
            name = str(row.get("id"))
            yield from (f"{name}: {it} is missing" for it in _NEEDED if not row.get(it))
            yield from (f"{name}: {it} is no field" for it in sorted(row.keys() - _FIELDS))
            if name in seen:
                yield f"{name}: is there twice"
            seen.add(name)
            twice = bool(row.get("labels_a") and row.get("labels_b"))
            if (
                twice
                and _facts(kind, row["labels_a"]) != _facts(kind, row["labels_b"])
                and not (row.get("labels") and row.get("decided_by"))
            ):
                yield f"{name}: the labellers differ and nobody decided"
            if row.get("restated") and row["restated"] not in ours:
                yield f"{name}: {row.get('restated')!r} is no text of ours"
            if kind == "releases" and not row.get("published"):
                yield f"{name}: published is missing"


def main() -> int:
    """Check the labels, or hash texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("check", "hash"))
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args()
    if asked.what == "hash":
        for path in asked.files:
            sys.stdout.write(f"{hash_of(path.read_text(encoding='utf-8'))}  {path}\n")
        return 0
    wrong = list(problems())
    for kind in KINDS:
        both, either = agreement(kind)
        rows = records(kind)
        twice, beside = (sum(bool(row.get(it)) for row in rows) for it in ("labels_b", "restated"))
        sys.stdout.write(
            f"{kind}: {len(rows)} records, {twice} labelled twice ({both} of {either} facts alike), {beside} restated\n"
        )
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
