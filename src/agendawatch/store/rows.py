"""Values into rows and back: what is written of a meeting, a change, a document."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, TypeVarTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.normalization import folded, frozen
from agendawatch.model import Change, Meeting, Municipality, TextDifference

Row = dict[str, Any]
"""Column to value. Any: columns hold what they hold."""

_AT_ONCE = 5_000
_NAMED = 500
"""Values of one question; databases bound how many it may hold."""
T = TypeVar("T", str, int)
Ts = TypeVarTuple("Ts")


def code(municipality: Municipality | None) -> str | None:
    """Give a municipality's code; `None` for none."""
    return municipality.code if municipality else None


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut values, each once and in order, into lots that a query can name."""
    rows = sorted(set(values))
    yield from (rows[first : first + _NAMED] for first in range(0, len(rows), _NAMED))


def select_in(
    connection: Connection, query: sa.Select[*Ts], column: sa.Column[T], values: Iterable[T]
) -> Iterator[sa.Row[*Ts]]:
    """Ask for the rows whose column holds one of some values, however many these are."""
    for some in chunks(values):
        yield from connection.execute(query.where(column.in_(some)))


def delete_in(connection: Connection, column: sa.Column[T], values: Iterable[T]) -> None:
    """Delete the rows whose column holds one of some values, however many these are."""
    for some in chunks(values):
        connection.execute(sa.delete(column.table).where(column.in_(some)))


def read_names(words: str) -> tuple[str, ...]:
    """Read names or ids that a row holds as JSON.

    >>> read_names('["Kommunstyrelsen"]')
    ('Kommunstyrelsen',)
    """
    return tuple(map(str, json.loads(words)))


def insert(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Add rows, many at once."""
    for first in range(0, len(rows), _AT_ONCE):
        connection.execute(sa.insert(table), rows[first : first + _AT_ONCE])


def add_rows(connection: Connection, table: sa.Table, rows: Iterable[Row]) -> int:
    """Add rows, numbered on in the order given; gives the first number. Only a writer does, and there is one at a time."""
    first = (connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0) + 1
    insert(connection, table, [{**row, "id": number} for number, row in enumerate(rows, start=first)])
    return first


def find_row(connection: Connection, table: sa.Table, **key: object) -> Row | None:
    """Give the row with a key; `None` where there is none."""
    query = sa.select(table).where(*(table.c[name] == value for name, value in key.items()))
    found = connection.execute(query).mappings().first()
    return None if found is None else dict(found)


def replace_row(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    """Put a row in place of the one with the same key."""
    keys = list(table.primary_key.columns)
    connection.execute(sa.delete(table).where(*(column == row[column.name] for column in keys)))
    connection.execute(sa.insert(table), [row])


def version_row(meeting: Meeting, content_hash: str) -> Row:
    """Write a meeting as it is known now; who saw it when is added by the round."""
    return {
        "meeting_id": meeting.id,
        "municipality": code(meeting.municipality),
        "organization": folded(meeting.organization.name),
        "date": meeting.date,
        "content_hash": content_hash,
        "body": frozen(meeting),
    }


def written_change(change: Change) -> Row:
    """Write a change; its meeting is the version that it came with."""
    return {
        "kind": change.kind.value,
        "meeting_id": change.meeting.id,
        "municipality": code(change.meeting.municipality),
        "organization": folded(change.meeting.organization.name),
        "item": change.item.model_dump_json(exclude_defaults=True) if change.item else None,
        "document": change.document.model_dump_json(exclude_defaults=True) if change.document else None,
        "before": change.before,
        "after": change.after,
        "words": change.words,
        "differences": written_differences(change.differences),
    }


def written_differences(differences: Sequence[TextDifference]) -> str | None:
    """Write how texts differ as JSON; `None` where they do not."""
    told = [difference.model_dump(exclude_defaults=True) for difference in differences]
    return json.dumps(told, ensure_ascii=False) if told else None


def document_rows(meeting: Meeting, seen: dt.datetime) -> Iterator[Row]:
    """Write the hashes of a meeting's documents, of those that were fetched."""
    for document in (*meeting.documents, *(paper for item in meeting.agenda or () for paper in item.documents)):
        if document.content_hash:
            yield {
                "url": document.url,
                "content_hash": document.content_hash,
                "size": document.size,
                "meeting_id": meeting.id,
                "seen": seen,
            }
