"""A store made smaller, every change kept: what was known before is packed, and rounds that found the same are thinned."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.store import schema
from agendawatch.store.rows import chunks

_AT_ONCE = 500
_LEAST = 200
"""Letters from which packing is worth it."""


@dataclass(frozen=True, slots=True)
class Compacted:
    """What was made smaller."""

    versions: int
    """Earlier forms of meetings that were packed."""
    rounds: int
    """Rounds that were forgotten."""


def compact(connection: Connection, before: dt.datetime) -> Compacted:
    """Pack every form of a meeting but the present one, and thin the rounds before a moment.

    Of rounds of a site that found the same in a row, the first and the last stay; all that anything rests on stay.
    """
    return Compacted(_pack(connection), _thin(connection, before))


def _pack(connection: Connection) -> int:
    table, present = schema.versions, schema.present.c
    raw = sa.type_coerce(table.c.body, sa.Text)
    earlier = (
        sa.select(table.c.id, raw)
        .where(table.c.id > sa.bindparam("last"), raw.like("{%"), sa.func.length(raw) >= _LEAST)
        .where(table.c.id.not_in(sa.select(present.version_id)))
        .order_by(table.c.id)
        .limit(_AT_ONCE)
    )
    put = sa.update(table).where(table.c.id == sa.bindparam("number")).values(body=sa.bindparam("now"))
    count, last = 0, 0
    while rows := connection.execute(earlier, {"last": last}).all():
        connection.execute(put, [{"number": number, "now": schema.packed(body)} for number, body in rows])
        count, last = count + len(rows), rows[-1][0]
    return count


def _thin(connection: Connection, before: dt.datetime) -> int:
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
        .where(*(~sa.exists().where(it) for it in rests))
        .order_by(rows.c.id)
    )
    ids = list(connection.execute(query).scalars())
    for some in chunks(ids):
        connection.execute(sa.delete(table).where(table.c.id.in_(some)))
    return len(ids)
