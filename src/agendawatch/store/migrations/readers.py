"""Stores of before that do not tell who read them: it was another reader than ours, and nobody noted which."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

__all__ = ["UNNOTED", "note_readers"]

UNNOTED = "agendawatch"
"""Who read what was read before readers were noted."""


def note_readers(connection: Connection) -> None:
    """Say of every round that another reader read it, and know pages again whoever reads them."""
    rounds = sa.table("rounds", sa.column("reader", sa.Text))
    connection.execute(sa.update(rounds).values(reader=UNNOTED))
    validators = sa.table("validators", sa.column("key", sa.Text))
    keys = [it for it in connection.execute(sa.select(validators.c.key)).scalars() if it.startswith(f"{UNNOTED}/")]
    last = {key.partition(" ")[2]: key for key in sorted(keys)}
    for key in keys:
        name = key.partition(" ")[2]
        if last[name] == key:
            connection.execute(sa.update(validators).where(validators.c.key == key).values(key=name))
        else:
            connection.execute(sa.delete(validators).where(validators.c.key == key))
