"""Whether a page's tag has been seen to follow its body. In a database of before none has."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("validators", sa.Column("believed", sa.Boolean))
