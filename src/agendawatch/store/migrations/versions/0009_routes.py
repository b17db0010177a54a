"""The way to each site's meetings, as it was found. A database of before has found none."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay the table out."""
    op.create_table("routes", sa.Column("name", sa.Text, primary_key=True), sa.Column("body", sa.Text, nullable=False))
