"""A database laid out, or brought to our version, forward only, by the migrations that ship with the package."""

from __future__ import annotations

import threading

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from agendawatch.errors import StoreError
from agendawatch.store.schema import metadata

_ALEMBIC = threading.Lock()
"""Alembic keeps what it works on in globals: within a process one thread at a time runs migrations."""
FIRST = "0018"
"""The oldest version that is brought along: none before it was released."""
HEAD = "0019"
"""The version that this release reads and writes."""
_STEPS = "agendawatch.store:migrations"
"""Where Alembic finds the migrations."""
_OWN = frozenset({"alembic_version", "sites", "rounds", "versions"})
"""Tables that every version of ours has laid out."""
_VERSION = sa.Table("alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32), primary_key=True))
"""Where Alembic notes a database's version."""


def version(connection: Connection) -> str | None:
    """Tell a database's version; `None` for an empty one."""
    if not sa.inspect(connection).has_table(_VERSION.name):
        return None
    found: str | None = connection.execute(sa.select(_VERSION.c.version_num)).scalar()
    return found


def check_tables(found: frozenset[str], own: frozenset[str], where: str) -> None:
    """Raise `StoreError` for tables that are there while some of our own are not."""
    if found and not found >= own:
        msg = f"the database {where} holds nothing of ours, but tables of something else: name one of its own, or a new file"
        raise StoreError(msg)


def check_ours(connection: Connection) -> None:
    """Raise `StoreError` for a database that we do not bring to our version: nothing is written into it."""
    where = connection.engine.url.render_as_string()
    tables = frozenset(sa.inspect(connection).get_table_names())
    check_tables(tables, _OWN, where)
    refused = refusal(version(connection) or HEAD, where)
    if refused is not None:
        raise StoreError(refused)


def refusal(found: str, where: str) -> str | None:
    """Say why a database of some version is not read, and what to do; `None` for one that is, or is brought along."""
    if found > HEAD:
        return (
            f"the database {where} is of version {found}, written by a later agendawatch; "
            f"this one reads up to {HEAD}: install a newer one"
        )
    if found < FIRST:
        return (
            f"the database {where} is of version {found}, written by an earlier agendawatch: with that one "
            "`agendawatch export --format ndjson FOLDER`, with this one in Python "
            "`agendawatch.import_export(Store(…), FOLDER)` into a new store"
        )
    return None


def upgrade(engine: Engine) -> None:
    """Lay a new database out, or bring an older one to our version.

    Several processes may do so at once: the first does, the others wait and find it done.
    """
    with engine.connect() as connection:
        if version(connection) == HEAD:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(1)))
        found = version(connection)
        if found == HEAD:
            return
        check_ours(connection)
        if found is None:
            metadata.create_all(connection, checkfirst=False)
            _VERSION.create(connection, checkfirst=False)
            connection.execute(sa.insert(_VERSION).values(version_num=HEAD))
            return
        from alembic import command  # noqa: PLC0415 - costs 100 ms, and is seldom needed
        from alembic.config import Config  # noqa: PLC0415 - likewise

        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", _STEPS)
        with _ALEMBIC:
            command.upgrade(config, HEAD)
