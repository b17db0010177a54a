"""Opening a database: SQLite or PostgreSQL, brought to our version, with its errors told in words."""

from __future__ import annotations

import datetime as dt
import inspect
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import NullPool, StaticPool

from agendawatch.errors import StoreError
from agendawatch.store import schema
from agendawatch.store.damage import Damages
from agendawatch.store.schema import metadata

# A database laid out, or brought to our version, forward only, by the migrations that ship with the package.

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


if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

P = ParamSpec("P")
T = TypeVar("T")

BUSY = 30
"""Seconds to wait for another writer."""
_LINE = {"connect_timeout": 15, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""Seconds, and a count: how long PostgreSQL's driver waits for a server that says nothing."""
_WRITER = 0x61_67_65_6E_64_61
"""PostgreSQL's advisory lock that a writer holds ("agenda")."""


def open_engine(url: str, *, make: bool = True) -> Engine:
    """Open a database and bring it to our version; a new one is laid out, or is an error unless we are to `make` it.

    A folder that is not there is an error, not made.
    """
    address = address_of(url)
    _look(address, make=make)
    if address.get_backend_name() == "sqlite":
        engine = _sqlite(address)
    else:
        # What the address says goes before; a line that is cut without a word is known after a minute, not after hours.
        own = {name: value for name, value in _LINE.items() if name not in address.query}
        engine = engine_of(address, pool_pre_ping=True, connect_args=own)
        event.listen(engine, "connect", _prepare_server)
    engine.update_execution_options(damages=Damages())
    try:
        with translated_errors(engine):
            upgrade(engine)
    except StoreError:
        engine.dispose()
        raise
    return engine


def address_of(url: str) -> URL:
    """Read the address of a database; `postgresql://` means the driver psycopg 3."""
    try:
        address = make_url(url)
    except (exc.ArgumentError, ValueError):
        address = None
    if address is None or "@" in (address.host or ""):
        # What was given is not shown, nor what a library says of it: a password may stand anywhere in it.
        msg = "that is no address of a database; expected sqlite:///name.db or postgresql+psycopg://host/name"
        raise StoreError(msg)
    if address.drivername in {"postgresql", "postgres"}:
        address = address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() not in {"sqlite", "postgresql"}:
        msg = f"the database {address.render_as_string()} is neither SQLite nor PostgreSQL"
        raise StoreError(msg)
    return address


def engine_of(address: URL, **options: object) -> Engine:
    """Make an engine; a driver that is not installed raises `StoreError`."""
    try:
        return sa.create_engine(address, **options)
    except ImportError as error:
        msg = "PostgreSQL needs the driver psycopg: install agendawatch[postgres]"
        raise StoreError(msg) from error


def check_file(address: URL) -> None:
    """Raise `StoreError` where SQLite would make a file that is not there."""
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        msg = f"there is no database {address.database or address.render_as_string()}: the first round makes it"
        raise StoreError(msg)


def known_version(connection: Connection) -> str:
    """Tell a database's version; one that holds nothing of ours raises `StoreError`."""
    found = version(connection)
    if found is None:
        where = connection.engine.url.render_as_string()
        msg = f"the database {where} holds nothing of ours yet: the first round lays it out"
        raise StoreError(msg)
    return found


def _look(address: URL, *, make: bool) -> None:
    """Look whose it is without the settings of our own connections, which would be written into anybody's file."""
    if make and address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return
    check_file(address)
    engine = engine_of(address, poolclass=NullPool)
    with translated_errors(engine), engine.connect() as connection:
        check_ours(connection)
        if not make:
            known_version(connection)


def _sqlite(address: URL) -> Engine:
    memory = address.database in {None, "", ":memory:"}
    if not memory and address.database is not None and not Path(address.database).parent.is_dir():
        msg = f"there is no folder {Path(address.database).parent} for the database {address.database}"
        raise StoreError(msg)
    options: dict[str, Any] = {"poolclass": StaticPool} if memory else {}  # Any: keywords of create_engine
    engine = engine_of(address, connect_args={"timeout": BUSY, "check_same_thread": False}, **options)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_server(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{BUSY * 1000:.0f}ms'")
    cursor.close()
    connection.commit()


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver would begin transactions by itself, late and shared; we begin them in `_begin`.
    connection.isolation_level = None
    # What is no UTF-8 is a row's damage, and no reason to read no other.
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def begin(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """Hold one transaction: all of it or nothing. One writes at a time, and many read."""
    with translated_errors(engine), engine.connect().execution_options(writes=writes) as connection, connection.begin():
        if writes and connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITER)))
        yield connection


def rewrite(engine: Engine) -> None:
    """Write SQLite's file anew, without the room that came free in it."""
    if engine.dialect.name != "sqlite":
        return
    with translated_errors(engine), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("VACUUM")


_MEANINGS = {
    "is held by another process; try again when it is done": r"database is locked|lock timeout",
    "has no room left: the disk is full; the last whole round stands": r"database or disk is full|No space left",
    "cannot be opened: is the folder there, and may we write in it?": r"unable to open database file",
    "may be read, but not written": r"readonly database",
    "may be read, but not written: is it a standby?": r"read-only transaction|session is read-only",
    "is starting; try again in a moment": r"starting up",
    "is shutting down; the last whole round stands": r"shutting down",
    "cut the connection; the last whole round stands": (
        r"terminating connection|server closed the connection|connection is lost|the connection is closed"
    ),
    "is not a database that we can read": r"file is not a database",
    "is damaged; take it from a copy, or import an export": r"malformed",
    "does not answer: is the server running?": r"connection refused|connection failed",
    "does not let us in with that name and password": r"password authentication failed",
    "lacks something that we need": r"does not exist",
}
"""What it means that a driver says some words."""


