"""One country that exists nowhere, in one database, asked through every front."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.answers.fronts import Fronts
from tests.server.country import NOW, serve

from agendawatch.store import Store
from agendawatch.testing.region import played_region


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play six weeks in five towns, once."""
    file = tmp_path_factory.mktemp("answers") / "agendawatch.db"
    with Store(f"sqlite:///{file}") as store:
        played_region(store, NOW.date())
    return file


@pytest.fixture
def fronts(played: Path, tmp_path: Path) -> Iterator[Fronts]:
    """Put the same database behind every front."""
    file = tmp_path / "agendawatch.db"
    shutil.copy(played, file)
    url = f"sqlite:///{file}"
    with Store(url) as store:
        served = serve(url)
        yield Fronts(store, served, url, dt.date(2026, 3, 10), tmp_path)
        served.service.workers.close()
        served.service.store.close()
