"""A document: its text, what stands where in it, and how it is read and looked through."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from agendawatch.budget import spend
from agendawatch.documents.passages import Passage, passages_of
from agendawatch.documents.tables import Cell, Table, cell_of
from agendawatch.documents.text import fold, inside
from agendawatch.documents.tree import Block, BlockKind, Box, BoxKind, Link, Moment, Range, Reading, Region, Run

# Blocks, boxes and tables of a document as they are found in it, from the top down.

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
        tag = "th" if node is not None and node.tag == "th" else "td"
        made = (BoxKind.CELL, tag, row, self._document, len(self.blocks), row.region, node)
        cell = Cell(*made, table=table, row=len(table.rows) - 1, column=column, head=head)
        table.rows[-1].append(cell)
        self.boxes.append(cell)
        return cell

    def close_table(self, table: Table) -> None:
        """End a table, and count its rows and columns."""
        self.close(table.box)
        table.settle()


if TYPE_CHECKING:
    from agendawatch.documents.pdf.lines import PaperWord


class Document:
    """A page or a paper: its text, and what stands where in it."""

    def __init__(self, kind: str) -> None:
        """Begin with nothing in it."""
        self.kind = kind
        """`html`, `pdf` or `text`."""
        self.text = ""
        """All that it shows, as one text, white space as a browser shows it, NFC: a block a line, a row's cells
        parted by tabs. A plain text stands as it is."""
        self.blocks: Sequence[Block] = ()
        """In reading order; those of running heads and feet of a PDF last."""
        self.boxes: Sequence[Box] = ()
        """From the outside in, in reading order."""
        self.tables: Sequence[Table] = ()
        self.title: str | None = None
        self.meta: tuple[tuple[str, str], ...] = ()
        """What is told of the page for machines: names and values, in order."""
        self.abbreviations: tuple[tuple[str, str], ...] = ()
        """What `abbr` elements say that abbreviations stand for, each once."""
        self.links: Sequence[Link] = ()
        self.moments: Sequence[Moment] = ()
        self.struck: Sequence[Range] = ()
        self.hidden: Sequence[Range] = ()
        self.raised: Sequence[Range] = ()
        """Marks that stand raised behind a word or a figure."""
        self.cut: Sequence[Range] = ()
        """What stands between the two parts of a word that goes on over a line's end: the hyphen, the line's end."""
        self.unfolded: Sequence[Range] = ()
        """Where white space stands as the source has it (`pre`, plain text)."""
        self.placed: Sequence[tuple[int, int, PaperWord]] = ()
        """Where each piece of a PDF's text stands; `runs` tells it for reading."""
        self.sizes: Sequence[tuple[float, float]] = ()
        """Width and height of each page of a PDF, in points."""
        self.scripted = False
        """Whether the page holds next to nothing before its scripts have run."""
        self.scanned: tuple[int, ...] = ()
        """Pages that are pictures without text, counted from 1."""
        self._readings: dict[Range, Reading] = {}
        self._linked: dict[Range, tuple[Link, ...]] = {}
        """What was read and looked for: each line and each day of a block asks for it again."""

    def __repr__(self) -> str:
        """Show kind, title and size."""
        return f"<Document {self.kind} {self.title!r}, {len(self.blocks)} blocks>"

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The document as it is read down the page: headings, paragraphs, items, pairs, and tables as wholes."""
        return passages_of(self)

    def without_links(self, urls: Container[str]) -> Document:
        """Give the document with the words of some links left out of what is read; they still stand in its text."""
        left_out = [link for link in self.links if link.url in urls]
        if not left_out:
            return self
        other = copy(self)
        # What was found by looking is found anew.
        vars(other).update(_readings={}, _linked={})
        for name in ("passages", "_passage_starts"):
            other.__dict__.pop(name, None)
        gone = ((link.start - self.text[: link.start].endswith(" "), link.end) for link in left_out)
        other.cut = sorted([*self.cut, *gone])
        other.links = [link for link in self.links if link.url not in urls]
        return other

    def read(self, start: int, end: int) -> Reading:
        """Read a range as a person does, with the way back."""
        if not (self.cut or self.raised or self.unfolded):
            return Reading(self.text[start:end], ((0, start),))
        known = self._readings.get((start, end))
        if known is None:
            known = fold(self.text, start, end, cut=self.cut, raised=self.raised, unfolded=self.unfolded)
            self._readings[start, end] = known
        return known

    def gap(self, at: int) -> int:
        """Count the empty lines right before a line of a plain text that begins at a place."""
        begin = at
        while begin and self.text[begin - 1].isspace():
            begin -= 1
        return max(self.text.count("\n", begin, at) - 1, 0)

    def block_in(self, start: int, end: int) -> int | None:
        """Give the place among blocks of the first one in a range; `None` where none is."""
        at = max(bisect_right(self.blocks, start, key=_start) - 1, 0)
        for nth, block in enumerate(self.blocks[at : at + 2], at):
            if block.start < max(end, start + 1) and block.end > start:
                return nth
        return None

    def links_in(self, start: int, end: int) -> tuple[Link, ...]:
        """Give the links in a range; of one that goes on outside it, the part in it."""
        if (start, end) not in self._linked:
            self._linked[start, end] = self._within(self.links, start, end)
        return self._linked[start, end]

    def moments_in(self, start: int, end: int) -> tuple[Moment, ...]:
        """Give what `time` elements in a range show."""
        return self._within(self.moments, start, end)

    def _within(self, things: Sequence[_Shown], start: int, end: int) -> tuple[_Shown, ...]:
        """Give links or moments that lie in a range; one that reaches over its ends is cut to it."""
        found: list[_Shown] = []
        for thing in _overlapping(things, start, end):
            first, last = max(thing.start, start), min(thing.end, end)
            if (first, last) != (thing.start, thing.end):
                text = self.text[first:last].replace("\n", " ").strip()
                found.append(thing._replace(text=text, start=first, end=last))
            else:
                found.append(thing)
        return tuple(found)

    def struck_in(self, start: int, end: int) -> tuple[Range, ...]:
        """Give the ranges that are struck through in a range."""
        return inside(self.struck, start, end)

    def hidden_in(self, start: int, end: int) -> tuple[Range, ...]:
        """Give the ranges in a range that the page does not show, or not before something is done."""
        return inside(self.hidden, start, end)

    def runs_in(self, start: int, end: int) -> tuple[Run, ...]:
        """Give the pieces of a PDF that a range covers, cut to it."""
        return tuple(_cut(run, start, end) for run in _overlapping(self.runs, start, end))

    @cached_property
    def runs(self) -> Sequence[Run]:
        """Where each piece of a PDF's text stands."""
        return [Run(start, end, it.page, it.left, it.bottom, it.right, it.top) for start, end, it in self.placed]

    def find(self, words: str, ranges: Iterable[Range]) -> tuple[Range, ...] | None:
        """Find where some words stand within ranges, white space and hyphens at line ends counting for nothing.

        `None` where they stand in none of them as they are.
        """
        whole = self.joined(ranges)
        for start, end in whole if words else ():
            at = self.text.find(words, start, end)
            if at >= 0:
                return ((at, at + len(words)),)
        # Else by their letters alone.
        wanted = "".join(_SQUEEZED.findall(words))
        for start, end in whole:
            spend(end - start)
            letters = [match.start() for match in _SQUEEZED.finditer(self.text, start, end)]
            at = "".join(self.text[place] for place in letters).find(wanted) if wanted else -1
            if at >= 0:
                return ((letters[at], letters[at + len(wanted) - 1] + 1),)
        return None

    def find_pieces(self, words: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
        """Find words that were put together, one after another, those side by side as one; others are left out."""
        here = [match for start, end in self.joined(ranges) for match in _WORD.finditer(self.text, start, end)]
        found: list[Range] = []
        at, last = 0, -2
        for word in words.split():
            nth = next((nth for nth in range(at, len(here)) if here[nth][0] == word), None)
            spend((len(here) if nth is None else nth) - at + 1)
            if nth is None:
                continue
            if nth == last + 1:
                found[-1] = (found[-1][0], here[nth].end())
            else:
                found.append(here[nth].span())
            at, last = nth + 1, nth
        return tuple(found)

    def joined(self, ranges: Iterable[Range]) -> tuple[Range, ...]:
        """Make one range of those that white space alone parts."""
        found: list[Range] = []
        for start, end in ranges:
            if found and found[-1][1] <= start and self.text[found[-1][1] : start].isspace():
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return tuple(found)

    def trimmed(self, ranges: Iterable[Range]) -> tuple[Range, ...]:
        """Put ranges in order, those that overlap as one, without white space at their ends and without empty ones."""
        found: list[Range] = []
        for start, end in sorted(ranges):
            said = self.text[start:end]
            first, last = start + len(said) - len(said.lstrip()), start + len(said.rstrip())
            if found and first < found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], last))
            elif first < last:
                found.append((first, last))
        return tuple(found)

    def place(self, at: int) -> str | None:
        """Tell in a person's terms where a place of the text is: "row 2, column 1 of table 1 under 'KS'", "page 3"."""
        starts, passages = self._passage_starts
        nth = bisect_right(starts, at) - 1
        if nth < 0:
            return None
        passage = passages[nth]
        block = self.block_in(at, at + 1)
        cell = cell_of(self.blocks[block]) if block is not None and passage.rows else None
        return f"row {cell.row + 1}, column {cell.column + 1} of {passage.place}" if cell else passage.place or None

    @cached_property
    def _passage_starts(self) -> tuple[list[int], list[Passage]]:
        placed = [passage for passage in self.passages if passage.ranges]
        return [passage.ranges[0][0] for passage in placed], placed


def _cut(run: Run, start: int, end: int) -> Run:
    """Cut a piece to a range; letters are taken to be equally broad."""
    if start <= run.start and run.end <= end:
        return run
    width = (run.right - run.left) / max(run.end - run.start, 1)
    first, last = max(start, run.start), min(end, run.end)
    return run._replace(
        start=first, end=last, left=run.left + (first - run.start) * width, right=run.left + (last - run.start) * width
    )


_WORD = re.compile(r"\S+")
_SQUEEZED = re.compile(r"[^\s\u00ad\u2010-]")


_start = attrgetter("start")
_Placed = TypeVar("_Placed", Link, Moment, Run)
_Shown = TypeVar("_Shown", Link, Moment)


def _overlapping(things: Sequence[_Placed], start: int, end: int) -> Iterator[_Placed]:
    """Give the things, sorted by their starts, that lie in a range or reach into it."""
    for at in range(max(bisect_right(things, start, key=_start) - 1, 0), len(things)):
        if things[at].start >= end:
            return
        if things[at].end > start:
            yield things[at]
