"""A document as it is read down the page: headings, paragraphs, list items, pairs of key and value, whole tables.

A passage is a run of blocks that say one thing, with the words as a person reads them; where they stand is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from agendawatch.documents.tables import Cell, Table
from agendawatch.documents.tree import Block, BlockKind, Box, BoxKind, Link, Range, Region

if TYPE_CHECKING:
    from agendawatch.documents.document import Document


class PassageKind(StrEnum):
    """What a passage is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    KEY_VALUE = "key_value"
    """A term and what it stands for."""


class Slot(NamedTuple):
    """A place of a table, and what the cell says that covers it; a cell that spans several stands in each of them."""

    text: str
    header: bool = False
    links: tuple[Link, ...] = ()
    struck: tuple[str, ...] = ()
    """Words that are struck through."""
    spanned: bool = False
    """True where a row or column span repeats the cell, so that it is not counted twice."""
    ranges: tuple[Range, ...] = ()
    """Where its words stand in the document."""
    row: int | None = None
    """The row of the document's own table, counted from 0; `None` for a place that was put together."""

    def as_passage(self, kind: PassageKind, place: str, key: Slot | None = None) -> Passage:
        """Give what it says as a passage of its own; of a pair, `key` holds the term."""
        term, stands = (key.text, key.ranges) if key is not None else (None, ())
        return Passage(
            kind,
            self.text,
            links=self.links,
            key=term,
            struck=self.struck,
            place=place,
            ranges=self.ranges,
            key_ranges=stands,
        )


class Passage(NamedTuple):
    """One passage, in reading order."""

    kind: PassageKind
    text: str
    r"""As a person reads it: white space folded, `\\n` only where the page breaks the line itself.

    A table's is its rows, a line each, cells parted by tabs."""
    level: int = 0
    """1 to 6 for a heading; depth from 1 for a list item; 0 otherwise."""
    number: str | None = None
    """A list item's own number ("3"); `None` in an unordered list."""
    links: tuple[Link, ...] = ()
    rows: tuple[tuple[Slot, ...], ...] = ()
    """A table's rows, each equally long, spans filled in; `()` for other passages."""
    key: str | None = None
    """The term of a pair; a table's caption."""
    struck: tuple[str, ...] = ()
    """Words that are struck through."""
    region: str = "main"
    """`main`, or the part of the page that is not its content: `nav`, `header`, `footer`, `aside`."""
    place: str = ""
    """Where on the page, in a person's terms."""
    ranges: tuple[Range, ...] = ()
    """Where its words stand in the document: of a pair, its value's; `()` for what is told outside the text."""
    key_ranges: tuple[Range, ...] = ()
    """Where the term or the caption stands."""


