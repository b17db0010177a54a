"""What the store knows of a site's meetings: enough to compare a listing with, and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.history import schema
from agendawatch.history.essence import thawed
from agendawatch.history.identity import Evidence, identify
from agendawatch.history.rows import code, next_id
from agendawatch.history.wording import folded
from agendawatch.model import STOCKHOLM, Listing, Meeting, MeetingStatus, Site, Window, durable

__all__ = ["Known", "adopt", "known", "site_row"]

_AT_ONCE = 500
_ABANDONED = dt.timedelta(days=3)
"""A site not heard from for so long no longer keeps its meetings from another that lists them."""


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
    """Give a site's number; a new site is added."""
    table = schema.sites
    found: int | None = connection.execute(sa.select(table.c.id).where(table.c.url == site.url)).scalar()
    if found is not None:
        return found
    number = next_id(connection, table)
    row = {
        "id": number,
        "url": site.url,
        "municipality": code(site.municipality),
        "first_seen": seen,
        "body": site.model_dump_json(),
    }
    connection.execute(sa.insert(table), [row])
    return number


def _rows(connection: Connection, *where: sa.ColumnElement[bool]) -> dict[str, Known]:
    present, versions = schema.present, schema.versions
    query = (
        sa.select(
            versions.c.body,
            versions.c.content_hash,
            present.c.created,
            present.c.last_modified,
            present.c.sequence,
            present.c.site_id,
        )
        .join(versions, versions.c.id == present.c.version_id)
        .where(*where)
        .order_by(present.c.meeting_id)
    )
    rows = [Known(thawed(body), *rest) for body, *rest in connection.execute(query)]
    return {row.meeting.id: row for row in rows}


def _chunks(values: Iterable[str]) -> Iterable[list[str]]:
    rows = sorted(set(values))
    return (rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE))


def _days(listing: Listing) -> Window:
    """Span the days that a listing speaks of: its window, and where its meetings were moved from."""
    starts = [start for meeting in listing.meetings for start in meeting.previous_starts]
    days = [start.astimezone(STOCKHOLM).date() if isinstance(start, dt.datetime) else start for start in starts]
    days += [meeting.date for meeting in listing.meetings]
    return Window(first=min([listing.window.first, *days]), last=max([listing.window.last, *days]))


def known(connection: Connection, site_id: int, listing: Listing) -> dict[str, Known]:
    """Load what the site listed before and this listing may speak of, by id."""
    present = schema.present.c
    days = _days(listing)
    rows = _rows(connection, present.site_id == site_id, present.date.between(days.first, days.last))
    loaded = {row.meeting.source_id for row in rows.values()}
    wanted = {meeting.source_id for meeting in listing.meetings if meeting.source_id} - loaded
    for keys in _chunks(key for key in wanted if key):
        rows |= _rows(connection, present.site_id == site_id, present.source_id.in_(keys))
    for keys in _chunks(meeting.id for meeting in listing.meetings if meeting.id not in rows):
        rows |= _rows(connection, present.site_id == site_id, present.meeting_id.in_(keys))
    return rows


def adopt(
    connection: Connection, before: Listing, after: Listing, *, site_id: int, site: Site, seen: dt.datetime
) -> tuple[Listing, dict[str, Known], tuple[Evidence, ...]]:
    """Join a site's new meetings to those that another site of the municipality has listed.

    A meeting has one site at a time: the first one keeps it until it drops it, or is not heard
    from any more; then the next one that lists it takes it over, with its id. Until then what the
    next one says of it is not used.
    """
    ids = {meeting.id for meeting in before.meetings}
    new = tuple(meeting for meeting in after.meetings if meeting.id not in ids)
    others = _elsewhere(connection, site_id, site, new) if new and site.municipality else {}
    if not others:
        return _own_ids(connection, site, after, {meeting.id for meeting in new}), {}, ()
    there = tuple(row.meeting.model_copy(update={"source_id": None}) for row in others.values())
    stranger = after.model_copy(
        update={"meetings": tuple(meeting.model_copy(update={"id": f"new {meeting.id}"}) for meeting in new)}
    )
    joined, evidence = identify(Listing(window=_days(after), meetings=there), stranger)
    free = _free(connection, others, seen)
    named = {came.id: now.id for came, now in zip(new, joined.meetings, strict=True) if now.id in others}
    meetings = tuple(
        meeting if meeting.id not in named else meeting.model_copy(update={"id": named[meeting.id]})
        for meeting in after.meetings
        if meeting.id not in named or named[meeting.id] in free
    )
    taken = {key: others[key] for key in named.values() if key in free}
    told = tuple(row for row in evidence if row.same and row.before in taken)
    after = after.model_copy(update={"meetings": meetings})
    fresh = {meeting.id for meeting in new if meeting.id not in named}
    return _own_ids(connection, site, after, fresh), taken, told


def _own_ids(connection: Connection, site: Site, after: Listing, fresh: set[str]) -> Listing:
    """Give new meetings ids that no other site's meeting has."""
    present = schema.present.c
    used: set[str] = set()
    for keys in _chunks(fresh):
        used |= set(connection.execute(sa.select(present.meeting_id).where(present.meeting_id.in_(keys))).scalars())
    if not used:
        return after
    meetings = (
        meeting.model_copy(update={"id": durable("meeting elsewhere", site.url, meeting.id)})
        if meeting.id in used
        else meeting
        for meeting in after.meetings
    )
    return after.model_copy(update={"meetings": tuple(meetings)})


def _elsewhere(connection: Connection, site_id: int, site: Site, new: tuple[Meeting, ...]) -> dict[str, Known]:
    """Load what other sites of the municipality list of the same organizations around the same days."""
    present = schema.present.c
    days = [meeting.date for meeting in new]
    return _rows(
        connection,
        present.municipality == code(site.municipality),
        present.site_id != site_id,
        present.date.between(min(days), max(days)),
        present.organization.in_({folded(meeting.organization.name) for meeting in new}),
    )


def _free(connection: Connection, others: dict[str, Known], seen: dt.datetime) -> set[str]:
    """Tell which meetings another site may take over."""
    rounds = schema.rounds.c
    query = sa.select(rounds.site_id).where(rounds.state == "accepted", rounds.seen >= seen - _ABANDONED).distinct()
    alive = set(connection.execute(query).scalars())
    return {
        key for key, row in others.items() if row.meeting.status is MeetingStatus.UNLISTED or row.site_id not in alive
    }
