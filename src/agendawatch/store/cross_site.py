"""Meetings that several sites of a municipality list: whose they are, and when the next site takes them over.

A meeting has one site at a time. The first one keeps it until it drops it, or is not heard from
any more; then the next one that lists it takes it over, with its id. Until then what the next one
says of it is not used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.identity import Evidence, identify
from agendawatch.diff.normalization import folded
from agendawatch.model import Listing, Meeting, MeetingStatus, Site, Window, durable
from agendawatch.store import schema
from agendawatch.store.known import KnownMeeting, rows_where
from agendawatch.store.rows import code, select_in

_ABANDONED = dt.timedelta(days=3)
"""A site not heard from for so long no longer keeps its meetings from another that lists them."""
_REACH = dt.timedelta(days=31)
"""How far around its new meetings another site's are looked for."""


def load_other_sites(
    connection: Connection, listing: Listing, *, site_id: int, site: Site, seen: dt.datetime
) -> tuple[tuple[Meeting, ...], dict[str, KnownMeeting]]:
    """Load what other sites of the municipality list of the same organizations around the same days.

    Gives the meetings that their sites keep, and by id those that another may take over: they are off their list, or
    their site is not heard from any more, and nothing later is known of them.
    """
    if site.municipality is None or not listing.meetings:
        return (), {}
    present = schema.present.c
    days = [meeting.date for meeting in listing.meetings]
    others = rows_where(
        connection,
        present.municipality == code(site.municipality),
        present.site_id != site_id,
        present.date.between(min(days) - _REACH, max(days) + _REACH),
        present.organization.in_({folded(meeting.organization.name) for meeting in listing.meetings}),
    )
    rounds = schema.rounds.c
    query = sa.select(rounds.site_id).where(
        rounds.site_id.in_({row.site_id for row in others.values()}),
        rounds.seen >= seen - _ABANDONED,
        rounds.state == "accepted",
    )
    alive = set(connection.execute(query.distinct()).scalars()) if others else set()
    free = {
        key: row
        for key, row in others.items()
        if row.last_modified <= seen and (row.meeting.status is MeetingStatus.UNLISTED or row.site_id not in alive)
    }
    return tuple(row.meeting for key, row in others.items() if key not in free), free


def without_kept(before: Listing, listing: Listing, kept: Sequence[Meeting]) -> Listing:
    """Leave out the meetings that stand on the same day on a site that keeps them, and are none that we know here."""
    if not kept:
        return listing
    named, _ = identify(before, listing, guess=False)
    ids = {meeting.id for meeting in before.meetings}
    pairs = zip(listing.meetings, named.meetings, strict=True)
    new = tuple(came for came, now in pairs if now.id not in ids)
    joined, _ = _joined(new, kept, guess=False)
    return listing.model_copy(update={"meetings": tuple(row for row in listing.meetings if row.id not in joined)})


def merge_dropped(
    connection: Connection, before: Listing, after: Listing, free: Mapping[str, KnownMeeting], site: Site
) -> tuple[Listing, dict[str, KnownMeeting], tuple[Evidence, ...]]:
    """Join a site's new meetings to those that another site of the municipality has dropped.

    Gives the listing with ids that are taken over, or nobody else's; the meetings taken over, as they were known; why.
    """
    ids = {meeting.id for meeting in before.meetings}
    new = tuple(meeting for meeting in after.meetings if meeting.id not in ids)
    named, evidence = _joined(new, [row.meeting for row in free.values()])
    taken = {now.id: free[now.id] for now in named.values()}
    fresh = [meeting.id for meeting in new if meeting.id not in named]
    own = _unused(connection, site, fresh, {*taken, *(meeting.id for meeting in after.meetings if meeting.id in ids)})
    # One bears the id and the earlier starts of the one that it is, or an id that nobody has.
    update = {key: {"id": it.id, "previous_starts": it.previous_starts} for key, it in named.items()}
    update |= {key: {"id": other} for key, other in own.items() if other != key}
    rows = (it.model_copy(update=update[it.id]) if it.id in update else it for it in after.meetings)
    return after.model_copy(update={"meetings": tuple(rows)}), taken, evidence


def _joined(
    new: Sequence[Meeting], there: Sequence[Meeting], *, guess: bool = True
) -> tuple[dict[str, Meeting], tuple[Evidence, ...]]:
    """Identify new meetings with another site's; keys and ids of two platforms are not compared."""
    if not new or not there:
        return {}, ()
    known = {meeting.id for meeting in there}
    strangers = tuple(meeting.model_copy(update={"id": f"new {meeting.id}", "source_id": None}) for meeting in new)
    listing = Listing(window=Window(first=dt.date.min, last=dt.date.max), meetings=strangers)
    before = tuple(meeting.model_copy(update={"source_id": None}) for meeting in there)
    joined, evidence = identify(listing.model_copy(update={"meetings": before}), listing, guess=guess)
    pairs = zip(new, joined.meetings, strict=True)
    named = {came.id: now for came, now in pairs if now.id in known}
    return named, tuple(row for row in evidence if row.same)


def _unused(connection: Connection, site: Site, fresh: Sequence[str], taken: set[str]) -> dict[str, str]:
    """Give each new meeting's id, or another where some meeting bears it already, wherever that stands now."""
    ids, nth = {key: key for key in fresh}, 0
    used = taken | _used(connection, ids.values())
    while twice := [key for key, value in ids.items() if value in used]:
        nth += 1
        ids |= {key: durable("meeting elsewhere", site.url, key, nth) for key in twice}
        used |= _used(connection, [ids[key] for key in twice])
    return ids


def _used(connection: Connection, ids: Iterable[str]) -> set[str]:
    present = schema.present.c.meeting_id
    return {key for (key,) in select_in(connection, sa.select(present), present, ids)}
