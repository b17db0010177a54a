"""A store as tables, and back."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from frictionless import validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.doubting import doubt_of
from tests.exports.conftest import LATER, MEETING, SEEN, SITE, WORDS, add
from tests.store.test_any_history import ROUNDS

from agendawatch import Publishing, export, import_export
from agendawatch.cli import main
from agendawatch.errors import InputError, StoreError
from agendawatch.exports import TABLES
from agendawatch.exports.tables import ExportTable
from agendawatch.exports.writers import FORMATS
from agendawatch.model import STOCKHOLM, Listing, MeetingStatus, Site, Window
from agendawatch.store import Store

Rows = list[dict[str, Any]]
"""Rows of a table. Any: cells."""
Rounds = list[tuple[Site, Listing, int, bool]]
CANCELLED = LATER.model_copy(update={"status": MeetingStatus.CANCELLED})


def csv_rows(folder: Path, table: str) -> Rows:
    """Read a table as text has it."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ndjson_rows(folder: Path, table: str) -> Rows:
    """Read a table of objects."""
    return [json.loads(line) for line in (folder / f"{table}.ndjson").read_text(encoding="utf-8").splitlines()]


def parquet_rows(*files: Path) -> Rows:
    """Read a table of Parquet."""
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def octets(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def as_text(cell: object) -> str:
    """Write a cell as CSV does."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.datetime):
        return cell.astimezone(STOCKHOLM).isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def test_every_table_has_rows_with_what_the_store_knows(store: Store, tmp_path: Path) -> None:
    """A row a thing, each under the meeting that it is of."""
    done = export(store, tmp_path / "out", format="ndjson")

    assert done.rows == {
        "municipalities": 1,
        "organizations": 1,
        "meetings": 2,
        "items": 2,
        "decisions": 1,
        "votes": 2,
        "positions": 1,
        "documents": 2,
        "proposals": 1,
        "actions": 2,
        "changes": 2,
        "coverage": 1,
    }
    [meeting, _] = ndjson_rows(tmp_path / "out", "meetings")
    assert (meeting["id"], meeting["start"]) == (MEETING.id, "2031-03-11T13:00:00+01:00")
    [item, _] = ndjson_rows(tmp_path / "out", "items")
    assert item["title"] == WORDS
    assert item["ground_url"] == "https://exempelkommun.example/k.pdf#page=2"
    [decision] = ndjson_rows(tmp_path / "out", "decisions")
    assert (decision["title"], decision["reference"]) == (item["title"], item["reference"])
    assert (decision["organization"], decision["date"]) == (meeting["organization"], meeting["date"])
    rows = [row for table in done.rows for row in ndjson_rows(tmp_path / "out", table)]
    codes = {str(row["municipality_code"]) for row in rows if row.get("municipality_code")}
    assert {row.get("municipality_code", "left out") for row in rows} <= {*codes, "left out"}
    assert codes == {MEETING.municipality.code if MEETING.municipality else ""}


def test_csv_and_parquet_and_ndjson_agree(store: Store, tmp_path: Path) -> None:
    """Cell by cell, in every table."""
    for kind in ("csv", "parquet", "ndjson"):
        export(store, tmp_path / kind, format=kind)

    for table in TABLES:
        written = csv_rows(tmp_path / "csv", table.name)
        typed = parquet_rows(tmp_path / "parquet" / f"{table.name}.parquet")
        told = ndjson_rows(tmp_path / "ndjson", table.name)
        assert [{name: as_text(cell) for name, cell in row.items()} for row in typed] == written
        assert [{name: as_text(cell) for name, cell in row.items()} for row in told] == written


@pytest.mark.parametrize("kind", ["csv", "ndjson"])
def test_the_package_is_found_good_by_others(store: Store, tmp_path: Path, kind: Any) -> None:  # noqa: ANN401 - a format
    """Frictionless reads every cell by its type, every hash and every key."""
    export(store, tmp_path / "out", format=kind)

    report = validate(str(tmp_path / "out" / "datapackage.json"))

    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) == len(TABLES)


def test_every_column_says_what_it_means() -> None:
    """A name without words is no promise; two columns of a table share no name, and keys are columns."""
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(column.says for column in table.columns)
        assert set(table.key) <= set(names)


def test_parquet_carries_types_and_words(store: Store, tmp_path: Path) -> None:
    """A notebook sees what a column is without the package."""
    export(store, tmp_path / "out", format="parquet")

    schema = pq.read_schema(tmp_path / "out" / "meetings.parquet")

    assert str(schema.field("start").type) == "timestamp[us, tz=Europe/Stockholm]"
    assert schema.field("id").metadata == {b"description": b"Durable and opaque"}


def test_a_store_made_of_an_export_gives_the_same_files(store: Store, tmp_path: Path, database: str) -> None:
    """NDJSON holds all that is known: in every format the same comes of it byte for byte, from either database."""
    add(store, MEETING, CANCELLED, seen=SEEN + dt.timedelta(days=2))
    for kind in FORMATS:
        export(store, tmp_path / "first" / kind, format=kind)

    with Store(database) as fresh:
        assert import_export(fresh, tmp_path / "first" / "ndjson") > 0
        for kind in FORMATS:
            export(fresh, tmp_path / "second" / kind, format=kind)
            assert octets(tmp_path / "second" / kind) == octets(tmp_path / "first" / kind)


@pytest.mark.parametrize("kind", ["csv", "parquet", "ndjson"])
def test_what_is_new_is_added(store: Store, tmp_path: Path, kind: Any) -> None:  # noqa: ANN401 - a format
    """Changes neither twice nor left out; of a meeting the last row holds."""
    out = tmp_path / "out"
    export(store, out, format=kind)
    later = SEEN + dt.timedelta(days=2)
    add(store, MEETING, CANCELLED, seen=later)

    done = export(store, out, format=kind, since=later)

    assert (done.rows["meetings"], done.rows["changes"]) == (1, 1)
    read: dict[str, Callable[[str], Rows]] = {
        "csv": lambda table: csv_rows(out, table),
        "ndjson": lambda table: ndjson_rows(out, table),
        "parquet": lambda table: parquet_rows(out / f"{table}.parquet", out / f"{table}-0002.parquet"),
    }
    rows = read[kind]
    assert [int(row["number"]) for row in rows("changes")] == [1, 2, 3]
    assert [(row["id"], row["status"]) for row in rows("meetings")] == [
        (MEETING.id, "scheduled"),
        (LATER.id, "scheduled"),
        (LATER.id, "cancelled"),
    ]


def test_what_was_half_added_is_taken_away(store: Store, tmp_path: Path) -> None:
    """A process that was killed leaves no row twice."""
    out = tmp_path / "out"
    export(store, out, format="ndjson")
    with (out / "changes.ndjson").open("a", encoding="utf-8") as file:
        file.write('{"number":3,"seen":"20')
    later = SEEN + dt.timedelta(days=2)
    add(store, MEETING, CANCELLED, seen=later)

    export(store, out, format="ndjson", since=later)

    assert [row["number"] for row in ndjson_rows(out, "changes")] == [1, 2, 3]


def test_an_export_replaces_the_one_before(store: Store, tmp_path: Path) -> None:
    """In another format too, and files of others stay."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.csv").write_text("a\n")
    export(store, out, format="csv")

    export(store, out, format="ndjson")

    assert {it.name for it in out.glob("*.csv")} == {"mine.csv"}


