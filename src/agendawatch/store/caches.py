"""What is kept between rounds beside meetings: proposals, validators, itineraries, pages and event bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.model import Proposal, Route
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.page_memory import Validators, read_asks, write_asks
from agendawatch.store import schema
from agendawatch.store.contact_redaction import discreet
from agendawatch.store.damage import read_row
from agendawatch.store.rows import code, next_id
from agendawatch.store.search_index import forget_documents, index_proposals

__all__ = [
    "KeptPage",
    "UnsafePage",
    "forget_pages",
    "keep",
    "keep_events",
    "kept_events",
    "kept_page",
    "kept_pages",
    "note_unsafe",
    "recall",
    "recall_itinerary",
    "recall_route",
    "received",
    "remember",
    "remember_itinerary",
    "remember_route",
    "save_page",
    "save_proposal",
    "unsafe",
    "unsafe_pages",
]

_OURS = metadata.version("agendawatch")
_AT_ONCE = 500
"""Rows of one question; databases bound how many values it may hold."""


def save_proposal(connection: Connection, proposal: Proposal, seen: dt.datetime) -> bool:
    """Append a proposal as it is known from now on; tell whether it is other than it was."""
    body = discreet(proposal).model_dump_json(exclude_defaults=True)
    print_ = hashlib.sha256(body.encode()).hexdigest()
    table = schema.proposals
    query = (
        sa.select(table.c.content_hash).where(table.c.proposal_id == proposal.id).order_by(table.c.id.desc()).limit(1)
    )
    if connection.execute(query).scalar() == print_:
        return False
    row = {
        "id": next_id(connection, table),
        "proposal_id": proposal.id,
        "seen": seen,
        "municipality": code(proposal.municipality),
        "content_hash": print_,
        "body": body,
    }
    connection.execute(sa.insert(table), [row])
    index_proposals(connection, [discreet(proposal)])
    return True


def recall(connection: Connection, key: str) -> Validators | None:
    """Tell by what a page is known again."""
    table = schema.validators.c
    columns = (table.etag, table.last_modified, table.content_hash, table.seen, table.believed)
    query = sa.select(*columns).where(table.key == key)
    row = connection.execute(query).first()
    return Validators(*row) if row else None


def remember(connection: Connection, key: str, validators: Validators) -> None:
    """Keep by what a page is known again, in place of what was kept before."""
    row = {
        "key": key,
        "etag": validators.etag,
        "last_modified": validators.last_modified,
        "content_hash": validators.content_hash,
        "seen": validators.seen,
        "believed": validators.believed,
    }
    keep(connection, schema.validators, row)


def recall_itinerary(connection: Connection, name: str) -> tuple[Request, ...] | None:
    """Tell what a conversation asked last time; `None` when it never ended well."""
    table = schema.itineraries.c
    asks = connection.execute(sa.select(table.asks).where(table.name == name)).scalar()
    return read_row(connection, "itineraries", name, read_asks, asks) if asks is not None else None


def remember_itinerary(connection: Connection, name: str, asks: tuple[Request, ...]) -> None:
    """Keep what a conversation asked, in place of what was kept before; `()` forgets it."""
    if asks:
        keep(connection, schema.itineraries, {"name": name, "asks": write_asks(asks)})
    else:
        connection.execute(sa.delete(schema.itineraries).where(schema.itineraries.c.name == name))


def recall_route(connection: Connection, name: str) -> Route | None:
    """Tell by which way a site's meetings were found; `None` when nobody looked, or an older version of us did."""
    body = connection.execute(sa.select(schema.routes.c.body).where(schema.routes.c.name == name)).scalar()
    if body is None:
        return None
    try:
        return Route.model_validate_json(body)
    except ValueError:
        # Written by another version: it is looked for anew, and kept as this one writes it.
        return None


def remember_route(connection: Connection, name: str, route: Route) -> None:
    """Keep by which way a site's meetings were found, in place of what was kept before."""
    keep(connection, schema.routes, {"name": name, "body": discreet(route).model_dump_json(exclude_defaults=True)})


def unsafe(connection: Connection, content_hash: str) -> str | None:
    """Tell what limit a page passed when it stopped its reader; `None` where only an older version of ours met it."""
    known = next((it for it in unsafe_pages(connection) if it.content_hash == content_hash), None)
    return known.limit if known and not known.outdated else None


def note_unsafe(connection: Connection, content_hash: str, limit: str, seen: dt.datetime) -> None:
    """Keep that a page stopped this version's reader."""
    row = {"content_hash": content_hash, "version": _OURS, "reason": limit, "seen": seen}
    keep(connection, schema.unsafe, row)


