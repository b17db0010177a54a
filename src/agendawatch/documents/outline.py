"""Blocks, boxes and tables of a document as they are found in it, from the top down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.documents.document import Document
from agendawatch.documents.tables import Cell, Table
from agendawatch.documents.tree import Block, BlockKind, Box, BoxKind, Region

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class Outline:
    """Puts blocks into boxes, in reading order; a list opens with its first item."""

    def __init__(self, document: Document, tag: str = "document") -> None:
        """Begin at the top of a document."""
        self._document = document
        self.blocks: list[Block] = []
        self.boxes: list[Box] = []
        self.tables: list[Table] = []
        document.blocks, document.boxes, document.tables = self.blocks, self.boxes, self.tables
        self.headings: tuple[Block, ...] = ()
        """Those that stand over the next block."""
        self.root = self.box = self.open(BoxKind.DOCUMENT, tag, None)

    def open(self, kind: BoxKind, tag: str, parent: Box | None, node: LexborNode | None = None) -> Box:
        """Open a box in another, in the same region."""
        region = parent.region if parent is not None else Region.MAIN
        box = Box(kind, tag, parent, self._document, len(self.blocks), region, node)
        self.boxes.append(box)
        return box

    def close(self, box: Box) -> None:
        """Close a box, which need not be the one that blocks are put into."""
        box.last = len(self.blocks)

    def close_to(self, box: Box) -> None:
        """Close the boxes inside one, into which blocks are put from now on."""
        while self.box is not box:
            self.close(self.box)
            self.box = self.box.parent or box

    def end_list(self) -> None:
        """Close a list that is open."""
        if self.box.kind is BoxKind.LIST:
            self.close_to(self.box.parent or self.root)

    def put(self, kind: BlockKind, start: int, end: int, level: int = 0, box: Box | None = None) -> Block:
        """Put a block into a box, which ends with it so far, else into the open one behind its list."""
        if box is None:
            self.end_list()
        if level:  # it ends what headings of its level head, and stands under none of them
            self.headings = tuple(above for above in self.headings if above.level < level)
        block = Block(kind, start, end, box or self.box, self.headings, level)
        self.blocks.append(block)
        block.box.last = len(self.blocks)
        if level:
            self.headings = (*self.headings, block)
        return block

    def put_item(self, start: int, end: int, number: str | None) -> None:
        """Put a list item, into the list of the item before it."""
        if self.box.kind is not BoxKind.LIST:
            self.box = self.open(BoxKind.LIST, "list", self.box)
        item = self.open(BoxKind.ITEM, "item", self.box)
        item.number = number
        self.put(BlockKind.LIST_ITEM, start, end, box=item)

    def open_table(self, made: str) -> Table:
        """Begin a table, behind any list."""
        self.end_list()
        table = Table(made, self.open(BoxKind.TABLE, "table", self.box))
        self.tables.append(table)
        return table

    def open_row(self, table: Table) -> Box:
        """Begin a table's next row."""
        table.rows.append([])
        return self.open(BoxKind.ROW, "row", table.box)

    def open_cell(
        self, table: Table, row: Box, column: int, *, head: bool = False, node: LexborNode | None = None
    ) -> Cell:
        """Begin a cell of a table's last row."""
        cell = Cell(table, len(table.rows) - 1, column, row, len(self.blocks), head, node)
        table.rows[-1].append(cell)
        self.boxes.append(cell)
        return cell

    def close_table(self, table: Table) -> None:
        """End a table, and count its rows and columns."""
        self.close(table.box)
        table.settle()
