"""The state that steps begin from. A new database is laid out as `schema` says and takes none of them."""

revision = "0018"
down_revision = None
branch_labels = None
depends_on = None
