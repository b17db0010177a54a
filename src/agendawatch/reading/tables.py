"""A table as an HTML walk goes through it."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from agendawatch.reading.blocks import Cell
from agendawatch.reading.flow import Flow
from agendawatch.reading.grid import Spanning, fill

__all__ = ["Table", "whole_number"]

_DIGITS = 6
"""Digits of the largest number that an attribute can mean; more is a mistake or a trap."""


def whole_number(words: str | None, otherwise: int) -> int:
    """Read a small whole number that an attribute holds.

    >>> whole_number("3", 1), whole_number(None, 1), whole_number("3%", 1)
    (3, 1, 1)
    """
    words = (words or "").strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= _DIGITS else otherwise


class Table:
    """An open table: its rows so far, and the cell that is being filled."""

    def __init__(self) -> None:
        """Begin without rows."""
        self.caption: str | None = None
        self._rows: list[list[Spanning]] = []
        self._cell: Spanning | None = None
        self._head = False

    def enter(self, node: LexborNode, tag: str, flow: Flow) -> None:
        """Open a part of the table, or a line in one of its cells."""
        if tag in {"td", "th"}:
            flow.take()
            columns = whole_number(node.attributes.get("colspan"), 1) or 1
            rows = whole_number(node.attributes.get("rowspan"), 1)
            self._cell = Spanning(Cell("", header=tag == "th" or self._head), columns, rows)
        elif tag == "tr":
            self._rows.append([])
        elif tag == "caption":
            flow.take()
        elif tag == "thead":
            self._head = True
        else:
            flow.break_line()

    def leave(self, tag: str, flow: Flow) -> None:
        """Close a part of the table, or a line in one of its cells."""
        if tag in {"td", "th"} and self._cell is not None:
            text, links, struck, _ = flow.take()
            cell = Cell(text, self._cell.cell.header, links, struck)
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append(Spanning(cell, self._cell.columns, self._cell.rows))
            self._cell = None
        elif tag == "caption":
            self.caption = flow.take()[0] or None
        elif tag == "thead":
            self._head = False
        else:
            flow.break_line()

    def grid(self) -> tuple[tuple[Cell, ...], ...]:
        """Give the rows that have cells, with all spans filled in."""
        rows = [row for row in self._rows if row]
        return fill(rows) if rows else ()
