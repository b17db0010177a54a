"""A country of five made-up towns, and an assistant's client that asks about it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from agendawatch.store import Store
from agendawatch.testing.region import played_region

TODAY = dt.date(2026, 11, 30)


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play six weeks in five towns, once."""
    file = tmp_path_factory.mktemp("region") / "agendawatch.db"
    with Store(f"sqlite:///{file}") as store:
        played_region(store, TODAY)
    return file
