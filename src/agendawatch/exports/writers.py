"""Rows into files of one format, a file a table, as they come; nothing is held but a batch."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic_core import to_json

from agendawatch.errors import InputError
from agendawatch.exports.tables import ExportTable, Named, Row
from agendawatch.model import STOCKHOLM

Format = Literal["csv", "parquet", "ndjson"]

_BATCH = 2_000
"""Rows of a table that are held at most, and rows of a group in Parquet."""

Write = Callable[[list[Row]], object]
"""Writes rows of one table."""


@lru_cache(maxsize=4096)
def _text(cell: dt.date) -> str:
    """Write a day or a moment as ISO 8601, a moment on Swedish clocks: rows side by side share most of them."""
    return cell.astimezone(STOCKHOLM).isoformat() if isinstance(cell, dt.datetime) else cell.isoformat()


def _written(table: ExportTable, rows: list[Row], *, booleans: bool) -> list[Row]:
    """Turn what is neither text nor a number into text, for formats that are text."""
    names = [column.name for column in table.columns if column.kind in {"date", "datetime"}]
    flags = [column.name for column in table.columns if booleans and column.kind == "boolean"]
    for row in rows:
        for name in names:
            cell = row[name]
            if isinstance(cell, dt.date):
                row[name] = _text(cell)
        for name in flags:
            if row[name] is not None:
                row[name] = "true" if row[name] else "false"
    return rows


@contextmanager
def _csv(file: Path, table: ExportTable, *, add: bool) -> Iterator[Write]:
    """Write RFC 4180 in UTF-8; an empty cell is one that holds nothing."""
    begun = add and file.exists()
    with file.open("a" if begun else "w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        if not begun:
            writer.writerow([column.name for column in table.columns])
        yield lambda rows: writer.writerows(row.values() for row in _written(table, rows, booleans=True))


@contextmanager
def _ndjson(file: Path, table: ExportTable, *, add: bool) -> Iterator[Write]:
    """Write an object a line, with every column."""
    with file.open("ab" if add else "wb") as opened:
        yield lambda rows: opened.writelines(to_json(row) + b"\n" for row in _written(table, rows, booleans=False))


@contextmanager
def _parquet(file: Path, table: ExportTable, *, add: bool) -> Iterator[Write]:
    """Write groups of rows, compressed; a file that is added to is another file beside the first."""
    del add
    import pyarrow as pa  # noqa: PLC0415 - an extra's library, and slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415 - likewise

    kinds = {
        "string": pa.string(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("us", tz="Europe/Stockholm"),
    }
    fields = [
        pa.field(column.name, kinds[column.kind], nullable=not column.required, metadata={"description": column.says})
        for column in table.columns
    ]
    schema = pa.schema(fields, metadata={"title": table.says})
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        yield lambda rows: writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))


FORMATS: Mapping[Format, Callable[..., AbstractContextManager[Write]]] = {
    "csv": _csv,
    "parquet": _parquet,
    "ndjson": _ndjson,
}


class TableWriters:
    """A writer for each table of an export, and how many rows each took."""

    def __init__(self, files: Mapping[str, str], writers: Mapping[str, Write]) -> None:
        """Write to files that are open, each by the name of its table."""
        self.files = files
        self.counts = dict.fromkeys(files, 0)
        self._writers = writers
        self._rows: dict[str, list[Row]] = {name: [] for name in files}

    def write(self, rows: Iterable[Named]) -> None:
        """Take rows, each with the table that it is of, and every column in the table's order."""
        for table, row in rows:
            held = self._rows[table]
            held.append(row)
            if len(held) == _BATCH:
                self._flush(table)

    def flush(self) -> None:
        """Write what is held."""
        for table in self._rows:
            self._flush(table)

    def _flush(self, table: str) -> None:
        held = self._rows[table]
        if held:
            self.counts[table] += len(held)
            self._writers[table](held)
            held.clear()


@contextmanager
def table_writers(
    folder: Path, tables: Sequence[ExportTable], kind: Format, *, part: int = 1
) -> Iterator[TableWriters]:
    """Open the files of the first part of an export, or add a part to it; close them whatever goes wrong."""
    files = {table.name: file_name(table.name, kind, part) for table in tables}
    with ExitStack() as stack:
        try:
            opened = {
                table.name: stack.enter_context(FORMATS[kind](folder / files[table.name], table, add=part > 1))
                for table in tables
            }
        except ImportError as error:
            expected = "csv or ndjson, or pyarrow installed: agendawatch[export]"
            raise InputError(field="format", value=kind, expected=expected) from error
        writers = TableWriters(files, opened)
        yield writers
        writers.flush()


def file_name(table: str, kind: Format, part: int) -> str:
    """Name the file of a table; text is added to, and Parquet has a file for each part.

    >>> file_name("meetings", "parquet", 2), file_name("meetings", "csv", 2)
    ('meetings-0002.parquet', 'meetings.csv')
    """
    return f"{table}-{part:04d}.{kind}" if kind == "parquet" and part > 1 else f"{table}.{kind}"
