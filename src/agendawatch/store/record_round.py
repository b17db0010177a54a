"""One round of one site into the store: identify, compare, append. All of it or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import aware
from agendawatch.diff.differences import ListingVerdict, called_off, carry, changes_between, judge, lets_go, settled
from agendawatch.diff.identity import Evidence, identify, without_shadows
from agendawatch.diff.normalization import NO_GROUND, content_hash, folded, noticeable
from agendawatch.model import STOCKHOLM, Change, ChangeKind, Listing, Meeting, MeetingStatus, Site
from agendawatch.store import schema
from agendawatch.store.contact_redaction import without_contacts
from agendawatch.store.cross_site import load_other_sites, merge_dropped, without_kept
from agendawatch.store.damage import read_row
from agendawatch.store.doubts import bare, doubts, note_doubts, settlements
from agendawatch.store.known import AnsweredRound, KnownMeeting, answered_rounds, known, site_row
from agendawatch.store.rows import (
    add_rows,
    code,
    delete_in,
    document_rows,
    insert,
    read_names,
    select_in,
    version_row,
    written_change,
)
from agendawatch.store.search_index import index_meetings


@dataclass(frozen=True)
class Recorded:
    """What a round brought."""

    changes: tuple[Change, ...] = ()
    """What was seen to be different."""
    quarantined: bool = False
    """Whether the listing, or the silence of some organization, is held back."""
    reason: str | None = None
    """Why it is held back, or not used, in words for a person; `None` when all was taken."""
    evidence: tuple[Evidence, ...] = ()
    """Why meetings were, or were not, held to be known ones."""
    unchanged: bool = False
    """Whether the listing was the last one over again."""
    listing: Listing | None = None
    """The listing with its durable ids; `None` when it was not used, or is the last one over again."""


@dataclass
class _SiteRound:
    """A round while it is being recorded."""

    connection: Connection
    site: Site
    site_id: int
    listing: Listing
    seen: dt.datetime
    looked: Collection[str] | None
    print: str
    count: int
    reason: str | None = None
    """Why not all of it was taken, in words for a person; `None` when all was."""
    gone: tuple[str, ...] | None = None
    """The meetings whose silence is held back; `None` when none is."""

    def note(self, state: str) -> int:
        """Append the round itself, and give its number; a listing that is not believed is kept whole beside it."""
        held = self.gone is not None
        # For a person to let go of later.
        looked = None if self.looked is None else sorted(self.looked)
        listing = self.listing.model_dump_json(exclude_defaults=True) if held else ""
        row = {
            "site_id": self.site_id,
            "seen": self.seen,
            "window_first": self.listing.window.first,
            "window_last": self.listing.window.last,
            "organizations": self.names(),
            "state": state,
            "count": self.count,
            "content_hash": self.print,
            "gone": json.dumps(self.gone) if held else None,
            "reason": self.reason,
            "body": json.dumps({"looked": looked, "listing": listing}) if held else None,
            "reader": self.listing.reader,
        }
        return add_rows(self.connection, schema.rounds, [row])

    def names(self) -> str | None:
        """Write the organizations that the listing answers for; `None` for all."""
        names = self.listing.organizations
        return None if names is None else json.dumps(names, ensure_ascii=False)


def record(
    connection: Connection,
    listing: Listing,
    *,
    site: Site,
    seen: dt.datetime,
    looked: Collection[str] | None = None,
    trusted: bool = False,
) -> Recorded:
    """Record a round of a site: identify, compare with what is known, append; all of it or nothing.

    `looked` holds the ids, as in `listing`, of the meetings whose agenda was asked for: of the others
    agenda and documents stand as they were. `None` takes the listing at its word: no agenda is none.
    `trusted` is a person's word that a list which shrinks is right.
    """
    aware("seen", seen)
    listing = settled_listing(connection, without_shadows(listing), site)
    site_id = site_row(connection, site, seen)
    parts = [meeting.model_dump_json(exclude=NO_GROUND, exclude_defaults=True) for meeting in listing.meetings]
    # By the hash of all that it says one that comes over again is known at once, if the last was taken whole.
    window = f"{listing.window.first} {listing.window.last} {listing.organizations}"
    asked = f"{sorted(looked or ())} {looked is None}"
    lines = [f"{window} {asked}", *sorted(parts), *sorted(map(bare, listing.doubts))]
    print_ = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    rounds = schema.rounds.c
    query = sa.select(rounds.content_hash, rounds.reason).where(rounds.site_id == site_id, rounds.state == "accepted")
    last = connection.execute(query.order_by(rounds.id.desc()).limit(1)).first()
    this = _SiteRound(connection, site, site_id, listing, seen, looked, print_, len(listing.meetings))
    if not trusted and last == (print_, None):
        this.note("accepted")
        return Recorded(unchanged=True)
    this.listing = without_contacts(listing)
    return _compared(this, known(connection, site_id, this.listing), trusted=trusted)


def settled_listing(connection: Connection, listing: Listing, site: Site) -> Listing:
    """Read a listing's doubts as people have said that those of its site are read."""
    if not listing.doubts:
        return listing
    return settled(listing, (row.settlement for row in settlements(connection, site=site)))


