"""Check what we write in other standards by others' own schemas: Open Civic Data's by pupa's, OParl's by its own files.

    python -m benchmarks.standards --pupa ENVIRONMENT/bin/python --oparl FOLDER

`--pupa` is an interpreter of an environment of its own with pupa, opencivicdata, jsonschema and Django, `--oparl` the
folder of the specification's JSON schemas. Whatever is not named is left out, and said so. The store is the made-up
region of `agendawatch.testing`, as of a day. Exit code 1 where a schema finds anything.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema

from agendawatch.exports import OPARL_PATH, OParl, to_ocd, to_ocd_bill, to_ocd_votes
from agendawatch.store import Store
from agendawatch.testing.region import played_region

TODAY = dt.date(2026, 11, 30)
ROOT = "https://moten.example/"
_PUPA = """
import datetime, importlib, importlib.util, json, sys, types
import jsonschema
from jsonschema import Draft3Validator, FormatChecker
from pathlib import Path
place = Path(importlib.util.find_spec("opencivicdata").submodule_search_locations[0]).parent / "pupa"
for name, path in (("pupa", place), ("pupa.scrape", place / "scrape"), ("pupa.scrape.schemas", place / "scrape" / "schemas")):
    module = types.ModuleType(name)
    module.__path__ = [str(path)]
    sys.modules[name] = module
types_of = Draft3Validator.TYPE_CHECKER.redefine(
    "datetime", lambda c, d: isinstance(d, (datetime.date, datetime.datetime))
).redefine("date", lambda c, d: isinstance(d, datetime.date))
checker = jsonschema.validators.extend(Draft3Validator, type_checker=types_of)
count = bad = 0
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    schema = importlib.import_module("pupa.scrape.schemas." + row["_type"]).schema
    count += 1
    for error in checker(schema, format_checker=FormatChecker()).iter_errors(row):
        bad += 1
        print(row["_type"], list(error.path), error.message[:200])
print(count, "objects,", bad, "errors")
sys.exit(bool(bad) or not count)
"""
"""Run by pupa's interpreter: its own schema modules and its own way to check by them, without its scrapers.

What it makes modules of keeps `pupa.scrape` from importing scrapelib and Django, which its schemas have no use for."""

Row = dict[str, Any]
"""A JSON object. Any: JSON."""


def ocd_rows(store: Store) -> Iterator[Row]:
    """Give all that is written as Open Civic Data."""
    for meeting in store.meetings():
        yield to_ocd(meeting)
        yield from to_ocd_votes(meeting)
    for proposal in store.proposals():
        yield to_ocd_bill(proposal)


def check_ocd(store: Store, interpreter: str) -> bool:
    """Let pupa's schemas look at it."""
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in ocd_rows(store))
        file.flush()
        done = subprocess.run([interpreter, "-c", _PUPA, file.name], check=False)  # noqa: S603 - named by who runs it
    return done.returncode == 0


def objects(told: object) -> Iterator[Row]:
    """Give every object with a type within an answer."""
    if isinstance(told, dict):
        if "type" in told and "id" in told:
            yield told
        for value in told.values():
            yield from objects(value)
    elif isinstance(told, list):
        for value in told:
            yield from objects(value)


def check_oparl(store: Store, folder: Path) -> bool:
    """Go to every address of the endpoint, and check each object by the schema of its type."""
    server = OParl(store, ROOT, TODAY)
    schemas = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")}
    ahead, seen, count, bad = [f"{ROOT}{OPARL_PATH}/system"], set(), 0, 0
    while ahead:
        address = ahead.pop()
        if address in seen:
            continue
        seen.add(address)
        path, _, query = address.removeprefix(f"{ROOT}{OPARL_PATH}/").partition("?")
        answer = server.answer(path, dict(pair.split("=") for pair in query.split("&")) if query else {})
        if answer is None:
            bad += 1
            print("nothing at", address)
            continue
        for row in objects(answer):
            count += 1
            schema = schemas[row["type"].rpartition("/")[2]]
            for error in jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(
                row
            ):
                bad += 1
                print(row["id"], list(error.path), error.message[:200])
        text = json.dumps(answer)
        ahead += [part for part in text.split('"') if part.startswith(f"{ROOT}{OPARL_PATH}/")]
    print(len(seen), "addresses,", count, "objects,", bad, "errors")
    return bad == 0


def main() -> int:
    """Check what can be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pupa", metavar="PYTHON")
    parser.add_argument("--oparl", type=Path, metavar="FOLDER")
    parser.add_argument("--store", metavar="URL", help="a store of one's own; the made-up region unless given")
    told = parser.parse_args()
    good = True
    with Store(told.store or "sqlite://", make=told.store is None) as store:
        if told.store is None:
            played_region(store, TODAY)
        for name, given, check in (("Open Civic Data", told.pupa, check_ocd), ("OParl", told.oparl, check_oparl)):
            print(name, flush=True)
            if given is None:
                print("left out: not named")
            else:
                good = check(store, given) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
