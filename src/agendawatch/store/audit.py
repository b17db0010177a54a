"""What the store kept of its own work: rounds, evidence, and the hashes that an address has answered with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.identity import Evidence
from agendawatch.model import Window
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.rows import read_names

__all__ = ["RoundNote", "Sighting", "evidence", "first_visits", "rounds", "sightings"]


@dataclass(frozen=True)
class RoundNote:
    """A round of a site, as it was noted."""

    url: str
    """The site's address."""
    seen: dt.datetime
    window: Window
    organizations: tuple[str, ...] | None
    """The organizations that it answered for; `None` for all."""
    state: str
    """`accepted`, `quarantined` (held back) or `late` (a later one was known)."""
    count: int
    """How many meetings the list held."""
    reason: str | None
    """Why not all of it was taken, in words for a person; `None` when all was."""


@dataclass(frozen=True)
class Sighting:
    """The bytes that an address answered with, from a moment on."""

    url: str
    content_hash: str
    size: int | None
    """As the page told it; `None` when it did not."""
    meeting_id: str
    seen: dt.datetime


def rounds(connection: Connection, url: str | None, limit: int) -> tuple[RoundNote, ...]:
    """Give the last rounds, of one site or of all, latest first."""
    table, sites = schema.rounds.c, schema.sites.c
    query = (
        sa.select(
            sites.url,
            table.seen,
            table.window_first,
            table.window_last,
            table.organizations,
            table.state,
            table.count,
            table.reason,
            table.id,
        )
        .join_from(schema.rounds, schema.sites, sites.id == table.site_id)
        .order_by(table.id.desc())
        .limit(limit)
    )
    if url is not None:
        query = query.where(sites.url == url)
    return tuple(
        RoundNote(
            url=address,
            seen=seen,
            window=Window(first=first, last=last),
            organizations=None if names is None else read_row(connection, "rounds", number, read_names, names),
            state=state,
            count=count,
            reason=reason,
        )
        for address, seen, first, last, names, state, count, reason, number in connection.execute(query)
    )


def first_visits(connection: Connection) -> frozenset[tuple[str | None, dt.datetime]]:
    """Give each site's municipality, by code, with the moment of its first round."""
    table, sites = schema.rounds.c, schema.sites.c
    first = sa.select(sa.func.min(table.id)).group_by(table.site_id)
    query = sa.select(sites.municipality, table.seen).join_from(schema.rounds, schema.sites, sites.id == table.site_id)
    return frozenset((town, seen) for town, seen in connection.execute(query.where(table.id.in_(first))))


def evidence(connection: Connection, meeting_id: str) -> tuple[Evidence, ...]:
    """Give why a meeting was, or was not, held to be one with another, in the order that it was weighed."""
    table = schema.evidence.c
    query = (
        sa.select(table.id, table.body)
        .where(sa.or_(table.before == meeting_id, table.after == meeting_id))
        .order_by(table.id)
    )
    read = (
        read_row(connection, "evidence", number, Evidence.model_validate_json, body)
        for number, body in connection.execute(query)
    )
    return tuple(row for row in read if row is not None)


def sightings(connection: Connection, url: str) -> tuple[Sighting, ...]:
    """Give the hashes that a document's address has answered with, in order."""
    table = schema.documents.c
    query = sa.select(table.url, table.content_hash, table.size, table.meeting_id, table.seen).where(table.url == url)
    return tuple(Sighting(*row) for row in connection.execute(query.order_by(table.id)))
