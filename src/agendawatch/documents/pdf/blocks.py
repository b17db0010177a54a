"""Pieces of a PDF as blocks: lines become headings, paragraphs and list items, tables keep their rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from agendawatch.documents.document import Document, Outline
from agendawatch.documents.pdf.grid import Part, PdfCell, PdfTable
from agendawatch.documents.pdf.layout import Piece
from agendawatch.documents.pdf.lines import PaperLine, PaperWord, fills, goes_on, joints
from agendawatch.documents.tables import Cell, Table
from agendawatch.documents.text import HYPHENS, SPACE, Joint, LineEnds, mend
from agendawatch.documents.tree import BlockKind, Box, BoxKind, Range, Region

_BULLET = re.compile(r"[•▪●○◦·‣➢\uf0b7\uf0a7o–—-]")
_NUMBER = re.compile(r"(\d{1,3}|[a-zA-Z])[.):]?")
_BEGINS = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|\d{1,3}(?:\.\d{1,3}){1,3}\s|[a-z]\)\s")
"""How a numbered paragraph begins."""
_MAY_BEGIN = re.compile(r"§|\d{1,3}[a-z]?\s")
"""How one may begin, unless the line above is full: "den 17 april, § 10" breaks anywhere."""
_PITCH = 1.45
"""Times the letters' height: lines further apart are in different paragraphs."""
_EVEN = 2.5
"""Points: text that begins so near another's side begins at it."""
_OUTLIERS = 40
"""One line in so many may stand out beyond the right margin."""
_HALF_PAGE = 297.0
"""Points: half of an A4 page; where no line reaches so far, each was ended by its writer."""
_LARGE = 1.12
"""Times the body's size: larger is a heading."""
_HEADING_LENGTH = 160


