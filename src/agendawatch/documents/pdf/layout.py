"""A PDF's pages as pieces in reading order: lines, and tables that go on over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from agendawatch.documents.pdf.columns import capped, find_columns, in_halves, with_caps
from agendawatch.documents.pdf.file import PdfPage
from agendawatch.documents.pdf.grid import PdfCell, PdfTable, fill_grid, find_grids, join_bands, ruled_rows
from agendawatch.documents.pdf.lines import PaperLine, PaperWord, lines_of, segments
from agendawatch.documents.tree import Region

# What stands on every page of a PDF: running headers and footers, page marks.

_MARGIN = 0.2
"""The share of a page's height, at its top and at its foot, where headers and footers stand."""
_MARK = re.compile(
    r"(?:(?:sida|sidan|sid\.?|s\.?)\s?)?\d{1,4}\s?(?:\(\s?\d{1,4}\s?\)|/\s?\d{1,4}|av\s\d{1,4})|(?:sida|sidan|sid\.?)\s?\d{1,4}|[-–]\s?\d{1,4}\s?[-–]",
    re.IGNORECASE,
)
_OFTEN = 0.6
"""The share of pages on which a header stands."""
_SAME = 4.0
"""Points: the same line may stand so much higher or lower on another page."""

Key = tuple[str, int]
MarginPart = tuple[PaperLine, Key, Key]
"""A segment, named by its words as they are, and with the page's own number as a sign."""


def part_margins(pages: Sequence[PdfPage]) -> tuple[list[list[PaperWord]], list[tuple[Region, PaperLine]]]:
    """Part each page's own words from what stands on every page: page marks, footers, and headers after the first."""
    many = len(pages) > 1
    zones = [[_zone(page, number, top=top) for top in (True, False)] for number, page in enumerate(pages, start=1)]
    # The segments that stand on most pages.
    named = ({key for zone in page for line in zone for _, *keys in line for key in keys} for page in zones)
    seen = Counter(key for keys in named for key in keys)
    often = {key for key, count in seen.items() if count >= max(2, _OFTEN * len(zones))}
    shown: set[Key] = set()
    kept: list[list[PaperWord]] = []
    running: list[tuple[Region, PaperLine]] = []
    for number, (page, (above, below)) in enumerate(zip(pages, zones, strict=True), start=1):
        gone: set[int] = set()
        for zone in (above, below):
            for part, exact, signed in (part for line in _outer(zone, often, number, many=many) for part in line):
                again = often & {exact, signed}
                mark = _is_mark(part.text) or (many and part.text == str(number))
                if mark or (again and (zone is below or again & shown)):
                    gone.update(map(id, part.words))
                    running.append((Region.FOOTER if zone is below else Region.HEADER, part))
                shown |= again
        kept.append([word for word in page.words if id(word) not in gone])
    return kept, running


def _zone(page: PdfPage, number: int, *, top: bool) -> list[list[MarginPart]]:
    """Find the lines of a page's upper or lower margin, from the edge inwards, in segments that are named."""
    edge = page.height * (1 - _MARGIN if top else _MARGIN)
    lines = lines_of(word for word in page.words if (word.top > edge if top else word.bottom < edge))
    return [[_named(part, number) for part in segments(line)] for line in (lines if top else reversed(lines))]


def _named(part: PaperLine, number: int) -> MarginPart:
    """Name a segment by its words and its height on the page."""
    place = round(part.bottom / _SAME)
    words = ("#" if word.strip("().,/") == str(number) else word for word in part.text.split())
    return part, (part.text, place), (" ".join(words), place)


def _outer(zone: Sequence[list[MarginPart]], often: set[Key], number: int, *, many: bool) -> Sequence[list[MarginPart]]:
    """Keep a zone's lines up to the innermost that is nothing but headers and marks."""

    def is_running(line: list[MarginPart]) -> bool:
        alone = many and len(line) == 1
        return all(
            exact in often or signed in often or _is_mark(part.text) or (alone and part.text == str(number))
            for part, exact, signed in line
        )

    return zone[: max((count for count, line in enumerate(zone, start=1) if is_running(line)), default=0)]


def _is_mark(text: str) -> bool:
    """Tell whether a text is a page mark: "2(10)", "Sida 3 av 4"; "12/3" may be a day."""
    return _MARK.fullmatch(text) is not None and "/" not in text


_SAME_COLUMN = 8.0
"""Points: columns of a table's two parts that begin so near are one."""


class Piece(NamedTuple):
    """A line or a table, the page it begins on, and the column: 0 where the page has none."""

    thing: PaperLine | PdfTable
    page: int
    column: int = 0


