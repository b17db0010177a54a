"""What municipalities state of their meetings, and what pages say of those. A database of before holds none."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Lay the tables out."""
    op.create_table(
        "statements",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("meeting_id", sa.String(64), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signer", sa.Text, nullable=False),
        sa.Column("signature", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_statements_meeting", "statements", ["meeting_id", "id"])
    op.create_table(
        "page_forms",
        sa.Column("meeting_id", sa.String(64), primary_key=True),
        sa.Column("site_id", _ID, sa.ForeignKey("sites.id"), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
