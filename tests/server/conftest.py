"""A server over a small country's store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.server.country import Served, fill, serve


@pytest.fixture(scope="session", name="filled")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a store once; each test has a copy."""
    file = tmp_path_factory.mktemp("country") / "agendawatch.db"
    fill(f"sqlite:///{file}")
    return file


@pytest.fixture
def served(filled: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a small country."""
    file = tmp_path / "agendawatch.db"
    shutil.copy(filled, file)
    with closing(serve(f"sqlite:///{file}")) as made:
        yield made
