"""Bringing an older database to our version."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.store.invented import HOUR, MORNING, SITE, listed, meet

from agendawatch.errors import StoreError
from agendawatch.model import AgendaItem, Document
from agendawatch.store import Store, schema, upgrade
from agendawatch.store.change_token import ChangeTokenReader
from agendawatch.store.database import open_engine
from agendawatch.store.queries import MeetingStamps

MEETING = meet(
    3,
    agenda=(AgendaItem(title="Grundskolans lokaler", reference="KS 2031/7"),),
    documents=(Document(url="https://exempelkoping.example/k.pdf", title="Kallelse"),),
)


STEP = '''
"""Sites have a colour."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("sites", sa.Column("colour", sa.Text))
    op.execute("UPDATE sites SET colour = 'red'")
'''


def test_a_database_of_an_earlier_version_is_brought_along(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a made-up step: what it holds is there, can be searched, and its counts go on."""
    with Store(database) as store:
        store.records.add(listed(MEETING), site=SITE, seen=MORNING)
    shutil.copytree(str(files("agendawatch.store") / "migrations"), tmp_path / "steps")
    (tmp_path / "steps" / "versions" / "0020_colour.py").write_text(STEP, encoding="utf-8")
    monkeypatch.setattr(upgrade, "_STEPS", str(tmp_path / "steps"))
    monkeypatch.setattr(upgrade, "HEAD", "0020")

    with Store(database) as store:
        assert tuple(store.meetings()) == (MEETING,)
        assert [hit.title for hit in store.search("skola")] == ["Grundskolans lokaler"]
        moved = MEETING.model_copy(update={"location": "Folkets hus"})
        recorded = store.records.add(listed(moved), site=SITE, seen=MORNING + 24 * HOUR)
        assert [change.kind for change in recorded.changes] == ["meeting_place_changed"]
        assert store.queries.stamps(MEETING.id) == MeetingStamps(MORNING, MORNING + 24 * HOUR, 1)
    engine = sa.create_engine(database)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT colour FROM sites")).scalars().all() == ["red"]
        assert upgrade.version(connection) == "0020"
    engine.dispose()


_OF_0018 = (
    "CREATE TABLE events (content_hash VARCHAR(64), format_version INTEGER, data {bytes})",
    "INSERT INTO events SELECT 'a', 3, body FROM pages",
    "UPDATE alembic_version SET version_num = '0018'",
)
"""What a database of 0018 has beside ours: bytes of calendar events."""


def test_a_database_of_0018_loses_the_bytes_of_events_alone(database: str) -> None:
    """It is laid out as a new one is, and holds every other row."""
    with Store(database) as store:
        store.records.add(listed(MEETING), site=SITE, seen=MORNING)
        store.records.save_page(SITE.url, b"<html>", MORNING)
        lines = tuple(store.maintenance.export_lines())
    engine = sa.create_engine(database)
    laid_out = set(sa.inspect(engine).get_table_names())
    with engine.begin() as connection:
        for statement in _OF_0018:
            connection.execute(sa.text(statement.format(bytes="BYTEA" if engine.name == "postgresql" else "BLOB")))
    assert not ChangeTokenReader(database).read().current

    with Store(database) as store:
        assert tuple(store.maintenance.export_lines()) == lines
        assert store.maintenance.examine() == ()

    assert set(sa.inspect(engine).get_table_names()) == laid_out
    assert ChangeTokenReader(database).read().current
    engine.dispose()


def test_a_database_of_a_later_release_is_refused(database: str) -> None:
    """Untouched, with what to do."""
    open_engine(database).dispose()
    engine = sa.create_engine(database)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreError, match=r"version 9999, written by a later agendawatch"):
        Store(database)

    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :ours"), {"ours": upgrade.HEAD})
    engine.dispose()


def test_migrations_make_the_tables_that_we_use(database: str) -> None:
    """Every table and column stands in a migrated database, and no other."""
    engine = open_engine(database)
    inspector = sa.inspect(engine)

    for table in schema.metadata.sorted_tables:
        columns = {column["name"] for column in inspector.get_columns(table.name)} - {"words"}
        assert columns == {column.name for column in table.columns} - {"words"}
        indexes = {index["name"] for index in inspector.get_indexes(table.name) if not index["unique"]}
        assert indexes - {"ix_texts_words"} == {index.name for index in table.indexes}
    engine.dispose()


def test_our_version_is_the_last_migration() -> None:
    """A migration that nobody runs is none."""
    names = sorted(path.name for path in (files("agendawatch.store") / "migrations" / "versions").iterdir())

    assert [name for name in names if name[0].isdigit()][-1].startswith(upgrade.HEAD)


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