DATA = "https://data.exempelkommun.example/moten/"
_SAID = ("dcterms:title", "dcterms:description", "dcterms:publisher")


def record(store: Store, tmp_path: Path, **told: Any) -> Rows:  # noqa: ANN401 - fields of several types
    """Export, and read the record for data portals, thing by thing."""
    licence = "http://creativecommons.org/publicdomain/zero/1.0/"
    publishing = Publishing(address=DATA, publisher="Exempelföreningen", licence=licence, **told)
    export(store, tmp_path / "out", publishing=publishing)
    graph: Rows = json.loads((tmp_path / "out" / "dcat.jsonld").read_text(encoding="utf-8"))["@graph"]
    return graph


def test_a_record_for_data_portals_holds_what_the_standard_asks_for(store: Store, tmp_path: Path) -> None:
    """A catalogue, a dataset and a distribution for each table, with every mandatory property of DCAT-AP-SE."""
    graph = record(store, tmp_path, contact="data@exempelkommun.example", publisher_type="NonProfitOrganisation")
    nodes = {node["@id"]: node for node in graph}
    [catalogue] = [it for it in graph if it["@type"] == "dcat:Catalog"]
    [dataset] = [it for it in graph if it["@type"] == "dcat:Dataset"]
    distributions = [it for it in graph if it["@type"] == "dcat:Distribution"]
    assert {*_SAID, "dcterms:license", "dcat:dataset"} <= catalogue.keys()
    assert {*_SAID, "dcat:contactPoint", "dcat:theme"} <= dataset.keys()
    agent = nodes[dataset["dcterms:publisher"]["@id"]]
    assert (agent["foaf:name"], agent["dcterms:type"]["@id"]) == (
        "Exempelföreningen",
        "http://purl.org/adms/publishertype/NonProfitOrganisation",
    )
    assert dataset["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:data@exempelkommun.example"}
    assert len(distributions) == len(TABLES)
    assert {it["@id"] for it in dataset["dcat:distribution"]} == {it["@id"] for it in distributions}
    for it in distributions:
        assert it["dcat:accessURL"]["@id"].startswith(DATA)
        assert "dcterms:license" in it
        assert it["dcterms:format"] == "text/csv"
        assert it["dcat:byteSize"]["@type"] == "xsd:nonNegativeInteger"
        file = tmp_path / "out" / it["dcat:downloadURL"][0]["@id"].removeprefix(DATA)
        assert file.stat().st_size == int(it["dcat:byteSize"]["@value"])