@dataclass(frozen=True, slots=True)
class UnsafePage:
    """A page or document that stopped its reader."""

    content_hash: str
    limit: str
    version: str
    """The last version of ours that it befell."""
    seen: dt.datetime

    @property
    def outdated(self) -> bool:
        """Whether this version is newer, and will read it again."""
        return _release(self.version) < _release(_OURS)


def unsafe_pages(connection: Connection) -> tuple[UnsafePage, ...]:
    """List what stopped its reader, the oldest first."""
    table = schema.unsafe.c
    query = sa.select(table.content_hash, table.reason, table.version, table.seen)
    return tuple(UnsafePage(*row) for row in connection.execute(query.order_by(table.seen, table.content_hash)))


def _release(version: str) -> tuple[int, ...]:
    """Read a version's numbers, so that releases can be told apart by age.

    >>> _release("0.10.1") > _release("0.9.3")
    True
    """
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))


def keep(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    """Put a row in place of the one with the same key."""
    keys = list(table.primary_key.columns)
    connection.execute(sa.delete(table).where(*(column == row[column.name] for column in keys)))
    connection.execute(sa.insert(table), [row])


def kept_events(connection: Connection, content_hashes: Sequence[str], format_version: int) -> dict[str, bytes]:
    """Give the bytes that events were written as, by hash; one that never was is not in the answer."""
    table = schema.events.c
    found: dict[str, bytes] = {}
    for first in range(0, len(content_hashes), _AT_ONCE):
        some = content_hashes[first : first + _AT_ONCE]
        query = sa.select(table.content_hash, table.data)
        query = query.where(table.format_version == format_version, table.content_hash.in_(some))
        found.update((key, data) for key, data in connection.execute(query))
    return found


def keep_events(connection: Connection, data: Mapping[str, bytes], format_version: int) -> None:
    """Keep the bytes of events by hash, in place of what was kept before."""
    table = schema.events
    hashes = list(data)
    for first in range(0, len(hashes), _AT_ONCE):
        some = hashes[first : first + _AT_ONCE]
        connection.execute(
            sa.delete(table).where(table.c.format_version == format_version, table.c.content_hash.in_(some))
        )
        rows = [{"content_hash": key, "format_version": format_version, "data": data[key]} for key in some]
        connection.execute(sa.insert(table), rows)


def save_page(connection: Connection, url: str, body: bytes, seen: dt.datetime) -> str:
    """Keep a raw body, compressed; give its hash."""
    print_ = hashlib.sha256(body).hexdigest()
    keep(connection, schema.pages, {"content_hash": print_, "url": url, "seen": seen, "body": zlib.compress(body, 6)})
    return print_


def kept_page(connection: Connection, content_hash: str) -> bytes | None:
    """Give a raw body by its hash; `None` when it was not kept."""
    found: bytes | None = connection.execute(
        sa.select(schema.pages.c.body).where(schema.pages.c.content_hash == content_hash)
    ).scalar()
    return zlib.decompress(found) if found is not None else None


def received(connection: Connection, content_hash: str) -> Response | None:
    """Give a page as it was received, as far as it was kept: its headers were not."""
    table = schema.pages.c
    query = sa.select(table.url, table.seen, table.body).where(table.content_hash == content_hash)
    row = connection.execute(query).first()
    return Response(url=row.url, status=200, body=zlib.decompress(row.body), fetched=row.seen) if row else None


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A raw body that is kept: where it came from, when it was received last, and what it takes."""

    url: str
    seen: dt.datetime
    content_hash: str
    size: int
    """Bytes, compressed."""


def kept_pages(connection: Connection) -> tuple[KeptPage, ...]:
    """List the raw bodies that are kept, the oldest first."""
    table = schema.pages.c
    query = sa.select(table.url, table.seen, table.content_hash, sa.func.length(table.body))
    return tuple(KeptPage(*row) for row in connection.execute(query.order_by(table.seen, table.url)))


def forget_pages(connection: Connection, before: dt.datetime | None) -> int:
    """Delete raw bodies received last before a moment, or all of them, and what search knows of them; give how many."""
    table = schema.pages
    meant = table.c.content_hash.is_not(None) if before is None else table.c.seen < before
    hashes = list(connection.execute(sa.select(table.c.content_hash).where(meant)).scalars())
    forget_documents(connection, hashes)
    return connection.execute(sa.delete(table).where(meant)).rowcount
