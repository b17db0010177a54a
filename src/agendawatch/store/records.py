"""What a round writes into a store and reads back: listings, settlements, proposals, validators and pages."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from collections import defaultdict
from dataclasses import asdict, dataclass
from importlib import metadata

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import aware
from agendawatch.diff.differences import changes_between, when
from agendawatch.diff.normalization import thawed
from agendawatch.errors import InputError
from agendawatch.model import Change, ChangeKind, Listing, Meeting, Proposal, Route, Window
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.page_memory import Validators, read_asks, write_asks
from agendawatch.store import doubts, queries, schema
from agendawatch.store.changelog import note_text_changes
from agendawatch.store.contact_redaction import without_contacts
from agendawatch.store.damage import read_row
from agendawatch.store.database import Database, reading, writing
from agendawatch.store.known import KnownMeeting, answered_rounds, note_visit, rows_where
from agendawatch.store.outbox import Outbox
from agendawatch.store.record_round import RowOrigin, append, record, released, settled_listing
from agendawatch.store.rows import add_rows, code, find_row, replace_row, select_in
from agendawatch.store.search_index import index_document, index_proposals, without_text

# Taking a round back: what it alone said is corrected; what was read before and after it stands.

_TAKEN = ("accepted", "quarantined")


def withdrawn(connection: Connection, number: int, *, seen: dt.datetime) -> tuple[Change, ...]:
    """Take a round back by its number, and give what is corrected by it; what was read before and after stands.

    What a later round answered for is that round's word, and is left alone. The site's pages are read anew in its next
    round. `InputError` for a round that was not taken.
    """
    aware("seen", seen)
    rounds = schema.rounds.c
    row = connection.execute(sa.select(schema.rounds).where(rounds.id == number)).mappings().one_or_none()
    if row is None or row["state"] not in _TAKEN:
        expected = "the number of a round that was taken; agendawatch rounds lists them"
        raise InputError(field="round", value=number, expected=expected)
    connection.execute(sa.update(schema.rounds).where(rounds.id == number).values(state="withdrawn"))
    told = {"seen": seen, "state": "withdrawal", "reason": f"takes round {number} back"}
    empty = {"count": 0, "content_hash": "", "gone": None, "body": None}
    taken_back = add_rows(connection, schema.rounds, [{**row, **told, **empty}])
    _doubts(connection, number, taken_back, seen)
    _health(connection, row["site_id"], row["seen"])
    # The meetings whose last word is the round's, and for which no later round of its site answered.
    its = sa.select(schema.versions.c.id).where(schema.versions.c.round_id == number)
    later = list(answered_rounds(connection, row["site_id"], rounds.id > number))
    last = rows_where(connection, schema.present.c.version_id.in_(its))
    rows = {key: known for key, known in last.items() if not any(it.covers(known.meeting) for it in later)}
    before = _before(connection, number, rows)
    found: list[Change] = []
    homes: defaultdict[int, list[str]] = defaultdict(list)
    for key in rows.keys() | before.keys():
        homes[before[key][1] if key in before else row["site_id"]].append(key)
    for home, keys in sorted(homes.items()):
        own = {key: rows[key] for key in keys if key in rows}
        meetings = tuple(before[key][0] for key in sorted(keys) if key in before)
        days = [it.meeting.date for it in own.values()] + [meeting.date for meeting in meetings]
        after = Listing(window=Window(first=min(days), last=max(days)), meetings=meetings)
        # What the round said is corrected: what never was, and what is otherwise or was after all.
        stands = {meeting.id for meeting in meetings}
        never = (known.meeting for key, known in sorted(own.items()) if key not in stands)
        corrections = [Change(kind=ChangeKind.CORRECTED, meeting=it, before=when(it)) for it in never]
        said = tuple(known.meeting for key, known in own.items() if key in stands)
        corrections += changes_between(after.model_copy(update={"meetings": said}), after, misread=lambda _: True)
        changes = tuple(correction.model_copy(update={"seen": seen}) for correction in corrections)
        append(connection, RowOrigin(home, taken_back, seen), own, after, changes)
        found += changes
    return tuple(found)


def _before(connection: Connection, number: int, rows: dict[str, KnownMeeting]) -> dict[str, tuple[Meeting, int]]:
    """Give what was known of meetings before a round, each with its site; those that it took back itself among them."""
    versions = schema.versions.c
    later = sa.select(versions.meeting_id).where(versions.round_id > number)
    ended = sa.select(versions.meeting_id).where(
        versions.round_id == number, versions.body == "", versions.meeting_id.not_in(later)
    )
    found: dict[str, tuple[Meeting, int]] = {}
    query = sa.select(versions.id, versions.meeting_id, versions.body, versions.site_id)
    query = query.where(versions.round_id < number).order_by(versions.id)
    keys = {*rows, *connection.execute(ended).scalars()}
    for nth, key, body, site_id in select_in(connection, query, versions.meeting_id, keys):
        meeting = read_row(connection, "versions", nth, thawed, body) if body else None
        found.pop(key, None)
        if meeting is not None:
            found[key] = (meeting, site_id)
    return found


def _doubts(connection: Connection, number: int, taken_back: int, seen: dt.datetime) -> None:
    """Append again what was in doubt before a round, of what it was the last to speak of."""
    table = schema.doubts
    last = sa.select(sa.func.max(table.c.id)).group_by(table.c.site_id, table.c.key)
    query = sa.select(table).where(table.c.round_id == number, table.c.id.in_(last))
    rows = []
    for row in connection.execute(query).mappings().all():
        older = sa.select(table.c.body).where(
            table.c.site_id == row["site_id"], table.c.key == row["key"], table.c.round_id < number
        )
        body = connection.execute(older.order_by(table.c.id.desc()).limit(1)).scalar()
        rows.append({**row, "round_id": taken_back, "seen": seen, "body": body})
    add_rows(connection, table, rows)


def _health(connection: Connection, site_id: int, moment: dt.datetime) -> None:
    """Let a site be as fresh as the round before, where the one that is taken back was its last."""
    rounds, sites, health = schema.rounds.c, schema.sites.c, schema.health
    url = connection.execute(sa.select(sites.url).where(sites.id == site_id)).scalar_one()
    query = sa.select(rounds.seen).where(rounds.site_id == site_id, rounds.state.in_(_TAKEN))
    older = connection.execute(query.order_by(rounds.id.desc()).limit(1)).scalar()
    for column in (health.c.succeeded, health.c.tried):
        if column is health.c.succeeded or older is not None:
            where = (health.c.url == url, column == moment)
            connection.execute(sa.update(health).where(*where).values({column: older}))


_OURS = metadata.version("agendawatch")


@dataclass(frozen=True, slots=True)
class UnsafePage:
    """A page or document that stopped its reader."""

    content_hash: str
    """SHA-256 of its octets, hexadecimal."""
    limit: str
    """Which bound it went over."""
    version: str
    """The last version of ours that it befell."""
    seen: dt.datetime
    """When it was met."""

    @property
    def outdated(self) -> bool:
        """Whether this version is newer, and will read it again."""
        return _release(self.version) < _release(_OURS)


class Records:
    """What rounds write, and read back when they go on: reached as `store.records`. Each call is one transaction."""

    def __init__(self, _database: Database) -> None:
        """Write into a database."""
        self._database = _database

    add = writing(record)
    release = writing(released)
    withdraw = writing(withdrawn)
    last_listing = reading(queries.last_listing)
    settle = writing(doubts.settle)
    delete_settlement = writing(doubts.forget)
    settled = reading(settled_listing)
    has_new_settlements = reading(doubts.resettled)
    note_visit = writing(note_visit)
    index_document = writing(index_document)
    note_text_changes = writing(note_text_changes)
    unindexed_documents = reading(without_text)

    def claim_host(self, host: str, *, holder: str, now: dt.datetime, until: dt.datetime) -> dt.datetime | None:
        """Take a host's turn until a moment; where another has it, give the moment when it may be asked for again.

        A holder is any word that no other has. Clocks of machines that share a store are to agree to a second.
        """
        aware("now", now)
        aware("until", until)
        with self._database.write() as connection:
            row = find_row(connection, schema.hosts, host=host)
            if row is not None and row["holder"] != holder and row["until"] > now:
                taken: dt.datetime = row["until"]
                return taken
            replace_row(connection, schema.hosts, {"host": host, "holder": holder, "until": until})
            return None

    def release_host(self, host: str, *, holder: str, until: dt.datetime) -> None:
        """Give a host's turn back: from a moment on anybody may ask it."""
        aware("until", until)
        with self._database.write() as connection:
            table = schema.hosts
            query = sa.update(table).where(table.c.host == host, table.c.holder == holder)
            connection.execute(query.values(holder=None, until=until))

    def save_proposal(self, proposal: Proposal, seen: dt.datetime) -> bool:
        """Append a proposal as it is known from `seen` on; tell whether it is other than it was."""
        aware("seen", seen)
        with self._database.write() as connection:
            body = without_contacts(proposal).model_dump_json(exclude_defaults=True)
            print_ = hashlib.sha256(body.encode()).hexdigest()
            table = schema.proposals
            own = table.c.proposal_id == proposal.id
            query = sa.select(table.c.content_hash).where(own).order_by(table.c.id.desc()).limit(1)
            if connection.execute(query).scalar() == print_:
                return False
            row = {
                "proposal_id": proposal.id,
                "seen": seen,
                "municipality": code(proposal.municipality),
                "content_hash": print_,
                "body": body,
            }
            add_rows(connection, table, [row])
            index_proposals(connection, [without_contacts(proposal)])
            return True

    def outbox(self, address: str) -> Outbox:
        """Open what an address was told of, by a key that gives away nothing of it."""
        return Outbox(self._database.engine, address)

    def validators(self, key: str) -> Validators | None:
        """Tell by what a page is known again; `None` when it was never received."""
        with self._database.read() as connection:
            row = find_row(connection, schema.validators, key=key)
        return Validators(**{name: value for name, value in row.items() if name != "key"}) if row else None

    def save_validators(self, key: str, validators: Validators) -> None:
        """Keep by what a page is known again, in place of what was kept before."""
        with self._database.write() as connection:
            replace_row(connection, schema.validators, {"key": key, **asdict(validators)})

    def requests(self, name: str) -> tuple[Request, ...] | None:
        """List the requests of a flow's last run; `None` when it never ended well."""
        with self._database.read() as connection:
            row = find_row(connection, schema.itineraries, name=name)
            return read_row(connection, "itineraries", name, read_asks, row["asks"]) if row else None

    def save_requests(self, name: str, asks: tuple[Request, ...]) -> None:
        """Keep a flow's requests, in place of those kept before; `()` forgets them."""
        with self._database.write() as connection:
            if asks:
                replace_row(connection, schema.itineraries, {"name": name, "asks": write_asks(asks)})
            else:
                connection.execute(sa.delete(schema.itineraries).where(schema.itineraries.c.name == name))

    def route(self, name: str) -> Route | None:
        """Tell by which way a site's meetings were found; `None` when nobody looked."""
        with self._database.read() as connection:
            row = find_row(connection, schema.routes, name=name)
        try:
            return Route.model_validate_json(row["body"]) if row else None
        except ValueError:
            # Written by another version: it is looked for anew, and kept as this one writes it.
            return None

    def save_route(self, name: str, route: Route) -> None:
        """Keep by which way a site's meetings were found, in place of what was kept before."""
        with self._database.write() as connection:
            body = without_contacts(route).model_dump_json(exclude_defaults=True)
            replace_row(connection, schema.routes, {"name": name, "body": body})

    def unsafe_limit(self, content_hash: str) -> str | None:
        """Tell what limit a page passed when it stopped a reader of this version or a later one; `None` if none."""
        with self._database.read() as connection:
            known = next((page for page in unsafe_pages(connection) if page.content_hash == content_hash), None)
        return known.limit if known and not known.outdated else None

    def save_unsafe_limit(self, content_hash: str, limit: str, seen: dt.datetime) -> None:
        """Keep that a page stopped its reader: until a newer version of ours it is not read again."""
        aware("seen", seen)
        with self._database.write() as connection:
            row = {"content_hash": content_hash, "version": _OURS, "reason": limit, "seen": seen}
            replace_row(connection, schema.unsafe, row)

    def save_page(self, url: str, body: bytes, seen: dt.datetime) -> str:
        """Keep a raw body, compressed, and give its hash. Nothing here does so unasked."""
        aware("seen", seen)
        with self._database.write() as connection:
            print_ = hashlib.sha256(body).hexdigest()
            row = {"content_hash": print_, "url": url, "seen": seen, "body": zlib.compress(body, 6)}
            replace_row(connection, schema.pages, row)
            return print_

    def page(self, content_hash: str) -> Response | None:
        """Give a page as it was received, by the hash of its body; `None` when that was not kept."""
        with self._database.read() as connection:
            row = find_row(connection, schema.pages, content_hash=content_hash)
        if row is None:
            return None
        return Response(url=row["url"], status=200, body=zlib.decompress(row["body"]), fetched=row["seen"])


def unsafe_pages(connection: Connection) -> tuple[UnsafePage, ...]:
    """List the pages and documents that stopped their reader, the oldest first."""
    table = schema.unsafe.c
    query = sa.select(table.content_hash, table.reason, table.version, table.seen)
    return tuple(UnsafePage(*row) for row in connection.execute(query.order_by(table.seen, table.content_hash)))


def _release(version: str) -> tuple[int, ...]:
    """Read a version's numbers, so that releases can be told apart by age.

    >>> _release("0.10.1") > _release("0.9.3")
    True
    """
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))
