"""What the store knows of a site: its meetings, enough to compare a listing with and no more, and how it answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import aware
from agendawatch.diff.identity import moved_from
from agendawatch.diff.normalization import folded, thawed
from agendawatch.errors import AgendawatchError
from agendawatch.failure import FailureCode
from agendawatch.lang.sv.contact_details import without_contact_details
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.model.change import Health
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.queries import meetings_in
from agendawatch.store.rows import add_rows, chunks, code, read_names, replace_row


@dataclass(frozen=True)
class KnownMeeting:
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


def rows_where(connection: Connection, *where: sa.ColumnElement[bool]) -> dict[str, KnownMeeting]:
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
    found: dict[str, KnownMeeting] = {}
    for key, number, body, *rest in connection.execute(query).all():
        meeting = read_row(connection, "versions", number, thawed, body)
        if meeting is not None:
            found[meeting.id] = KnownMeeting(meeting, *rest)
            continue
        earlier = sa.select(versions.c.id, versions.c.body).where(versions.c.meeting_id == key)
        sound = next(meetings_in(connection, earlier.order_by(versions.c.id.desc())), None)
        if sound is not None:
            # With no hash of its own, it is written anew as soon as it is seen again.
            found[key] = KnownMeeting(sound, "", *rest[1:])
        else:
            # Nothing is left of it: the index gives its id up, and the next listing that holds it adds it again.
            connection.execute(sa.delete(present).where(present.c.meeting_id == key))
    return found


def known(connection: Connection, site_id: int, listing: Listing) -> dict[str, KnownMeeting]:
    """Load what the site listed before and this listing may speak of, by id."""
    present = schema.present.c
    days = [listing.window.first, listing.window.last]
    days += (day for meeting in listing.meetings for day in (meeting.date, *moved_from(meeting)))
    rows = rows_where(connection, present.site_id == site_id, present.date.between(min(days), max(days)))
    loaded = {row.meeting.source_id for row in rows.values()}
    wanted = {meeting.source_id for meeting in listing.meetings if meeting.source_id} - loaded
    for keys in chunks(key for key in wanted if key):
        rows |= rows_where(connection, present.site_id == site_id, present.source_id.in_(keys))
    for keys in chunks(meeting.id for meeting in listing.meetings if meeting.id not in rows):
        rows |= rows_where(connection, present.site_id == site_id, present.meeting_id.in_(keys))
    return rows


# How sites answer: when each was tried, since when it fails, and when it may be tried again.

_FIRST_PAUSE = dt.timedelta(hours=1)
_LONGEST_PAUSE = dt.timedelta(days=4)
_DOUBLED_AT_MOST = 16


def note_visit(
    connection: Connection,
    site: Site,
    *,
    seen: dt.datetime,
    error: AgendawatchError | str | None = None,
    unread_by: str | None = None,
) -> Health:
    """Note how a visit to a site went; with an error it is left in peace for a while, longer each time.

    Each failure in a row doubles the pause until the next, from an hour to four days. `unread_by` names the reader that
    could not read what the site answered.
    """
    aware("seen", seen)
    site_row(connection, site, seen)
    before = next(iter(healths(connection, site.url)), None)
    failures = (before.failures if before else 0) + 1 if error is not None else 0
    pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(failures - 1, _DOUBLED_AT_MOST)) if failures else None
    health = Health(
        url=site.url,
        municipality=code(site.municipality),
        tried=seen,
        succeeded=seen if error is None else before.succeeded if before else None,
        failing_since=None if error is None else (before.failing_since if before else None) or seen,
        failures=failures,
        due=seen + pause if pause else None,
        error=without_contact_details(str(error)) if error is not None else None,
        failure=error.failure if isinstance(error, AgendawatchError) else None,
        status=error.status if isinstance(error, AgendawatchError) else None,
        unread_by=None if error is None else unread_by or (before.unread_by if before else None),
    )
    replace_row(connection, schema.health, dict(health))
    return health


def healths(connection: Connection, url: str | None = None) -> tuple[Health, ...]:
    """Give how every site, or the one at an address, answered last."""
    query = sa.select(schema.health).order_by(schema.health.c.url)
    if url is not None:
        query = query.where(schema.health.c.url == url)
    rows = connection.execute(query).mappings()
    read = (read_row(connection, "health", row["url"], _read, dict(row)) for row in rows)
    return tuple(health for health in read if health is not None)


def _read(row: dict[str, object]) -> Health:
    """Read a row; a code of a later version of ours is none that we know."""
    known = next((it for it in FailureCode if it == row["failure"]), None)
    return Health.model_validate({**row, "failure": known})