def _compared(this: _SiteRound, rows: Mapping[str, KnownMeeting], *, trusted: bool) -> Recorded:
    """Compare a listing with what is known of the site."""
    in_doubt = {row.id: row.doubt for row in doubts(this.connection, site=this.site)}
    misread = read_otherwise(this.connection, this.site_id, this.listing)
    held = without_misread_moves(this.connection, (row.meeting for row in rows.values()), misread)
    before = Listing(window=this.listing.window, meetings=held, doubts=tuple(in_doubt.values()))
    kept, free = load_other_sites(this.connection, this.listing, site_id=this.site_id, site=this.site, seen=this.seen)
    own = without_kept(before, this.listing, kept)
    if left_out := len(this.listing.meetings) - len(own.meetings):
        this.reason = f"{left_out} of its meetings are listed by another site"
    named, evidence = identify(before, own, misread=misread)
    merged, taken, joined = merge_dropped(this.connection, before, named, free, this.site)
    rows, evidence = {**rows, **taken}, (*evidence, *joined)
    before = before.model_copy(update={"meetings": (*held, *(row.meeting for row in taken.values()))})
    today = this.seen.astimezone(STOCKHOLM).date()
    # What the round did not look at is kept: who was asked for their agendas is known by the ids that they came with.
    old, carried = {meeting.id: meeting for meeting in before.meetings}, []
    for came, now in zip(own.meetings, merged.meetings, strict=True):
        known = old.get(now.id)
        if known is None:
            carried.append(now)
        elif this.looked is None:
            carried.append(called_off(known, now))
        else:
            # Of what has been, the own pages that told its hours are read no more.
            anew = known.date >= today and misread(known)
            carried.append(carry(known, now, looked=came.id in this.looked, misread=anew))
    after = merged.model_copy(update={"meetings": tuple(carried)})
    verdict = judge(before, after, this.seen)
    if trusted or not verdict.gone or lets_go(verdict, _held_rounds(this), this.seen):
        verdict = ListingVerdict()
    if verdict.gone:
        this.reason, this.gone = verdict.reason, verdict.gone
    if verdict.whole:
        this.note("quarantined")
        return Recorded(quarantined=True, reason=this.reason)
    silent = tuple(meeting for meeting in before.meetings if meeting.id in verdict.gone)
    after = after.model_copy(update={"meetings": (*after.meetings, *silent)})
    number = this.note("accepted")
    note_doubts(this.connection, this.listing, known=in_doubt, site_id=this.site_id, round_id=number, seen=this.seen)
    prints = {meeting.id: content_hash(meeting) for meeting in after.meetings}
    changes = _changes(this, rows, after, prints, misread)
    append(this.connection, RowOrigin(this.site_id, number, this.seen), rows, after, changes, prints=prints)
    weighed = (
        {"round_id": number, "before": it.before, "after": it.after, "body": it.model_dump_json()} for it in evidence
    )
    add_rows(this.connection, schema.evidence, weighed)
    return Recorded(changes, bool(verdict.gone), this.reason, evidence, listing=after)


def _changes(
    this: _SiteRound,
    rows: Mapping[str, KnownMeeting],
    after: Listing,
    prints: Mapping[str, str],
    misread: Callable[[Meeting], bool],
) -> tuple[Change, ...]:
    """Compare what is not the same to the letter: most of a list is.

    One that was said to be cancelled is waited for no longer: a row that is taken away takes no word back. One that we
    misread was never said to be.
    """
    same = {key for key, row in rows.items() if prints.get(key) == row.content_hash}
    gone = ((key, row.meeting) for key, row in rows.items() if key not in prints)
    same |= {key for key, meeting in gone if meeting.status is MeetingStatus.CANCELLED and not misread(meeting)}
    old = tuple(row.meeting for key, row in rows.items() if key not in same)
    new = tuple(meeting for meeting in after.meetings if meeting.id not in same)
    before = Listing(window=after.window, meetings=old)
    found = changes_between(before, after.model_copy(update={"meetings": new}), misread=misread)
    return tuple(change.model_copy(update={"seen": this.seen}) for change in found)


