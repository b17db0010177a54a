"""The first release: rounds, versions, changes, documents, proposals and what is kept between rounds."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def _id() -> sa.Column[int]:
    return sa.Column("id", _ID, primary_key=True, autoincrement=False)


def _seen() -> sa.Column[object]:
    return sa.Column("seen", _MOMENT, nullable=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _code(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _of(name: str, table: str) -> sa.Column[int]:
    return sa.Column(name, _ID, sa.ForeignKey(f"{table}.id"), nullable=False)


def upgrade() -> None:
    """Lay the tables out."""
    _lists()
    _meetings()
    _changes()
    _proposals()
    _kept()


def _lists() -> None:
    op.create_table(
        "sites",
        _id(),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        _code("municipality", 4, nullable=True),
        sa.Column("first_seen", _MOMENT, nullable=False),
        _text("body"),
    )
    op.create_table(
        "rounds",
        _id(),
        _of("site_id", "sites"),
        _seen(),
        sa.Column("window_first", sa.Date, nullable=False),
        sa.Column("window_last", sa.Date, nullable=False),
        _text("organizations", nullable=True),
        _code("state", 12),
        sa.Column("count", sa.Integer, nullable=False),
        _code("content_hash", 64),
        _text("gone", nullable=True),
        _text("reason", nullable=True),
        _text("body", nullable=True),
    )
    op.create_index("ix_rounds_site", "rounds", ["site_id", "seen"])


def _meetings() -> None:
    op.create_table(
        "versions",
        _id(),
        _code("meeting_id", 64),
        _of("site_id", "sites"),
        _of("round_id", "rounds"),
        _seen(),
        _code("municipality", 4, nullable=True),
        _text("organization"),
        sa.Column("date", sa.Date, nullable=False),
        _code("content_hash", 64),
        _text("body"),
    )
    op.create_index("ix_versions_meeting", "versions", ["meeting_id", "id"])
    op.create_table(
        "present",
        sa.Column("meeting_id", sa.String(64), primary_key=True),
        _of("version_id", "versions"),
        _of("site_id", "sites"),
        _code("municipality", 4, nullable=True),
        _text("organization"),
        sa.Column("date", sa.Date, nullable=False),
        _text("source_id", nullable=True),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("last_modified", _MOMENT, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
    )
    op.create_index("ix_present_site", "present", ["site_id", "date"])
    op.create_index("ix_present_municipality", "present", ["municipality", "date"])
    op.create_index("ix_present_source", "present", ["site_id", "source_id"])
    op.create_index("ix_present_date", "present", ["date"])
    op.create_table(
        "documents",
        _id(),
        _text("url"),
        _code("content_hash", 64),
        sa.Column("size", sa.BigInteger),
        _code("meeting_id", 64),
        _seen(),
    )
    op.create_index("ix_documents_url", "documents", ["url", "id"])


def _changes() -> None:
    op.create_table(
        "changes",
        _id(),
        _of("round_id", "rounds"),
        _seen(),
        _code("kind", 32),
        _code("meeting_id", 64),
        _of("version_id", "versions"),
        _code("municipality", 4, nullable=True),
        _text("organization"),
        _text("item", nullable=True),
        _text("document", nullable=True),
        _text("before", nullable=True),
        _text("after", nullable=True),
        _text("words", nullable=True),
    )
    op.create_index("ix_changes_seen", "changes", ["seen", "id"])
    op.create_index("ix_changes_meeting", "changes", ["meeting_id"])
    op.create_index("ix_changes_municipality", "changes", ["municipality", "seen"])
    op.create_table(
        "evidence",
        _id(),
        _of("round_id", "rounds"),
        _code("before", 64),
        _code("after", 64),
        _text("body"),
    )
    op.create_index("ix_evidence_before", "evidence", ["before"])
    op.create_index("ix_evidence_after", "evidence", ["after"])


def _proposals() -> None:
    op.create_table(
        "proposals",
        _id(),
        _code("proposal_id", 64),
        _seen(),
        _code("municipality", 4, nullable=True),
        _code("content_hash", 64),
        _text("body"),
    )
    op.create_index("ix_proposals_proposal", "proposals", ["proposal_id", "id"])


def _kept() -> None:
    op.create_table(
        "validators",
        sa.Column("key", sa.Text, primary_key=True),
        _text("etag", nullable=True),
        _text("last_modified", nullable=True),
        _code("content_hash", 64, nullable=True),
        sa.Column("seen", _MOMENT),
    )
    op.create_table("itineraries", sa.Column("name", sa.Text, primary_key=True), _text("asks"))
    op.create_table(
        "events",
        sa.Column("content_hash", sa.String(64), primary_key=True),
        sa.Column("format_version", sa.Integer, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "pages",
        sa.Column("content_hash", sa.String(64), primary_key=True),
        _text("url"),
        _seen(),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
