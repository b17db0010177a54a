"""Grids that white space alone shows: words that stand under one another, with white between that runs down through all.

Each is a hypothesis over words of the document that may be another text altogether; what months and names would tell is
not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agendawatch.documents.document import Document
from agendawatch.documents.tree import Range

_PART = re.compile(r"\S+(?: \S+)*")
"""Words that one space at most parts."""
_ROWS_AT_LEAST = 3
_COLUMNS_AT_LEAST = 2
_ROWS_AT_MOST = 400
_WIDEST = 300
"""Characters of a line that may be a row."""
Rows = Sequence[Sequence[Sequence[Range]]]
"""A grid: for each row and column, where the words stand that its cell holds."""


class _LinePart(NamedTuple):
    """Words on a line: where they begin and end on it, and in the document."""

    left: int
    right: int
    start: int
    end: int


def find_grids(document: Document) -> Iterator[Rows]:
    """Find the grids that a document's spaces show, in reading order."""
    for first, last in document.unfolded if document.kind != "pdf" else ():
        start = document.text.rfind("\n", 0, first) + 1
        run: list[list[_LinePart]] = []
        at = start
        for line in [*document.text[start:last].split("\n"), ""]:
            parts = [_LinePart(*match.span(), at + match.start(), at + match.end()) for match in _PART.finditer(line)]
            at += len(line) + 1
            if parts and len(line) <= _WIDEST and "\t" not in line and len(run) < _ROWS_AT_MOST:
                run.append(parts)
                continue
            yield from _grid_of(run)
            run = []


def _grid_of(run: Sequence[list[_LinePart]]) -> Iterator[Rows]:
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
    yield rows