class Builder:
    """Writes pieces into a document, in reading order."""

    def __init__(self, document: Document, language: LineEnds | None) -> None:
        """Begin at the top of a document."""
        self._document = document
        self._language = language
        self._out: list[str] = []
        self._at = 0
        self._outline = Outline(document)
        self._placed: list[tuple[int, int, PaperWord]] = []
        self._cut: list[Range] = []
        document.placed, document.cut = self._placed, self._cut

    def write(self, pieces: Sequence[Piece], running: Iterable[tuple[Region, PaperLine]]) -> None:
        """Write all pieces, and behind them the lines of running heads and feet."""
        outline = self._outline
        lines = [piece.thing for piece in pieces if isinstance(piece.thing, PaperLine)]
        # The height that most letters have.
        letters: Counter[float] = Counter()
        for line in lines:
            letters[round(line.height, 1)] += len(line.text)
        body = letters.most_common(1)[0][0] if letters else 0.0
        # Find where lines end that are full; a few that stand out further do not count.
        rights = sorted(line.right for line in lines)
        right = max(rights[-1 - len(rights) // _OUTLIERS] if rights else 0.0, _HALF_PAGE)
        runs = _runs(pieces, right)
        heights = [_heading(run, body) for _, run in runs]
        # The largest headings are of level 1.
        ranked = enumerate(sorted({*heights} - {0}, reverse=True), start=1)
        levels = {height: min(rank, 6) for rank, height in ranked}
        column: tuple[int, int] | None = None
        for (piece, run), height in zip(runs, heights, strict=True):
            # Open a box for each of the columns that a page's text runs in.
            own = (piece.page, piece.column) if piece.column else None
            if own != column:
                outline.close_to(outline.root)
                column = own
                if own is not None:
                    outline.box = outline.open(BoxKind.COLUMN, "column", outline.root)
            if isinstance(piece.thing, PdfTable):
                self._table(piece.thing)
            else:
                # Write a heading, a list item or a paragraph.
                if self._at:
                    self._write("\n")
                start, end = self._lines(run, right)
                level = levels.get(height, 0)
                if _is_bullet(run[0]):
                    outline.put_item(start + len(run[0].first) + 1, end, None)
                else:
                    outline.put(BlockKind.HEADING if level else BlockKind.PARAGRAPH, start, end, level)
        outline.close_to(outline.root)
        for region, line in running:
            box = outline.open(BoxKind.SECTION, "header" if region is Region.HEADER else "footer", outline.root)
            box.region = region
            if self._at:
                self._write("\n")
            outline.put(BlockKind.PARAGRAPH, *self._lines([line], 0.0), box=box)
        outline.close(outline.root)
        self._document.text = "".join(self._out)

    # Text

    def _write(self, words: str) -> None:
        self._out.append(words)
        self._at += len(words)

    def _lines(self, lines: Sequence[PaperLine], right: float) -> Range:
        """Write lines as one text."""
        start = self._at
        if len(lines) == 1:
            self._line(lines[0])
            return start, self._at
        for line, joint in zip(lines, [*joints(lines, right, self._language), None], strict=True):
            self._line(line)
            if joint is not None:
                self._glue(joint)
        return start, self._at

    def _line(self, line: PaperLine) -> None:
        shown, at, words = line.text, self._at, line.words
        if len(words) == 1:
            self._placed.append((at, at + len(shown), words[0]))
        else:
            for word in words:
                end = at + len(word.text)
                self._placed.append((at, end, word))
                at = end + 1
        self._out.append(shown if shown.isascii() else shown.replace("\xa0", " "))
        self._at += len(shown)

    def _glue(self, joint: Joint) -> None:
        self._write(joint.glue)
        if joint.cut:
            self._cut.append((self._at - joint.cut, self._at))

    # Tables

    def _table(self, table: PdfTable) -> None:
        """Write a table, or list items where it is but a numbered list."""
        if len(table.columns) == 2 and all(_NUMBER.fullmatch(row[0].text) for row in table.rows):  # noqa: PLR2004 - number and text
            for number, words in table.rows:
                if words.parts:
                    self._parts(number.parts, "\n")
                    self._outline.put_item(*self._parts(words.parts, "\t"), number.text.strip(".):"))
            return
        made = self._outline.open_table(table.made)
        owners: dict[int, Cell] = {}
        # Which rows are header rows: bold ones at the top, with others under them.
        bold = [all(cell.bold for cell in row if cell.parts) for row in table.rows]
        first = next((index for index, is_bold in enumerate(bold) if not is_bold), 0)
        for cells, head in zip(table.rows, [index < first for index in range(len(bold))], strict=True):
            row = self._outline.open_row(made)
            self._row(made, row, cells, owners, head=head)
            self._outline.close(row)
        self._outline.close_table(made)

    def _row(self, table: Table, row: Box, cells: Sequence[PdfCell], owners: dict[int, Cell], *, head: bool) -> None:
        """Write a row; a cell that a merged one covers makes that one larger."""
        # Whether a row's first cell heads it: it alone is bold.
        others = [cell for cell in cells[1:] if cell.parts]
        lead, heads_row = "\n", (cells[0].bold and bool(others) and not any(cell.bold for cell in others))
        for column, cell in enumerate(cells):
            owner = owners.get(id(cell.parts)) if cell.spanned else None
            if owner is not None:
                owner.rowspan, owner.colspan = len(table.rows) - owner.row, column - owner.column + 1
                table.spanning = True
                continue
            made = self._outline.open_cell(table, row, column, head=head or (heads_row and not column))
            if cell.parts:
                owners[id(cell.parts)] = made
                self._outline.put(BlockKind.CELL, *self._parts(cell.parts, lead), box=made)
                lead = ""
            lead += "\t"

    def _parts(self, parts: Sequence[Part], lead: str) -> Range:
        """Write what stands in a cell, its parts on several pages as one, behind what sets it apart."""
        if self._at:
            self._write(lead)
        start, end = self._lines(*parts[0])
        for (above, _), (lines, right) in pairwise(parts):
            last = above[-1].text
            self._glue(mend(last, lines[0].text, self._language) if last[-1] in HYPHENS else SPACE)
            _, end = self._lines(lines, right)
        return start, end


def _runs(pieces: Sequence[Piece], right: float) -> list[tuple[Piece, list[PaperLine]]]:
    """Put the lines of a paragraph together, behind the piece that they begin with; a table has none."""
    runs: list[tuple[Piece, list[PaperLine]]] = []
    for piece in pieces:
        line = piece.thing
        if isinstance(line, PdfTable):
            runs.append((piece, []))
        elif runs and runs[-1][1] and _same_paragraph(runs[-1][1], line, right):
            runs[-1][1].append(line)
        else:
            runs.append((piece, [line]))
    return runs


def _same_paragraph(run: Sequence[PaperLine], line: PaperLine, right: float) -> bool:
    """Tell whether a line goes on with the paragraph that a run of lines began."""
    above = run[-1]
    if above.bold != line.bold or not 0.9 < line.height / above.height < 1.1:  # noqa: PLR2004 - another size
        return False
    full = fills(above, line, right) or goes_on(above, line)
    begins = _begins(line)
    if begins and full and line.text[0].isdigit():
        # It may stand amid a sentence: "den 17 april, §" and then "10. Vidare".
        last = above.text[-1]
        begins = last != "§" and (_begins(run[0]) or last in ".:;!?)")
    if begins or (not full and (above.bold or _MAY_BEGIN.match(line.text))):
        return False
    if line.words[0].page != above.words[0].page:
        return line.text[0].islower() and full
    near = above.bottom - line.bottom <= _PITCH * line.height and line.bottom < above.bottom
    # A list item's lines stand under its text, or under its mark where they are full.
    first = run[0]
    aside = line.left > first.left + _EVEN or (full and line.left > first.left - _EVEN)
    return near and (aside or not _begins(first))


def _begins(line: PaperLine) -> bool:
    """Tell whether a line begins a list item or a numbered paragraph."""
    return " " in line.text and (_BULLET.fullmatch(line.first) or _BEGINS.match(line.text)) is not None


def _is_bullet(line: PaperLine) -> bool:
    return " " in line.text and _BULLET.fullmatch(line.first) is not None


def _heading(lines: Sequence[PaperLine], body: float) -> int:
    """Give the height, in tenths of points, of a heading whose lines these are; 1 for one that is only bold, 0 for none."""
    if not lines or _is_bullet(lines[0]):
        return 0
    large = lines[0].height > _LARGE * body
    short = sum(len(line.text) + 1 for line in lines) - 1 <= _HEADING_LENGTH
    if (large or all(line.bold for line in lines)) and short and lines[-1].text[-1] not in ".;":
        return round(lines[0].height * 10) if large else 1
    return 0
