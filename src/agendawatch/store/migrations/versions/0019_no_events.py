"""Bytes of calendar events are written when they are asked for, and kept nowhere."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the bytes."""
    op.drop_table("events")
