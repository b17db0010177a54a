"""Plain text as a document: paragraphs, list items, headings that are marked as such, and tables with visible columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from agendawatch.documents.document import Document, Outline
from agendawatch.documents.text import inside, narrow
from agendawatch.documents.tree import BlockKind, Range
from agendawatch.visible import visible

_BREAKS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*[-–•*·▪◦‣●○]\s+(?=\S)")
_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_MARKED = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"\s*([=_~-])\1{2,}\s*")
_BAR_RULE = re.compile(r"[\s|:+=-]+")
_LINE = re.compile(r"[^\n\f]*")
_BOLD = re.compile(r"(?<!\S)(\*\*[ \t]*)(?=[^\s*])(?:[^*\n]|\n(?![ \t]*\n)){1,200}(?<=\S)([ \t]*\*\*)(?!\w)")
"""Marks of boldness about words of one paragraph, as editors and converters write them: `**Val **`."""
_SET_IN = re.compile(r"\s*(?:\d{1,3}[.)]\s*)?")
"""What stands before a line's words: white space, an item's number."""
_ROWS_AT_LEAST = 2
"""One line with a tab is a line."""


def text_document(text: str) -> Document:
    r"""Read plain text.

    >>> document = text_document("Tider\n=====\nKF kl. 18\ni salen\n\n- 26 januari")
    >>> [(block.kind.value, block.text) for block in document.blocks]
    [('heading', 'Tider'), ('paragraph', 'KF kl. 18\ni salen'), ('list_item', '26 januari')]

    A paragraph ends at an empty line and keeps its line ends: whether they mean something, the text does not say.
    Lines with tabs or bars are rows of a table when at least two in a run hold them, and tabs part words anywhere.
    """
    document = Document("text")
    plain = _BREAKS.sub("\n", unicodedata.normalize("NFC", visible(text)))
    document.text = narrow(plain)
    document.unfolded = ((0, len(document.text)),)
    document.cut = [match.span(nth) for match in _BOLD.finditer(document.text) for nth in (1, 2)]
    _LineReader(document).read()
    return document


def _lines(text: str) -> list[Range]:
    """Part a text at its line ends; a page's end leaves a line empty."""
    found: list[Range] = []
    at = 0
    while True:
        end = _LINE.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing at least
        found.append((at, end))
        if end == len(text):
            return found
        if text[end] == "\f":
            found.append((end, end))
        at = end + 1


