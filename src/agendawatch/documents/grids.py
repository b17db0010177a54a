"""Grids that geometry alone shows: columns of spaces, and cells that came one on a line.

Each is a hypothesis, a table over words of the document that may be another text altogether; what months and names
would tell is not asked here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agendawatch.documents.tables import Cell, Table
from agendawatch.documents.tree import BlockKind, Box, BoxKind, MarkedText, Range

_PART = re.compile(r"\S+(?: \S+)*")
"""Words that one space at most parts."""
_ROWS_AT_LEAST = 3
_COLUMNS_AT_LEAST = 2
_ROWS_AT_MOST = 400
_WIDEST = 300
"""Characters of a line that may be a row."""
_CELL_AT_MOST = 60
_CELLS_AT_LEAST = 6
_CELLS_AT_MOST = 2_000
"""Cells of a run that is tried; a longer one is a text."""
_HEADS_AT_MOST = 40
_SKIPPED_AT_MOST = 6
"""Lines above a grid that may stand in its run: a title, a year."""
_AGREE = 0.85
"""Share of cells that are of their column's shape."""
_BEST = 3
_EMPTY = frozenset("-–—−/.…")


def find_grids(document: MarkedText) -> tuple[Table, ...]:
    """Find the grids that a document's spaces and line ends show, in reading order."""
    if document.kind == "pdf" or not document.blocks:
        return ()
    found = [*_aligned(document), *_stacked(document)]
    return tuple(sorted(found, key=lambda table: table.rows[0][0].start if table.rows[0][0].pieces else 0))


class _LinePart(NamedTuple):
    """Words on a line: where they begin and end on it, and in the document."""

    left: int
    right: int
    start: int
    end: int


def _aligned(document: MarkedText) -> Iterator[Table]:
    """Find lines whose words stand under one another, with white between that runs down through all."""
    for first, last in document.unfolded:
        start = document.text.rfind("\n", 0, first) + 1
        run: list[list[_LinePart]] = []
        at = start
        for line in [*document.text[start:last].split("\n"), ""]:
            parts = [_LinePart(*match.span(), at + match.start(), at + match.end()) for match in _PART.finditer(line)]
            at += len(line) + 1
            if parts and len(line) <= _WIDEST and "\t" not in line and len(run) < _ROWS_AT_MOST:
                run.append(parts)
                continue
            yield from _grid_of(document, run)
            run = []


def _grid_of(document: MarkedText, run: Sequence[list[_LinePart]]) -> Iterator[Table]:
    """Make a grid of lines; none where fewer than three hold several parts, or no white runs down."""
    while run and len(run[0]) == 1:
        run = run[1:]
    while run and len(run[-1]) == 1:
        run = run[:-1]
    columns: list[tuple[int, int]] = []
    for part in sorted(part for row in run for part in row):
        if columns and part.left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], part.right))
        else:
            columns.append((part.left, part.right))
    several = sum(len(row) > 1 for row in run)
    if several < _ROWS_AT_LEAST or len(columns) < _COLUMNS_AT_LEAST:
        return
    rows: list[list[list[Range]]] = []
    for row in run:
        cells: list[list[Range]] = [[] for _ in columns]
        for part in row:
            home = next(at for at, (left, right) in enumerate(columns) if left <= part.left < right)
            cells[home].append((part.start, part.end))
        rows.append(cells)
    yield _table(document, "aligned", rows)


class _ShortLine(NamedTuple):
    """A short line that may be a cell, and how many empty lines stand before it."""

    start: int
    end: int
    gap: int


def _stacked(document: MarkedText) -> Iterator[Table]:
    """Find runs of short lines that come out as rows: figures under figures, words under words."""
    run: list[_ShortLine] = []
    for line in _short_lines(document):
        if line is not None and len(run) < _CELLS_AT_MOST:
            run.append(line)
            continue
        yield from _stacks(document, run)
        run = []
    yield from _stacks(document, run)


def _short_lines(document: MarkedText) -> Iterator[_ShortLine | None]:
    """Give the lines outside tables; `None` where a longer one ends a run."""
    for block in document.blocks:
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or block.box.within(BoxKind.TABLE) is not None:
            yield None
            continue
        for start, end in block.lines:
            said = document.text[start:end]
            if len(said.strip()) > _CELL_AT_MOST:
                yield None
            else:
                first = start + len(said) - len(said.lstrip())
                yield _ShortLine(first, start + len(said.rstrip()), document.gap(first))


def _stacks(document: MarkedText, run: Sequence[_ShortLine]) -> Iterator[Table]:
    """Cut a run of lines into rows of every width, and keep the few that agree best down their columns."""
    if len(run) < _CELLS_AT_LEAST:
        return
    step = Counter(line.gap for line in run[1:]).most_common(1)[0][0]
    cells: list[Range | None] = []
    for at, line in enumerate(run):
        # A longer gap than the usual one leaves places empty, a shorter one goes on with the cell above.
        if at and line.gap < step and cells[-1] is not None:
            cells[-1] = (cells[-1][0], line.end)
            continue
        cells += [None] * (line.gap - step if at and step else 0)
        cells.append((line.start, line.end))
    shapes = [_shape(document.text, cell) for cell in cells]
    found: list[tuple[float, int, int]] = []
    for skipped in range(min(_SKIPPED_AT_MOST, len(cells))):
        for width in range(_COLUMNS_AT_LEAST, min(_HEADS_AT_MOST, len(cells) // _ROWS_AT_LEAST) + 1):
            if (len(cells) - skipped) % width == 0 and (len(cells) - skipped) // width >= _ROWS_AT_LEAST:
                agreeing = _agreement(shapes[skipped:], width)
                if agreeing >= _AGREE:
                    found.append((agreeing, width, skipped))
    for agreeing, width, skipped in sorted(found, key=lambda each: (-each[0], each[2], each[1]))[:_BEST]:
        kept = cells[skipped:]
        rows = [[[cell] if cell else [] for cell in kept[at : at + width]] for at in range(0, len(kept), width)]
        table = _table(document, "gaps" if step else "lines", rows)
        table.score = agreeing
        yield table


def _shape(text: str, cell: Range | None) -> str:
    """Tell figures from words; what is empty is of no shape."""
    said = text[cell[0] : cell[1]].strip() if cell else ""
    if not said or set(said) <= _EMPTY:
        return ""
    return "9" if said[0].isdigit() else "a"


def _agreement(shapes: Sequence[str], width: int) -> float:
    """Tell how many cells under the heads are of their column's shape; 0 where all columns are of one."""
    columns = [[shape for shape in shapes[width + at :: width] if shape] for at in range(width)]
    most = [Counter(column).most_common(1)[0] for column in columns if column]
    if len({shape for shape, _ in most}) < 2 or "9" in shapes[:width][1:]:  # noqa: PLR2004 - names beside figures
        return 0.0
    return sum(count for _, count in most) / max(sum(map(len, columns)), 1)


def _table(document: MarkedText, made: str, rows: Sequence[Sequence[Sequence[Range]]]) -> Table:
    """Make a table over words of a document."""
    table = Table(made, _about(document, rows))
    for at, row in enumerate(rows):
        cells = [Cell(table, at, column, table.box, 0, at == 0, tuple(pieces)) for column, pieces in enumerate(row)]
        table.rows.append(cells)
    table.settle()
    return table


def _about(document: MarkedText, rows: Sequence[Sequence[Sequence[Range]]]) -> Box:
    """Find the box that a grid's first words stand in."""
    first = next(pieces[0] for row in rows for pieces in row if pieces)
    block = document.block_in(*first)
    return document.blocks[block].box if block is not None else document.root
