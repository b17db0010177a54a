"""Check what we write in the standards of others, by others' own code, schemas and shapes, and print a table.

    python -m benchmarks.standards --validators ENVIRONMENT/bin/python --pupa ENVIRONMENT/bin/python \
        --shapes FILE --profile FILE

`--validators` is an interpreter with frictionless, pyshacl and jsonschema[format-nongpl], `--pupa` one with pupa,
opencivicdata, jsonschema and Django: environments of their own, since what they want is not what we want. `--shapes` SHACL of DCAT-AP (more than once), and `--profile`
the templates of DCAT-AP-SE (a JSON file of its own), which say what must be told, how often, and of which type. Whatever is not
named is left out, and said so. The store is the made-up region of `agendawatch.testing`, as of a day, with one meeting
that was voted in. Exit code 1 where anything is found.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.tables import say, table

from agendawatch.exports import Publishing, export, to_ocd, to_ocd_bill, to_ocd_votes
from agendawatch.model import (
    AgendaItem,
    Decision,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Outcome,
    Party,
    Person,
    Position,
    PositionRole,
    Provenance,
    Site,
    Vote,
    VoteCount,
    VoteOption,
    Window,
)
from agendawatch.store import Store
from agendawatch.testing.region import played_region

TODAY = dt.date(2026, 11, 30)
ROOT = "https://moten.example/"
PUBLISHING = Publishing(
    address=f"{ROOT}data/",
    publisher="Exempelföreningen",
    publisher_type="NonProfitOrganisation",
    contact="data@moten.example",
    licence="http://creativecommons.org/publicdomain/zero/1.0/",
)
_ENDED = """
print(json.dumps({"objects": count, "found": found}))
"""
_JSON_SCHEMA = (
    """
import json, sys
from pathlib import Path
import jsonschema
from referencing import Registry
from referencing.jsonschema import specification_with
folder, dialect, rows = sys.argv[1:]
schemas = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in Path(folder).glob("*.json")}
meta = specification_with(dialect)
registry = Registry().with_resources(
    (it.get("id") or it.get("$id") or name, meta.create_resource(it)) for name, it in schemas.items()
)
checker = jsonschema.validators.validator_for({"$schema": dialect})
assert "date-time" in checker.FORMAT_CHECKER.checkers
count, found = 0, []
for line in open(rows, encoding="utf-8"):
    kind, row = json.loads(line)
    count += 1
    held = checker(schemas[kind], registry=registry, format_checker=checker.FORMAT_CHECKER)
    found += [f"{kind} {row['id']} {list(it.path)} {it.message[:200]}" for it in held.iter_errors(row)]
"""
    + _ENDED
)
_PUPA = (
    """
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
count, found = 0, []
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    schema = importlib.import_module("pupa.scrape.schemas." + row["_type"]).schema
    count += 1
    held = checker(schema, format_checker=FormatChecker()).iter_errors(row)
    found += [f"{row['_type']} {list(it.path)} {it.message[:200]}" for it in held]
"""
    + _ENDED
)
"""Run by pupa's interpreter: its own schema modules and its own way to check by them, without its scrapers.

What it makes modules of keeps `pupa.scrape` from importing scrapelib and Django, which its schemas have no use for."""
_FRICTIONLESS = (
    """
import json, sys
from frictionless import validate
report = validate(sys.argv[1])
count, found = len(report.tasks), [str(it) for it in report.flatten(["type", "note"])]
"""
    + _ENDED
)
_SHACL = (
    """
