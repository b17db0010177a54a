"""A PDF's pages as pieces in reading order: lines, and tables that go on over page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agendawatch.documents.pdf.bands import join_bands, ruled_rows
from agendawatch.documents.pdf.caps import capped, with_caps
from agendawatch.documents.pdf.columns import find_columns
from agendawatch.documents.pdf.file import PdfPage
from agendawatch.documents.pdf.grid import PdfCell, PdfTable, fill_grid, find_grids
from agendawatch.documents.pdf.halves import in_halves
from agendawatch.documents.pdf.lines import Line, lines_of, mend, segments
from agendawatch.documents.pdf.margins import without_margins
from agendawatch.documents.pdf.words import Word

__all__ = ["Piece", "document_pieces", "line_texts"]

_SAME_COLUMN = 8.0
"""Points: columns of a table's two parts that begin so near are one."""


class Piece(NamedTuple):
    """A line or a table, and the page it begins on."""

    thing: Line | PdfTable
    page: int


def document_pieces(pages: Sequence[PdfPage]) -> list[Piece]:
    """Read the pieces of a document in order, a table's parts on several pages joined."""
    pieces: list[Piece] = []
    for number, (page, words) in enumerate(zip(pages, without_margins(pages), strict=True), start=1):
        goes_on = bool(pieces)
        for thing in _page_things(page, words):
            joined = _joined(pieces[-1].thing, thing) if goes_on else None
            if goes_on and isinstance(thing, PdfTable) and isinstance(pieces[-1].thing, Line):
                joined = capped(pieces[-1].thing, thing, near=False)
            if joined is None:
                pieces.append(Piece(thing, number))
            else:
                pieces[-1] = pieces[-1]._replace(thing=joined)
            goes_on = joined is not None and isinstance(thing, Line)
    return pieces


def _page_things(page: PdfPage, words: Sequence[Word]) -> list[Line | PdfTable]:
    """Read a page's lines and tables, top to bottom."""
    tables: list[PdfTable] = []
    rest = list(words)
    grids = join_bands(find_grids(page.edges), rest)
    for grid in grids or ruled_rows(page.edges, rest):
        table = fill_grid(grid, [word for word in rest if grid.holds(word)])
        if table is not None:
            tables.append(table)
            rest = [word for word in rest if not grid.holds(word)]
    things: list[Line | PdfTable] = []
    if not tables:
        return [thing for part in in_halves(rest) for thing in with_caps(find_columns(lines_of(part)))]
    lines = lines_of(rest)
    for table in sorted(tables, key=lambda table: -table.top):
        above = [line for line in lines if line.bottom >= table.bottom]
        lines = lines[len(above) :]
        things += [*find_columns(above), table]
    return [*with_caps([*things, *find_columns(lines)])]


def _joined(above: Line | PdfTable, below: Line | PdfTable) -> PdfTable | None:
    """Join a table with what goes on with it on the next page; `None` where nothing does."""
    if not isinstance(above, PdfTable):
        return None
    if isinstance(below, Line):
        return _with_line(above, below)
    if len(above.columns) != len(below.columns) or any(
        abs(one - other) > _SAME_COLUMN for one, other in zip(above.columns, below.columns, strict=True)
    ):
        return None
    rows = below.rows[1:] if _texts(below.rows[0]) == _texts(above.rows[0]) else below.rows
    kept = above.rows
    if rows and not rows[0][0].text and len(rows) == len(below.rows):
        if _is_whole(rows[0], kept[-1]):
            rows = ((kept[-1][0]._replace(spanned=True), *rows[0][1:]), *rows[1:])
            return PdfTable(above.columns, (*kept, *rows), above.top, below.bottom)
        kept = (*kept[:-1], tuple(_mended(one, other) for one, other in zip(kept[-1], rows[0], strict=True)))
        rows = rows[1:]
    return PdfTable(above.columns, (*kept, *rows), above.top, below.bottom)


def _is_whole(row: Sequence[PdfCell], above: Sequence[PdfCell]) -> bool:
    """Tell whether a row without its first cell is one of its own, under a cell merged over the page break."""
    filled = [bool(cell.text) for cell in row[1:]]
    return filled == [bool(cell.text) for cell in above[1:]] and sum(filled) > 2  # noqa: PLR2004 - a cut row has a few


def _with_line(above: PdfTable, line: Line) -> PdfTable | None:
    """Add a line to a table's last row when all of it stands in its columns, and none in the first."""
    added = [PdfCell("") for _ in above.columns]
    for part in segments(line):
        column = next((n for n, left in enumerate(above.columns) if abs(part.left - left) <= _SAME_COLUMN), 0)
        if not column:
            return None
        added[column] = PdfCell(part.text)
    last = tuple(_mended(one, other) for one, other in zip(above.rows[-1], added, strict=True))
    return above._replace(rows=(*above.rows[:-1], last))


def _texts(row: Sequence[PdfCell]) -> list[str]:
    return [cell.text for cell in row]


def _mended(above: PdfCell, below: PdfCell) -> PdfCell:
    """Join a cell with its other part on the next page."""
    if not below.text or not above.text:
        return above if above.text else below
    return above._replace(text=mend(above.text, below.text))


def line_texts(pages: Sequence[PdfPage]) -> tuple[str, ...]:
    """Write a document as lines of text with columns kept apart."""
    return tuple(_page_lines(pages))


def _page_lines(pages: Sequence[PdfPage]) -> Iterator[str]:
    for number, words in enumerate(without_margins(pages)):
        if number:
            yield "\f"
        above: Line | None = None
        for line in lines_of(words):
            if above is not None and above.bottom - line.bottom > 1.6 * line.height:
                yield ""
            yield _spaced(line)
            above = line


def _spaced(line: Line) -> str:
    """Write a line with its segments at their places, a letter taken as half its height wide."""
    text = ""
    for part in segments(line):
        place = round(part.left / (line.height * 0.5))
        text = (
            part.text
            if not text and place < 1
            else f"{text}{' ' * max(place - len(text), 3 if text else 0)}{part.text}"
        )
    return text
