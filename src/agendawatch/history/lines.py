"""A store as JSON Lines: everything that was added, row by row, whatever the database. Indexes are laid anew."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.errors import StoreError
from agendawatch.history import schema
from agendawatch.history.queries import meetings_in
from agendawatch.history.rows import insert, text_rows

__all__ = ["export_lines", "import_lines"]

_FORMAT = "agendawatch"
_VERSION = 1
_TABLES = (
    schema.sites,
    schema.rounds,
    schema.versions,
    schema.present,
    schema.changes,
    schema.evidence,
    schema.documents,
    schema.proposals,
    schema.validators,
    schema.itineraries,
    schema.health,
    schema.events,
    schema.pages,
    schema.told,
    schema.unsafe,
)
"""In an order that lets each row name rows before it; `texts` is an index."""
_AT_ONCE = 1_000


def _written(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


_READ: dict[type, Callable[[str], object]] = {
    schema.Moment: dt.datetime.fromisoformat,
    schema.Day: dt.date.fromisoformat,
    sa.LargeBinary: base64.b64decode,
}
"""How a column's text is read; the others hold what JSON holds."""


def export_lines(connection: Connection) -> Iterator[str]:
    """Give a store as lines of JSON: first what it is, then each row with the name of its table."""
    yield json.dumps({"format": _FORMAT, "version": _VERSION})
    for table in _TABLES:
        for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns)):
            columns = {name: _written(value) for name, value in row._mapping.items() if value is not None}  # noqa: SLF001 - SQLAlchemy's public name
            yield json.dumps({"table": table.name, **columns}, ensure_ascii=False)


def import_lines(connection: Connection, lines: Iterable[str]) -> int:
    """Take in what `export_lines` gave, into an empty store; give how many rows came.

    Raises `StoreError` for lines of another format, and for a store that holds something already.
    """
    if connection.execute(sa.select(schema.sites.c.id).limit(1)).first() is not None:
        msg = "lines are imported into an empty store, and this one holds rounds already"
        raise StoreError(msg)
    rows = _rows(lines)
    _check(next(rows, None))
    known = {table.name: table for table in _TABLES}
    waiting: list[dict[str, object]] = []
    table, count = schema.sites, 0
    for row in rows:
        into = known.get(str(row.pop("table", None)))
        if into is None:
            msg = f"a line names no table of ours: {json.dumps(row, ensure_ascii=False)[:100]}"
            raise StoreError(msg)
        if into is not table or len(waiting) == _AT_ONCE:
            insert(connection, table, waiting)
            table, waiting = into, []
        waiting.append(_values(into, row))
        count += 1
    insert(connection, table, waiting)
    _lay_words(connection)
    return count


def _rows(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            msg = f"line {number} is no JSON"
            raise StoreError(msg) from error
        if not isinstance(row, dict):
            msg = f"line {number} is no object"
            raise StoreError(msg)
        yield row


def _check(first: dict[str, object] | None) -> None:
    if first != {"format": _FORMAT, "version": _VERSION}:
        msg = f"the first line should say format {_FORMAT!r}, version {_VERSION}; it says {first}"
        raise StoreError(msg)


def _values(table: sa.Table, row: dict[str, object]) -> dict[str, object]:
    values: dict[str, object] = {}
    for column in table.columns:
        value = row.get(column.name)
        read = _READ.get(type(column.type))
        values[column.name] = read(value) if read and isinstance(value, str) else value
    return values


def _lay_words(connection: Connection) -> None:
    """Lay the index of words anew."""
    present, versions = schema.present.c, schema.versions.c
    query = sa.select(versions.id, versions.body)
    query = query.join_from(schema.present, schema.versions, versions.id == present.version_id).order_by(versions.id)
    number = 0
    for meeting in list(meetings_in(connection, query)):
        rows = [{"id": number + nth, **row} for nth, row in enumerate(text_rows(meeting), start=1)]
        number += len(rows)
        insert(connection, schema.texts, rows)
