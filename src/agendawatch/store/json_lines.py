"""A store as JSON Lines: everything that was added, row by row, whatever the database. Indexes are laid anew.

With a moment it is the store as it stood then: rows are only ever added, so what was seen later is left out, and of
what is kept in one row alone (a meeting's present, a site's health) the row of that moment is told by the others.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from itertools import groupby, pairwise
from operator import itemgetter

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import Moment, end_of
from agendawatch.diff.normalization import noticeable, thawed
from agendawatch.errors import BUGS, StoreError
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.record_round import moved
from agendawatch.store.rows import insert
from agendawatch.store.search_index import lay_all

_HEAD = {"format": "agendawatch", "version": 4}
_TABLES = (
    schema.sites,
    schema.rounds,
    schema.versions,
    schema.present,
    schema.changes,
    schema.doubts,
    schema.settlements,
    schema.evidence,
    schema.documents,
    schema.proposals,
    schema.validators,
    schema.itineraries,
    schema.routes,
    schema.health,
    schema.pages,
    schema.told,
    schema.unsafe,
)
"""In an order that lets each row name rows before it; `texts`, `terms` and `passages` are indexes."""
_OF_TODAY = frozenset({"validators", "itineraries", "routes", "pages", "told", "unsafe"})
"""Tables that tell what was asked of hosts and who was written to: no part of what was known at a moment."""
_GONE = frozenset({"events"})
"""Tables of earlier lines that held nothing which is not made anew."""
_SAID = 200
_LINE = json.JSONEncoder(ensure_ascii=False).encode


def _written(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


MOMENTS: dict[type, Callable[[str], object]] = {
    schema.MomentColumn: dt.datetime.fromisoformat,
    schema.DayColumn: dt.date.fromisoformat,
}
"""How the text of a column of days or moments is read."""
_READ = MOMENTS | {sa.LargeBinary: base64.b64decode}
"""How a column's text is read; the others hold what JSON holds."""


# The rows of a store as they stood at a moment: those seen until then, and those that are an index of them.

_AT_ONCE = 1_000

Rows = Iterable[Mapping[str, object]]


def _then(connection: Connection, table: sa.Table, until: dt.datetime) -> Rows:
    """Give a table's rows as of a moment."""
    match table.name:
        case "present":
            return _present(connection, until)
        case "health":
            return _health(connection, until)
        case "sites":
            return _rows_of(connection, table, table.c.first_seen <= until)
        case "evidence":
            known = sa.select(schema.rounds.c.id).where(schema.rounds.c.seen <= until)
            return _rows_of(connection, table, table.c.round_id.in_(known))
    return () if table.name in _OF_TODAY else _rows_of(connection, table, table.c.seen <= until)


def _rows_of(connection: Connection, table: sa.Table, *where: sa.ColumnElement[bool]) -> Rows:
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
            **{name: last[name] for name in ("site_id", "municipality", "organization", "date")},
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
    last = sa.func.max(rounds.seen, type_=schema.MomentColumn())
    query = (
        sa.select(
            sites.url, sites.municipality, last.label("tried"), last.label("succeeded"), sa.literal(0).label("failures")
        )
        .join(schema.sites, sites.id == rounds.site_id)
        .where(rounds.seen <= until)
        .group_by(sites.url, sites.municipality)
    )
    found: dict[str, Mapping[str, object]] = {row["url"]: dict(row) for row in connection.execute(query).mappings()}
    for row in connection.execute(sa.select(table).where(table.c.failing_since <= until)).mappings():
        found[row["url"]] = {**row, "tried": min(row["tried"], until)}
    return [found[url] for url in sorted(found)]


# Lines out, and lines in.


def export_lines(connection: Connection, as_of: Moment | None = None) -> Iterator[str]:
    """Give all that was added as JSON Lines, the same from SQLite and PostgreSQL: what it is, then row by row.

    With `as_of`, what was known then (a day: by its end in Sweden), without what is kept to ask hosts, or of whom was told. A site
    that failed then and has answered since is taken for one that answered.
    """
    until = None if as_of is None else end_of("as_of", as_of)
    yield json.dumps(_HEAD)
    for table in _TABLES:
        for row in _rows_of(connection, table) if until is None else _then(connection, table, until):
            columns = {name: _written(value) for name, value in row.items() if value is not None}
            yield _LINE({"table": table.name, **columns})


def import_lines(connection: Connection, lines: Iterable[str]) -> int:
    """Take in what `export_lines` gave, into an empty store, all of it or nothing; give how many rows came.

    Raises `StoreError` for lines of another format, and for a store that holds something already.
    """
    try:
        return _taken_in(connection, lines)
    except sa.exc.DBAPIError:
        # The database's own word, which the store tells.
        raise
    except (sa.exc.StatementError, *BUGS) as error:
        msg = f"a line holds what no row of ours can: {type(error).__name__}: {str(error).splitlines()[0][:_SAID]}"
        raise StoreError(msg) from error


def _taken_in(connection: Connection, lines: Iterable[str]) -> int:
    if connection.execute(sa.select(schema.sites.c.id).limit(1)).first() is not None:
        msg = "lines are imported into an empty store, and this one holds rounds already"
        raise StoreError(msg)
    rows = _rows(lines)
    first = next(rows, None)
    if first != _HEAD:
        msg = f"the first line should say {_HEAD}; it says {first}"
        raise StoreError(msg)
    known = {table.name: table for table in _TABLES}
    waiting: list[dict[str, object]] = []
    table, count = schema.sites, 0
    for row in rows:
        name = str(row.pop("table", None))
        if name in _GONE:
            continue
        into = known.get(name)
        if into is None:
            msg = f"a line names no table of ours: {json.dumps(row, ensure_ascii=False)[:100]}"
            raise StoreError(msg)
        if into is not table or len(waiting) == _AT_ONCE:
            insert(connection, table, waiting)
            table, waiting = into, []
        values: dict[str, object] = {}
        for column in into.columns:
            value = row.get(column.name)
            read = _READ.get(type(column.type))
            values[column.name] = read(value) if read and isinstance(value, str) else value
        waiting.append(values)
        count += 1
    insert(connection, table, waiting)
    lay_all(connection)
    return count


def _rows(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            msg = f"line {number} is no JSON"
            raise StoreError(msg) from error
        if not isinstance(row, dict):
            msg = f"line {number} is no object"
            raise StoreError(msg)
        yield row
