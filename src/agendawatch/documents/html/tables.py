"""Tables of HTML: their rows at once, without the walk that the rest of a page needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from agendawatch.documents.blocks import Cell, Link
from agendawatch.documents.html.flow import Flow, fold
from agendawatch.documents.html.grid import Spanning, fill
from agendawatch.documents.html.markup import BLOCKS, SILENT, STRUCK, is_struck

__all__ = ["Table", "whole_number"]

_DIGITS = 6
"""Digits of the largest number that an attribute can mean; more is a mistake or a trap."""
_GROUPS = frozenset({"thead", "tbody", "tfoot"})

_BARE = frozenset({"p", "div", "span", "b", "strong", "em", "i", "font", "small"})
"""Elements in a cell that change nothing of what it says."""


def whole_number(words: str | None, otherwise: int) -> int:
    """Read a small whole number that an attribute holds.

    >>> whole_number("3", 1), whole_number(None, 1), whole_number("3%", 1)
    (3, 1, 1)
    """
    words = (words or "").strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= _DIGITS else otherwise


@dataclass(slots=True)
class Table:
    """Reads the table elements of one page; cells that say the same are made once."""

    styled: bool
    """Whether styles on the page strike text through."""
    spanning: frozenset[int]
    """The cells that cover several places: asking each for its attributes takes longer than all else."""
    _plain: dict[str, Cell] = field(default_factory=dict)
    _heads: dict[str, Cell] = field(default_factory=dict)

    def read(self, table: LexborNode) -> tuple[str | None, tuple[tuple[Cell, ...], ...]]:
        """Give a table's caption and its rows with all spans filled in; rows without cells are left out."""
        caption: str | None = None
        rows: list[list[Cell | Spanning]] = []
        for child in _children(table):
            tag = child.tag
            if tag == "caption":
                flow = Flow()
                _gather(child, flow, styled=False)
                caption = flow.take().text or None
            elif tag == "tr":
                rows.append(self._row(child, head=False))
            elif tag in _GROUPS:
                rows.extend(self._row(row, head=tag == "thead") for row in _children(child) if row.tag == "tr")
        rows = [row for row in rows if row]
        return caption, fill(rows) if rows else ()

    def _row(self, row: LexborNode, *, head: bool) -> list[Cell | Spanning]:
        cells: list[Cell | Spanning] = []
        struck = self.styled and is_struck(row)
        spanning, styled = self.spanning, self.styled
        node = row.first_child
        while node is not None:
            tag = node.tag
            if tag in {"td", "th"}:
                header = head or tag == "th"
                child = node.first_child
                if styled or (spanning and node.mem_id in spanning):
                    cells.append(self._spanning(node, header=header, struck=struck))
                elif child is None:
                    cells.append(self._say("", header=header))
                else:
                    cells.append(self._cell(node, child, header=header))
            node = node.next
        return cells

    def _spanning(self, node: LexborNode, *, header: bool, struck: bool) -> Cell | Spanning:
        attributes = node.attributes
        child = node.first_child
        if struck or (self.styled and is_struck(node)):
            cell = self._walked(node, header=header)
            cell = Cell(cell.text, header, cell.links, (cell.text,) if cell.text else (), cell.moments)
        elif child is None:
            cell = self._say("", header=header)
        elif self.styled:
            cell = self._walked(node, header=header)
        else:
            cell = self._cell(node, child, header=header)
        if not attributes:
            return cell
        columns = whole_number(attributes.get("colspan"), 1) or 1
        rows = whole_number(attributes.get("rowspan"), 1)
        return cell if columns == rows == 1 else Spanning(cell, columns, rows)

    def _cell(self, node: LexborNode, child: LexborNode, *, header: bool) -> Cell:
        """Make a cell; one whose elements hold each other and a text at last needs no walk."""
        tag = child.tag
        while tag in _BARE and child.next is None:
            inner = child.first_child
            if inner is None:
                return self._say("", header=header)
            child, tag = inner, inner.tag
        if child.next is not None:
            return self._walked(node, header=header)
        if tag == "-text":
            return self._say(child.text_content or "", header=header)
        inner = child.first_child
        if tag == "a" and inner is not None and inner.tag == "-text" and inner.next is None:
            text = " ".join(fold(inner.text_content or "").split())
            url = child.attributes.get("href")
            return Cell(text, header, (Link(text, url),) if url and text else ())
        return self._walked(node, header=header)

    def _say(self, raw: str, *, header: bool) -> Cell:
        """Make a cell of text and nothing else; most cells of a long table say what others say."""
        made = self._heads if header else self._plain
        cell = made.get(raw)
        if cell is None:
            cell = made[raw] = Cell(" ".join(fold(raw).split()), header)
        return cell

    def _walked(self, node: LexborNode, *, header: bool) -> Cell:
        flow = Flow()
        _gather(node, flow, styled=self.styled)
        text, links, struck, moments, _ = flow.take()
        return Cell(text, header, links, struck, moments)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _gather(top: LexborNode, flow: Flow, *, styled: bool) -> None:
    """Gather the text inside an element; its blocks are lines."""
    open_nodes: list[tuple[LexborNode, str, bool]] = []
    node = top.first_child
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":
            flow.add(node.text_content or "")
        elif tag == "sup":
            flow.add_raised(node.text())
        elif tag[:1] != "-" and tag not in SILENT:
            struck = tag in STRUCK or (styled and is_struck(node))
            _open(node, tag, flow, struck=struck)
            child = node.first_child
            if child is not None:
                open_nodes.append((node, tag, struck))
                node = child
                continue
            _close(tag, flow, struck=struck)
        following = node.next
        while following is None and open_nodes:
            above, name, was_struck = open_nodes.pop()
            _close(name, flow, struck=was_struck)
            following = above.next
        node = following


def _open(node: LexborNode, tag: str, flow: Flow, *, struck: bool) -> None:
    if tag == "a":
        flow.open_link(node.attributes.get("href") or "")
    elif tag == "br" or tag in BLOCKS:
        flow.break_line()
    elif tag == "time":
        flow.open_moment(node.attributes.get("datetime") or "")
    if struck:
        flow.open_struck()


def _close(tag: str, flow: Flow, *, struck: bool) -> None:
    if struck:
        flow.close_struck()
    if tag == "a":
        flow.close_link()
    elif tag == "time":
        flow.close_moment()
    elif tag in BLOCKS:
        flow.break_line()
