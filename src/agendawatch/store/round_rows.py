"""What a round appends: versions of what is new, changes, hashes and words; and the index of the present."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.identity import Evidence
from agendawatch.diff.normalization import content_hash, noticeable
from agendawatch.model import Change, ChangeKind, Listing, Meeting
from agendawatch.store import schema
from agendawatch.store.known import Known
from agendawatch.store.rows import Row, add_rows, chunks, document_rows, insert, version_row, written_change
from agendawatch.store.search_index import forget_owners, index_meetings


@dataclass(frozen=True)
class RowOrigin:
    """What rows rest on: the site, the round and its moment."""

    site_id: int
    round_id: int
    seen: dt.datetime


def append(
    connection: Connection,
    ground: RowOrigin,
    rows: Mapping[str, Known],
    after: Listing,
    changes: Sequence[Change],
    *,
    prints: Mapping[str, str],
) -> None:
    """Append what is new, within the transaction that the connection holds; `prints` holds the meetings' hashes."""
    retracted = {change.meeting.id: change.meeting for change in changes if change.retracts}
    renewed = _renewed(ground, rows, after, changes, prints=prints)
    numbers = _versions(connection, ground, renewed) | _retract(connection, ground, list(retracted.values()))
    _present(connection, ground, rows, renewed, numbers)
    _changes(connection, ground, changes, numbers)
    _documents(connection, ground, [meeting for meeting, _ in renewed])
    index_meetings(connection, [meeting for meeting, _ in renewed])


def insert_evidence(connection: Connection, round_id: int, evidence: Iterable[Evidence]) -> None:
    """Append why meetings were, or were not, held to be one."""
    rows = [
        {"round_id": round_id, "before": row.before, "after": row.after, "body": row.model_dump_json()}
        for row in evidence
    ]
    if rows:
        add_rows(connection, schema.evidence, rows)


def _renewed(
    ground: RowOrigin,
    rows: Mapping[str, Known],
    after: Listing,
    changes: Sequence[Change],
    *,
    prints: Mapping[str, str],
) -> list[tuple[Meeting, str]]:
    """List the meetings that are not what they were, or changed hands, each with its hash."""
    changed = {change.meeting.id for change in changes}
    shown = {meeting.id for meeting in after.meetings}
    gone = {
        change.meeting.id: change.meeting
        for change in changes
        if change.kind is ChangeKind.MEETING_UNLISTED and change.meeting.id not in shown
    }
    renewed = []
    for meeting in (*after.meetings, *gone.values()):
        print_, known = prints.get(meeting.id) or content_hash(meeting), rows.get(meeting.id)
        if (
            known is None
            or known.content_hash != print_
            or meeting.id in changed
            or _changed_hands(known, meeting, ground)
        ):
            renewed.append((meeting, print_))
    return renewed


def _changed_hands(known: Known, meeting: Meeting, ground: RowOrigin) -> bool:
    """Tell whether another site, or another key of the platform, stands for a meeting now."""
    return known.site_id != ground.site_id or known.meeting.source_id != meeting.source_id


def _versions(connection: Connection, ground: RowOrigin, renewed: Sequence[tuple[Meeting, str]]) -> dict[str, int]:
    first = add_rows(connection, schema.versions, ({**_base(ground), **version_row(*row)} for row in renewed))
    return {meeting.id: number for number, (meeting, _) in enumerate(renewed, start=first)}


def _base(ground: RowOrigin) -> Row:
    return {"site_id": ground.site_id, "round_id": ground.round_id, "seen": ground.seen}


def _retract(connection: Connection, ground: RowOrigin, meetings: Sequence[Meeting]) -> dict[str, int]:
    """Note that these never were meetings; give the numbers of their last versions."""
    ids = [meeting.id for meeting in meetings]
    if not ids:
        return {}
    present = schema.present.c
    query = sa.select(present.meeting_id, present.version_id)
    last: dict[str, int] = {}
    for some in chunks(ids):
        rows = connection.execute(query.where(present.meeting_id.in_(some)))
        last.update((key, number) for key, number in rows)
    ends = ({**_base(ground), **version_row(meeting, ""), "body": ""} for meeting in meetings)
    add_rows(connection, schema.versions, ends)
    _forget(connection, schema.present, ids)
    forget_owners(connection, ids)
    return last