def document_pieces(pages: Sequence[PdfPage], kept: Sequence[Sequence[PaperWord]]) -> list[Piece]:
    """Read the pieces of a document in order, a table's parts on several pages joined; `kept` are each page's own words."""
    pieces: list[Piece] = []
    for number, (page, words) in enumerate(zip(pages, kept, strict=True), start=1):
        goes_on = bool(pieces)
        for thing, column in _page_things(page, words):
            joined = _joined(pieces[-1].thing, thing) if goes_on else None
            if goes_on and isinstance(thing, PdfTable) and isinstance(pieces[-1].thing, PaperLine):
                joined = capped(pieces[-1].thing, thing, near=False)
            if joined is None:
                pieces.append(Piece(thing, number, column))
            else:
                pieces[-1] = pieces[-1]._replace(thing=joined)
            goes_on = joined is not None and isinstance(thing, PaperLine)
    return pieces


def _page_things(page: PdfPage, words: Sequence[PaperWord]) -> list[tuple[PaperLine | PdfTable, int]]:
    """Read a page's lines and tables, top to bottom, each with its column: 0 where the page has none."""
    tables: list[PdfTable] = []
    rest = list(words)
    grids = join_bands(find_grids(page.edges), rest)
    made = "rules" if grids else "bands"
    for grid in grids or ruled_rows(page.edges, rest):
        table = fill_grid(grid, [word for word in rest if grid.holds(word)], made)
        if table is not None:
            tables.append(table)
            rest = [word for word in rest if not grid.holds(word)]
    things: list[PaperLine | PdfTable] = []
    if not tables:
        halves = in_halves(rest)
        columns = range(1, len(halves) + 1) if len(halves) > 1 else (0,)
        return [
            (thing, column)
            for part, column in zip(halves, columns, strict=True)
            for thing in with_caps(find_columns(lines_of(part)))
        ]
    lines = lines_of(rest)
    for table in sorted(tables, key=lambda table: -table.top):
        above = [line for line in lines if line.bottom >= table.bottom]
        lines = lines[len(above) :]
        things += [*find_columns(above), table]
    return [(thing, 0) for thing in with_caps([*things, *find_columns(lines)])]


def _joined(above: PaperLine | PdfTable, below: PaperLine | PdfTable) -> PdfTable | None:
    """Join a table with what goes on with it on the next page; `None` where nothing does."""
    if not isinstance(above, PdfTable):
        return None
    if isinstance(below, PaperLine):
        # Add a line to a table's last row when all of it stands in its columns, and none in the first.
        added = [PdfCell() for _ in above.columns]
        for part in segments(below):
            column = next((n for n, left in enumerate(above.columns) if abs(part.left - left) <= _SAME_COLUMN), 0)
            if not column:
                return None
            added[column] = PdfCell((((part,), part.right),))
        last = _mended_row(above.rows[-1], added)
        return above._replace(rows=(*above.rows[:-1], last))
    pairs = zip(above.columns, below.columns, strict=True)
    if len(above.columns) != len(below.columns) or any(abs(one - other) > _SAME_COLUMN for one, other in pairs):
        return None
    again = [cell.text for cell in below.rows[0]] == [cell.text for cell in above.rows[0]]
    rows = below.rows[1:] if again else below.rows
    kept = above.rows
    if rows and not rows[0][0].parts and len(rows) == len(below.rows):
        if _is_whole(rows[0], kept[-1]):
            rows = ((kept[-1][0]._replace(spanned=True), *rows[0][1:]), *rows[1:])
            return above._replace(rows=(*kept, *rows), bottom=below.bottom)
        kept = (*kept[:-1], _mended_row(kept[-1], rows[0]))
        rows = rows[1:]
    return above._replace(rows=(*kept, *rows), bottom=below.bottom)


def _is_whole(row: Sequence[PdfCell], above: Sequence[PdfCell]) -> bool:
    """Tell whether a row without its first cell is one of its own, under a cell merged over the page break."""
    filled = [bool(cell.parts) for cell in row[1:]]
    return filled == [bool(cell.parts) for cell in above[1:]] and sum(filled) > 2  # noqa: PLR2004 - a cut row has a few


def _mended_row(above: Sequence[PdfCell], below: Sequence[PdfCell]) -> tuple[PdfCell, ...]:
    """Join the cells of a row with their other parts; one that is merged over several columns stays one."""
    made: list[PdfCell] = []
    for at, (one, other) in enumerate(zip(above, below, strict=True)):
        if at and one.spanned and one.parts is above[at - 1].parts:
            made.append(made[-1]._replace(spanned=True))
        else:
            made.append(one._replace(parts=(*one.parts, *other.parts)) if one.parts else other)
    return tuple(made)
