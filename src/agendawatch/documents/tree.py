"""A document as a tree: one text that is never rewritten, the blocks in it, and the boxes about them.

Every block is a slice of `Document.text`, and so is whatever is found in it: where a fact stands is told by a start
and an end, and its words are what stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from agendawatch.documents.document import Document

Range = tuple[int, int]
"""A start and an end in a document's text."""


class BlockKind(StrEnum):
    """What a block is in its document."""

    TITLE = "title"
    """The title that a browser shows outside the page."""
    HEADING = "heading"
    PSEUDO_HEADING = "pseudo_heading"
    """A short line all in bold, on a line of its own."""
    SUMMARY = "summary"
    """What unfolds a part of the page: a `summary`, an accordion's bar, a tab's button."""
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    KEY = "key"
    """A `dt`."""
    VALUE = "value"
    """A `dd`."""
    CAPTION = "caption"
    CELL = "cell"


class BoxKind(StrEnum):
    """What a box is in its document."""

    DOCUMENT = "document"
    SECTION = "section"
    """Any part that the markup sets apart."""
    ARTICLE = "article"
    LIST = "list"
    ITEM = "item"
    DETAILS = "details"
    """What its `summary` unfolds; the summary is the box's label."""
    PANEL = "panel"
    """What a tab or a button shows; the tab's or button's block is the box's label."""
    PAIRS = "pairs"
    """A `dl`."""
    PAIR = "pair"
    """A `dt` and its `dd`, or several of either."""
    VALUE = "value"
    """A `dd`."""
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    COLUMN = "column"
    """One of the columns that a PDF's text runs in, or what stands above them."""


class Region(StrEnum):
    """The part of a page that something stands in."""

    MAIN = "main"
    HEAD = "head"
    """What is told of the page outside it: its title."""
    HEADER = "header"
    NAV = "nav"
    FOOTER = "footer"
    ASIDE = "aside"
    FORM = "form"
    COOKIE = "cookie"
    TEASER = "teaser"
    """What leads to other pages, or tells of this one: news, shares, who published it."""


class Link(NamedTuple):
    """A link: its visible text, its address, and where it stands."""

    text: str
    url: str
    """As written, or whole where the document's own address was given."""
    start: int = 0
    end: int = 0


class Moment(NamedTuple):
    """What a `time` element shows, with its machine form."""

    text: str
    datetime: str
    start: int = 0
    end: int = 0


class Run(NamedTuple):
    """A piece of a PDF's text with its place: the page, counted from 1, and its box in points, growing upwards."""

    start: int
    end: int
    page: int
    left: float
    bottom: float
    right: float
    top: float


class Reading(NamedTuple):
    r"""Text as a person reads it, with the way back to where it stands.

    White space is folded, a word that a hyphen parts over two lines is whole, and a raised mark is set apart from the
    figures before it. What was folded or left out still stands in the document's text.
    """

    words: str
    places: tuple[Range, ...]
    """Where in the document (second) the words from here on (first) stand, rising; between two, both run alike."""

    def place(self, at: int) -> int:
        """Give the place in the document of a letter of the words."""
        places = self.places
        words, stands = places[0] if len(places) == 1 else places[bisect_right(places, (at, _FAR)) - 1]
        return stands + at - words

    def range(self, start: int, end: int) -> Range:
        """Give the range in the document of a range of the words."""
        return self.place(start), self.place(end - 1) + 1 if end > start else self.place(start)


_FAR = 1 << 60


@dataclass(slots=True, eq=False, repr=False)
class Box:
    """A part of a document that holds blocks, and perhaps other boxes."""

    kind: BoxKind
    tag: str
    """The element's name; what made it, where no markup did."""
    parent: Box | None
    document: Document
    first: int
    """The place of its first block among the document's."""
    region: Region
    node: LexborNode | None = None
    last: int = field(init=False)
    """The place behind its last block."""
    number: str | None = field(default=None, init=False)
    """A list item's own number ("3"); `None` in an unordered list."""

    def __post_init__(self) -> None:
        """Begin without blocks."""
        self.last = self.first

    def __repr__(self) -> str:
        """Show kind, name and words."""
        return f"<Box {self.kind.value} {self.name} {self.text[:40]!r}>"

    @property
    def start(self) -> int:
        """Where it begins in the document's text."""
        return self.document.blocks[self.first].start if self.first < self.last else 0

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.document.blocks[self.last - 1].end if self.first < self.last else 0

    @property
    def text(self) -> str:
        """All that stands in it."""
        return self.document.text[self.start : self.end]

    @property
    def blocks(self) -> Sequence[Block]:
        """Its blocks, those in its inner boxes too, in reading order."""
        return self.document.blocks[self.first : self.last]

    @property
    def above(self) -> Iterator[Box]:
        """The box itself and those about it, innermost first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def within(self, *kinds: BoxKind) -> Box | None:
        """Find the nearest box of some kinds, itself or about it."""
        box: Box | None = self
        while box is not None and box.kind not in kinds:
            box = box.parent
        return box

    @property
    def name(self) -> str:
        """What it is called in a selector: the element, with the first of its classes by letter ("div.card")."""
        words = (self.node.attributes.get("class") or "").split() if self.node is not None else ()
        # Without the figures that number classes.
        first = min(filter(None, (re.sub(r"[\d_]+", "", word) for word in words)), default=None)
        return f"{self.tag}.{first}" if first else self.tag


@dataclass(slots=True, eq=False, repr=False)
class Block:
    """A run of text that stands together: a heading, a paragraph, a list item's or a cell's words."""

    kind: BlockKind
    start: int
    end: int
    box: Box
    """The innermost box about it."""
    headings: tuple[Block, ...]
    """The headings and labels above it that it stands under, outermost first."""
    level: int = 0
    """1 to 6 for a heading or what stands for one; 0 for others."""

    def __repr__(self) -> str:
        """Show kind and words."""
        return f"<Block {self.kind.value} {self.start}:{self.end} {self.text[:40]!r}>"

    @property
    def text(self) -> str:
        r"""What stands in it; `\n` where the page breaks the line itself."""
        return self.box.document.text[self.start : self.end]

    @property
    def reading(self) -> Reading:
        """Its text as a person reads it, with the way back."""
        return self.box.document.read(self.start, self.end)

    @property
    def region(self) -> Region:
        """The part of the page that it stands in."""
        return self.box.region

    @property
    def links(self) -> tuple[Link, ...]:
        """The links in it."""
        return self.box.document.links_in(self.start, self.end)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """What `time` elements in it show."""
        return self.box.document.moments_in(self.start, self.end)

    @property
    def struck(self) -> tuple[Range, ...]:
        """What is struck through in it."""
        return self.box.document.struck_in(self.start, self.end)

    @property
    def hidden(self) -> tuple[Range, ...]:
        """What the page does not show of it, or not before something is done."""
        return self.box.document.hidden_in(self.start, self.end)
