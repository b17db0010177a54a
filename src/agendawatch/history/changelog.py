"""The log of changes, asked: which, of whom, since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.history import schema
from agendawatch.history.essence import thawed
from agendawatch.history.queries import moment, of_whom
from agendawatch.model import AgendaItem, Change, ChangeKind, Document, Municipality, Organization

__all__ = ["Asked", "changes"]

_AT_ONCE = 500
"""Meetings of one question; databases bound how many values it may hold."""


_Row = tuple[int, str, dt.datetime, str | None, str | None, str | None, str | None, str | None, str]
"""Number, kind, seen, item, document, before, after, words; and the meeting's body."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes are asked for; `None` leaves a field open."""

    since: dt.datetime | dt.date | None = None
    municipality: Municipality | str | None = None
    organization: Organization | str | None = None
    kinds: Collection[str] | None = None
    meetings: Collection[str] | None = None
    """Ids."""


def changes(connection: Connection, asked: Asked) -> Iterator[Change]:
    """Give changes in the order that they were seen."""
    read = lru_cache(maxsize=64)(thawed)
    for _, kind, seen, item, document, before, after, words, body in _rows(connection, asked):
        yield Change(
            kind=ChangeKind(kind),
            meeting=read(body),
            item=AgendaItem.model_validate_json(item) if item else None,
            document=Document.model_validate_json(document) if document else None,
            before=before,
            after=after,
            words=words,
            seen=seen,
        )


def _rows(connection: Connection, asked: Asked) -> Iterator[_Row]:
    table = schema.changes.c
    query = _query(asked)
    if asked.meetings is None:
        yield from map(_row, connection.execute(query))
        return
    ids = sorted(set(asked.meetings))
    chunks = (ids[first : first + _AT_ONCE] for first in range(0, len(ids), _AT_ONCE))
    found = [_row(row) for some in chunks for row in connection.execute(query.where(table.meeting_id.in_(some)))]
    yield from sorted(found, key=lambda row: (row[2], row[0])) if len(ids) > _AT_ONCE else found


def _query(asked: Asked) -> sa.Select[tuple[object, ...]]:
    table, versions = schema.changes, schema.versions.c
    where = of_whom(table, asked.municipality, asked.organization)
    if asked.since is not None:
        where.append(table.c.seen >= moment(asked.since))
    if asked.kinds is not None:
        where.append(table.c.kind.in_([str(kind) for kind in asked.kinds]))
    names: Sequence[str] = ("id", "kind", "seen", "item", "document", "before", "after", "words")
    return (
        sa.select(*(table.c[name] for name in names), versions.body)
        .join_from(table, schema.versions, versions.id == table.c.version_id)
        .where(*where)
        .order_by(table.c.seen, table.c.id)
    )


def _row(row: sa.Row[Any]) -> _Row:
    """Take a row as the query lays it out. Any: the library's types say less."""
    return row  # type: ignore[return-value] # one tuple for another
