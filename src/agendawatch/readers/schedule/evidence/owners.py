"""Whose the columns, the sections and the rows of a table are, found in one pass down it."""

from __future__ import annotations

from agendawatch.readers.schedule.evidence.page import Grid, GridCell, NameMention

__all__ = ["Owners"]

_Owner = tuple[str, str, NameMention]
"""A kind of relation, its feature, and the name."""


class Owners:
    """Whose the places of one table are."""

    def __init__(self, grid: Grid) -> None:
        """Go down a table once."""
        self._width = grid.width
        self._above: dict[int, list[_Owner]] = {}
        self._heads: dict[int, GridCell] = {}
        self._carried: dict[int, NameMention | None] = {}
        self._columns: dict[int, _Owner] = {}
        self._section: _Owner | None = None
        self._open: dict[int, GridCell] = {}
        self._led: NameMention | None = None
        for row in range(len(grid.rows)):
            cells = grid.row_cells(row)
            begun = [cell for cell in cells if cell.row == row]
            for cell in begun:
                self._place(cell)
            alone = sum(bool(cell.text) for cell in cells) == 1 and self._width > 1
            for cell in begun:
                self._take(cell, alone=alone)
            self._lead(grid, row)

    def above(self, cell: GridCell) -> list[_Owner]:
        """Give the names that head a cell's column and its part of the table."""
        return self._above.get(id(cell), [])

    def head(self, cell: GridCell) -> GridCell | None:
        """Give the head of a cell's column."""
        return self._heads.get(id(cell))

    def carried(self, cell: GridCell) -> NameMention | None:
        """Give the name that leads the nearest row above whose first cell isn't empty."""
        return self._carried.get(cell.row)

    def _place(self, cell: GridCell) -> None:
        """Note what stands above a cell."""
        self._above[id(cell)] = [it for it in (self._columns.get(cell.column), self._section) if it is not None]
        if cell.column in self._open:
            self._heads[id(cell)] = self._open[cell.column]

    def _take(self, cell: GridCell, *, alone: bool) -> None:
        """Let a cell head what stands under it."""
        columns = range(cell.column, cell.column + cell.colspan)
        heads = cell.head or cell.row == 0
        if cell.text and heads and cell.column not in self._open:
            for column in columns:
                self._open.setdefault(column, cell)
        name = next(cell.names, None)
        if name is None or any(True for _ in cell.days):
            return
        if cell.colspan >= self._wide or (alone and cell.column == 0):
            self._section = ("section", "section", name)
            self._columns = {column: it for column, it in self._columns.items() if it[1] == "column.head"}
            return
        for column in columns:
            self._columns[column] = ("column", "column.head" if heads else "column.inner", name)

    @property
    def _wide(self) -> int:
        """How many columns a cell covers, at least, that stands over a section."""
        return max(2, self._width - 1)

    def _lead(self, grid: Grid, row: int) -> None:
        """Note the name that leads a row, for the rows under it whose first cell is empty."""
        first = grid.at(row, 0)
        if first is None:
            return
        if not first.text:
            self._carried[row] = self._led
            return
        self._led = next(first.names, None) if first.colspan < self._wide else None
