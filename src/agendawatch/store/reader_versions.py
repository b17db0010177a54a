"""Which reader read what is known: what another one read and ours reads otherwise is our error, and nobody's act."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.normalization import folded
from agendawatch.model import ChangeKind, Listing, Meeting, Window
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.rows import chunks, read_names

_MOST = 200
"""Rounds that are looked back at: a site is read whole in nearly every one."""

_Reading = tuple[frozenset[str] | None, Window, str | None]


def read_otherwise(connection: Connection, site_id: int, listing: Listing) -> Callable[[Meeting], bool]:
    """Give a test of whether the last round that answered for a meeting's organization and day had another reader.

    Where no round did, or nobody noted the reader, there was no other. A site that was never read, since another
    reader could not, was read by that one: what ours reads was there before.
    """
    readings = _readings(connection, site_id, listing) or _unread(connection, site_id, listing)
    if listing.reader is None or all(reader in {None, listing.reader} for _, _, reader in readings):
        return lambda _: False

    def otherwise(meeting: Meeting) -> bool:
        name = folded(meeting.organization.name)
        last = (who for who in readings if meeting.date in who[1] and (who[0] is None or name in who[0]))
        reader = next((reader for _, _, reader in last), None)
        return reader is not None and reader != listing.reader

    return otherwise


def _readings(connection: Connection, site_id: int, listing: Listing) -> list[_Reading]:
    """List the rounds that what is known rests on, the latest first: back to one that answered for all of it."""
    rounds = schema.rounds.c
    query = (
        sa.select(rounds.id, rounds.organizations, rounds.window_first, rounds.window_last, rounds.reader)
        .where(rounds.site_id == site_id, rounds.state == "accepted")
        .order_by(rounds.id.desc())
        .limit(_MOST)
    )
    found: list[_Reading] = []
    ours = None if listing.organizations is None else {folded(name) for name in listing.organizations}
    for number, held, first, last, reader in connection.execute(query):
        names = None if held is None else read_row(connection, "rounds", number, read_names, held)
        if names is None and held is not None:
            continue
        who = None if names is None else frozenset(map(folded, names))
        found.append((who, Window(first=first, last=last), reader))
        whole = who is None or (ours is not None and ours <= who)
        if whole and first <= listing.window.first and listing.window.last <= last:
            break
    return found


def _unread(connection: Connection, site_id: int, listing: Listing) -> list[_Reading]:
    health, sites = schema.health.c, schema.sites.c
    query = sa.select(health.unread_by).join(schema.sites, sites.url == health.url).where(sites.id == site_id)
    reader = connection.execute(query).scalar()
    return [] if reader is None else [(None, listing.window, reader)]


def without_misread_moves(
    connection: Connection, meetings: Iterable[Meeting], misread: Callable[[Meeting], bool]
) -> tuple[Meeting, ...]:
    """Take from what was misread the starts that the page was read to state; moves that we saw ourselves stand."""
    found = tuple(meetings)
    unsure = [it.id for it in found if it.previous_starts and misread(it)]
    changes, seen = schema.changes.c, set[str]()
    for ids in chunks(unsure):
        moved = sa.select(changes.meeting_id).where(
            changes.meeting_id.in_(ids), changes.kind == ChangeKind.MEETING_MOVED
        )
        seen |= set(connection.execute(moved).scalars())
    stated = {key for key in unsure if key not in seen}
    return tuple(it.model_copy(update={"previous_starts": ()}) if it.id in stated else it for it in found)
