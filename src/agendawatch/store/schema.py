"""The tables. Rows are added, never edited, save in those that say that they are an index of others."""

from __future__ import annotations

import base64
import datetime as dt
import zlib
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.schema import SchemaItem

from agendawatch.errors import StoreError

T = TypeVar("T")

PACKED = "z85:"
"""What a packed body begins with; JSON never does."""


class MomentColumn(TypeDecorator[dt.datetime]):
    """A moment with its zone, kept in UTC. SQLite would lose the zone; a naive moment is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Turn a moment into UTC on its way in."""
        if value is None:
            return None
        if value.utcoffset() is None:
            msg = f"a moment needs a zone, and {value.isoformat()} has none"
            raise ValueError(msg)
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Give a moment back in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], dt.datetime | None] | None:
        """Read what the database holds; what is no moment is a `StoreError`."""
        return _telling(super().result_processor(dialect, coltype), "moment")


class DayColumn(TypeDecorator[dt.date]):
    """A day."""

    impl = Date
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], dt.date | None] | None:
        """Read what the database holds; what is no day is a `StoreError`."""
        return _telling(super().result_processor(dialect, coltype), "day")


class BodyColumn(TypeDecorator[str]):
    """A value as JSON; a store that was made compact holds some packed, and gives them as they were."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Unpack what is packed; what cannot be is given as it stands, and is no value."""
        del dialect
        return unpacked(value) if value is not None and value.startswith(PACKED) else value


def packed(body: str) -> str:
    """Pack a body.

    >>> unpacked(packed('{"date": "2031-03-12"}'))
    '{"date": "2031-03-12"}'
    """
    return PACKED + base64.b85encode(zlib.compress(body.encode("utf-8", "surrogatepass"), 9)).decode()


def unpacked(held: str) -> str:
    """Give a body as it was packed; one that is damaged is given as it stands."""
    try:
        return zlib.decompress(base64.b85decode(held.removeprefix(PACKED))).decode("utf-8", "surrogatepass")
    except (ValueError, zlib.error):
        return held


def _telling(read: Callable[[Any], T] | None, kind: str) -> Callable[[Any], T] | None:
    """Tell in words what a column holds in place of what it should. Any: whatever the driver gives."""
    if read is None:
        return None

    def process(held: Any) -> T:  # noqa: ANN401 - likewise
        try:
            return read(held)
        except (ValueError, TypeError) as error:
            msg = f"the database is damaged: {held!r:.80} stands where a {kind} should; agendawatch doctor tells where"
            raise StoreError(msg) from error

    return process


_Id = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()


def _numbered(name: str, *columns: SchemaItem) -> Table:
    """Lay out a table whose rows are numbered in the order that they came."""
    return Table(name, metadata, Column("id", _Id, primary_key=True, autoincrement=False), *columns)


sites = _numbered(
    "sites",
    Column("url", Text, nullable=False, unique=True),
    Column("municipality", String(4)),
    Column("first_seen", MomentColumn, nullable=False),
    Column("body", Text, nullable=False),
)
"""Where meetings are published; `body` is the `Site` as JSON, as it was told last."""

