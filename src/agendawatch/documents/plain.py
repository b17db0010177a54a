"""Plain text into blocks: paragraphs, list items, headings that are marked as such, and tables with visible columns."""

from __future__ import annotations

import re
import unicodedata

from agendawatch.documents.blocks import Block, BlockKind, Cell
from agendawatch.documents.html.emit import Blocks
from agendawatch.documents.html.flow import fold
from agendawatch.documents.html.grid import fill
from agendawatch.errors import TooLargeError

__all__ = ["CHARACTERS", "text_blocks"]

CHARACTERS = 8_000_000
"""Characters that a text may have."""

_BULLET = re.compile(r"\s*[-–•*·▪◦‣●○]\s+(?=\S)")
_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_MARKED = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"\s*([=_~-])\1{2,}\s*")
_BAR_RULE = re.compile(r"[\s|:+=-]+")


def text_blocks(text: str) -> tuple[Block, ...]:
    r"""Read plain text as blocks, in reading order.

    >>> [(block.kind.value, block.text) for block in text_blocks("Tider\n=====\nKF kl. 18\ni salen\n\n- 26 januari")]
    [('heading', 'Tider'), ('paragraph', 'KF kl. 18\ni salen'), ('list_item', '26 januari')]

    A paragraph ends at an empty line and keeps its line ends: whether they mean something, the text does not say.
    Lines with tabs or bars are rows of a table when at least two in a run hold them.
    """
    if len(text) > CHARACTERS:
        limit = f"{CHARACTERS} characters of text"
        raise TooLargeError(limit, f"{len(text)}")
    reading = _Reading()
    lines = (
        unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    )
    at = 0
    while at < len(lines):
        rows = _rows(lines, at)
        if rows:
            reading.table(lines[at : at + rows])
            at += rows
        else:
            reading.line(lines[at], starred=_starred(lines, at))
            at += 1
    reading.end()
    return tuple(reading.blocks.made)


def _rows(lines: list[str], at: int) -> int:
    """Count the lines from here that are rows of one table; 0 when there is none."""
    for mark in ("\t", "|"):
        end = at
        while end < len(lines) and mark in lines[end].strip(" "):
            end += 1
        if end - at >= 2:  # noqa: PLR2004 - one line with a tab is a line
            return end - at
    return 0


def _starred(lines: list[str], at: int) -> bool:
    """Tell whether a line with a star stands alone: a list has several."""
    if not lines[at].lstrip().startswith("* "):
        return False
    before = next((line for line in reversed(lines[max(at - 3, 0) : at]) if line.strip()), "")
    after = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    return not (before.lstrip().startswith("* ") or after.lstrip().startswith("* "))


class _Reading:
    """Lines so far, until their block ends."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._lines: list[str] = []
        self._kind = BlockKind.PARAGRAPH
        self._number: str | None = None

    def line(self, line: str, *, starred: bool = False) -> None:
        """Take a line; `starred` when a star at its beginning is a footnote's mark, not a list's."""
        if not line.strip():
            self.end()
            return
        rule = _RULE.fullmatch(line)
        if rule:
            self._underline(rule[1])
            return
        marked = _MARKED.match(line)
        if marked:
            self.end()
            self.blocks.add(Block(BlockKind.HEADING, fold(line[marked.end() :]), level=len(marked[1])), "main")
            return
        numbered = _NUMBERED.match(line)
        item = numbered or (None if starred else _BULLET.match(line))
        if item:
            self.end()
            self._kind, self._number = BlockKind.LIST_ITEM, numbered[1] if numbered else None
            line = line[item.end() :]
        elif self._kind is BlockKind.LIST_ITEM and line[:1].strip():
            # What goes on with an item is indented; a line at the margin is something else.
            self.end()
        self._lines.append(line)

    def _underline(self, mark: str) -> None:
        """Make a heading of the one line that a rule stands under."""
        if len(self._lines) == 1 and self._kind is BlockKind.PARAGRAPH and mark in "=-~":
            text = fold(self._lines.pop())
            self.blocks.add(Block(BlockKind.HEADING, text, level=1 if mark == "=" else 2), "main")
        self.end()

    def table(self, lines: list[str]) -> None:
        """Take the rows of a table."""
        self.end()
        mark = "\t" if "\t" in lines[0] else "|"
        rows = [_cells(line, mark) for line in lines if not _BAR_RULE.fullmatch(line)]
        full = fill(rows) if any(rows) else ()
        if not full:
            return
        text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
        self.blocks.add(Block(BlockKind.TABLE, text, rows=full), "main")

    def end(self) -> None:
        """End the block."""
        text = fold("\n".join(self._lines))
        if text:
            level = 1 if self._kind is BlockKind.LIST_ITEM else 0
            self.blocks.add(Block(self._kind, text, level=level, number=self._number), "main")
        self._lines, self._kind, self._number = [], BlockKind.PARAGRAPH, None


def _cells(line: str, mark: str) -> list[Cell]:
    parts = line.strip(" ").split(mark)
    if mark == "|":
        parts = parts[1:] if not parts[0].strip() else parts
        parts = parts[:-1] if parts and not parts[-1].strip() else parts
    return [Cell(fold(part)) for part in parts]
