"""The log of changes, asked: which, of whom, since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.engine import Connection

from agendawatch.arguments import Moment, aware, end_of, moment, one_of, several
from agendawatch.diff.normalization import thawed
from agendawatch.model import (
    AgendaItem,
    Change,
    ChangeKind,
    Document,
    Meeting,
    Municipality,
    Organization,
    TextDifference,
)
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.naming import Where, Who, code_of, known_names
from agendawatch.store.queries import meetings_by_version
from agendawatch.store.rows import Row, add_rows, chunks, written_differences
from agendawatch.store.search_index import passages_by_hash

_COLUMNS = ("kind", "seen", "item", "document", "before", "after", "words", "differences", "version_id", "id")
"""What a change is read off, in the order of its row."""
_SEEN, _VERSION = _COLUMNS.index("seen"), _COLUMNS.index("version_id")
_Row = tuple[Any, ...]
"""A row as the driver gives it. Any: columns hold what they hold."""
_FETCHED = 256
"""Rows taken from the driver at once; one at a time costs half as much again."""
_DIFFERENCES = TypeAdapter(tuple[TextDifference, ...])
_meeting = lru_cache(maxsize=4096)(thawed)
"""Meetings by their JSON: many changes are of one version, and a server is asked for the same ones again."""


def changes(  # noqa: PLR0917 - as `Store.changes` takes them
    connection: Connection,
    since: Moment | None = None,
    municipality: Where | Collection[Municipality | str] = None,
    organization: Who | Collection[Organization | str] = None,
    kinds: Collection[str] | str | None = None,
    meetings: Collection[str] | str | None = None,
    *,
    until: Moment | None = None,
) -> Iterator[Change]:
    """Give changes in the order that they were seen; `since` takes a moment, or a day from its beginning in Sweden.

    `municipality` is a value, a name or a code; `organization` is a value or a name, also a short one ("KS");
    `meetings` are ids; of each several may be given, and any will do. `until` is the last moment, or the last day.
    One that is damaged, or whose meeting is, is left out.
    """
    values: dict[str, object] = {}
    if since is not None:
        values["seen"] = moment("since", since)
    if until is not None:
        values["until"] = end_of("until", until)
    if municipality is not None:
        values["municipality"] = [code_of(connection, it) for it in several(municipality, Municipality | str)]
    if organization is not None:
        bodies = several(organization, Organization | str)
        values["organization"] = sorted({name for body in bodies for name in known_names(connection, body)})
    if kinds is not None:
        values["kind"] = [one_of("kinds", kind, ChangeKind).value for kind in several(kinds)]
    if meetings is None:
        batches: Iterator[Sequence[_Row]] = connection.execute(_query(tuple(values)), values).partitions(_FETCHED)
    else:
        found: list[_Row] = []
        for values["meeting_id"] in chunks(several(meetings)):
            found.extend(map(tuple, connection.execute(_query(tuple(values)), values)))
        batches = iter([sorted(found, key=itemgetter(_SEEN, -1))])
    for rows in batches:
        yield from (change for _, change in _read(connection, rows))


def numbered(connection: Connection, after: int = 0, *, limit: int | None = None) -> Iterator[tuple[int, Change]]:
    """Give changes with their numbers, in the order that they were written down: behind one comes never an earlier.

    What a number leads to stays; the numbers of one store say nothing in another.
    """
    number = schema.changes.c.id
    query = _query(()).where(number > after).order_by(None).order_by(number).limit(limit)
    for batch in connection.execute(query.execution_options(yield_per=_FETCHED)).partitions():
        yield from _read(connection, batch)


def last_number(connection: Connection, before: dt.datetime | None = None) -> int:
    """Give the number of the last change, or of the last that was seen before a moment; 0 where there is none."""
    query = sa.select(sa.func.max(schema.changes.c.id))
    if before is not None:
        query = query.where(schema.changes.c.seen < before)
    return connection.execute(query).scalar() or 0


def _read(connection: Connection, rows: Sequence[_Row]) -> Iterator[tuple[int, Change]]:
    """Read rows, each with its number; the meetings of all of them are fetched together."""
    meetings = meetings_by_version(connection, (row[_VERSION] for row in rows), _meeting)
    for row in rows:
        if (meeting := meetings.get(row[_VERSION])) is not None:
            change = read_row(connection, "changes", row[-1], partial(_change, meeting), row)
            if change is not None:
                yield row[-1], change


def _change(meeting: Meeting, row: _Row) -> Change:
    kind, seen, item, document, before, after, words, differences, *_ = row
    return Change.model_construct(
        kind=ChangeKind(kind),
        meeting=meeting,
        item=AgendaItem.model_validate_json(item) if item else None,
        document=Document.model_validate_json(document) if document else None,
        before=before,
        after=after,
        words=words,
        differences=_DIFFERENCES.validate_json(differences) if differences else (),
        seen=_moment(seen),
    )


def _moment(seen: str | dt.datetime) -> dt.datetime:
    """Read a moment: PostgreSQL gives one with its zone, SQLite the text of one in UTC."""
    if isinstance(seen, dt.datetime):
        return seen.astimezone(dt.UTC)
    return dt.datetime.fromisoformat(seen).replace(tzinfo=dt.UTC)


_LISTS = {"municipality", "organization", "kind", "meeting_id"}


@lru_cache(maxsize=32)
def _query(columns: tuple[str, ...]) -> sa.Select[Any]:
    """Ask for rows; built once for each set of columns that narrow it.

    Any: the library shall not turn columns into values.
    """
    table = schema.changes
    bare: list[sa.ColumnElement[Any]] = [sa.literal_column(f"{table.name}.{name}") for name in _COLUMNS]
    return (
        sa.select(*bare)
        .select_from(table)
        .where(*(_narrowed(table.c["seen" if name == "until" else name], name) for name in columns))
        .order_by(table.c.seen, table.c.id)
    )


def _narrowed(column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """Compare a column with the value of its name. Any: a column of any type."""
    if name in _LISTS:
        return column.in_(sa.bindparam(name, expanding=True))
    value = sa.bindparam(name, type_=column.type)
    return column <= value if name == "until" else column >= value


# What a replaced document says now that it did not say before, appended to the log.


def note_text_changes(connection: Connection, hashes: Sequence[str], *, seen: dt.datetime) -> tuple[Change, ...]:
    """Append how the text of documents differs from that which each replaced, and give what is new.

    Nothing is told twice, of texts that say the same, and where one of the two was not kept.
    """
    aware("seen", seen)
    from agendawatch.diff.texts import text_differences  # noqa: PLC0415 - most rounds keep no text

    made: list[Row] = []
    for content_hash in hashes:
        for row in _untold(connection, content_hash):
            texts = passages_by_hash(connection, [row["before"], row["after"]])
            before, after = texts.get(row["before"]), texts.get(row["after"])
            found = text_differences(before, after) if before and after else ()
            if found:
                kind = ChangeKind.DOCUMENT_TEXT_CHANGED.value
                made.append({**row, "seen": seen, "kind": kind, "differences": written_differences(found)})
    first = add_rows(connection, schema.changes, made)
    return tuple(change for _, change in numbered(connection, first - 1))


def _untold(connection: Connection, content_hash: str) -> list[Row]:
    """Give the changes by which a document came in place of another, and after which its text is not told of."""
    log, known = schema.changes.c, schema.documents.c
    owners = sa.select(known.meeting_id).where(known.content_hash == content_hash)
    query = sa.select(schema.changes).where(log.meeting_id.in_(owners), log.after == content_hash).order_by(log.id)
    untold: dict[tuple[object, ...], Row] = {}
    for row in map(dict, connection.execute(query).mappings()):
        if row["kind"] == ChangeKind.DOCUMENT_REPLACED:
            untold[_turn(row)] = row
        elif row["kind"] == ChangeKind.DOCUMENT_TEXT_CHANGED:
            untold.pop(_turn(row), None)
    return list(untold.values())


def _turn(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in ("meeting_id", "item", "before", "after"))
