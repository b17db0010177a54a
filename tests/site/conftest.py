"""A store with two municipalities, for tests of publishing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.site.towns import filled

from agendawatch.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give the store of four meetings and a followed proposal."""
    with filled(tmp_path) as opened:
        yield opened
