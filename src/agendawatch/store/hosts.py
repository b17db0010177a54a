"""Whose turn it is to ask a host: processes that ask side by side, on one machine or many, take turns by the store."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.store import schema
from agendawatch.store.caches import keep

__all__ = ["claim_host", "leave_host"]


def claim_host(
    connection: Connection, host: str, holder: str, now: dt.datetime, until: dt.datetime
) -> dt.datetime | None:
    """Take a host's turn until a moment; where another has it, give the moment when it may be asked for again."""
    table = schema.hosts.c
    row = connection.execute(sa.select(table.holder, table.until).where(table.host == host)).first()
    if row is not None and row.holder != holder and row.until > now:
        taken: dt.datetime = row.until
        return taken
    keep(connection, schema.hosts, {"host": host, "holder": holder, "until": until})
    return None


def leave_host(connection: Connection, host: str, holder: str, until: dt.datetime) -> None:
    """Give a host's turn back: from a moment on anybody may ask. What another has taken meanwhile stays taken."""
    table = schema.hosts
    query = sa.update(table).where(table.c.host == host, table.c.holder == holder)
    connection.execute(query.values(holder=None, until=until))
