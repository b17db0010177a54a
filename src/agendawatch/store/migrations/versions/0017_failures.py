"""Why a site could not be read, as a code. Of failures of before nobody knows more than their words."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("health", sa.Column("failure", sa.String(12)))
    op.add_column("health", sa.Column("status", sa.Integer))
