"""Search over meetings, items, documents, their pages and proposals, by kind, place, party and day, and words to guess by.

The index is laid out empty: `history.upgrade` fills it from what the database holds, in the same transaction.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")

_SQLITE = (
    "DROP TRIGGER texts_in",
    "DROP TRIGGER texts_out",
    "DROP TABLE vocabulary",
    "DROP TABLE words",
)
_SQLITE_AFTER = (
    """CREATE VIRTUAL TABLE words USING fts5(
        title, text, context, content='texts', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER texts_in AFTER INSERT ON texts BEGIN
        INSERT INTO words(rowid, title, text, context) VALUES (new.id, new.title, new.text, new.context); END""",
    """CREATE TRIGGER texts_out AFTER DELETE ON texts BEGIN
        INSERT INTO words(words, rowid, title, text, context)
        VALUES ('delete', old.id, old.title, old.text, old.context); END""",
)
_APART = "regexp_replace({}, '[^[:alnum:]]+', ' ', 'g')"
"""What PostgreSQL's parser would keep together ("KS 2031/13", "barn-") is parted first."""
_POSTGRESQL_AFTER = (
    f"""ALTER TABLE texts ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', {_APART.format("title")}), 'A')
        || setweight(to_tsvector('simple', {_APART.format("text")}), 'B')
        || setweight(to_tsvector('simple', {_APART.format("context")}), 'C')) STORED""",
    "CREATE INDEX ix_texts_words ON texts USING gin (words)",
)


def upgrade() -> None:
    """Lay the index out anew."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE if sqlite else ():
        op.execute(statement)
    op.drop_table("texts")
    op.create_table(
        "texts",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("municipality", sa.String(4)),
        sa.Column("organization", sa.Text),
        sa.Column("date", sa.Date),
        sa.Column("parties", sa.Text, nullable=False),
        sa.Column("case_key", sa.Text, nullable=False),
        sa.Column("content_hash", sa.String(64)),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("context", sa.Text, nullable=False),
    )
    op.create_index("ix_texts_owner", "texts", ["owner"])
    op.create_index("ix_texts_case", "texts", ["case_key"])
    op.create_index("ix_texts_document", "texts", ["content_hash"])
    op.create_table("terms", sa.Column("term", sa.Text, primary_key=True))
    op.create_table(
        "passages",
        sa.Column("content_hash", sa.String(64), primary_key=True),
        sa.Column("page", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    for statement in _SQLITE_AFTER if sqlite else _POSTGRESQL_AFTER:
        op.execute(statement)