_NAMES = {
    PassageKind.PARAGRAPH: "paragraph",
    PassageKind.LIST_ITEM: "list item",
    PassageKind.TABLE: "table",
    PassageKind.KEY_VALUE: "line",
}
_REGIONS = {Region.FORM: "main", Region.TEASER: "main", Region.COOKIE: "aside", Region.HEAD: "header"}
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.PSEUDO_HEADING, BlockKind.SUMMARY})
_EMPTY = Slot("")


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Read a document's passages.

    Before a page's own, in region `header`: its title as a heading of place "title", and the days that are told of
    it for machines as pairs of place "meta". After them, in region `aside`, what its abbreviations stand for.
    """
    pair = PassageKind.KEY_VALUE
    head = [Passage(pair, value, key=name, region="header", place="meta") for name, value in document.meta]
    if document.blocks and (title := document.blocks[0]).kind is BlockKind.TITLE:
        ranges = ((title.start, title.end),)
        head.insert(0, Passage(PassageKind.HEADING, title.text, 1, region="header", place="title", ranges=ranges))
    short = (Passage(pair, long, key=it, region="aside", place="abbreviation") for it, long in document.abbreviations)
    return (*head, *_PassageReader(document).read(), *short)


class _PassageReader:
    """Reads blocks in order; places are counted from the nearest heading."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plain = not (document.cut or document.raised or document.unfolded)
        self._paged = document.kind == "pdf"
        self._under = ""
        self._counts: dict[PassageKind, int] = {}
        self._term: Block | None = None
        """The term whose value is to come."""
        self._used = True
        self._numbered: set[int] = set()
        """The items that have told their number."""

    def read(self) -> Iterator[Passage]:
        """Give the passages."""
        document = self._document
        blocks, at = document.blocks, 0
        if self._paged:
            # What stands on every page of a paper is no part of what it says.
            blocks = [block for block in blocks if block.region is Region.MAIN]
        tables = {table.box.first: table for table in reversed(document.tables) if table.box.first < table.box.last}
        while at < len(blocks):
            block = blocks[at]
            if at in tables:
                yield from self._unused()
                yield self._table(tables[at])
                at = tables[at].box.last
                continue
            kind, end = block.kind, at + 1
            if kind is BlockKind.KEY:
                yield from self._unused()
                self._term, self._used = block, False
            elif kind is BlockKind.VALUE:
                end = _end(blocks, at, BoxKind.VALUE)
                yield self._value(block, blocks[end - 1].end)
            elif kind is BlockKind.LIST_ITEM:
                end = _end(blocks, at, BoxKind.ITEM)
                yield from self._unused()
                yield from self._item(block, blocks[end - 1].end)
            elif kind is not BlockKind.TITLE:
                yield from self._unused()
                read = PassageKind.HEADING if kind in _HEADINGS else PassageKind.PARAGRAPH
                yield from self._made(read, block, block.end, block.level)
            at = end
        yield from self._unused()

    def _item(self, block: Block, end: int) -> Iterator[Passage]:
        """Make a list item of a run of blocks that ends here; only the first of an item's has its number."""
        item = block.box.within(BoxKind.ITEM) or block.box
        level = sum(box.kind is BoxKind.LIST for box in item.above)
        number = None if item.number is None or id(item) in self._numbered else item.number
        if number is not None:
            self._numbered.add(id(item))
        yield from self._made(PassageKind.LIST_ITEM, block, end, level or 1, number)

    def _made(
        self, kind: PassageKind, block: Block, end: int, level: int, number: str | None = None
    ) -> Iterator[Passage]:
        start = block.start
        words = self._words(start, end)
        if words:
            links, struck = self._marks(start, end)
            region, place = _region(block.box), self._place(kind, words, start)
            yield Passage(kind, words, level, number, links, (), None, struck, region, place, ((start, end),))

    def _value(self, block: Block, end: int) -> Passage:
        """Make a pair of a term and a run of blocks that it stands for; a term's marks go to the first."""
        term = self._term
        if term is not None and block.box.within(BoxKind.PAIR) is not term.box.within(BoxKind.PAIR):
            term = None
        links, struck = self._marks(block.start, end)
        if term is not None and not self._used:
            above, over = self._marks(term.start, term.end)
            links, struck = (*above, *links), (*over, *struck)
        self._used = True
        words, ranges = self._words(block.start, end), ((block.start, end),)
        return self._keyed(term, block)._replace(text=words, links=links, struck=struck, ranges=ranges)

    def _unused(self) -> Iterator[Passage]:
        """Give a term that nothing was told of a passage of its own, so that it is not lost."""
        term = self._term
        if term is None:
            return
        if not self._used:
            links, struck = self._marks(term.start, term.end)
            yield self._keyed(term, term)._replace(links=links, struck=struck)
        self._term, self._used = None, True

    def _keyed(self, term: Block | None, block: Block) -> Passage:
        """Begin a pair with its term."""
        kind = PassageKind.KEY_VALUE
        made = Passage(kind, "", region=_region(block.box), place=self._place(kind, "", block.start))
        if term is None:
            return made
        return made._replace(key=self._words(term.start, term.end), key_ranges=((term.start, term.end),))

    def _table(self, table: Table) -> Passage:
        """Make a passage of a whole table."""
        kind, caption = PassageKind.TABLE, table.caption
        rows = self._rows(table)
        filled = [cell for row in table.rows for cell in row if cell.first < cell.last]
        start, end = (filled[0].start, filled[-1].end) if filled else (0, 0)
        if self._plain:
            words = self._document.text[start:end]
        else:
            words = "\n".join("\t".join(slot.text for slot in row if not slot.spanned).rstrip("\t") for row in rows)
        return Passage(
            kind,
            words,
            rows=rows,
            key=self._words(caption.start, caption.end) if caption is not None else None,
            region=_region(table.box),
            place=self._place(kind, words, start),
            ranges=((start, end),) if filled else (),
            key_ranges=((caption.start, caption.end),) if caption is not None else (),
        )

    def _rows(self, table: Table) -> tuple[tuple[Slot, ...], ...]:
        """Fill in what spans cover, and make rows equally long."""
        width, slots = table.width, dict[int, Slot]()
        rows: list[tuple[Slot, ...]] = []
        for at, row in enumerate(table.grid):
            line: list[Slot] = []
            for column, cell in enumerate(row):
                if cell is None or not cell.spans:
                    line.append(self._slot(cell) if cell is not None else _EMPTY)
                    continue
                slot = slots[id(cell)] = slots.get(id(cell)) or self._slot(cell)
                line.append(slot._replace(spanned=(at, column) != (cell.row, cell.column)))
            rows.append((*line, *[_EMPTY] * (width - len(line))))
        return tuple(rows)

    def _slot(self, cell: Cell) -> Slot:
        if cell.first == cell.last:
            return Slot("", cell.head, row=cell.row)
        start, end = cell.start, cell.end
        links, struck = self._marks(start, end)
        return Slot(self._words(start, end), cell.head, links, struck, False, ((start, end),), cell.row)

    def _words(self, start: int, end: int) -> str:
        return self._document.text[start:end] if self._plain else self._document.read(start, end).words

    def _marks(self, start: int, end: int) -> tuple[tuple[Link, ...], tuple[str, ...]]:
        document = self._document
        return (
            document.links_in(start, end) if document.links else (),
            tuple(document.text[a:b] for a, b in document.struck_in(start, end)) if document.struck else (),
        )

    def _place(self, kind: PassageKind, words: str, start: int) -> str:
        if self._paged:
            return f"page {self._document.runs_in(start, start + 1)[0].page}"
        if kind is PassageKind.HEADING:
            self._under = words.replace("\n", " ")
            self._counts.clear()
            return f"heading {self._under!r}"
        count = self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{_NAMES[kind]} {count}" + (f" under {self._under!r}" if self._under else "")


def _region(box: Box) -> str:
    return _REGIONS.get(box.region, box.region.value)


def _end(blocks: Sequence[Block], at: int, kind: BoxKind) -> int:
    """Find where the run of blocks ends that are read as one: all of an item's, or of a value's."""
    block, end = blocks[at], at + 1
    holder = block.box.within(kind)
    while end < len(blocks) and blocks[end].kind is block.kind and blocks[end].box.within(kind) is holder:
        end += 1
    return end