rounds = _numbered(
    "rounds",
    Column("site_id", _Id, ForeignKey("sites.id"), nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Column("window_first", DayColumn, nullable=False),
    Column("window_last", DayColumn, nullable=False),
    Column("organizations", Text),
    Column("state", String(12), nullable=False),
    Column("count", Integer, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("gone", Text),
    Column("reason", Text),
    Column("body", Text),
    Column("reader", Text),
    Index("ix_rounds_site", "site_id", "seen"),
)
"""Every listing that came: accepted, quarantined (`body` holds it whole) or late; `reader` is `Listing.reader`."""

versions = _numbered(
    "versions",
    Column("meeting_id", String(64), nullable=False),
    Column("site_id", _Id, ForeignKey("sites.id"), nullable=False),
    Column("round_id", _Id, ForeignKey("rounds.id"), nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Column("municipality", String(4)),
    Column("organization", Text, nullable=False),
    Column("date", DayColumn, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("body", BodyColumn, nullable=False),
    Index("ix_versions_meeting", "meeting_id", "id"),
)
"""What was known of a meeting from `seen` on; `body` is the `Meeting` as JSON, or empty when it never was one."""

present = Table(
    "present",
    metadata,
    Column("meeting_id", String(64), primary_key=True),
    Column("version_id", _Id, ForeignKey("versions.id"), nullable=False),
    Column("site_id", _Id, ForeignKey("sites.id"), nullable=False),
    Column("municipality", String(4)),
    Column("organization", Text, nullable=False),
    Column("date", DayColumn, nullable=False),
    Column("source_id", Text),
    Column("created", MomentColumn, nullable=False),
    Column("last_modified", MomentColumn, nullable=False),
    Column("sequence", Integer, nullable=False),
    Index("ix_present_site", "site_id", "date"),
    Index("ix_present_municipality", "municipality", "date"),
    Index("ix_present_source", "site_id", "source_id"),
    Index("ix_present_date", "date"),
)
"""An index: each meeting's last version, and the stamps of its calendar event."""

present_versions = present.join(versions, versions.c.id == present.c.version_id)
"""The present with what is known of each meeting."""

changes = _numbered(
    "changes",
    Column("round_id", _Id, ForeignKey("rounds.id"), nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("meeting_id", String(64), nullable=False),
    Column("version_id", _Id, ForeignKey("versions.id"), nullable=False),
    Column("municipality", String(4)),
    Column("organization", Text, nullable=False),
    Column("item", Text),
    Column("document", Text),
    Column("before", Text),
    Column("after", Text),
    Column("words", Text),
    Column("differences", Text),
    Index("ix_changes_seen", "seen", "id"),
    Index("ix_changes_meeting", "meeting_id"),
    Index("ix_changes_municipality", "municipality", "seen"),
)
"""What was different, row by row."""

evidence = _numbered(
    "evidence",
    Column("round_id", _Id, ForeignKey("rounds.id"), nullable=False),
    Column("before", String(64), nullable=False),
    Column("after", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_evidence_before", "before"),
    Index("ix_evidence_after", "after"),
)
"""Why two meetings are, or are not, held to be one."""

documents = _numbered(
    "documents",
    Column("url", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("size", BigInteger),
    Column("meeting_id", String(64), nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Index("ix_documents_url", "url", "id"),
    Index("ix_documents_hash", "content_hash"),
)
"""Every hash that an address has answered with."""

proposals = _numbered(
    "proposals",
    Column("proposal_id", String(64), nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Column("municipality", String(4)),
    Column("content_hash", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_proposals_proposal", "proposal_id", "id"),
)
"""What was known of a proposal from `seen` on."""

validators = Table(
    "validators",
    metadata,
    Column("key", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("content_hash", String(64)),
    Column("seen", MomentColumn),
    Column("believed", Boolean),
)
"""By what each page is known again; the last ones only."""

itineraries = Table(
    "itineraries",
    metadata,
    Column("name", Text, primary_key=True),
    Column("asks", Text, nullable=False),
)
"""The requests of each flow's last run."""

routes = Table(
    "routes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
"""The way to each site's meetings, as it was found last."""

health = Table(
    "health",
    metadata,
    Column("url", Text, primary_key=True),
    Column("municipality", String(4)),
    Column("tried", MomentColumn, nullable=False),
    Column("succeeded", MomentColumn),
    Column("failing_since", MomentColumn),
    Column("failures", Integer, nullable=False),
    Column("due", MomentColumn),
    Column("error", Text),
    Column("unread_by", Text),
    Column("failure", String(12)),
    Column("status", Integer),
)
"""How each site answered last, the failed visits too."""

hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("holder", Text),
    Column("until", MomentColumn, nullable=False),
)
"""Whose turn it is to ask a host, and until when the others wait; nobody's once it was left or the moment is past."""

pages = Table(
    "pages",
    metadata,
    Column("content_hash", String(64), primary_key=True),
    Column("url", Text, nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Raw bodies, compressed; only where somebody asked for them to be kept."""

texts = _numbered(
    "texts",
    Column("owner", String(64), nullable=False),
    Column("place", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("municipality", String(4)),
    Column("organization", Text),
    Column("date", DayColumn),
    Column("parties", Text, nullable=False),
    Column("case_key", Text, nullable=False),
    Column("content_hash", String(64)),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("context", Text, nullable=False),
    Index("ix_texts_owner", "owner"),
    Index("ix_texts_case", "case_key"),
    Index("ix_texts_document", "content_hash"),
)
"""An index: what search asks. `owner` is a meeting or a proposal; `place` is `meeting`, `item 3`, `item 3 document 0`,
`document 0`, `document 0 page 4` or `proposal`; `context` is searched and not shown."""

_APART = "regexp_replace({}, '[^[:alnum:]]+', ' ', 'g')"
"""What PostgreSQL's parser would keep together ("KS 2031/13", "barn-") is parted first."""
_WORDS = {
    "sqlite": (
        """CREATE VIRTUAL TABLE words USING fts5(
        title, text, context, content='texts', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
        """CREATE TRIGGER texts_in AFTER INSERT ON texts BEGIN
        INSERT INTO words(rowid, title, text, context) VALUES (new.id, new.title, new.text, new.context); END""",
        """CREATE TRIGGER texts_out AFTER DELETE ON texts BEGIN
        INSERT INTO words(words, rowid, title, text, context)
        VALUES ('delete', old.id, old.title, old.text, old.context); END""",
    ),
    "postgresql": (
        f"""ALTER TABLE texts ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', {_APART.format("title")}), 'A')
        || setweight(to_tsvector('simple', {_APART.format("text")}), 'B')
        || setweight(to_tsvector('simple', {_APART.format("context")}), 'C')) STORED""",
        "CREATE INDEX ix_texts_words ON texts USING gin (words)",
    ),
}
"""How each kind of database finds words in `texts`."""
for _kind, _statements in _WORDS.items():
    for _statement in _statements:
        event.listen(texts, "after_create", DDL(_statement).execute_if(dialect=_kind))  # type: ignore[no-untyped-call] # it has no types

terms = Table("terms", metadata, Column("term", Text, primary_key=True))
"""An index: every word that ever stood in `texts`, to find compounds, inflections and slips by."""

passages = Table(
    "passages",
    metadata,
    Column("content_hash", String(64), primary_key=True),
    Column("page", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)
"""An index: the text of documents whose bytes are kept, page by page, without ways to reach a person."""

told = _numbered(
    "told",
    Column("address", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Index("ix_told_address", "address", "key", "id"),
)
"""How far each piece of news came towards each address; `address` is a print that gives nothing away."""

unsafe = Table(
    "unsafe",
    metadata,
    Column("content_hash", String(64), primary_key=True),
    Column("version", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("seen", MomentColumn, nullable=False),
)
"""Pages and documents that stopped their reader, by the hash of their bytes; the last version of ours that it befell."""
doubts = _numbered(
    "doubts",
    Column("site_id", _Id, ForeignKey("sites.id"), nullable=False),
    Column("round_id", _Id, ForeignKey("rounds.id"), nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Column("key", String(64), nullable=False),
    Column("body", Text),
    Index("ix_doubts_site", "site_id", "key", "id"),
)
"""What was withheld of a site from `seen` on; `body` is the `Doubt` as JSON, or nothing when it is in doubt no more."""

settlements = _numbered(
    "settlements",
    Column("site_id", _Id, ForeignKey("sites.id"), nullable=False),
    Column("seen", MomentColumn, nullable=False),
    Column("key", String(64), nullable=False),
    Column("body", Text),
    Index("ix_settlements_site", "site_id", "key", "id"),
)
"""What people said of doubts; `body` is the `Settlement` as JSON, or nothing when it was taken back."""