@contextmanager
def translated_errors(engine: Engine) -> Iterator[None]:
    """Turn the database's errors into one that says what is wrong and what to do."""
    try:
        yield
    except (exc.OperationalError, exc.DatabaseError, OSError) as error:
        said = str(error.orig) if isinstance(error, exc.DBAPIError) else str(error)
        meaning = next((it for it, words in _MEANINGS.items() if re.search(words, said)), "cannot be used as it is")
        msg = f"the database {engine.url.render_as_string()} {meaning} ({said.strip()})"
        raise StoreError(msg) from error


class Database:
    """An open database, which the parts of a store share."""

    def __init__(self, engine: Engine) -> None:
        """Read and write by an engine."""
        self.engine = engine
        self.in_memory = isinstance(engine.pool, StaticPool)

    def read(self) -> AbstractContextManager[Connection]:
        """Hold a transaction that only reads."""
        return begin(self.engine, writes=False)

    def write(self) -> AbstractContextManager[Connection]:
        """Hold a transaction that writes."""
        return begin(self.engine, writes=True)

    def stream(self, ask: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        """Give rows as they come; a database in memory has one connection, and gives them all at once."""
        with self.read() as connection:
            rows = list(ask(connection)) if self.in_memory else ()
            if not self.in_memory:
                yield from ask(connection)
        yield from rows


# What a part of a store does, made of functions that are given a connection: each call is one transaction.


class _Part(Protocol):
    _database: Database


def _as_method(method: Callable[P, T], ask: Callable[..., object]) -> Callable[P, T]:
    """Let a method look as the function that it is made of does to a user, who gives no connection."""
    told = inspect.signature(ask)
    rest = list(told.parameters.values())[1:]
    part = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    wraps(ask)(method)
    vars(method)["__signature__"] = told.replace(parameters=[part, *rest])
    return method


def reading(ask: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[_Part, P], T]:
    """Make a method of a function that reads."""

    def asked(part: _Part, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with part._database.read() as connection:  # noqa: SLF001 - the parts' own
            return ask(connection, *args, **kwargs)

    return _as_method(asked, ask)


def writing(do: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[_Part, P], T]:
    """Make a method of a function that writes: all of it is kept, or nothing."""

    def done(part: _Part, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with part._database.write() as connection:  # noqa: SLF001 - the parts' own
            return do(connection, *args, **kwargs)

    return _as_method(done, do)


def streaming(ask: Callable[Concatenate[Connection, P], Iterator[T]]) -> Callable[Concatenate[_Part, P], Iterator[T]]:
    """Make a method of a function that gives rows as they come; a wrong argument is told at the call."""
    told = inspect.signature(ask)

    def rows(part: _Part, *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
        # As a generator it keeps the store, which is closed when nobody holds it.
        yield from part._database.stream(lambda connection: ask(connection, *args, **kwargs))  # noqa: SLF001 - likewise

    def asked(part: _Part, /, *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
        told.bind(None, *args, **kwargs)
        return rows(part, *args, **kwargs)

    return _as_method(asked, ask)


# Whether a store is there, of our version, and other than it was: cheap enough to ask each second.

_PATIENCE = 1
"""Seconds to wait for a database that somebody holds alone."""
_GROWING = (schema.rounds, schema.versions, schema.changes, schema.proposals)
"""Tables that only grow: their last row tells whether anything came."""


@dataclass(frozen=True, slots=True)
class ChangeToken:
    """What a look at a store tells."""

    version: str
    """Of its migrations."""
    mark: str
    """Other whenever anything that a page or feed tells may be."""
    last_round: dt.datetime | None
    """When a site was last visited; `None` when none was."""
    last_change: dt.datetime | None
    """When anything was last seen to be different."""

    @property
    def current(self) -> bool:
        """Whether it is of the version that this release reads."""
        return self.version == HEAD


class ChangeTokenReader:
    """Reads a store's change token, with a connection for each time: a file that was taken away or replaced is noticed.

    It lays nothing out, upgrades nothing, and waits a second at most for a store that is held.
    """

    def __init__(self, url: str) -> None:
        """Look at a database by its address; nothing is opened yet."""
        address = address_of(url)
        sqlite = address.get_backend_name() == "sqlite"
        self._file = Path(address.database) if sqlite and address.database else None
        wait = {"timeout" if sqlite else "connect_timeout": _PATIENCE}
        self._engine = engine_of(address, poolclass=NullPool, connect_args=wait)

    @property
    def names(self) -> tuple[str, ...]:
        """Give what errors call the database: its address, and its file."""
        return (self._engine.url.render_as_string(), *([str(self._file)] if self._file else ()))

    def read(self) -> ChangeToken:
        """Look at it; `StoreError` when it is missing, locked, or not to be reached."""
        check_file(self._engine.url)
        with translated_errors(self._engine), self._engine.connect() as connection:
            found = known_version(connection)
            if found != HEAD:
                return ChangeToken(found, "", None, None)
            ids = [connection.execute(sa.select(sa.func.max(table.c.id))).scalar() for table in _GROWING]
            visits, tried = connection.execute(sa.select(sa.func.count(), sa.func.max(schema.health.c.tried))).one()
            seen = sa.select(schema.changes.c.seen).order_by(schema.changes.c.id.desc()).limit(1)
            mark = "-".join(str(part or 0) for part in (*ids, visits, tried))
            return ChangeToken(found, mark, last_round=tried, last_change=connection.execute(seen).scalar())

    def identity(self) -> tuple[int, int] | None:
        """Tell which file it is, so that a replaced one is known as another; `None` where it is no file."""
        if self._file is None or not self._file.exists():
            return None
        state = self._file.stat()
        return state.st_dev, state.st_ino
