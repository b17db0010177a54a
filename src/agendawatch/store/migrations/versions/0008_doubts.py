"""What is in doubt, what people said of it, and which reader read each round."""

import sqlalchemy as sa
from alembic import op

from agendawatch.store.migrations.readers import note_readers

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Lay the tables out."""
    op.create_table(
        "doubts",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("site_id", _ID, sa.ForeignKey("sites.id"), nullable=False),
        sa.Column("round_id", _ID, sa.ForeignKey("rounds.id"), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("ix_doubts_site", "doubts", ["site_id", "key", "id"])
    op.create_table(
        "settlements",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("site_id", _ID, sa.ForeignKey("sites.id"), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("ix_settlements_site", "settlements", ["site_id", "key", "id"])
    op.add_column("rounds", sa.Column("reader", sa.Text))
    op.add_column("health", sa.Column("unread_by", sa.Text))
    note_readers(op.get_bind())