def test_everything_named_has_its_class(store: Store, tmp_path: Path) -> None:
    """A validator that asks nobody else sees what a licence, a language or a theme is, and a contact's page is no mail."""
    graph = record(store, tmp_path, contact="https://exempelkommun.example/kontakt")
    own = {node["@id"] for node in graph}
    named = [value for node in graph for value in node.values() if isinstance(value, dict) and "@id" in value]
    assert all("@type" in value for value in named if value["@id"] not in own)
    [dataset] = [it for it in graph if it["@type"] == "dcat:Dataset"]
    assert "dcat:contactPoint" not in dataset
    assert dataset["dcat:landingPage"]["@id"] == "https://exempelkommun.example/kontakt"


def test_an_empty_store_is_an_empty_export(tmp_path: Path) -> None:
    """With every column, and no row."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as empty:
        done = export(empty, tmp_path / "out")

    assert set(done.rows.values()) == {0}
    assert csv_rows(tmp_path / "out", "meetings") == []
    assert not (tmp_path / "out" / "dcat.jsonld").exists()  # nobody told who publishes it


def test_what_cannot_be_added_to_is_refused(store: Store, tmp_path: Path) -> None:
    """Another format, a folder with somebody else's package, files that are gone."""
    out = tmp_path / "out"
    export(store, out, format="csv")
    with pytest.raises(InputError, match="csv"):
        export(store, out, format="ndjson", since=SEEN)
    (out / "items.csv").unlink()
    with pytest.raises(InputError, match="octets of items"):
        export(store, out, format="csv", since=SEEN)
    (out / "datapackage.json").write_text('{"name": "other"}')
    with pytest.raises(InputError, match="an export of ours"):
        export(store, out, format="csv", since=SEEN)
    with pytest.raises(InputError, match="csv, ndjson, parquet"):
        export(store, out, format="xml")  # type: ignore[arg-type] # that is the point


def test_a_store_that_is_not_there_makes_no_folder(tmp_path: Path) -> None:
    """The command says so in a sentence, and makes neither a database nor an export."""
    out, missing = tmp_path / "out", tmp_path / "none.db"

    told = CliRunner().invoke(main, ["export", str(out), "--store", f"sqlite:///{missing}"])

    assert told.exit_code != 0
    assert "there is no database" in told.output
    assert "Traceback" not in told.output
    assert not out.exists()
    assert not missing.exists()


