"""What of a listing is as it was in the site's last one, so that a round costs what changed.

Each meeting of a listing has a line, a hash of what the page says of it and of what it was asked for; beside the
meeting that it became stands the line that it had last. Where a listing differs from the last one in some lines alone,
each of a meeting that the platform names alike, on the same day and of the same organization, nothing else of it can
come out otherwise: those are compared, and the rest is not even read. Whoever writes a meeting anew, another site or a
person, leaves it without a line, and the next listing is compared whole.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.normalization import folded
from agendawatch.model import Listing, Meeting
from agendawatch.store import schema

_PART = 4
"""A fourth of a listing that is other is as much work as all of it."""


class Narrowed(NamedTuple):
    """What of a listing must be compared."""

    meetings: tuple[Meeting, ...]
    ids: tuple[str, ...]
    """Durable ids of the known meetings that they are."""
    same: Mapping[str, Meeting]
    """The rest, by durable id, as the page says it."""


def lines_of(listing: Listing, parts: Iterable[str], looked: Collection[str] | None) -> tuple[str, ...]:
    """Hash each meeting of a listing, of which `parts` are what the page says, with all that a listing shares."""
    window = f"{listing.window.first} {listing.window.last} {listing.organizations} {listing.reader} {looked is None}"
    return tuple(
        hashlib.blake2b(f"{window} {meeting.id in (looked or ())}\n{part}".encode(), digest_size=16).hexdigest()
        for meeting, part in zip(listing.meetings, parts, strict=True)
    )


def narrowed(connection: Connection, site_id: int, listing: Listing, lines: Sequence[str]) -> Narrowed | None:
    """Find what is other than in the site's last listing; `None` where the whole must be compared."""
    present = schema.present.c
    query = sa.select(present.line, present.meeting_id, present.source_id, present.date, present.organization).where(
        present.site_id == site_id, present.line.is_not(None)
    )
    known = {row.line: row for row in connection.execute(query)}
    here = dict(zip(lines, listing.meetings, strict=True))
    gone = {row.source_id: row for line, row in known.items() if line not in here}
    fresh = {line: meeting for line, meeting in here.items() if line not in known}
    keys = Counter(meeting.source_id for meeting in listing.meetings)
    if (
        len(here) != len(listing.meetings)
        or not fresh
        or _PART * len(fresh) > len(here)
        or len(here) - len(fresh) + len(gone) != len(known)
        or len(gone) != len(fresh)
    ):
        return None
    ids = []
    for meeting in fresh.values():
        row = gone.get(meeting.source_id)
        if (
            row is None
            or meeting.source_id is None
            or keys[meeting.source_id] > 1
            or row.date != meeting.date
            or row.organization != folded(meeting.organization.name)
            or meeting.previous_starts
        ):
            return None
        ids.append(row.meeting_id)
    same = {known[line].meeting_id: meeting for line, meeting in here.items() if line in known}
    return Narrowed(tuple(fresh.values()), tuple(ids), same)


def keep_lines(connection: Connection, site_id: int, lines: Mapping[str, str], *, others: bool = False) -> None:
    """Keep the lines of meetings by durable id; those of the site's `others` stay where they are wanted still."""
    table = schema.present
    ours = table.c.site_id == site_id
    if not others:
        connection.execute(sa.update(table).where(ours, table.c.line.is_not(None)).values(line=None))
    kept = sa.update(table).where(ours, table.c.meeting_id == sa.bindparam("key")).values(line=sa.bindparam("told"))
    rows = [{"key": key, "told": line} for key, line in lines.items()]
    if rows:
        connection.execute(kept, rows)
