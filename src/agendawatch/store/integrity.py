"""Every row of a store looked at: which of them cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.identity import Evidence
from agendawatch.diff.serialization import thawed
from agendawatch.errors import StoreError
from agendawatch.model import Proposal, Settlement, Site
from agendawatch.sources.page_memory import read_asks
from agendawatch.store import schema
from agendawatch.store.changelog import Asked, changes
from agendawatch.store.damage import Damage, damages_of, read_row
from agendawatch.store.doubts import read_doubt
from agendawatch.store.health import healths
from agendawatch.store.record_round import read_held
from agendawatch.store.rows import read_names

__all__ = ["examine"]

_READ: tuple[tuple[sa.Table, str, Callable[[Any], object]], ...] = (
    (schema.sites, "body", Site.model_validate_json),
    (schema.rounds, "organizations", read_names),
    (schema.rounds, "gone", read_names),
    (schema.rounds, "body", read_held),
    (schema.versions, "body", thawed),
    (schema.proposals, "body", Proposal.model_validate_json),
    (schema.doubts, "body", read_doubt),
    (schema.settlements, "body", Settlement.model_validate_json),
    (schema.evidence, "body", Evidence.model_validate_json),
    (schema.itineraries, "asks", read_asks),
)
"""What stands in a column as text, and how it is read. Any: a reader takes what it takes."""


def examine(connection: Connection) -> tuple[Damage, ...]:
    """Read every row, and give those that cannot be read."""
    for table in schema.metadata.sorted_tables:
        _days(connection, table)
    for table, column, read in _READ:  # an empty one says that what it tells of is no more
        (key,) = table.primary_key.columns
        query = sa.select(key, table.c[column]).where(table.c[column].is_not(None), table.c[column] != "")
        query = query.order_by(key)
        for number, held in connection.execute(query):
            read_row(connection, table.name, number, read, held)
    try:
        healths(connection)
        for _ in changes(connection, Asked(), lambda _versions: {}):
            # Each row is read when it is listed first.
            continue
    except StoreError:
        # A day or a moment that is none: it has been noted by its row.
        pass
    return tuple(damages_of(connection))


def _days(connection: Connection, table: sa.Table) -> None:
    """Note the rows whose days and moments are none; a database that knows days by itself holds no others."""
    if connection.dialect.name != "sqlite":
        return
    keys = list(table.primary_key.columns)
    for column in table.columns:
        read = _MOMENTS.get(type(column.type))
        if read is None:
            continue
        query = sa.select(sa.type_coerce(column, sa.String), *keys).where(column.is_not(None))
        for held, *key in connection.execute(query):
            read_row(connection, table.name, " ".join(map(str, key)), read, held)


_MOMENTS: dict[type, Callable[[str], object]] = {
    schema.Moment: dt.datetime.fromisoformat,
    schema.Day: dt.date.fromisoformat,
}