@pytest.mark.slow
def test_a_store_that_is_held_leaves_the_export_that_stood(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told in a sentence, and not a file is other than it was, whether all was asked for or what is new."""
    monkeypatch.setattr("agendawatch.store.database.BUSY", 0.05)
    out, store_file = tmp_path / "out", tmp_path / "a.db"
    export(store, out)
    before = octets(out)
    store.close()
    with closing(sqlite3.connect(store_file, isolation_level=None)) as holder:
        holder.execute("PRAGMA journal_mode=DELETE")
        holder.execute("BEGIN EXCLUSIVE")
        for more in ([], ["--since", "2031-03-01"]):
            told = CliRunner().invoke(main, ["export", str(out), "--store", f"sqlite:///{store_file}", *more])

            assert told.exit_code != 0
            assert "is held by another process" in told.output
            assert "Traceback" not in told.output
            assert octets(out) == before


def test_an_export_that_is_cut_leaves_the_one_that_stood(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that is lost while it is read is told, and the folder holds the whole export of before."""
    out = tmp_path / "out"
    export(store, out)
    before = octets(out)
    add(store, MEETING, LATER.model_copy(update={"location": "Rådhuset"}), seen=SEEN + dt.timedelta(days=1))

    def lost(_store: object, _today: dt.date) -> None:
        msg = "the database cut the connection"
        raise StoreError(msg)

    monkeypatch.setattr(Store, "coverage", lost)
    for since in (None, SEEN):
        with pytest.raises(StoreError):
            export(store, out, since=since)
    monkeypatch.undo()

    held = octets(out)
    assert held.keys() == before.keys()
    assert all(held[name].startswith(octets) for name, octets in before.items())
    done = export(store, out, since=SEEN + dt.timedelta(days=1))
    assert (done.rows["meetings"], done.rows["changes"]) == (1, 1)
    assert [int(row["number"]) for row in csv_rows(out, "changes")] == [1, 2, 3]


def test_only_ndjson_can_be_made_a_store_again(store: Store, tmp_path: Path) -> None:
    """Tables tell less than a store knows."""
    export(store, tmp_path / "out", format="csv")

    with Store("sqlite://") as fresh, pytest.raises(StoreError, match="NDJSON"):
        import_export(fresh, tmp_path / "out")


def test_a_withheld_meeting_is_counted_and_not_told(store: Store, tmp_path: Path) -> None:
    """The numbers say that something is not there; no row claims it."""
    doubtful = LATER.model_copy(update={"date": dt.date(2031, 5, 20), "id": "doubtful"})
    listing = Listing(
        window=Window.year(2031),
        meetings=(MEETING, LATER),
        doubts=(doubt_of("Kulturnämnden", (doubtful,), SITE.url),),
    )
    store.records.add(listing, site=SITE, seen=SEEN + dt.timedelta(days=1))

    export(store, tmp_path / "out")

    assert sum(int(row["withheld"]) for row in csv_rows(tmp_path / "out", "coverage")) > 0
    assert "2031-05-20" not in (tmp_path / "out" / "meetings.csv").read_text(encoding="utf-8")


def kept(folder: Path, table: ExportTable) -> Rows:
    """Take of rows with one key the last, and of a meeting's those that it had last, whatever the case of names."""
    meetings = {row["id"]: row for row in ndjson_rows(folder, "meetings")}
    last = {number: row["last_modified"] for number, row in meetings.items()}
    meet = {(row["municipality_code"], str(row["organization"]).casefold()) for row in meetings.values()}
    of_meeting = "meeting_modified" in {column.name for column in table.columns}
    found = {}
    for row in ndjson_rows(folder, table.name):
        if not of_meeting or last[row["meeting_id"]] == row["meeting_modified"]:
            alike = {name: str(cell).casefold() for name, cell in row.items()}
            if table.name == "organizations" and (row["municipality_code"], alike["organization"]) not in meet:
                continue  # its last meeting was given to another: what was appended stays
            found[tuple(alike[name] for name in table.key)] = alike
    return [found[key] for key in sorted(found)]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories=st.tuples(ROUNDS, ROUNDS))
def test_any_store_is_exported_whole_and_alike(histories: tuple[Rounds, Rounds]) -> None:
    """Formats agree cell by cell, NDJSON makes the store again, and what was added to leads to what is written whole."""
    with tempfile.TemporaryDirectory() as folder, Store("sqlite://") as store, Store("sqlite://") as again:
        out, seen = Path(folder), SEEN
        for history in histories:
            export(store, out / "added", format="ndjson", since=seen)
            for site, listing, hours, trusted in history:
                seen += dt.timedelta(hours=max(hours, 1))
                store.records.add(listing, site=site, seen=seen, trusted=trusted)
                store.records.note_visit(site, seen=seen)
        export(store, out / "added", format="ndjson", since=SEEN)
        for kind in FORMATS:
            export(store, out / kind, format=kind)
        if list(store.queries.rounds()):
            import_export(again, out / "ndjson")
        export(again, out / "again", format="ndjson")

        assert octets(out / "again") == octets(out / "ndjson")
        for table in TABLES:
            whole = ndjson_rows(out / "ndjson", table.name)
            typed = parquet_rows(out / "parquet" / f"{table.name}.parquet")
            written = [{name: as_text(cell) for name, cell in row.items()} for row in whole]
            assert written == csv_rows(out / "csv", table.name)
            assert written == [{name: as_text(cell) for name, cell in row.items()} for row in typed]
            if table.name != "coverage":
                assert kept(out / "added", table) == kept(out / "ndjson", table)
