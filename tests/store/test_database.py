"""Opening a database, and its errors in words."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.replicas.nobody import NOBODY

from agendawatch.errors import StoreError
from agendawatch.store import Store, database, schema
from agendawatch.store.database import begin, open_engine

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)


@pytest.mark.parametrize("address", ["agendawatch.db", "mysql://localhost/x", "sqlite:////no/such/folder/x.db"])
def test_an_address_that_cannot_be_is_told(address: str) -> None:
    """No address, no database of ours, no folder."""
    with pytest.raises(StoreError, match=r"no address|neither SQLite|no folder"):
        open_engine(address)


def test_a_database_is_made_only_by_those_who_may(database: str, tmp_path: Path) -> None:
    """Who only asks is told that there is none, and leaves nothing behind."""
    with pytest.raises(StoreError, match=r"there is no database|holds nothing of ours"):
        Store(database, make=False)
    assert list(tmp_path.iterdir()) == []

    Store(database).close()
    Store(database, make=False).close()


def test_what_lives_in_memory_alone_is_never_there_before() -> None:
    """It is told as it was written."""
    with pytest.raises(StoreError, match="there is no database sqlite://: "):
        Store("sqlite://", make=False)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    """And left alone."""
    path = tmp_path / "agendawatch.db"
    path.write_bytes(b"not a database " * 100)

    with pytest.raises(StoreError, match="not a database that we can read"):
        Store(f"sqlite:///{path}")

    assert path.read_bytes() == b"not a database " * 100


def test_a_database_held_by_another_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After waiting; and reading goes on meanwhile."""
    monkeypatch.setattr(database, "BUSY", 0.05)
    path = tmp_path / "agendawatch.db"
    with Store(f"sqlite:///{path}") as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        assert store.sites() == ()
        with pytest.raises(StoreError, match="held by another process"):
            store.records.save_unsafe_limit("a" * 64, "50 pages", SEEN)

        other.execute("ROLLBACK")
        other.close()
        store.records.save_unsafe_limit("a" * 64, "50 pages", SEEN)


def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    """What was whole before stands."""
    path = tmp_path / "agendawatch.db"
    with Store(f"sqlite:///{path}") as store:
        store.records.save_unsafe_limit("a" * 64, "first", SEEN)
        engine = store._database.engine  # noqa: SLF001 - the disk is made full from within
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(StoreError, match="disk is full"):
            store.records.save_unsafe_limit("b" * 64, "x" * 5_000_000, SEEN)

        assert store.records.unsafe_limit("a" * 64) == "first"
        assert store.records.unsafe_limit("b" * 64) is None


def test_a_server_that_is_not_there_is_told() -> None:
    """Without its password."""
    with pytest.raises(StoreError, match="does not answer") as told:
        Store(f"postgresql://somebody:secret@{NOBODY}/agendawatch?connect_timeout=2")

    assert "secret" not in str(told.value)


def test_all_or_nothing(database: str) -> None:
    """What fails within a transaction leaves nothing."""
    engine = open_engine(database)

    def half_way() -> None:
        with begin(engine, writes=True) as connection:
            connection.exec_driver_sql("INSERT INTO itineraries (name, asks) VALUES ('a', '[]')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_way()

    with begin(engine, writes=False) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM itineraries").scalar() == 0
    engine.dispose()


@pytest.mark.parametrize("name", ["sqlite", "postgresql+psycopg"])
def test_a_moment_without_a_zone_is_never_kept(name: str) -> None:
    """It would be anybody's."""
    dialect = sa.make_url(f"{name}://").get_dialect()()
    with pytest.raises(ValueError, match="needs a zone"):
        schema.MomentColumn().process_bind_param(dt.datetime(2031, 7, 1), dialect)  # noqa: DTZ001 - what is refused


def test_comparing_loads_no_database() -> None:
    """Whoever only compares does not wait for SQLAlchemy."""
    code = "import sys, agendawatch; agendawatch.compare; print('sqlalchemy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code

    assert told.stdout.strip() == "False"


@pytest.mark.slow
def test_a_store_that_is_dropped_leaves_nothing_open(tmp_path: Path) -> None:
    """Nor does Python warn of it, as it does from 3.13 on."""
    code = (
        "import warnings; warnings.simplefilter('error'); from agendawatch import Store; "
        f"Store('sqlite://').sites(); Store('sqlite:///{tmp_path / 'a.db'}').sites(); import gc; gc.collect()"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - our own line

    assert (told.returncode, told.stderr) == (0, "")
