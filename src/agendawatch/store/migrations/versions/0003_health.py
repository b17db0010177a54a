"""How each site has answered lately. A database of before has tried nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay the table out."""
    op.create_table(
        "health",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("municipality", sa.String(4)),
        sa.Column("tried", sa.DateTime(timezone=True), nullable=False),
        sa.Column("succeeded", sa.DateTime(timezone=True)),
        sa.Column("failing_since", sa.DateTime(timezone=True)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True)),
        sa.Column("error", sa.Text),
    )
