"""A page or document as blocks: what every reader reads, whether it came as HTML, PDF or plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Block", "BlockKind", "Cell", "Link"]


class BlockKind(StrEnum):
    """What a block is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    KEY_VALUE = "key_value"
    """A term and what it stands for: `dt`/`dd`, or a line of label and value."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its visible text and its address as written (perhaps relative)."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell; a spanned cell stands in every place that it covers."""

    text: str
    header: bool = False
    """Set in `th`, or in a PDF's header row or column."""
    links: tuple[Link, ...] = ()
    struck: tuple[str, ...] = ()
    """Words that are struck through."""
    moments: tuple[Link, ...] = ()
    """What `time` elements show, each with its machine form as its address."""
    spanned: bool = False
    """True where a row or column span repeats the cell, so that it is not counted twice."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block, in reading order."""

    kind: BlockKind
    text: str
    """Visible text, white space folded, NFC; `\\n` only where the page breaks the line itself (`br`).

    A table's is its rows, a line each, cells parted by tabs."""
    level: int = 0
    """1 to 6 for a heading; depth from 1 for a list item; 0 otherwise."""
    number: str | None = None
    """A list item's own number ("3"); `None` in an unordered list."""
    links: tuple[Link, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = field(default=())
    """A table's rows, each equally long, spans filled in; `()` for other blocks."""
    key: str | None = None
    """The term of a key-value line; a table's caption."""
    struck: tuple[str, ...] = ()
    """Words that are struck through."""
    moments: tuple[Link, ...] = ()
    """What `time` elements show, each with its machine form as its address."""
    region: str = "main"
    """`main`, or the part of the page that is not its content: `nav`, `header`, `footer`, `aside`."""
    place: str = ""
    """Where on the page, in a person's terms."""
