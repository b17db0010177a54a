"""What the store knows of a site's meetings: enough to compare a listing with, and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.normalization import folded, thawed
from agendawatch.model import STOCKHOLM, Listing, Meeting, Site, Window
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.queries import meetings_in
from agendawatch.store.rows import add_rows, chunks, code, read_names


@dataclass(frozen=True)
class Known:
    """A meeting as it was known last, with the stamps of its calendar event."""

    meeting: Meeting
    content_hash: str
    created: dt.datetime
    last_modified: dt.datetime
    sequence: int
    site_id: int


def site_row(connection: Connection, site: Site, seen: dt.datetime) -> int:
    """Give a site's number; a new site is added, and one that is told otherwise is kept as it is told now."""
    table, body = schema.sites, site.model_dump_json()
    found = connection.execute(sa.select(table.c.id, table.c.body).where(table.c.url == site.url)).first()
    if found is not None:
        if found.body != body:
            told = {"body": body, "municipality": code(site.municipality)}
            connection.execute(sa.update(table).where(table.c.id == found.id).values(**told))
        return int(found.id)
    row = {"url": site.url, "municipality": code(site.municipality), "first_seen": seen, "body": body}
    return add_rows(connection, table, [row])


class AnsweredRound(NamedTuple):
    """What a round answered for, and who read it."""

    names: frozenset[str] | None
    """Organizations, folded; `None` for all."""
    window: Window
    reader: str | None

    def covers(self, meeting: Meeting) -> bool:
        """Tell whether it answered for a meeting's organization and day."""
        return meeting.date in self.window and (self.names is None or folded(meeting.organization.name) in self.names)


def answered_rounds(
    connection: Connection, site_id: int, *where: sa.ColumnElement[bool], most: int | None = None
) -> Iterator[AnsweredRound]:
    """Give what rounds of a site that were taken answered for, the latest first."""
    rounds = schema.rounds.c
    query = (
        sa.select(rounds.id, rounds.organizations, rounds.window_first, rounds.window_last, rounds.reader)
        .where(rounds.site_id == site_id, rounds.state == "accepted", *where)
        .order_by(rounds.id.desc())
        .limit(most)
    )
    for number, held, first, last, reader in connection.execute(query):
        names = None if held is None else read_row(connection, "rounds", number, read_names, held)
        if names is not None or held is None:
            who = None if names is None else frozenset(map(folded, names))
            yield AnsweredRound(who, Window(first=first, last=last), reader)


def rows_where(connection: Connection, *where: sa.ColumnElement[bool]) -> dict[str, Known]:
    """Load meetings as they were known last, by id."""
    present, versions = schema.present, schema.versions
    query = (
        sa.select(
            present.c.meeting_id,
            versions.c.id,
            versions.c.body,
            versions.c.content_hash,
            present.c.created,
            present.c.last_modified,
            present.c.sequence,
            present.c.site_id,
        )
        .select_from(schema.present_versions)
        .where(*where)
        .order_by(present.c.meeting_id)
    )
    found: dict[str, Known] = {}
    for key, number, body, *rest in connection.execute(query).all():
        meeting = read_row(connection, "versions", number, thawed, body)
        if meeting is not None:
            found[meeting.id] = Known(meeting, *rest)
        elif (older := _last_sound(connection, key)) is not None:
            # With no hash of its own, it is written anew as soon as it is seen again.
            found[key] = Known(older, "", *rest[1:])
        else:
            # Nothing is left of it: the index gives its id up, and the next listing that holds it adds it again.
            connection.execute(sa.delete(present).where(present.c.meeting_id == key))
    return found


def _last_sound(connection: Connection, meeting_id: str) -> Meeting | None:
    """Read the last version of a meeting that can be read; `None` where none can."""
    versions = schema.versions.c
    query = sa.select(versions.id, versions.body).where(versions.meeting_id == meeting_id).order_by(versions.id.desc())
    return next(meetings_in(connection, query), None)


def days_of(listing: Listing) -> Window:
    """Span the days that a listing speaks of: its window, and where its meetings were moved from."""
    starts = [start for meeting in listing.meetings for start in meeting.previous_starts]
    days = [start.astimezone(STOCKHOLM).date() if isinstance(start, dt.datetime) else start for start in starts]
    days += [meeting.date for meeting in listing.meetings]
    return Window(first=min([listing.window.first, *days]), last=max([listing.window.last, *days]))


def known(connection: Connection, site_id: int, listing: Listing) -> dict[str, Known]:
    """Load what the site listed before and this listing may speak of, by id."""
    present = schema.present.c
    days = days_of(listing)
    rows = rows_where(connection, present.site_id == site_id, present.date.between(days.first, days.last))
    loaded = {row.meeting.source_id for row in rows.values()}
    wanted = {meeting.source_id for meeting in listing.meetings if meeting.source_id} - loaded
    for keys in chunks(key for key in wanted if key):
        rows |= rows_where(connection, present.site_id == site_id, present.source_id.in_(keys))
    for keys in chunks(meeting.id for meeting in listing.meetings if meeting.id not in rows):
        rows |= rows_where(connection, present.site_id == site_id, present.meeting_id.in_(keys))
    return rows
