"""A store is held open, and found again when it was away."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.server.country import fill

from agendawatch.errors import StoreError
from agendawatch.server.store_handle import StoreHandle
from agendawatch.store import Store


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
