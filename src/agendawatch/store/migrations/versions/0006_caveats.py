"""Warnings and grounds as codes with facts, where a database of before has sentences."""

from alembic import op

from agendawatch.store.migrations.prose import recode

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write the codes; ids, hashes of meetings and all else stay."""
    recode(op.get_bind())
