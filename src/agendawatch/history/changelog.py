"""The log of changes, asked: which, of whom, since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.history import schema
from agendawatch.history.queries import code_of, moment, names_of
from agendawatch.history.recorded import COLUMNS, Raw, recorded
from agendawatch.model import Change, Municipality, Organization

__all__ = ["Asked", "changes"]

_AT_ONCE = 500
"""Meetings of one question; databases bound how many values it may hold."""


_SEEN = COLUMNS.index("seen")


_FETCHED = 256
"""Rows taken from the driver at once; one at a time costs half as much again."""


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
    """Give changes in the order that they were seen; each is read when it is looked at."""
    values = _values(asked)
    if asked.meetings is None:
        found = connection.execute(_query(tuple(values)), values)
        return recorded(chain.from_iterable(found.partitions(_FETCHED)))
    ids = sorted(set(asked.meetings))
    rows: list[Raw] = []
    for first in range(0, len(ids), _AT_ONCE):
        values["meeting_id"] = ids[first : first + _AT_ONCE]
        rows.extend(map(tuple, connection.execute(_query(tuple(values)), values)))
    return recorded(sorted(rows, key=itemgetter(_SEEN, -1)) if len(ids) > _AT_ONCE else rows)


def _values(asked: Asked) -> dict[str, object]:
    """Give what is asked for, by column."""
    values: dict[str, object] = {}
    if asked.since is not None:
        values["seen"] = moment(asked.since)
    if asked.municipality is not None:
        values["municipality"] = code_of(asked.municipality)
    if asked.organization is not None:
        values["organization"] = sorted(names_of(asked.organization))
    if asked.kinds is not None:
        values["kind"] = [str(kind) for kind in asked.kinds]
    return values


_LISTS = {"organization", "kind", "meeting_id"}


@lru_cache(maxsize=32)
def _query(columns: tuple[str, ...]) -> sa.Select[Any]:
    """Ask for rows as `recorded` takes them, and their number; built once for each set of columns that narrow it.

    Any: the library shall not turn columns into values.
    """
    table, versions = schema.changes, schema.versions
    bare: list[sa.ColumnElement[Any]] = [sa.literal_column(f"{table.name}.{name}") for name in COLUMNS]
    return (
        sa.select(*bare, sa.literal_column(f"{versions.name}.body"), sa.literal_column(f"{table.name}.id"))
        .join_from(table, versions, versions.c.id == table.c.version_id)
        .where(*(_narrowed(table.c[name], name) for name in columns))
        .order_by(table.c.seen, table.c.id)
    )


def _narrowed(column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """Compare a column with the value of its name. Any: a column of any type."""
    if name in _LISTS:
        return column.in_(sa.bindparam(name, expanding=True))
    value = sa.bindparam(name, type_=column.type)
    return column >= value if name == "seen" else column == value
