"""Rows of cells with spans into a full grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from agendawatch.documents.blocks import Cell
from agendawatch.errors import TooLargeError

__all__ = ["CELLS", "Spanning", "fill"]

CELLS = 400_000
"""Cells that a table may have once its spans are filled."""
_WIDEST = 1000
"""The HTML standard's own limit for `colspan`."""


class Spanning(NamedTuple):
    """A cell as written, with how many columns and rows it covers; 0 rows means all that are left."""

    cell: Cell
    columns: int = 1
    rows: int = 1


def fill(rows: Sequence[Sequence[Cell | Spanning]]) -> tuple[tuple[Cell, ...], ...]:
    """Put every cell in all places that it covers, and make rows equally long.

    >>> a, b, c = (Cell(letter) for letter in "abc")
    >>> [[cell.text for cell in row] for row in fill([[Spanning(a, rows=2), b], [c]])]
    [['a', 'b'], ['a', 'c']]

    A cell by itself covers one place. A span that runs past the last row ends there. Over `CELLS` places it refuses.
    """
    covered: dict[int, tuple[int, Cell]] = {}
    grid: list[list[Cell]] = []
    width = places = 0
    for index, row in enumerate(rows):
        if covered or Spanning in map(type, row):
            line = _line(row, covered, len(rows) - index)
        else:
            line = [each for each in row if isinstance(each, Cell)]
        grid.append(line)
        width = max(width, len(line))
        places += len(line)
        _check_places(max(places, width * len(grid)))
    empty = Cell("")
    return tuple(tuple(line) + (empty,) * (width - len(line)) for line in grid)


def _check_places(places: int) -> None:
    if places > CELLS:
        limit = f"{CELLS} table cells"
        raise TooLargeError(limit, "a table with more")


def _line(row: Sequence[Cell | Spanning], covered: dict[int, tuple[int, Cell]], left: int) -> list[Cell]:
    """Lay one row out between the cells that come down from above; keep what goes on below in `covered`."""
    line: list[Cell] = []
    for given in row:
        each = given if isinstance(given, Spanning) else Spanning(given)
        _from_above(line, covered)
        below = (each.rows or left) - 1
        again = replace(each.cell, spanned=True) if below > 0 or each.columns > 1 else each.cell
        for offset in range(min(max(each.columns, 1), _WIDEST)):
            if below > 0:
                covered[len(line)] = (min(below, left - 1), again)
            line.append(again if offset else each.cell)
        _check_places(len(line))
    _from_above(line, covered)
    for column in sorted(column for column in covered if column > len(line)):
        line.extend([Cell("")] * (column - len(line)))
        _from_above(line, covered)
    return line


def _from_above(line: list[Cell], covered: dict[int, tuple[int, Cell]]) -> None:
    while len(line) in covered:
        below, cell = covered.pop(len(line))
        if below > 1:
            covered[len(line)] = (below - 1, cell)
        line.append(cell)