import json, sys
import pyshacl, rdflib
data = rdflib.Graph().parse(sys.argv[1], format="json-ld")
count, found = len(set(data.subjects())), []
SH, FORMAT = rdflib.Namespace("http://www.w3.org/ns/shacl#"), rdflib.URIRef("http://purl.org/dc/terms/format")
for shapes in sys.argv[2:]:
    _, report, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(shapes))
    for it in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        path, value = report.value(it, SH.resultPath), report.value(it, SH.value)
        # DCAT-AP-SE wants a media type as text where DCAT-AP wants a node: the profile goes before.
        if report.value(it, SH.resultSeverity) == SH.Violation and not (path == FORMAT and isinstance(value, rdflib.Literal)):
            found.append(f"{path} {value} {report.value(it, SH.resultMessage)}")
"""
    + _ENDED
)
_PROFILE = (
    """
import json, sys
import rdflib
data = rdflib.Graph().parse(sys.argv[1], format="json-ld")
names = {"dcterms": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#", "foaf": "http://xmlns.com/foaf/0.1/",
         "vcard": "http://www.w3.org/2006/vcard/ns#", "rdf": str(rdflib.RDF), "owl": str(rdflib.OWL),
         "xsd": str(rdflib.XSD)}
known = {it["id"]: it for it in json.load(open(sys.argv[2], encoding="utf-8"))["templates"] if it.get("id")}
def full(name):
    prefix, _, rest = name.partition(":")
    return rdflib.URIRef(names[prefix] + rest if prefix in names else name)
def item(told):
    it = known[told] if isinstance(told, str) else told
    return {**item(it["extends"]), **it} if it.get("extends") in known else it
def properties(it):
    own = [it["property"]] if it.get("property") else []
    return own or [name for part in it.get("items", []) for name in properties(item(part))]
count, found = 0, []
for name, kind in (("dcat:Catalog", "dcat:Catalog"), ("dcat:Dataset", "dcat:Dataset"), ("dcat:Distribution", "dcat:Distribution"),
                   ("dcat:foaf:Agent", "foaf:Agent"), ("dcat:contactPoint", "vcard:Organization")):
    for node in set(data.subjects(rdflib.RDF.type, full(kind))):
        count += 1
        for part in (item(it) for it in known[name]["items"] if not item(it).get("deps")):
            values = [it for one in dict.fromkeys(properties(part)) for it in data.objects(node, full(one))]
            bounds, where = part.get("cardinality") or {}, f"{node} {part.get('id')}"
            if full("rdf:type") in map(full, properties(part)):
                values = [it for it in values if str(it) in {it["value"] for it in part["choices"]}]
            if len(values) < bounds.get("min", 0) or len(values) > bounds.get("max", len(values)):
                found.append(f"{where}: {len(values)} values")
            types = [full(it) for it in ([part["datatype"]] if isinstance(part.get("datatype"), str) else part.get("datatype", []))]
            literal = {"URI": False, "RESOURCE": False}.get(part.get("nodetype"), "LITERAL" in (part.get("nodetype") or "") or None)
            for value in values:
                if literal is not None and isinstance(value, rdflib.Literal) != literal:
                    found.append(f"{where}: {value} is of another kind")
                elif types and value.datatype not in types:
                    found.append(f"{where}: {value} is no {types}")
                elif part.get("nodetype") == "LANGUAGE_LITERAL" and not value.language and part.get("property") != "foaf:name":
                    found.append(f"{where}: {value} names no language")
