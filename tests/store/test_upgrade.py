"""Bringing an older database to our version."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import sqlalchemy as sa

from agendawatch.diff.normalization import content_hash
from agendawatch.errors import StoreError
from agendawatch.model import AgendaItem, Document, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store, schema
from agendawatch.store.database import open_engine
from agendawatch.store.rows import version_row
from agendawatch.store.upgrade import HEAD, upgrade

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
SITE = Site(url="https://exempelkoping.example/moten", municipality=Municipality(code="9901", name="Exempelköping"))
MEETING = Meeting(
    municipality=SITE.municipality,
    organization=Organization(name="Kommunstyrelsen"),
    date=dt.date(2031, 3, 10),
    agenda=(AgendaItem(title="Grundskolans lokaler", reference="KS 2031/7"),),
    documents=(Document(url="https://exempelkoping.example/k.pdf", title="Kallelse"),),
)


def _old_database(address: str) -> None:
    """Lay out a database as the first migration makes it, with one round in it."""
    engine = sa.create_engine(address)
    upgrade(engine, "0001")
    meeting = {"id": 1, "site_id": 1, "round_id": 1, "seen": SEEN, **version_row(MEETING, content_hash(MEETING))}
    with engine.begin() as connection:
        site = {"id": 1, "url": SITE.url, "municipality": "9901", "first_seen": SEEN, "body": SITE.model_dump_json()}
        connection.execute(sa.insert(schema.sites), [site])
        connection.execute(
            sa.insert(schema.rounds),
            [
                {
                    "id": 1,
                    "site_id": 1,
                    "seen": SEEN,
                    "window_first": dt.date(2031, 1, 1),
                    "window_last": dt.date(2031, 12, 31),
                    "state": "accepted",
                    "count": 1,
                    "content_hash": "0" * 64,
                }
            ],
        )
        connection.execute(sa.insert(schema.versions), [meeting])
        present = {
            "meeting_id": MEETING.id,
            "version_id": 1,
            "site_id": 1,
            "municipality": "9901",
            "organization": "kommunstyrelsen",
            "date": MEETING.date,
            "created": SEEN,
            "last_modified": SEEN,
            "sequence": 3,
        }
        connection.execute(sa.insert(schema.present), [present])
    engine.dispose()


def test_a_database_of_the_first_migration_is_brought_along(database: str) -> None:
    """What it holds is there, can be searched, and its counts go on."""
    _old_database(database)

    with Store(database) as store:
        assert tuple(store.meetings()) == (MEETING,)
        assert [hit.title for hit in store.search("skola")] == ["Grundskolans lokaler"]
        moved = Meeting.model_validate({**dict(MEETING), "location": "Folkets hus"})
        recorded = store.records.add(
            Listing(window=Window.year(2031), meetings=(moved,)), site=SITE, seen=SEEN + dt.timedelta(days=1)
        )
        assert [change.kind for change in recorded.changes] == ["meeting_place_changed"]
        stamps = store.queries.stamps(MEETING.id)
        assert stamps is not None
        assert (stamps.created, stamps.sequence) == (SEEN, 4)


def test_a_database_of_a_later_release_is_refused(database: str) -> None:
    """Untouched, with what to do."""
    open_engine(database).dispose()
    engine = sa.create_engine(database)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreError, match=r"version 9999, written by a later agendawatch"):
        Store(database)

    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :ours"), {"ours": HEAD})
    engine.dispose()


def test_our_version_is_the_last_migration() -> None:
    """A migration that nobody runs is none."""
    names = sorted(path.name for path in (files("agendawatch.store") / "migrations" / "versions").iterdir())

    assert [name for name in names if name[0].isdigit()][-1].startswith(HEAD)


def test_opening_again_changes_nothing(database: str) -> None:
    """It is as it was."""
    with Store(database) as store:
        store.records.cache_events({"a" * 64: b"kept"}, 1)
    with Store(database) as store:
        assert store.records.cached_events(["a" * 64], 1) == {"a" * 64: b"kept"}


_TOGETHER = """
import sys, threading
from agendawatch.store import Store

failed, gate = [], threading.Barrier(8)

def open_it(address):
    gate.wait()
    try:
        with Store(address) as store:
            list(store.meetings())
    except Exception as error:
        failed.append(repr(error))

sys.stdin.read(1)
threads = [threading.Thread(target=open_it, args=(sys.argv[1 + nth % (len(sys.argv) - 1)],)) for nth in range(8)]
for it in threads:
    it.start()
for it in threads:
    it.join()
print(failed)
"""


@pytest.mark.slow
def test_threads_and_processes_open_a_new_store_at_the_same_moment(database: str) -> None:
    """One of them lays it out, the others find it done; none fails."""
    going = [
        subprocess.Popen([sys.executable, "-c", _TOGETHER, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own text
        for _ in range(3)
    ]
    for it in going:
        assert it.stdin is not None
        it.stdin.write(b"!")
        it.stdin.flush()

    told = [it.communicate()[0].decode().strip() for it in going]

    assert told == ["[]"] * 3
    with Store(database) as store:
        assert list(store.meetings()) == []


@pytest.mark.slow
def test_threads_open_several_new_stores_at_the_same_moment(tmp_path: Path) -> None:
    """Each is laid out by its own thread, though migrations keep what they work on in one place."""
    addresses = [f"sqlite:///{tmp_path / str(nth)}.db" for nth in range(8)]

    told = subprocess.run([sys.executable, "-c", _TOGETHER, *addresses], input=b"!", capture_output=True, check=False)  # noqa: S603 - our own text

    assert told.stdout.strip() == b"[]", told.stderr
    for address in addresses:
        with Store(address, make=False) as store:
            assert store.maintenance.examine() == ()


def test_what_an_older_release_read_is_corrected_by_ours(database: str) -> None:
    """Nobody noted who read it; and its pages are known again, whoever reads them."""
    _old_database(database)
    engine = sa.create_engine(database)
    with engine.begin() as connection:
        rows = [{"key": f"agendawatch/0.{nth} meetings page x GET x", "hash": str(nth) * 64} for nth in (1, 2)]
        connection.execute(sa.text("INSERT INTO validators (key, content_hash) VALUES (:key, :hash)"), rows)
    engine.dispose()

    with Store(database) as store:
        moved = Meeting.model_validate({**dict(MEETING), "location": "Folkets hus"})
        read = Listing(window=Window.year(2031), meetings=(moved,), reader="agendawatch/0.3")
        recorded = store.records.add(read, site=SITE, seen=SEEN + dt.timedelta(days=1))
        known = store.records.validators("meetings page x GET x")

    assert [(change.kind.value, change.after) for change in recorded.changes] == [("corrected", "Folkets hus")]
    assert known is not None
    assert known.content_hash == "2" * 64
