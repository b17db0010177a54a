"""A database server on a bad day: what was whole stands, it is told in words, and the next round goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest
import sqlalchemy as sa
from tests.faults.postgres import Server, own_server
from tests.faults.rounds import TOWNS, make_round
from tests.replicas.page import ListingSite
from tests.replicas.server import Replica, serve

from agendawatch.errors import StoreError
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store
from agendawatch.store import database as opening

pytestmark = pytest.mark.slow

NOW = dt.datetime(2032, 3, 6, 12, tzinfo=STOCKHOLM)
HOUR = dt.timedelta(hours=1)
PLAN = ("Kommunstyrelsen sammanträder följande datum 2032:", "20 maj", "10 juni")
WHOLE = (len(PLAN) - 1) * len(TOWNS)


@pytest.fixture
def hosts() -> Iterator[list[Replica]]:
    """Serve three towns, each a host of its own."""
    with ExitStack() as stack:
        yield [stack.enter_context(serve(ListingSite("Kommunstyrelsen", PLAN))) for _ in TOWNS]


@contextmanager
def _said_at(engine: sa.Engine, nth: int, what: str) -> Iterator[None]:
    """Tell the server something, by a connection of its own, before the nth row that a store adds."""
    left = iter(range(nth))

    def before(_on: object, _cursor: object, words: str, *_about: object) -> None:
        if words.startswith("INSERT INTO changes") and next(left, None) is None:
            sa.event.remove(sa.Engine, "before_cursor_execute", before)
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql(what)

    sa.event.listen(sa.Engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        if sa.event.contains(sa.Engine, "before_cursor_execute", before):
            sa.event.remove(sa.Engine, "before_cursor_execute", before)


@pytest.fixture
def admin(postgres: str) -> Iterator[sa.Engine]:
    """Open the server beside the store."""
    engine = sa.create_engine(postgres)
    yield engine
    engine.dispose()


OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
    "AND datname = current_database() AND query LIKE '%%changes%%' OR state = 'idle in transaction'"
)


def test_a_connection_that_is_lost_in_the_middle_is_that_sites_failure(
    postgres: str, admin: sa.Engine, hosts: list[Replica]
) -> None:
    """The round goes on by another connection; no half of the site is kept, and the next round makes it whole."""
    with Store(postgres) as store:
        with _said_at(admin, 1, OTHERS):
            cut = make_round(store, hosts, NOW)
        [failed] = cut.failed
        assert isinstance(failed.failed, StoreError)
        assert "cut the connection" in str(failed.failed)
        assert len(list(store.meetings())) == len(list(store.changes())) == WHOLE - 2

        assert len(make_round(store, hosts, NOW + HOUR).changes) == 2
        assert len(list(store.meetings())) == WHOLE


def test_a_server_held_by_another_writer_is_told(
    postgres: str, admin: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After waiting; and reading goes on meanwhile."""
    monkeypatch.setattr(opening, "BUSY", 0.05)
    with Store(postgres) as store, admin.connect() as other:
        other.execute(sa.select(sa.func.pg_advisory_xact_lock(opening._WRITER)))  # noqa: SLF001 - what a writer holds

        assert store.sites() == ()
        with pytest.raises(StoreError, match="held by another process"):
            store.records.save_unsafe_limit("a" * 64, "50 pages", NOW)

        other.rollback()
        store.records.save_unsafe_limit("a" * 64, "50 pages", NOW)


def test_a_server_that_is_read_only_is_told(postgres: str, hosts: list[Replica]) -> None:
    """What it holds is read; a round keeps nothing, and loses nothing."""
    with Store(postgres) as store:
        make_round(store, hosts, NOW)
    with Store(f"{postgres}%20-cdefault_transaction_read_only%3Don") as store:
        assert len(list(store.meetings())) == WHOLE
        with pytest.raises(StoreError, match="may be read, but not written"):
            store.records.save_requests("nothing", ())
        assert {type(visit.failed) for visit in make_round(store, hosts, NOW + HOUR).visits} == {StoreError}
    with Store(postgres) as store:
        assert make_round(store, hosts, NOW + HOUR).failed == ()
        assert len(list(store.changes())) == WHOLE


FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = '53100';
END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON changes EXECUTE FUNCTION full_disk()
"""


def test_a_server_that_is_full_is_told_and_the_round_made_again(
    postgres: str, admin: sa.Engine, hosts: list[Replica]
) -> None:
    """No half of it is kept, and no page is held to be read."""
    with Store(postgres) as store:
        with admin.begin() as connection:
            connection.exec_driver_sql(FULL)
        full = make_round(store, hosts, NOW)
        assert {type(visit.failed) for visit in full.visits} == {StoreError}
        assert "disk is full" in str(full.visits[0].failed)
        assert list(store.meetings()) == []

        with admin.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER full_disk ON changes")
        assert len(make_round(store, hosts, NOW + HOUR).changes) == WHOLE


def test_two_writers_of_one_server_add_each_change_once(postgres: str, hosts: list[Replica]) -> None:
    """Both make the same round at once, many times."""

    def rounds(address: str) -> list[int]:
        with Store(address) as own:
            return [len(make_round(own, hosts, NOW + nth * HOUR).failed) for nth in range(3)]

    with Store(postgres), ThreadPoolExecutor(2) as pool:
        failed = list(pool.map(rounds, [postgres] * 2))

    with Store(postgres) as store:
        assert failed == [[0] * 3] * 2
        assert len(list(store.changes())) == len(list(store.meetings())) == WHOLE


def test_a_server_that_crashes_loses_no_round_that_was_told_done(server: Server, hosts: list[Replica]) -> None:
    """While it is away that is told; when it is back the same store goes on by itself."""
    with Store(server.address) as store:
        make_round(store, hosts, NOW)
        server.crash()
        with pytest.raises(StoreError, match=r"does not answer|cut the connection"):
            store.sites()
        assert {type(visit.failed) for visit in make_round(store, hosts, NOW + HOUR).visits} == {StoreError}

        server.start()
        assert len(list(store.changes())) == WHOLE
        assert make_round(store, hosts, NOW + HOUR).failed == ()


def test_a_failover_is_outlived(server: Server, hosts: list[Replica]) -> None:
    """An address that names both servers goes on with the standby when that is made the first."""
    with server.standby() as standby:
        both = server.address_with(standby)
        with Store(both) as store:
            make_round(store, hosts, NOW)
            server.wait_for(standby)
            server.crash()
            with pytest.raises(StoreError, match=r"does not answer|cut the connection|not written"):
                store.records.save_requests("nothing", ())
            standby.promote()
            made = make_round(store, hosts, NOW + HOUR)
            assert made.failed == ()
            assert made.changes == ()
            assert len(list(store.changes())) == WHOLE


@pytest.fixture(scope="module")
def _running() -> Iterator[Server]:
    with own_server() as running:
        yield running


@pytest.fixture
def server(_running: Server) -> Server:
    """Give a server that a test may kill, with an empty database."""
    _running.start()
    _running.empty()
    return _running
