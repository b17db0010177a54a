"""An empty store, on either kind of database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from agendawatch.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Open an empty store."""
    sqlite = request.param == "sqlite"
    address = f"sqlite:///{tmp_path / 'agendawatch.db'}" if sqlite else request.getfixturevalue("emptied")
    with Store(address) as opened:
        yield opened
