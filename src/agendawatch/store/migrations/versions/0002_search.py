"""Full-text search over items and documents. What an older database holds is laid into the index."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")

_SQLITE = (
    """CREATE VIRTUAL TABLE words USING fts5(
        text, content='texts', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
    "CREATE TRIGGER texts_in AFTER INSERT ON texts BEGIN INSERT INTO words(rowid, text) VALUES (new.id, new.text); END",
    """CREATE TRIGGER texts_out AFTER DELETE ON texts BEGIN
        INSERT INTO words(words, rowid, text) VALUES ('delete', old.id, old.text); END""",
)

_POSTGRESQL = (
    # Its parser would keep "KS 2031/13" and "barn-" with what stands around them.
    """ALTER TABLE texts ADD COLUMN words tsvector GENERATED ALWAYS AS (
        to_tsvector('swedish', regexp_replace(text, '[-/.,:;_()"]+', ' ', 'g'))
        || to_tsvector('simple', regexp_replace(text, '[-/.,:;_()"]+', ' ', 'g'))) STORED""",
    "CREATE INDEX ix_texts_words ON texts USING gin (words)",
)


def upgrade() -> None:
    """Lay the index out and fill it."""
    texts = op.create_table(
        "texts",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("meeting_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("ix_texts_meeting", "texts", ["meeting_id"])
    connection = op.get_bind()
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
    bodies = sa.text("SELECT v.meeting_id, v.body FROM present p JOIN versions v ON v.id = p.version_id ORDER BY v.id")
    at = 0
    for meeting_id, body in connection.execute(bodies).all():
        rows = [
            {"id": at + nth, "meeting_id": meeting_id, "place": place, "text": text}
            for nth, (place, text) in enumerate(_lines(json.loads(body)), start=1)
        ]
        at += len(rows)
        if rows:
            connection.execute(sa.insert(texts), rows)


def _lines(meeting: dict[str, Any]) -> Iterator[tuple[str, str]]:  # Any: JSON as the first release wrote it
    for nth, item in enumerate(meeting.get("agenda") or ()):
        yield f"item {nth}", " ".join(filter(None, (item["title"], item.get("reference"))))
    for nth, document in enumerate(meeting.get("documents") or ()):
        yield f"document {nth}", document["title"]
