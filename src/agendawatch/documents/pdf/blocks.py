"""Pieces of a PDF as blocks: lines become headings, paragraphs and list items, tables keep their rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from agendawatch.documents.blocks import Block, BlockKind, Cell
from agendawatch.documents.pdf.grid import PdfCell, PdfTable
from agendawatch.documents.pdf.layout import Piece
from agendawatch.documents.pdf.lines import Line, fills, goes_on, join_lines

__all__ = ["page_blocks"]

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


def page_blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Make blocks of pieces."""
    lines = [piece.thing for piece in pieces if isinstance(piece.thing, Line)]
    body = _body_height(pieces)
    right = max(_right(lines), _HALF_PAGE)
    blocks: list[Block] = []
    run: list[Piece] = []
    for piece in pieces:
        if run and not (isinstance(piece.thing, Line) and _same_paragraph(run, piece, right)):
            blocks.append(_text_block(run, right, body))
            run = []
        if isinstance(piece.thing, Line):
            run.append(piece)
        else:
            blocks.extend(_table_blocks(piece.thing, piece.page))
    if run:
        blocks.append(_text_block(run, right, body))
    return tuple(_levelled(blocks))


def _right(lines: Sequence[Line]) -> float:
    """Find where lines end that are full; a few that stand out further do not count."""
    rights = sorted(line.right for line in lines)
    return rights[-1 - len(rights) // _OUTLIERS] if rights else 0.0


def _body_height(pieces: Iterable[Piece]) -> float:
    """Find the height that most letters have."""
    heights: Counter[float] = Counter()
    for piece in pieces:
        if isinstance(piece.thing, Line):
            heights[round(piece.thing.height, 1)] += len(piece.thing.text)
    return heights.most_common(1)[0][0] if heights else 0.0


def _same_paragraph(run: Sequence[Piece], piece: Piece, right: float) -> bool:
    """Tell whether a line goes on with the paragraph that a run of lines began."""
    above, line = run[-1].thing, piece.thing
    if not isinstance(above, Line) or not isinstance(line, Line):
        return False
    if above.bold != line.bold or not 0.9 < line.height / above.height < 1.1:  # noqa: PLR2004 - another size
        return False
    full = fills(above, line, right) or goes_on(above, line)
    begins = _begins(line) and not (full and _amid(run, line))
    if begins or (not full and (above.bold or _MAY_BEGIN.match(line.text))):
        return False
    if piece.page != run[-1].page:
        return line.text[0].islower() and full
    near = above.bottom - line.bottom <= _PITCH * line.height and line.bottom < above.bottom
    return near and _under(run, line, full=full)


def _amid(run: Sequence[Piece], line: Line) -> bool:
    """Tell whether a line that begins with a figure stands amid a sentence: "den 17 april, §" and then "10. Vidare"."""
    first, above = run[0].thing, run[-1].thing
    if not isinstance(first, Line) or not isinstance(above, Line) or not line.text[0].isdigit():
        return False
    return above.text[-1] == "§" or (not _begins(first) and above.text[-1] not in ".:;!?)")


def _begins(line: Line) -> bool:
    """Tell whether a line begins a list item or a numbered paragraph."""
    return " " in line.text and (_BULLET.fullmatch(line.first) or _BEGINS.match(line.text)) is not None


def _under(run: Sequence[Piece], line: Line, *, full: bool) -> bool:
    """Tell whether a line stands where the paragraph's do: a list item's under its text, or under its mark when full."""
    first = run[0].thing
    if not isinstance(first, Line) or not _begins(first):
        return True
    return line.left > first.left + _EVEN or (full and line.left > first.left - _EVEN)


def _text_block(run: Sequence[Piece], right: float, body: float) -> Block:
    """Make a heading, a list item or a paragraph of lines."""
    lines = [piece.thing for piece in run if isinstance(piece.thing, Line)]
    text, place, first = join_lines(lines, right), f"page {run[0].page}", lines[0]
    if " " in first.text and _BULLET.fullmatch(first.first):
        return Block(BlockKind.LIST_ITEM, text.split(maxsplit=1)[1], level=1, place=place)
    large = first.height > _LARGE * body
    if (large or all(line.bold for line in lines)) and len(text) <= _HEADING_LENGTH and text[-1] not in ".;":
        return Block(BlockKind.HEADING, text, level=round(first.height * 10) if large else 1, place=place)
    return Block(BlockKind.PARAGRAPH, text, place=place)


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Turn the headings' heights, kept in `level` so far, into levels: the largest is 1."""
    heights = sorted({block.level for block in blocks if block.kind is BlockKind.HEADING}, reverse=True)
    levels = {height: min(rank, 6) for rank, height in enumerate(heights, start=1)}
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            yield Block(block.kind, block.text, level=levels[block.level], place=block.place)
        else:
            yield block


def _table_blocks(table: PdfTable, page: int) -> Iterator[Block]:
    """Make blocks of a table: itself, or list items where it is but a numbered list."""
    place = f"page {page}"
    if len(table.columns) == 2 and all(_NUMBER.fullmatch(row[0].text) for row in table.rows):  # noqa: PLR2004 - number and text
        for number, words in table.rows:
            if words.text:
                yield Block(BlockKind.LIST_ITEM, words.text, level=1, number=number.text.strip(".):"), place=place)
        return
    rows = tuple(tuple(_cells(row, header=header)) for row, header in zip(table.rows, _headers(table), strict=True))
    text = "\n".join("\t".join(cell.text for cell in row if not cell.spanned) for row in rows)
    yield Block(BlockKind.TABLE, text, rows=rows, place=place)


def _headers(table: PdfTable) -> list[bool]:
    """Tell which rows are header rows: bold ones at the top, with others under them."""
    bold = [all(cell.bold for cell in row if cell.text) for row in table.rows]
    first = next((index for index, is_bold in enumerate(bold) if not is_bold), 0)
    return [index < first for index in range(len(bold))]


def _cells(row: Sequence[PdfCell], *, header: bool) -> Iterator[Cell]:
    """Make a row's cells; a bold first cell heads its row."""
    others = [cell for cell in row[1:] if cell.text]
    heads_row = row[0].bold and bool(others) and not any(cell.bold for cell in others)
    for index, cell in enumerate(row):
        yield Cell(cell.text, header=header or (heads_row and not index), spanned=cell.spanned)
