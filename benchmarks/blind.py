"""Blind sets: seal one, write its first figures down, and let it join the corpus.

    python -m benchmarks.blind seal FOLDER --set c --labelled-by WHO     # into an archive that nobody opens
    python -m benchmarks.blind first FOLDER --set a --labelled-by WHO    # once: read it for the first time
    python -m benchmarks.blind join FOLDER --set a                       # after that it is training material

FOLDER has the shape of `benchmarks/corpus`. `blind.jsonl` there holds a row for every set: who labelled it, its size, the
archive's hash while it is closed, and the commit, day and figures of its first reading. Figures are written once; a second
reading is no first one, and is refused. There is no command that opens an archive: whoever does it by hand, does it once.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

from benchmarks import datapackage
from benchmarks.corpus import score

CORPUS = Path(__file__).parent / "corpus"
SETS = CORPUS / "blind.jsonl"
Row = dict[str, Any]
"""A set's row. Any: JSON."""


def main() -> int:
    """Do what is asked with one set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("seal", "first", "join"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", required=True, dest="name")
    parser.add_argument("--labelled-by", default="")
    parser.add_argument("--agreement", type=json.loads, default={}, help="how far two labellings agreed, as JSON")
    asked = parser.parse_args()
    rows = read_sets()
    row = next((it for it in rows if it["set"] == asked.name), None)
    if asked.what == "join":
        if row is None or row["opened"] is None:
            parser.error(f"write the first figures of {asked.name!r} down before it joins")
        _join(asked.folder, asked.name)
        datapackage.main()
        return 0
    if row is None:
        row = _described(asked.folder, asked.name, asked.labelled_by, asked.agreement)
        rows.append(row)
    if asked.what == "seal":
        row |= _sealed(asked.folder, asked.name)
    elif row["opened"]:
        parser.error(f"{asked.name!r} was read on {row['opened']['date']}: a second reading is no first one")
    else:
        row["opened"] = _first(asked.folder)
        sys.stdout.write(json.dumps(row["opened"], ensure_ascii=False, indent=1) + "\n")
    _write(SETS, rows)
    datapackage.main()
    return 0


def read_sets() -> list[Row]:
    """Read the row of every set, the oldest first."""
    return _read(SETS) if SETS.exists() else []


def _described(folder: Path, name: str, who: str, agreement: Row) -> Row:
    sizes = {kind: len(score.load(folder, kind)) for kind in score.SCORERS}
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return {
        "set": name,
        "made": today,
        "labelled_by": who,
        "agreement": agreement,
        "records": {kind: size for kind, size in sizes.items() if size},
        "archive": None,
        "sha256": None,
        "opened": None,
    }


def _sealed(folder: Path, name: str) -> Row:
    """Pack a set, the same bytes from the same files."""
    archive = CORPUS / "blind" / f"{name}.tar.xz"
    archive.parent.mkdir(exist_ok=True)
    with tarfile.open(archive, "w:xz") as packed:
        for path in sorted(it for it in folder.rglob("*") if it.is_file()):
            entry = packed.gettarinfo(path, arcname=path.relative_to(folder).as_posix())
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            entry.mtime = 0
            with path.open("rb") as file:
                packed.addfile(entry, file)
    return {
        "archive": archive.relative_to(CORPUS).as_posix(),
        "sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
    }


def _first(folder: Path) -> Row:
    """Read a set for the first time."""
    commit = _git("rev-parse", "--short=12", "HEAD")
    if _git("status", "--porcelain", "--", "src"):
        commit += "+"  # with changes that no commit holds yet
    reports = score.run(folder, score.OURS, score.SCORERS)
    figures = {kind: {title: it.plain() for title, it in report.figures.items()} for kind, report in reports.items()}
    return {"commit": commit, "date": dt.datetime.now(tz=dt.UTC).date().isoformat(), "figures": figures}


def _git(*words: str) -> str:
    said = subprocess.run(["git", *words], cwd=CORPUS, capture_output=True, text=True, check=True)  # noqa: S603, S607 - git, and words of ours
    return said.stdout.strip()


def _join(folder: Path, name: str) -> None:
    """Add a set's records and files to the corpus, each with the set's name."""
    for kind in score.SCORERS:
        path, own = CORPUS / f"{kind}.jsonl", folder / f"{kind}.jsonl"
        if not own.exists():
            continue
        records = _read(path)
        known = {record["id"] for record in records}
        for record in _read(own):
            record |= {"id": f"{name}-{record['id']}", "set": name}
            if record["id"] not in known:
                if "file" in record:
                    record["file"] = _brought(folder / record["file"], Path(record["file"]), name)
                records.append(record)
        _write(path, records)


def _read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _write(path: Path, records: list[Row]) -> None:
    """Write records, of which the first holds every field: a tabular reader takes its columns from there."""
    fields = dict.fromkeys(field for record in records for field in record)
    records[0] = dict.fromkeys(fields) | records[0]
    path.write_text("".join(json.dumps(it, ensure_ascii=False) + "\n" for it in records), encoding="utf-8")


def _brought(source: Path, place: Path, name: str) -> str:
    to = place.with_name(f"{name}-{place.name}")
    shutil.copyfile(source, CORPUS / to)
    words = source.with_suffix(".pdf.txt")
    if words.exists():
        shutil.copyfile(words, (CORPUS / to).with_suffix(".pdf.txt"))
    return to.as_posix()


if __name__ == "__main__":
    raise SystemExit(main())
