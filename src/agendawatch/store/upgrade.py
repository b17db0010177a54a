"""Bringing a database to our version, forward only, by the migrations that ship with the package."""

from __future__ import annotations

import threading

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from agendawatch.errors import StoreError
from agendawatch.store.search_index import lay_all

__all__ = ["HEAD", "check_ours", "upgrade"]

_ALEMBIC = threading.Lock()
"""Alembic keeps what it works on in globals: within a process one thread at a time runs migrations."""
HEAD = "0017"
"""The version that this release reads and writes."""
_SEARCH = "0010"
"""The version whose index of words is laid from what an older database holds."""


def version(connection: Connection) -> str | None:
    """Tell a database's version; `None` for an empty one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return found


_OWN = frozenset({"alembic_version", "sites", "rounds", "versions"})
"""Tables that every version of ours has laid out."""


def check_ours(connection: Connection) -> None:
    """Raise `StoreError` for a database that holds tables, and is none of ours: nothing is written into it."""
    found = frozenset(sa.inspect(connection).get_table_names())
    if found and not found >= _OWN:
        where = connection.engine.url.render_as_string()
        msg = f"the database {where} holds nothing of ours, but tables of something else: name one of its own, or a new file"
        raise StoreError(msg)


def upgrade(engine: Engine, to: str = HEAD) -> None:
    """Bring a database to a version; one of a later release is refused.

    Several processes may do so at once: the first does, the others wait and find it done.
    """
    with engine.connect() as connection:
        if version(connection) == to:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(1)))
        found = version(connection)
        if found == to:
            return
        check_ours(connection)
        if found is not None and found > HEAD:
            msg = (
                f"the database {engine.url.render_as_string()} is of version {found}, written by a later agendawatch; "
                f"this one reads up to {HEAD}: install a newer one"
            )
            raise StoreError(msg)
        _run(connection, to)
        if found is not None and found < _SEARCH <= to:
            lay_all(connection)


def _run(connection: Connection, to: str) -> None:
    from alembic import command  # noqa: PLC0415 - costs 100 ms, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415 - likewise

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "agendawatch.store:migrations")
    with _ALEMBIC:
        command.upgrade(config, to)
