"""Rows into files of one format, a file a table, as they come; nothing is held but a batch."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from agendawatch.errors import InputError
from agendawatch.exports.tables import Cell, Row, Table
from agendawatch.model import STOCKHOLM

__all__ = ["FORMATS", "Format", "Writer", "Writers"]

Format = Literal["csv", "parquet", "ndjson"]

_PLAIN = frozenset({str, int, bool})
_BATCH = 5_000
"""Rows of a group in Parquet."""


class Writer(Protocol):
    """Writes rows of one table into one file."""

    def write(self, row: Row) -> None:
        """Take a row; columns that it does not name are empty."""
        ...

    def close(self) -> None:
        """End the file."""
        ...


def plain(cell: Cell) -> str | int | bool | None:
    """Write a cell as text formats do: days and moments as ISO 8601, moments on Swedish clocks."""
    if cell is None or type(cell) in _PLAIN:
        return cell  # type: ignore[return-value] # as just looked at; most cells are such, and there are millions
    return _day(cell) if isinstance(cell, dt.date) else cell


@lru_cache(maxsize=4096)
def _day(day: dt.date) -> str:
    """Write a day, or a moment on Swedish clocks: rows side by side share most of them."""
    return day.astimezone(STOCKHOLM).isoformat() if isinstance(day, dt.datetime) else day.isoformat()


class _Csv:
    """RFC 4180 in UTF-8; an empty cell is one that holds nothing."""

    def __init__(self, file: Path, table: Table, *, add: bool) -> None:
        self._columns = [column.name for column in table.columns]
        begun = add and file.exists()
        self._file = file.open("a" if begun else "w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        if not begun:
            self._writer.writerow(self._columns)

    def write(self, row: Row) -> None:
        self._writer.writerow([_text(row.get(name)) for name in self._columns])

    def close(self) -> None:
        self._file.close()


def _text(cell: Cell) -> str | int | None:
    if cell is None or type(cell) is str:
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return plain(cell)


class _Ndjson:
    """An object a line, with every column."""

    def __init__(self, file: Path, table: Table, *, add: bool) -> None:
        self._columns = [column.name for column in table.columns]
        self._file = file.open("a" if add else "w", encoding="utf-8", newline="\n")

    def write(self, row: Row) -> None:
        told = {name: plain(row.get(name)) for name in self._columns}
        self._file.write(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")

    def close(self) -> None:
        self._file.close()


class _Parquet:
    """Groups of rows, compressed; a file that is added to is another file beside the first."""

    def __init__(self, file: Path, table: Table, *, add: bool) -> None:
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
            pa.field(it.name, kinds[it.kind], nullable=not it.required, metadata={"description": it.says})
            for it in table.columns
        ]
        self._schema = pa.schema(fields, metadata={"title": table.says})
        self._table: Callable[..., Any] = pa.Table.from_pydict  # Any: pyarrow has no types
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: dict[str, list[Cell]] = {column.name: [] for column in table.columns}
        self._count = 0

    def write(self, row: Row) -> None:
        for name, cells in self._rows.items():
            cells.append(row.get(name))
        self._count += 1
        if self._count == _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(self._table(self._rows, schema=self._schema))
        for cells in self._rows.values():
            cells.clear()
        self._count = 0

    def close(self) -> None:
        if self._count:
            self._flush()
        self._writer.close()


FORMATS: Mapping[Format, Callable[..., Writer]] = {"csv": _Csv, "parquet": _Parquet, "ndjson": _Ndjson}


class Writers:
    """A writer for each table of an export, and the rows that each took."""

    def __init__(self, folder: Path, tables: Sequence[Table], kind: Format, *, part: int = 1) -> None:
        """Open the files of the first part of an export, or add a part to it."""
        self.files = {table.name: file_name(table.name, kind, part) for table in tables}
        self.counts = dict.fromkeys(self.files, 0)
        self._writers: dict[str, Writer] = {}
        try:
            for table in tables:
                file = folder / self.files[table.name]
                self._writers[table.name] = FORMATS[kind](file, table, add=part > 1)
        except ImportError as error:
            raise InputError(
                field="format", value=kind, expected="csv or ndjson, or pyarrow installed: agendawatch[export]"
            ) from error

    def __enter__(self) -> Self:
        """Close them at the end of a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close them."""
        for writer in self._writers.values():
            writer.close()

    def write(self, table: str, row: Row) -> None:
        """Take a row of a table."""
        self._writers[table].write(row)
        self.counts[table] += 1


def file_name(table: str, kind: Format, part: int) -> str:
    """Name the file of a table; text is added to, and Parquet has a file for each part.

    >>> file_name("meetings", "parquet", 2), file_name("meetings", "csv", 2)
    ('meetings-0002.parquet', 'meetings.csv')
    """
    return f"{table}-{part:04d}.{kind}" if kind == "parquet" and part > 1 else f"{table}.{kind}"
