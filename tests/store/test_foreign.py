"""Databases that are not ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.running import run

from agendawatch.errors import StoreError
from agendawatch.store import Store


@pytest.mark.parametrize("table", ["kunder", "alembic_version"])
@pytest.mark.parametrize("make", [True, False])
def test_a_database_that_is_not_ours_is_not_touched(tmp_path: Path, table: str, *, make: bool) -> None:
    """Not by a letter: no table is laid into it, and none of our settings, whoever migrates it otherwise."""
    file = tmp_path / "bokforing.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"CREATE TABLE {table} (version_num TEXT)")
        connection.execute(f"INSERT INTO {table} VALUES ('0001')")  # noqa: S608 - a name above
        connection.commit()
    before = file.read_bytes()

    with pytest.raises(StoreError, match="holds nothing of ours, but tables"):
        Store(f"sqlite:///{file}", make=make)
    told = run("update", "Höör", "--store", f"sqlite:///{file}")

    assert told.exit_code == 1
    assert "Traceback" not in told.output
    assert file.read_bytes() == before
    assert [it.name for it in tmp_path.iterdir()] == ["bokforing.db"]


def test_an_empty_file_is_laid_out(tmp_path: Path) -> None:
    """Nobody has anything in it."""
    (tmp_path / "ny.db").touch()

    with Store(f"sqlite:///{tmp_path / 'ny.db'}") as store:
        assert store.sites() == ()
