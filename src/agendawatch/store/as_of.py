"""The rows of a store as they stood at a moment: those seen until then, and those that are an index of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import groupby, pairwise
from operator import itemgetter

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.normalization import noticeable, thawed
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.round_rows import moved

_AT_ONCE = 1_000

Rows = Iterable[Mapping[str, object]]


def then(connection: Connection, until: dt.datetime) -> Iterator[tuple[sa.Table, Rows]]:
    """Give each table with its rows as of a moment, in an order that lets each name rows before it."""
    known = sa.select(schema.rounds.c.id).where(schema.rounds.c.seen <= until)
    yield schema.sites, rows_of(connection, schema.sites, schema.sites.c.first_seen <= until)
    for table in (schema.rounds, schema.versions):
        yield table, rows_of(connection, table, table.c.seen <= until)
    yield schema.present, _present(connection, until)
    for table in (schema.changes, schema.doubts, schema.settlements):
        yield table, rows_of(connection, table, table.c.seen <= until)
    yield schema.evidence, rows_of(connection, schema.evidence, schema.evidence.c.round_id.in_(known))
    for table in (schema.documents, schema.proposals):
        yield table, rows_of(connection, table, table.c.seen <= until)
    yield schema.health, _health(connection, until)


def rows_of(connection: Connection, table: sa.Table, *where: sa.ColumnElement[bool]) -> Rows:
    """Give a table's rows by their keys, as they come."""
    query = sa.select(table).where(*where).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
    return map(dict, connection.execute(query).mappings())


def _present(connection: Connection, until: dt.datetime) -> Rows:
    """Lay the index of the present as it was: a meeting's last version, and stamps as every version had moved them."""
    table = schema.versions.c
    query = sa.select(schema.versions).where(table.seen <= until).order_by(table.meeting_id, table.id)
    for meeting_id, versions in groupby(connection.execute(query).mappings(), key=itemgetter("meeting_id")):
        rows = list(versions)
        last = rows[-1]
        if not last["body"]:
            continue
        ended = max((nth for nth, row in enumerate(rows, start=1) if not row["body"]), default=0)
        known = rows[ended:]
        read = [read_row(connection, "versions", row["id"], thawed, row["body"]) for row in known if len(known) > 1]
        looks = [noticeable(meeting) for meeting in read if meeting is not None]
        yield {
            "meeting_id": meeting_id,
            "version_id": last["id"],
            "site_id": last["site_id"],
            "municipality": last["municipality"],
            "organization": last["organization"],
            "date": last["date"],
            "source_id": read_row(connection, "versions", last["id"], _source_id, last["body"]),
            "created": rows[ended]["seen"],
            "last_modified": reduce(moved, (row["seen"] for row in known)),
            "sequence": (ended + 1 if ended else 0) + sum(before != after for before, after in pairwise(looks)),
        }


def _source_id(body: str) -> str | None:
    """Read one field off a meeting's JSON: most have one version, and are read no further."""
    key = json.loads(body).get("source_id")
    return str(key) if key is not None else None


def _health(connection: Connection, until: dt.datetime) -> Rows:
    """Tell how every site had answered: its last round until then, and since when it failed that fails to this day."""
    rounds, sites, table = schema.rounds.c, schema.sites.c, schema.health
    answered = sa.select(
        sites.url, sites.municipality, sa.func.max(rounds.seen, type_=schema.MomentColumn()).label("seen")
    )
    query = answered.join(schema.sites, sites.id == rounds.site_id).where(rounds.seen <= until)
    found: dict[str, dict[str, object]] = {
        row["url"]: {
            "url": row["url"],
            "municipality": row["municipality"],
            "tried": row["seen"],
            "succeeded": row["seen"],
            "failures": 0,
        }
        for row in connection.execute(query.group_by(sites.url, sites.municipality)).mappings()
    }
    for row in connection.execute(sa.select(table).where(table.c.failing_since <= until)).mappings():
        found[row["url"]] = {**row, "tried": min(row["tried"], until)}
    return [found[url] for url in sorted(found)]
