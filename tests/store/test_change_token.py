"""A store's change token tells whether it is there, and whether anything is other than it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.store.invented import MORNING, PLAN, SITE, listed

from agendawatch.errors import StoreError
from agendawatch.store import Store
from agendawatch.store.change_token import ChangeTokenReader


def test_what_comes_is_told_by_the_mark(database: str) -> None:
    """A change of any kind gives another; a look gives none."""
    with Store(database) as store:
        reader = ChangeTokenReader(database)
        first = reader.read()
        again = reader.read()
        store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
        added = reader.read()
        store.records.note_visit(SITE, seen=MORNING)
        visited = reader.read()

    assert first == again
    assert len({first.mark, added.mark, visited.mark}) == 3
    assert added.last_change == MORNING
    assert visited.last_round == MORNING
    assert first.current


def test_a_store_that_is_missing_is_not_made(tmp_path: Path) -> None:
    """Looking for it leaves nothing behind."""
    file = tmp_path / "none.db"

    with pytest.raises(StoreError, match="there is no database"):
        ChangeTokenReader(f"sqlite:///{file}").read()

    assert not file.exists()


def test_a_store_that_is_locked_is_told(tmp_path: Path) -> None:
    """Whoever holds it alone, we wait a second at most."""
    file = tmp_path / "held.db"
    Store(f"sqlite:///{file}").close()
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(StoreError, match="held by another process"):
            ChangeTokenReader(f"sqlite:///{file}").read()
    finally:
        holder.close()


def test_an_empty_file_holds_nothing_of_ours(tmp_path: Path) -> None:
    """It is no store yet."""
    file = tmp_path / "empty.db"
    file.touch()

    with pytest.raises(StoreError, match="nothing of ours"):
        ChangeTokenReader(f"sqlite:///{file}").read()


def test_a_replaced_file_is_another(tmp_path: Path) -> None:
    """So that an open store is opened anew."""
    file = tmp_path / "a.db"
    Store(f"sqlite:///{file}").close()
    reader = ChangeTokenReader(f"sqlite:///{file}")
    before = reader.identity()
    Store(f"sqlite:///{tmp_path / 'b.db'}").close()
    (tmp_path / "b.db").replace(file)

    assert reader.identity() != before