class _LineReader:
    """Lines so far, until their block ends."""

    def __init__(self, document: Document) -> None:
        """Begin at the top."""
        self._document = document
        self._text = document.text
        self._outline = Outline(document)
        self._ranges: list[Range] = []
        self._item = False
        self._number: str | None = None
        tabbed = (line.rstrip() for line in document.text.split("\n") if "\t" in line)
        parts_columns = any("\t" in _SET_IN.sub("", line, count=1) for line in tabbed)
        self._marks = ("\t", "|") if parts_columns else ("|",)

    def read(self) -> None:
        """Read all lines."""
        lines = _lines(self._text)
        at = 0
        while at < len(lines):
            mark, rows = self._rows(lines, at)
            if rows:
                self._table(lines[at : at + rows], mark)
                at += rows
            else:
                self._line(*lines[at], starred=self._starred(lines, at))
                at += 1
        self._end()
        self._outline.end_list()
        self._outline.close(self._outline.root)

    def _said(self, line: Range) -> str:
        return self._text[line[0] : line[1]]

    def _rows(self, lines: Sequence[Range], at: int) -> tuple[str, int]:
        """Count the lines from here that are rows of one table, and tell what parts their cells; 0 when there is none."""
        for mark in self._marks:
            end = at
            while end < len(lines) and mark in self._said(lines[end]).strip(" "):
                end += 1
            if end - at >= _ROWS_AT_LEAST:
                return mark, end - at
        return "", 0

    def _starred(self, lines: Sequence[Range], at: int) -> bool:
        """Tell whether a line with a star stands alone: a list has several."""
        if not self._said(lines[at]).lstrip().startswith("* "):
            return False
        before = next((said for line in reversed(lines[max(at - 3, 0) : at]) if (said := self._said(line)).strip()), "")
        after = next((said for line in lines[at + 1 : at + 4] if (said := self._said(line)).strip()), "")
        return not (before.lstrip().startswith("* ") or after.lstrip().startswith("* "))

    def _line(self, start: int, end: int, *, starred: bool) -> None:
        """Take a line; `starred` when a star at its beginning is a footnote's mark, not a list's."""
        text = self._text
        set_in = text[start:end][:1].isspace()
        bare = end - len(text[start:end].lstrip())
        start = next((behind for mark, behind in inside(self._document.cut, bare, end) if mark == bare), start)
        line = text[start:end]
        if not line.strip():
            self._end()
            return
        rule = _RULE.fullmatch(line)
        if rule:
            if len(self._ranges) == 1 and not self._item and rule[1] in "=-~":
                # The one line that a rule stands under is a heading.
                self._put(BlockKind.HEADING, *self._ranges.pop(), level=1 if rule[1] == "=" else 2)
            self._end()
            return
        marked = _MARKED.match(line)
        if marked:
            self._end()
            self._put(BlockKind.HEADING, start + marked.end(), end, level=len(marked[1]))
            return
        numbered = _NUMBERED.match(line)
        item = numbered or (None if starred else _BULLET.match(line))
        if item:
            self._end()
            self._item, self._number = True, numbered[1] if numbered else None
            start += item.end()
        elif self._item and not set_in:
            # What goes on with an item is indented; a line at the margin is something else.
            self._end()
        self._ranges.append((start, end))

    def _end(self) -> None:
        """End the block."""
        if self._ranges:
            kind = BlockKind.LIST_ITEM if self._item else BlockKind.PARAGRAPH
            self._put(kind, self._ranges[0][0], self._ranges[-1][1])
        self._ranges, self._item, self._number = [], False, None

    def _put(self, kind: BlockKind, start: int, end: int, level: int = 0) -> None:
        """Make a block of a range, without the white space at its ends."""
        said = self._text[start:end]
        start, end = start + len(said) - len(said.lstrip()), start + len(said.rstrip())
        if start >= end:
            return
        if kind is BlockKind.LIST_ITEM:
            self._outline.put_item(start, end, self._number)
        else:
            self._outline.put(kind, start, end, level)

    def _table(self, lines: Sequence[Range], mark: str) -> None:
        """Take the rows of a table."""
        self._end()
        rows = [self._cells(*line, mark) for line in lines if not _BAR_RULE.fullmatch(self._said(line))]
        if not rows:
            self._outline.end_list()
            return
        table = self._outline.open_table("tabs" if mark == "\t" else "bars")
        for cells in rows:
            row = self._outline.open_row(table)
            for column, (start, end) in enumerate(cells):
                cell = self._outline.open_cell(table, row, column)
                said = self._text[start:end]
                if said.strip():
                    first, last = start + len(said) - len(said.lstrip()), start + len(said.rstrip())
                    self._outline.put(BlockKind.CELL, first, last, box=cell)
            self._outline.close(row)
        self._outline.close_table(table)

    def _cells(self, start: int, end: int, mark: str) -> list[Range]:
        """Part a line at its marks; bars at its ends are its borders."""
        said = self._text[start:end]
        start, end = start + len(said) - len(said.lstrip(" ")), start + len(said.rstrip(" "))
        cuts = [at for at in range(start, end) if self._text[at] == mark]
        cells = [(a, b) for a, b in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True)]
        if mark == "|":
            cells = cells if self._text[slice(*cells[0])].strip() else cells[1:]
            cells = cells[:-1] if cells and not self._text[slice(*cells[-1])].strip() else cells
        return cells
