"""An empty store, on either kind of database (`tests/conftest.py` gives the address)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agendawatch.store import Store


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """Open an empty store."""
    with Store(database) as opened:
        yield opened