def released(connection: Connection, site: Site, *, seen: dt.datetime) -> Recorded:
    """Believe a site's last listing that was held back, on a person's word."""
    aware("seen", seen)
    rounds = schema.rounds.c
    query = (
        sa.select(rounds.id, rounds.body)
        .where(rounds.site_id == site_row(connection, site, seen), rounds.state.in_(("accepted", "quarantined")))
        .order_by(rounds.id.desc())
        .limit(1)
    )
    number, body = connection.execute(query).one_or_none() or (None, None)
    if body is None:
        return Recorded(reason="nothing of this site is held back")
    kept = read_row(connection, "rounds", number, read_held, body)
    if kept is None:
        return Recorded(reason="what is held back of this site is damaged")
    listing, looked = kept
    return record(connection, listing, site=site, seen=seen, looked=looked, trusted=True)


def read_held(body: str) -> tuple[Listing, Collection[str] | None]:
    """Read a listing that was held back, and what was looked at."""
    kept = json.loads(body)
    return Listing.model_validate_json(kept["listing"]), kept["looked"]


def _held_rounds(this: _SiteRound) -> list[tuple[dt.datetime, frozenset[str]]]:
    """List the rounds of the same organizations held back since one was taken whole, latest first."""
    rounds = schema.rounds.c
    query = (
        sa.select(rounds.id, rounds.seen, rounds.gone)
        .where(
            rounds.site_id == this.site_id,
            rounds.state.in_(("accepted", "quarantined")),
            rounds.organizations.is_not_distinct_from(this.names()),
        )
        .order_by(rounds.id.desc())
        .limit(50)
    )
    held: list[tuple[dt.datetime, frozenset[str]]] = []
    for number, seen, gone in this.connection.execute(query):
        ids = None if gone is None else read_row(this.connection, "rounds", number, read_names, gone)
        if ids is None:
            break
        held.append((seen, frozenset(ids)))
    return held


# Which reader read what is known: what another one read and ours reads otherwise is our error, and nobody's act.

_ROUNDS = 200
"""Rounds that are looked back at: a site is read whole in nearly every one."""


def read_otherwise(connection: Connection, site_id: int, listing: Listing) -> Callable[[Meeting], bool]:
    """Give a test of whether the last round that answered for a meeting's organization and day had another reader.

    Where no round did, or nobody noted the reader, there was no other. A site that was never read, since another
    reader could not, was read by that one: what ours reads was there before.
    """
    # What is known rests on these rounds, the latest first: back to one that answered for all of it.
    found: list[AnsweredRound] = []
    ours = None if listing.organizations is None else {folded(name) for name in listing.organizations}
    for told in answered_rounds(connection, site_id, most=_ROUNDS):
        found.append(told)
        whole = told.names is None or (ours is not None and ours <= told.names)
        if whole and told.window.first <= listing.window.first and listing.window.last <= told.window.last:
            break
    if not found:
        health, sites = schema.health.c, schema.sites.c
        query = sa.select(health.unread_by).join(schema.sites, sites.url == health.url).where(sites.id == site_id)
        unread_by = connection.execute(query).scalar()
        found = [] if unread_by is None else [AnsweredRound(None, listing.window, unread_by)]
    if listing.reader is None or all(reading.reader in {None, listing.reader} for reading in found):
        return lambda _: False

    def otherwise(meeting: Meeting) -> bool:
        reader = next((reading.reader for reading in found if reading.covers(meeting)), None)
        return reader is not None and reader != listing.reader

    return otherwise


def without_misread_moves(
    connection: Connection, meetings: Iterable[Meeting], misread: Callable[[Meeting], bool]
) -> tuple[Meeting, ...]:
    """Take from what was misread the starts that the page was read to state; moves that we saw ourselves stand."""
    found = tuple(meetings)
    unsure = [it.id for it in found if it.previous_starts and misread(it)]
    changes = schema.changes.c
    moved = sa.select(changes.meeting_id).where(changes.kind == ChangeKind.MEETING_MOVED)
    seen = {key for (key,) in select_in(connection, moved, changes.meeting_id, unsure)}
    stated = {key for key in unsure if key not in seen}
    return tuple(it.model_copy(update={"previous_starts": ()}) if it.id in stated else it for it in found)


# What a round appends: versions of what is new, changes, hashes and words; and the index of the present.


class RowOrigin(NamedTuple):
    """What rows rest on, by the names of their columns: the site, the round and its moment."""

    site_id: int
    round_id: int
    seen: dt.datetime


