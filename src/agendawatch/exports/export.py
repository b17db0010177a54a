"""The store as tables in a folder, whole or with what came since added, and back into an empty store."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from agendawatch.arguments import word_of
from agendawatch.errors import InputError, StoreError
from agendawatch.exports.descriptors import Publishing, data_package, dcat
from agendawatch.exports.tables import TABLES, change_row, coverage_rows, meeting_rows, place_rows, proposal_rows
from agendawatch.exports.writers import FORMATS, Format, table_writers
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store

_PACKAGE, _DCAT, _STORE = "datapackage.json", "dcat.jsonld", "store.ndjson"
_BESIDE = ".agendawatch-export"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    folder: Path
    """Where its files lie."""
    rows: dict[str, int]
    """By table; of what was added alone, where an export was added to."""
    until: dt.datetime | None
    """The store's last round; `None` for an empty store."""


def export(
    store: Store,
    out: str | os.PathLike[str],
    *,
    format: Format = "csv",  # noqa: A002 - what everybody calls it
    since: dt.datetime | dt.date | None = None,
    publishing: Publishing | None = None,
) -> Exported:
    """Write the store's facts as tables into a folder, with a description of every column.

    The tables are those of the store's last round, so that the same store gives the same files.
    With `since` what is new from a moment on is added to an export of the same format: changes behind its last one, and
    meetings, proposals and coverage as they are now; of rows with one key the last holds. `publishing` tells who
    publishes it where, for a record of data portals beside it.
    """
    word_of("format", format, FORMATS)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    held = _read_package(folder, format) if since is not None else None
    if held is not None:
        part = _cut_back(folder, format, held)
        return _write(store, folder, format, since, publishing, held=held, part=part)
    beside = folder / _BESIDE
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        exported = _write(store, beside, format, since, publishing, held={}, part=1)
        if format == "ndjson" and since is None:
            # Write the store's own rows too: tables tell less than it knows, and from these it can be
            # made again.
            until = _until(store)
            with (beside / _STORE).open("w", encoding="utf-8", newline="\n") as lines:
                lines.writelines(f"{line}\n" for line in (store.maintenance.export_lines(until) if until else ()))
        for stale in (*folder.glob("*.csv"), *folder.glob("*.parquet"), *folder.glob("*.ndjson")):
            if stale.stem.partition("-")[0] in exported.rows or stale.name == _STORE:
                stale.unlink()
        for made in sorted(beside.iterdir(), key=lambda file: file.name == _PACKAGE):
            made.replace(folder / made.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return replace(exported, folder=folder)


def _until(store: Store) -> dt.datetime | None:
    last = store.queries.rounds(limit=1)
    return last[0].seen if last else None


def _write(
    store: Store,
    folder: Path,
    kind: Format,
    since: dt.datetime | dt.date | None,
    publishing: Publishing | None,
    *,
    held: Mapping[str, Any],  # Any: JSON
    part: int,
) -> Exported:
    """Write every table and what describes them, behind what is `held` there."""
    until = _until(store)
    today = until.astimezone(STOCKHOLM).date() if until else dt.date.min
    last = after = held.get("last_change", 0)
    with table_writers(folder, TABLES, kind, part=part) as writers:
        writers.write(place_rows(store))
        for meeting, stamps in store.queries.stamped_meetings(since):
            writers.write(meeting_rows(meeting, stamps))
        for proposal in store.proposals():
            writers.write(proposal_rows(proposal, today))
        for last, change in store.queries.numbered_changes(after):
            writers.write([change_row(last, change)])
        writers.write(coverage_rows(store.coverage(today) if until else (), today))
    known = held.get("files", {})
    files = {name: list(dict.fromkeys((*known.get(name, ()), file))) for name, file in writers.files.items()}
    sizes = {file: (folder / file).stat().st_size for names in files.values() for file in names}
    own = {"format": kind, "files": files, "bytes": sizes, "last_change": last}
    now = until or dt.datetime.fromtimestamp(0, dt.UTC)
    package = data_package(files, folder, kind, now=now, own=own)
    if publishing is not None:
        _json(folder / _DCAT, dcat(package, publishing))
    _json(folder / _PACKAGE, package)
    return Exported(folder, dict(writers.counts), until)


def _json(file: Path, facts: object) -> None:
    beside = file.with_name(f".{file.name}.part")
    beside.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(file)


def _read_package(folder: Path, kind: Format) -> dict[str, Any] | None:  # Any: JSON
    """Read what an export in a folder says of itself; `None` where there is none."""
    try:
        held = json.loads((folder / _PACKAGE).read_text(encoding="utf-8"))["agendawatch"]
        known = {table.name for table in TABLES} == held["files"].keys()
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError, OSError) as error:
        expected = f"an export of ours, or a folder without {_PACKAGE}"
        raise InputError(field="out", value=str(folder), expected=expected) from error
    if held["format"] != kind or not known:
        expected = f"{held['format']}, as the export in the folder has, with the same tables"
        raise InputError(field="format", value=kind, expected=expected)
    return dict(held)


def _cut_back(folder: Path, kind: Format, held: Mapping[str, Any]) -> int:  # Any: JSON
    """Take away what an export that was killed had added, and give the number of the part that comes next."""
    for file, size in held["bytes"].items():
        place = folder / file
        if not place.exists() or place.stat().st_size < size:
            expected = f"the {size} octets of {file} that the export says it holds"
            raise InputError(field="out", value=str(folder), expected=expected)
        if place.stat().st_size > size:
            os.truncate(place, size)
    return max(len(names) for names in held["files"].values()) + 1 if kind == "parquet" else 2


def import_export(store: Store, folder: str | os.PathLike[str]) -> int:
    """Make a store again from an export in NDJSON, into an empty one; give how many rows came."""
    file = Path(folder) / _STORE
    try:
        with file.open(encoding="utf-8") as lines:
            return store.maintenance.import_lines(lines)
    except FileNotFoundError as error:
        msg = f"{folder} holds no {_STORE}: only an export in NDJSON, made whole, can be made a store again"
        raise StoreError(msg) from error