def _retracted(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Count the versions of meetings that were taken back before, for their events' SEQUENCE to go on from."""
    versions = schema.versions.c
    ended = sa.select(versions.meeting_id).where(versions.body == "")
    counted = sa.select(versions.meeting_id, sa.func.count()).group_by(versions.meeting_id)
    found: dict[str, int] = {}
    for some in chunks(ids):
        rows = connection.execute(counted.where(versions.meeting_id.in_(some), versions.meeting_id.in_(ended)))
        found.update((key, number) for key, number in rows)
    return found


def _present(
    connection: Connection,
    ground: RowOrigin,
    rows: Mapping[str, Known],
    renewed: Sequence[tuple[Meeting, str]],
    numbers: Mapping[str, int],
) -> None:
    new = []
    again = _retracted(connection, [meeting.id for meeting, _ in renewed if meeting.id not in rows])
    for meeting, _ in renewed:
        known = rows.get(meeting.id)
        noticed = known is not None and noticeable(known.meeting) != noticeable(meeting)
        new.append(
            {
                "meeting_id": meeting.id,
                "version_id": numbers[meeting.id],
                "site_id": ground.site_id,
                **{name: value for name, value in version_row(meeting, "").items() if name in _OF_VERSION},
                "source_id": meeting.source_id,
                "created": known.created if known else ground.seen,
                # Another key or page of the same meeting too is another event's bytes, which a client must take in.
                "last_modified": moved(known.last_modified, ground.seen) if known else ground.seen,
                "sequence": (known.sequence if known else again.get(meeting.id, 0)) + noticed,
            }
        )
    _forget(connection, schema.present, [row["meeting_id"] for row in new if row["meeting_id"] in rows])
    insert(connection, schema.present, new)


def moved(last: dt.datetime, seen: dt.datetime) -> dt.datetime:
    """Tell when an event changed that had changed before: never earlier, or a calendar would drop what is new.

    After a round whose clock was ahead it is a second later than that.
    """
    return seen if seen >= last else last + dt.timedelta(seconds=1)


_OF_VERSION = {"municipality", "organization", "date"}


def _forget(connection: Connection, table: sa.Table, ids: Sequence[str]) -> None:
    """Clear the index rows of these meetings, to be laid anew."""
    for some in chunks(ids):
        connection.execute(sa.delete(table).where(table.c.meeting_id.in_(some)))


def _changes(connection: Connection, ground: RowOrigin, changes: Sequence[Change], numbers: Mapping[str, int]) -> None:
    base = {"round_id": ground.round_id, "seen": ground.seen}
    rows = ({**base, "version_id": numbers[change.meeting.id], **written_change(change)} for change in changes)
    add_rows(connection, schema.changes, rows)


def _documents(connection: Connection, ground: RowOrigin, meetings: Sequence[Meeting]) -> None:
    rows: list[Row] = [row for meeting in meetings for row in document_rows(meeting, ground.seen)]
    last = _last_hashes(connection, {row["url"] for row in rows})
    fresh: list[Row] = []
    for row in rows:
        if last.get(row["url"]) != row["content_hash"]:
            last[row["url"]] = row["content_hash"]
            fresh.append(row)
    add_rows(connection, schema.documents, fresh)


def _last_hashes(connection: Connection, urls: Iterable[str]) -> dict[str, str]:
    table = schema.documents.c
    last: dict[str, str] = {}
    for some in chunks(urls):
        query = sa.select(table.url, table.content_hash).where(table.url.in_(some)).order_by(table.id)
        last.update((url, found) for url, found in connection.execute(query))
    return last
