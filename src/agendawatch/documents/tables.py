"""Tables of one type, whatever made them: markup, a PDF's rules or columns, tabs, or geometry alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from agendawatch.documents.tree import Block, Box, BoxKind
from agendawatch.errors import TooLargeError

CELLS = 400_000
"""Cells that a table may have once its spans are filled."""
_WIDEST = 1000
"""The HTML standard's own limit for `colspan`."""


@dataclass(slots=True, eq=False, repr=False, kw_only=True)
class Cell(Box):
    """A box at a place of a table, rows and columns counted from 0; it may cover several of them."""

    table: Table
    row: int
    column: int
    head: bool
    """Whether it heads a row or a column."""
    rowspan: int = 1
    """How many rows it covers."""
    colspan: int = 1
    """How many columns it covers."""

    def __repr__(self) -> str:
        """Show place and words."""
        return f"<Cell {self.row},{self.column} {self.text[:40]!r}>"

    @property
    def spans(self) -> bool:
        """Whether it covers more than one place."""
        return self.rowspan != 1 or self.colspan != 1


def cell_of(block: Block) -> Cell | None:
    """Find the innermost table cell about a block; `None` outside tables."""
    box = block.box.within(BoxKind.CELL)
    return box if isinstance(box, Cell) else None


@dataclass(eq=False, repr=False)
class Table:
    """Cells in rows and columns. `at` finds the cell at any place, those that spans cover too."""

    made: str
    """What made it: `html`, `aria`, `tabs`, `bars`; in a PDF `rules`, `bands` or `columns`."""
    box: Box
    """The box of the whole table."""
    rows: list[list[Cell]] = field(default_factory=list)
    """The cells of each row, as written: spans are not repeated."""
    caption: Block | None = None
    spanning: bool = False
    """Whether any cell covers several places."""

    def __repr__(self) -> str:
        """Show how it was made, and how large it is."""
        return f"<Table {self.made} {self.height}x{self.width}>"

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in self.grid), default=0)

    def at(self, row: int, column: int) -> Cell | None:
        """Find the cell that covers a place; `None` where no cell does."""
        grid = self.grid
        return grid[row][column] if 0 <= row < len(grid) and 0 <= column < len(grid[row]) else None

    @cached_property
    def grid(self) -> Sequence[Sequence[Cell | None]]:
        """The rows with every cell in all places that it covers; rows may be of unequal length."""
        return self._filled() if self.spanning else self.rows

    def settle(self) -> None:
        """Count rows and columns once all cells are there; refuse a table over the limit.

        A span that runs past the last row ends there. A cell that markup puts where another lies comes after it.
        """
        if self.spanning:
            for at, row in enumerate(self.rows):
                for cell in row:
                    cell.row = at
            # Columns are found by filling, and kept: `grid` is built once.
            self.grid = self._filled()
        width = max(map(len, self.grid), default=0)
        _check(max(sum(map(len, self.grid)), width * len(self.rows)))

    def _filled(self) -> list[list[Cell | None]]:
        covered: dict[int, tuple[int, Cell]] = {}
        grid: list[list[Cell | None]] = []
        places = width = 0
        for at, row in enumerate(self.rows):
            if not covered and not any(cell.spans for cell in row):
                grid.append(row)  # type: ignore[arg-type]  # nobody writes to it
                places += len(row)
                width = max(width, len(row))
                continue
            line: list[Cell | None] = []
            left = len(self.rows) - at
            for cell in row:
                _from_above(line, covered)
                cell.column = len(line)
                if not cell.spans:
                    line.append(cell)
                    continue
                below, wide = min(cell.rowspan or left, left), min(max(cell.colspan, 1), _WIDEST)
                cell.rowspan, cell.colspan = below, wide
                for _ in range(wide):
                    if below > 1:
                        covered[len(line)] = (below - 1, cell)
                    line.append(cell)
                _check(len(line))
            _from_above(line, covered)
            for column in sorted(column for column in covered if column > len(line)):
                line.extend([None] * (column - len(line)))
                _from_above(line, covered)
            grid.append(line)
            places += len(line)
            width = max(width, len(line))
            _check(max(places, width * len(grid)))
        return grid


def _check(places: int) -> None:
    if places > CELLS:
        raise TooLargeError(limit=f"{CELLS} table cells", came="a table with more")


def _from_above(line: list[Cell | None], covered: dict[int, tuple[int, Cell]]) -> None:
    while len(line) in covered:
        below, cell = covered.pop(len(line))
        if below > 1:
            covered[len(line)] = (below - 1, cell)
        line.append(cell)
