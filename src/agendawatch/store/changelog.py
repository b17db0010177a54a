"""The log of changes, asked: which, of whom, since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from agendawatch.arguments import Moment, end_of, moment, one_of, several
from agendawatch.model import Change, ChangeKind, Municipality, Organization
from agendawatch.store import schema
from agendawatch.store.damage import damages_of, read_row
from agendawatch.store.database import begin
from agendawatch.store.naming import code_of, known_names
from agendawatch.store.rows import chunks
from agendawatch.store.stored_change import COLUMNS, Fetch, Raw, check_row, read_meeting, recorded

_SEEN, _VERSION = COLUMNS.index("seen"), len(COLUMNS)
_BODIES = sa.select(schema.versions.c.id, schema.versions.c.body).where(
    schema.versions.c.id.in_(sa.bindparam("some", expanding=True))
)


_FETCHED = 256
"""Rows taken from the driver at once; one at a time costs half as much again."""


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are asked for; `None` leaves a field open."""

    since: Moment | None = None
    municipality: Municipality | str | Collection[Municipality | str] | None = None
    organization: Organization | str | Collection[Organization | str] | None = None
    kinds: Collection[str] | str | None = None
    meetings: Collection[str] | str | None = None
    """Ids."""
    until: Moment | None = None
    """Before then; a day is over by its end in Sweden."""


def changes(connection: Connection, asked: ChangeFilter, fetch: Fetch | None = None) -> Iterator[Change]:
    """Give changes in the order that they were seen; each is read when it is looked at, and left out if it is damaged.

    `fetch` gives the bodies of meetings after the connection is gone; without it they are fetched at once.
    """
    values = _values(connection, asked)
    if asked.meetings is None:
        batches: Iterator[Sequence[Raw]] = connection.execute(_query(tuple(values)), values).partitions(_FETCHED)
    else:
        batches = iter([_of_meetings(connection, several(asked.meetings), values)])
    batches = (_sound(connection, rows) for rows in batches)
    if fetch is not None:
        return recorded(batches, fetch)
    return chain.from_iterable(_at_once(connection, rows) for rows in batches)


def numbered(connection: Connection, after: int, limit: int | None = None) -> Iterator[tuple[int, Change]]:
    """Give the changes after one, each with its number, in the order that they were written down."""
    number = schema.changes.c.id
    query = _query(()).where(number > after).order_by(None).order_by(number).limit(limit)
    for batch in connection.execute(query.execution_options(yield_per=_FETCHED)).partitions():
        rows = _sound(connection, batch)
        yield from zip((row[-1] for row in rows), _at_once(connection, rows), strict=True)


def last_number(connection: Connection, before: dt.datetime | None = None) -> int:
    """Give the number of the last change, or of the last that was seen before a moment; 0 where there is none."""
    query = sa.select(sa.func.max(schema.changes.c.id))
    if before is not None:
        query = query.where(schema.changes.c.seen < before)
    return connection.execute(query).scalar() or 0


def _sound(connection: Connection, rows: Sequence[Raw]) -> Sequence[Raw]:
    """Leave out the rows that cannot be read, of themselves or of their meeting; each row is looked at once a process."""
    damages = damages_of(connection)
    new = [row for row in rows if not damages.is_sound("changes", row[-1])]
    if not new:
        return rows
    versions = {row[_VERSION] for row in new}
    read = {number for number in versions if damages.is_sound("versions", number)}
    for number, body in _bodies(connection, versions - read).items():
        if read_row(connection, "versions", number, read_meeting, body) is not None:
            damages.trust("versions", number)
            read.add(number)
    damaged = set()
    for row in new:
        if row[_VERSION] in read and read_row(connection, "changes", row[-1], check_row, row):
            damages.trust("changes", row[-1])
        else:
            damaged.add(row[-1])
    return [row for row in rows if row[-1] not in damaged] if damaged else rows


class BodyLoader:
    """Fetches meetings of changes that are looked at when the question's own connection is gone."""

    def __init__(self, engine: Engine) -> None:
        """Ask this database."""
        self._engine = engine
        self._closed = False

    def close(self) -> None:
        """Give back every connection; what is opened for a question from now on is closed after it."""
        self._closed = True
        self._engine.dispose()

    def __call__(self, versions: Sequence[int]) -> dict[int, str]:
        """Give meetings' versions as JSON, by number."""
        try:
            with begin(self._engine, writes=False) as connection:
                return _bodies(connection, versions)
        finally:
            if self._closed:
                self._engine.dispose()


def _at_once(connection: Connection, rows: Sequence[Raw]) -> Iterator[Change]:
    held = _bodies(connection, {row[_VERSION] for row in rows})
    return recorded([rows], lambda _versions: held)


def _bodies(connection: Connection, versions: Collection[int]) -> dict[int, str]:
    """Give meetings' versions as JSON, by number."""
    found: dict[int, str] = {}
    for some in chunks(versions):
        found.update((number, body) for number, body in connection.execute(_BODIES, {"some": some}))
    return found


def _of_meetings(connection: Connection, ids: Collection[str], values: dict[str, object]) -> list[Raw]:
    rows: list[Raw] = []
    for values["meeting_id"] in chunks(ids):
        rows.extend(map(tuple, connection.execute(_query(tuple(values)), values)))
    return sorted(rows, key=itemgetter(_SEEN, -1))


def _values(connection: Connection, asked: ChangeFilter) -> dict[str, object]:
    """Give what is asked for, by column."""
    values: dict[str, object] = {}
    if asked.since is not None:
        values["seen"] = moment("since", asked.since)
    if asked.until is not None:
        values["until"] = end_of("until", asked.until)
    if asked.municipality is not None:
        places = several(asked.municipality, Municipality | str)
        values["municipality"] = [code_of(connection, it) for it in places]
    if asked.organization is not None:
        bodies = several(asked.organization, Organization | str)
        values["organization"] = sorted({name for it in bodies for name in known_names(connection, it)})
    if asked.kinds is not None:
        values["kind"] = [one_of("kinds", kind, ChangeKind).value for kind in several(asked.kinds)]
    return values


_LISTS = {"municipality", "organization", "kind", "meeting_id"}


@lru_cache(maxsize=32)
def _query(columns: tuple[str, ...]) -> sa.Select[Any]:
    """Ask for rows as `recorded` takes them, and their number; built once for each set of columns that narrow it.

    Any: the library shall not turn columns into values.
    """
    table = schema.changes
    bare: list[sa.ColumnElement[Any]] = [sa.literal_column(f"{table.name}.{name}") for name in COLUMNS]
    return (
        sa.select(*bare, table.c.version_id, table.c.id)
        .where(*(_narrowed(table.c["seen" if name == "until" else name], name) for name in columns))
        .order_by(table.c.seen, table.c.id)
    )


def _narrowed(column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """Compare a column with the value of its name. Any: a column of any type."""
    if name in _LISTS:
        return column.in_(sa.bindparam(name, expanding=True))
    value = sa.bindparam(name, type_=column.type)
    return column <= value if name == "until" else column >= value
