"""By what each meeting is known again in its site's next listing. A database of before knows none, and compares all."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("present", sa.Column("line", sa.String(32)))
