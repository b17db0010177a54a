"""Rows into files of one format, a file a table, as they come; nothing is held but a batch."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from pydantic_core import to_json

from agendawatch.errors import InputError
from agendawatch.exports.tables import Cell, ExportTable, Row
from agendawatch.model import STOCKHOLM

Format = Literal["csv", "parquet", "ndjson"]

_BATCH = 2_000
"""Rows of a table that are held at most, and rows of a group in Parquet."""

Cells = Sequence[Cell]
"""What rows have in one column."""


class TableWriter(Protocol):
    """Writes rows of one table into one file."""

    def write(self, columns: Sequence[Cells]) -> None:
        """Take rows, told column by column in the table's order."""
        ...

    def close(self) -> None:
        """End the file."""
        ...


@lru_cache(maxsize=4096)
def _moment(moment: dt.datetime | None) -> str | None:
    """Write a moment as ISO 8601 on Swedish clocks: rows side by side share most of them."""
    return moment.astimezone(STOCKHOLM).isoformat() if moment else None


def _days(cells: Cells) -> Cells:
    return [cell.isoformat() if isinstance(cell, dt.date) else None for cell in cells]


def _moments(cells: Cells) -> Cells:
    return [_moment(cell) if isinstance(cell, dt.datetime) else None for cell in cells]


def _booleans(cells: Cells) -> Cells:
    return [None if cell is None else "true" if cell else "false" for cell in cells]


_TEXT: Mapping[str, Callable[[Cells], Cells]] = {"date": _days, "datetime": _moments}
"""How text formats write what is neither text nor a number, by a column's type."""
_CSV = {**_TEXT, "boolean": _booleans}


def _written(
    table: ExportTable, columns: Sequence[Cells], by: Mapping[str, Callable[[Cells], Cells]]
) -> Iterator[Cells]:
    """Turn columns into rows, as a format writes them."""
    told = (by[it.kind](cells) if it.kind in by else cells for it, cells in zip(table.columns, columns, strict=True))
    return zip(*told, strict=True)


class _Csv:
    """RFC 4180 in UTF-8; an empty cell is one that holds nothing."""

    def __init__(self, file: Path, table: ExportTable, *, add: bool) -> None:
        self._table = table
        begun = add and file.exists()
        self._file = file.open("a" if begun else "w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        if not begun:
            self._writer.writerow([column.name for column in table.columns])

    def write(self, columns: Sequence[Cells]) -> None:
        self._writer.writerows(_written(self._table, columns, _CSV))

    def close(self) -> None:
        self._file.close()


class _Ndjson:
    """An object a line, with every column."""

    def __init__(self, file: Path, table: ExportTable, *, add: bool) -> None:
        self._table = table
        self._names = [column.name for column in table.columns]
        self._file = file.open("ab" if add else "wb")

    def write(self, columns: Sequence[Cells]) -> None:
        rows = _written(self._table, columns, _TEXT)
        self._file.writelines(to_json(dict(zip(self._names, row, strict=True))) + b"\n" for row in rows)

    def close(self) -> None:
        self._file.close()


class _Parquet:
    """Groups of rows, compressed; a file that is added to is another file beside the first."""

    def __init__(self, file: Path, table: ExportTable, *, add: bool) -> None:
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
            pa.field(
                column.name, kinds[column.kind], nullable=not column.required, metadata={"description": column.says}
            )
            for column in table.columns
        ]
        schema = pa.schema(fields, metadata={"title": table.says})
        self._batch: Callable[[list[Any]], Any] = partial(pa.record_batch, schema=schema)  # Any: pyarrow has no types
        self._cells: list[Callable[[Cells], Any]] = [partial(pa.array, type=field.type) for field in fields]  # likewise
        self._writer = pq.ParquetWriter(file, schema, compression="zstd")

    def write(self, columns: Sequence[Cells]) -> None:
        told = [make(cells) for make, cells in zip(self._cells, columns, strict=True)]
        self._writer.write_batch(self._batch(told))

    def close(self) -> None:
        self._writer.close()


FORMATS: Mapping[Format, Callable[..., TableWriter]] = {"csv": _Csv, "parquet": _Parquet, "ndjson": _Ndjson}


class TableWriters:
    """A writer for each table of an export, and the rows that each took."""

    def __init__(self, folder: Path, tables: Sequence[ExportTable], kind: Format, *, part: int = 1) -> None:
        """Open the files of the first part of an export, or add a part to it."""
        self.files = {table.name: file_name(table.name, kind, part) for table in tables}
        self.counts = dict.fromkeys(self.files, 0)
        self._rows: dict[str, list[Row]] = {name: [] for name in self.files}
        self._columns = {table.name: [column.name for column in table.columns] for table in tables}
        self._writers: dict[str, TableWriter] = {}
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
        """Write what is held, unless something went wrong, and close them."""
        try:
            for table in self._rows if error is None else ():
                self._flush(table)
        finally:
            for writer in self._writers.values():
                writer.close()

    def write(self, table: str, row: Row) -> None:
        """Take a row of a table; columns that it does not name are empty."""
        held = self._rows[table]
        held.append(row)
        if len(held) == _BATCH:
            self._flush(table)

    def _flush(self, table: str) -> None:
        held = self._rows[table]
        if held:
            self._writers[table].write([[row.get(name) for row in held] for name in self._columns[table]])
            self.counts[table] += len(held)
            held.clear()


def file_name(table: str, kind: Format, part: int) -> str:
    """Name the file of a table; text is added to, and Parquet has a file for each part.

    >>> file_name("meetings", "parquet", 2), file_name("meetings", "csv", 2)
    ('meetings-0002.parquet', 'meetings.csv')
    """
    return f"{table}-{part:04d}.{kind}" if kind == "parquet" and part > 1 else f"{table}.{kind}"
