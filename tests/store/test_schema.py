"""The tables."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from agendawatch.store import schema
from agendawatch.store.database import open_engine
from agendawatch.store.schema import MomentColumn

DIALECTS = {name: make_url(f"{name}://").get_dialect()() for name in ("sqlite", "postgresql+psycopg")}
SUMMER = dt.datetime(2031, 7, 1, 13, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@pytest.mark.parametrize("dialect", [DIALECTS["sqlite"], DIALECTS["postgresql+psycopg"]], ids=["sqlite", "postgresql"])
def test_a_moment_comes_back_in_utc(dialect: sa.Dialect) -> None:
    """The same moment, with its zone, whatever the database keeps."""
    kept = MomentColumn().process_bind_param(SUMMER, dialect)
    back = MomentColumn().process_result_value(kept, dialect)

    assert back == SUMMER
    assert back is not None
    assert back.tzinfo is dt.UTC


def test_a_moment_without_a_zone_is_refused() -> None:
    """It would be anybody's."""
    with pytest.raises(ValueError, match="needs a zone"):
        MomentColumn().process_bind_param(dt.datetime(2031, 7, 1), DIALECTS["sqlite"])  # noqa: DTZ001 - what is refused


def test_migrations_make_the_tables_that_we_use(database: str) -> None:
    """Every table and column stands in a migrated database, and no other."""
    engine = open_engine(database)
    inspector = sa.inspect(engine)

    for table in schema.metadata.sorted_tables:
        columns = {column["name"] for column in inspector.get_columns(table.name)} - {"words"}
        assert columns == {column.name for column in table.columns} - {"words"}
        indexes = {index["name"] for index in inspector.get_indexes(table.name) if not index["unique"]}
        assert indexes - {"ix_texts_words"} == {index.name for index in table.indexes}
    engine.dispose()
