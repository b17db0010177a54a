"""What keeps a store whole and small: damaged rows, saved pages, exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import Moment, moment
from agendawatch.diff.identity import Evidence
from agendawatch.diff.normalization import thawed
from agendawatch.errors import StoreError
from agendawatch.model import Proposal, Settlement, Site
from agendawatch.sources.page_memory import read_asks
from agendawatch.store import schema
from agendawatch.store.changelog import changes
from agendawatch.store.damage import Damage, Damages, damages_of, read_row
from agendawatch.store.database import Database, reading, rewrite, streaming, writing
from agendawatch.store.doubts import read_doubt
from agendawatch.store.json_lines import MOMENTS, export_lines, import_lines
from agendawatch.store.known import healths
from agendawatch.store.record_round import read_held
from agendawatch.store.records import unsafe_pages
from agendawatch.store.rows import delete_in, read_names
from agendawatch.store.search_index import forget_documents

When = Moment | None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A raw body that is kept: where it came from, when it was received last, and what it takes."""

    url: str
    """Its address."""
    seen: dt.datetime
    """When it was received."""
    content_hash: str
    """SHA-256 of its octets, hexadecimal."""
    size: int
    """Bytes, compressed."""


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
    """Read every row, and give those that cannot be read; a large store takes its time."""
    # A database that knows days by itself holds no others.
    for table in schema.metadata.sorted_tables if connection.dialect.name == "sqlite" else ():
        keys = list(table.primary_key.columns)
        for dated, as_moment in ((it, MOMENTS.get(type(it.type))) for it in table.columns):
            if as_moment is None:
                continue
            days = sa.select(sa.type_coerce(dated, sa.String), *keys).where(dated.is_not(None))
            for held, *place in connection.execute(days):
                read_row(connection, table.name, " ".join(map(str, place)), as_moment, held)
    for table, column, read in _READ:  # an empty one says that what it tells of is no more
        (key,) = table.primary_key.columns
        query = sa.select(key, table.c[column]).where(table.c[column].is_not(None), table.c[column] != "")
        query = query.order_by(key)
        for number, held in connection.execute(query):
            read_row(connection, table.name, number, read, held)
    try:
        healths(connection)
        for _ in changes(connection):
            continue
    except StoreError:
        # A day or a moment that is none: it has been noted by its row.
        pass
    return tuple(damages_of(connection))


# A store made smaller, every change kept: what was known before is packed, and rounds that found the same are thinned.

_PACKED_AT_ONCE = 500
_LEAST = 200
"""Letters from which packing is worth it."""


@dataclass(frozen=True, slots=True)
class Compacted:
    """What was made smaller."""

    versions: int
    """Earlier forms of meetings that were packed."""
    rounds: int
    """Rounds that were forgotten."""


def _pack(connection: Connection) -> int:
    """Pack every form of a meeting but the present one."""
    table, present = schema.versions, schema.present.c
    raw = sa.type_coerce(table.c.body, sa.Text)
    earlier = (
        sa.select(table.c.id, raw)
        .where(table.c.id > sa.bindparam("last"), raw.like("{%"), sa.func.length(raw) >= _LEAST)
        .where(table.c.id.not_in(sa.select(present.version_id)))
        .order_by(table.c.id)
        .limit(_PACKED_AT_ONCE)
    )
    put = sa.update(table).where(table.c.id == sa.bindparam("number")).values(body=sa.bindparam("now"))
    count, last = 0, 0
    while rows := connection.execute(earlier, {"last": last}).all():
        connection.execute(put, [{"number": number, "now": schema.packed(body)} for number, body in rows])
        count, last = count + len(rows), rows[-1][0]
    return count


def _thin(connection: Connection, before: dt.datetime) -> int:
    """Forget rounds before a moment, but the first and last of those that found the same in a row, and what anything rests on."""
    table = schema.rounds
    said = (table.c.state, table.c.window_first, table.c.window_last, table.c.organizations, table.c.content_hash)
    beside = [
        of(column).over(partition_by=table.c.site_id, order_by=(table.c.seen, table.c.id)).label(f"{at}_{column.name}")
        for at, of in (("earlier", sa.func.lag), ("later", sa.func.lead))
        for column in (*said, table.c.reader)
    ]
    rows = sa.select(table, *beside).subquery()
    again = sa.and_(
        *(
            rows.c[f"{at}_{column.name}"].is_not_distinct_from(rows.c[column.name])
            for at in ("earlier", "later")
            for column in (*said, table.c.reader)
        )
    )
    rests = [it.c.round_id == rows.c.id for it in (schema.versions, schema.changes, schema.evidence, schema.doubts)]
    query = (
        sa.select(rows.c.id)
        .where(rows.c.state == "accepted", rows.c.reason.is_(None), rows.c.body.is_(None), rows.c.seen < before, again)
        .where(*(~sa.exists().where(rest) for rest in rests))
        .order_by(rows.c.id)
    )
    ids = list(connection.execute(query).scalars())
    delete_in(connection, table.c.id, ids)
    return len(ids)


class Maintenance:
    """Looks a store through, frees its room, and carries it elsewhere: reached as `store.maintenance`."""

    def __init__(self, _database: Database) -> None:
        """Maintain a database."""
        self._database = _database
        self._damages: Damages = _database.engine.get_execution_options()["damages"]

    @property
    def damages(self) -> tuple[Damage, ...]:
        """The damaged rows that were met and left out so far, each with its table and key."""
        return tuple(self._damages)

    def saved_pages(self) -> tuple[SavedPage, ...]:
        """List the raw bodies that are kept, the oldest first, without the bodies themselves."""
        with self._database.read() as connection:
            table = schema.pages.c
            query = sa.select(table.url, table.seen, table.content_hash, sa.func.length(table.body))
            return tuple(SavedPage(*row) for row in connection.execute(query.order_by(table.seen, table.url)))

    def delete_pages(self, before: When = None) -> int:
        """Delete raw bodies that were received last before a moment, or a day in Sweden; all of them unless it is given."""
        with self._database.write() as connection:
            table = schema.pages
            meant = table.c.seen < moment("before", before) if before else sa.true()
            hashes = list(connection.execute(sa.select(table.c.content_hash).where(meant)).scalars())
            forget_documents(connection, hashes)
            return connection.execute(sa.delete(table).where(meant)).rowcount

    def compact(self, before: dt.datetime | dt.date) -> Compacted:
        """Make the store smaller, every change kept.

        Earlier forms of meetings are packed, and of rounds before a moment, or a day in Sweden, that found the same in
        a row the first and the last stay. SQLite's file is written anew, for which there must be room beside it;
        PostgreSQL uses again what came free.
        """
        with self._database.write() as connection:
            done = Compacted(_pack(connection), _thin(connection, moment("before", before)))
        rewrite(self._database.engine)
        return done

    examine = reading(examine)
    unsafe_pages = reading(unsafe_pages)
    export_lines = streaming(export_lines)
    import_lines = writing(import_lines)
