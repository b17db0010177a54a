"""Earlier forms of meetings may be packed (`agendawatch compact`): nothing is laid out, and earlier releases stay away."""

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""
