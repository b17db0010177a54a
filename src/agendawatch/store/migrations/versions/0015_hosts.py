"""Whose turn it is to ask a host, where several processes ask side by side. A database of before knows of no turns."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay the table out."""
    op.create_table(
        "hosts",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("holder", sa.Text),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
    )