"""
    + _ENDED
)

Row = dict[str, Any]
"""A JSON object. Any: JSON."""
Found = tuple[int, list[str]]
"""How many objects were looked at, and what was found."""


def with_votes(store: Store) -> None:
    """Add a meeting of a made-up town that was voted in, each way that one can."""
    town = Municipality(code="9906", name="Exempelkommun")
    site = Site(url="https://exempelkommun.example/moten", municipality=town)
    party = Party(code="EXP", name="Exempelpartiet")
    people = [Person(name=f"{name} Exempel", party=party) for name in ("Anna", "Bo", "Cia", "Dag")]
    decision = Decision(
        outcome=Outcome.APPROVED,
        text="Kommunfullmäktige bifaller motionen.",
        vote=VoteCount(winning=1, losing=1, abstained=1),
        votes=tuple(Vote(option=option, person=who) for option, who in zip(VoteOption, people, strict=True)),
    )
    proposer = Position(role=PositionRole.PROPOSER, party=party, person=people[0], words="yrkar bifall")
    meeting = Meeting(
        municipality=town,
        organization=Organization(name="Kommunfullmäktige"),
        date=dt.date(2026, 11, 23),
        agenda=(
            AgendaItem(title="Ny simhall", number="7", reference="KS 2026/7", decision=decision, positions=(proposer,)),
        ),
        provenance=Provenance(words="23 november", url=site.url),
    )
    seen = dt.datetime(2026, 11, 25, 6, tzinfo=dt.UTC)
    store.records.add(Listing(window=Window.year(2026), meetings=(meeting,)), site=site, seen=seen)
    store.records.note_visit(site, seen=seen)


def ocd_rows(store: Store) -> Iterator[Row]:
    """Give all that is written as Open Civic Data."""
    for meeting in store.meetings():
        yield to_ocd(meeting)
        yield from to_ocd_votes(meeting)
    for proposal in store.proposals():
        yield to_ocd_bill(proposal)


def asked(interpreter: str, script: str, *arguments: str) -> Found:
    """Let others' code look, in their own process."""
    done = subprocess.run(  # noqa: S603 - named by who runs it
        [interpreter, "-c", script, *arguments], check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        return 0, [done.stderr.strip()[-600:]]
    told = json.loads(done.stdout.splitlines()[-1])
    return told["objects"], told["found"]


def written(file: Path, rows: Iterator[object]) -> str:
    """Write rows, a line each, and give where."""
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(file)


def main() -> int:
    """Check what can be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--validators", metavar="PYTHON", default=sys.executable)
    parser.add_argument("--pupa", metavar="PYTHON")
    parser.add_argument("--shapes", metavar="FILE", nargs="*", default=[])
    parser.add_argument("--profile", metavar="FILE")
    parser.add_argument("--store", metavar="URL", help="a store of one's own; the made-up region unless given")
    told = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as scratch,
        Store(told.store or "sqlite://", make=told.store is None) as store,
    ):
        if told.store is None:
            played_region(store, TODAY)
            with_votes(store)
        out = Path(scratch)
        for kind in ("csv", "ndjson"):
            export(store, out / kind, format=kind, publishing=PUBLISHING)
        record = str(out / "csv" / "dcat.jsonld")
        checks: tuple[tuple[str, str, object, Callable[[], Found]], ...] = (
            ("Open Civic Data", "pupa's schemas", told.pupa, lambda: asked(told.pupa, _PUPA, written(out / "ocd", ocd_rows(store)))),
            ("Frictionless, CSV", "frictionless", True, lambda: asked(told.validators, _FRICTIONLESS, str(out / "csv" / "datapackage.json"))),
            ("Frictionless, NDJSON", "frictionless", True, lambda: asked(told.validators, _FRICTIONLESS, str(out / "ndjson" / "datapackage.json"))),
            ("DCAT-AP", "pyshacl and its shapes", told.shapes, lambda: asked(told.validators, _SHACL, record, *told.shapes)),
            ("DCAT-AP-SE", "its templates", told.profile, lambda: asked(told.validators, _PROFILE, record, told.profile)),
        )  # fmt: skip
        found = {(name, by): check() if given else None for name, by, given, check in checks}
    rows = [
        (*key, "left out", "") if it is None else (*key, f"{it[0]:,}", str(len(it[1]))) for key, it in found.items()
    ]
    say(table(("standard", "checked by", "objects", "found"), rows).rstrip("\n"))
    for (name, _), it in found.items():
        for line in it[1][:20] if it else ():
            say(f"{name}: {line}")
    return int(any(it is not None and (it[1] or not it[0]) for it in found.values()))


if __name__ == "__main__":
    sys.exit(main())
