"""Databases for the tests of this room: SQLite always, PostgreSQL where a server is named."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from agendawatch.history import Store

SERVER = os.environ.get("AGENDAWATCH_TEST_POSTGRES")
"""A database on a server that tests may lay schemas out in: `postgresql+psycopg://name@host/database`."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty database, of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'agendawatch.db'}"
        return
    if not SERVER:
        pytest.skip("no PostgreSQL: AGENDAWATCH_TEST_POSTGRES names no server")
    schema = f"test_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE SCHEMA {schema}"))
    yield f"{SERVER}{'&' if '?' in SERVER else '?'}options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(sa.text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """Open an empty store."""
    with Store(database) as opened:
        yield opened
