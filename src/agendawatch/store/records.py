"""What a round writes into a store and reads back: listings, settlements, proposals, validators and pages."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from dataclasses import asdict, dataclass
from importlib import metadata

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import aware
from agendawatch.model import Proposal, Route
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.page_memory import Validators, read_asks, write_asks
from agendawatch.store import doubts, queries, schema
from agendawatch.store.changelog import note_text_changes
from agendawatch.store.contact_redaction import without_contacts
from agendawatch.store.damage import read_row
from agendawatch.store.database import Database, reading, writing
from agendawatch.store.known import note_visit
from agendawatch.store.outbox import Outbox
from agendawatch.store.record_round import record, released, settled_listing
from agendawatch.store.rows import add_rows, code, find_row, replace_row
from agendawatch.store.search_index import index_document, index_proposals, without_text
from agendawatch.store.withdrawal import withdrawn

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
            query = (
                sa.select(table.c.content_hash)
                .where(table.c.proposal_id == proposal.id)
                .order_by(table.c.id.desc())
                .limit(1)
            )
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
