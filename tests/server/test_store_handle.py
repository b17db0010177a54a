"""A store is held open, and found again when it was away."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.server.country import fill

from agendawatch.errors import StoreError
from agendawatch.server.store_handle import StoreHandle
from agendawatch.store import Store, change_token


def test_a_store_is_opened_once(tmp_path: Path) -> None:
    """And again when another file has taken its place."""
    file = tmp_path / "a.db"
    fill(f"sqlite:///{file}")
    held = StoreHandle(f"sqlite:///{file}")
    first = held.get()
    again = held.get()
    Store(f"sqlite:///{tmp_path / 'b.db'}").close()
    (tmp_path / "b.db").replace(file)
    other = held.get()
    meetings = list(other.meetings())
    held.close()

    assert first is again
    assert other is not first
    assert meetings == []


def test_a_store_that_comes_later_is_found(tmp_path: Path) -> None:
    """It is tried again after a pause, not by every request."""
    moment = [0.0]
    file = tmp_path / "a.db"
    held = StoreHandle(f"sqlite:///{file}", clock=lambda: moment[0])
    with pytest.raises(StoreError, match="there is no database of this server"):
        held.get()
    Store(f"sqlite:///{file}").close()
    with pytest.raises(StoreError):
        held.get()
    moment[0] = 5.0

    assert held.get().sites() == ()
    assert held.change_token().current
    held.close()


def test_a_store_that_somebody_holds_alone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In words that do not say where it is."""
    monkeypatch.setattr(change_token, "_PATIENCE", 0.01)
    file = tmp_path / "a.db"
    Store(f"sqlite:///{file}").close()
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    held = StoreHandle(f"sqlite:///{file}")
    try:
        for ask in (held.get, held.change_token):
            with pytest.raises(StoreError, match="held by another process") as refused:
                ask()
            assert str(tmp_path) not in str(refused.value)
    finally:
        holder.close()