def append(
    connection: Connection,
    ground: RowOrigin,
    rows: Mapping[str, KnownMeeting],
    after: Listing,
    changes: Sequence[Change],
    *,
    prints: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Append what is new, within the transaction that the connection holds; `prints` holds hashes that are known."""
    # The meetings that are not what they were, or changed hands, each with its hash.
    changed = {change.meeting.id for change in changes}
    unlisted = {change.meeting.id: change.meeting for change in changes if change.kind is ChangeKind.MEETING_UNLISTED}
    shown = {meeting.id for meeting in after.meetings}
    renewed = []
    for meeting in (*after.meetings, *(meeting for key, meeting in unlisted.items() if key not in shown)):
        print_, known = prints.get(meeting.id) or content_hash(meeting), rows.get(meeting.id)
        # One changed hands for which another site, or another key of the platform, stands now.
        if (
            known is None
            or meeting.id in changed
            or (known.content_hash, known.site_id) != (print_, ground.site_id)
            or known.meeting.source_id != meeting.source_id
        ):
            renewed.append((meeting, print_))
    rows_of = ({**ground._asdict(), **version_row(*row)} for row in renewed)
    first = add_rows(connection, schema.versions, rows_of)
    numbers = {meeting.id: number for number, (meeting, _) in enumerate(renewed, start=first)}
    if retracted := {change.meeting.id: change.meeting for change in changes if change.retracts}:
        # What never was a meeting ends with a version that says so; its changes are of its last one before.
        present = schema.present.c
        last = sa.select(present.meeting_id, present.version_id)
        numbers |= dict(select_in(connection, last, present.meeting_id, retracted))
        ends = ({**ground._asdict(), **version_row(it, ""), "body": ""} for it in retracted.values())
        add_rows(connection, schema.versions, ends)
        delete_in(connection, present.meeting_id, retracted)
        delete_in(connection, schema.texts.c.owner, retracted)
    _present(connection, ground, rows, renewed, numbers)
    base = {"round_id": ground.round_id, "seen": ground.seen}
    log = ({**base, "version_id": numbers[change.meeting.id], **written_change(change)} for change in changes)
    add_rows(connection, schema.changes, log)
    _documents(connection, ground, [meeting for meeting, _ in renewed])
    index_meetings(connection, [meeting for meeting, _ in renewed])


def _present(
    connection: Connection,
    ground: RowOrigin,
    rows: Mapping[str, KnownMeeting],
    renewed: Sequence[tuple[Meeting, str]],
    numbers: Mapping[str, int],
) -> None:
    new = []
    # The SEQUENCE of an event whose meeting was taken back before goes on from the count of its versions.
    versions = schema.versions.c
    ended = sa.select(versions.meeting_id).where(versions.body == "")
    counted = sa.select(versions.meeting_id, sa.func.count()).where(versions.meeting_id.in_(ended))
    fresh = [meeting.id for meeting, _ in renewed if meeting.id not in rows]
    again: dict[str, int] = dict(
        select_in(connection, counted.group_by(versions.meeting_id), versions.meeting_id, fresh)
    )
    for meeting, _ in renewed:
        known = rows.get(meeting.id)
        noticed = known is not None and noticeable(known.meeting) != noticeable(meeting)
        new.append(
            {
                "meeting_id": meeting.id,
                "version_id": numbers[meeting.id],
                "site_id": ground.site_id,
                "municipality": code(meeting.municipality),
                "organization": folded(meeting.organization.name),
                "date": meeting.date,
                "source_id": meeting.source_id,
                "created": known.created if known else ground.seen,
                # Another key or page of the same meeting too is another event's bytes, which a client must take in.
                "last_modified": moved(known.last_modified, ground.seen) if known else ground.seen,
                "sequence": (known.sequence if known else again.get(meeting.id, 0)) + noticed,
            }
        )
    delete_in(connection, schema.present.c.meeting_id, [row["meeting_id"] for row in new if row["meeting_id"] in rows])
    insert(connection, schema.present, new)


def moved(last: dt.datetime, seen: dt.datetime) -> dt.datetime:
    """Tell when an event changed that had changed before: never earlier, or a calendar would drop what is new.

    After a round whose clock was ahead it is a second later than that.
    """
    return seen if seen >= last else last + dt.timedelta(seconds=1)


def _documents(connection: Connection, ground: RowOrigin, meetings: Sequence[Meeting]) -> None:
    rows = [row for meeting in meetings for row in document_rows(meeting, ground.seen)]
    table = schema.documents.c
    query = sa.select(table.url, table.content_hash).order_by(table.id)
    last = dict(select_in(connection, query, table.url, {row["url"] for row in rows}))
    fresh = []
    for row in rows:
        if last.get(row["url"]) != row["content_hash"]:
            last[row["url"]] = row["content_hash"]
            fresh.append(row)
    add_rows(connection, schema.documents, fresh)
