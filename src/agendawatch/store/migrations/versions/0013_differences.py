"""In which passages a replaced document's text differs. A database of before knows of none."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and find documents by their hash."""
    op.add_column("changes", sa.Column("differences", sa.Text))
    op.create_index("ix_documents_hash", "documents", ["content_hash"])
