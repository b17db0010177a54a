"""Tables whose text came with one cell on a line: put together again where their shape allows, else left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.reading.schedule.cells import Facts, Head, read_cell
from agendawatch.reading.traced import TracedLine, passages_of_lines, ranges_of

__all__ = ["flattened_blocks"]

_CELL_AT_MOST = 60
_HEADS_AT_LEAST = 3
_HEADS_AT_MOST = 40
_ORGANIZATIONS_AT_LEAST = 2


@dataclass(slots=True)
class _Piece:
    """Lines that stand together, and how many empty cells the blank lines after them may stand for."""

    text: TracedLine
    first: int
    last: int
    facts: Facts
    empty_after: int = 0


@dataclass(slots=True)
class _Grid:
    """A table put together, and the pieces that it took."""

    first: int
    last: int
    rows: list[list[str]] = field(default_factory=list)


def flattened_blocks(document: Document, lines: Sequence[str], *, legend: Mapping[str, str]) -> tuple[Passage, ...]:
    r"""Read a text's lines as passages, with tables that lost their columns put together again.

    >>> from agendawatch.documents.page import read_document
    >>> page = read_document("2026\n\nKF\n\nKS\n\nJanuari\n\n\n13\n\nFebruari\n\n23\n\n10")
    >>> made = flattened_blocks(page, page.text.split("\n"), legend={})
    >>> [[cell.text for cell in row] for row in made[0].rows]
    [['2026', 'KF', 'KS'], ['Januari', '', '13'], ['Februari', '23', '10']]

    Such text ends a cell with an empty line, and has one line end more for every empty cell. A row counts
    only when its cells come to the number of heads; a table with a row that does not is left as it is.
    """
    pieces = _pieces(lines, legend)
    blocks: list[Passage] = []
    at = line = 0
    while at < len(pieces):
        grid = _grid(pieces, at)
        if grid is None:
            at += 1
            continue
        blocks.extend(passages_of_lines(document, lines[line : pieces[grid.first].first]))
        rows = tuple(
            tuple(Slot(cell, header=index == 0, ranges=ranges_of((cell,))) for cell in row)
            for index, row in enumerate(grid.rows)
        )
        text = "\n".join("\t".join(row) for row in grid.rows)
        ranges = tuple(found for row in grid.rows for found in ranges_of(row))
        blocks.append(Passage(PassageKind.TABLE, text, rows=rows, place="table", ranges=ranges))
        line, at = pieces[grid.last].last + 1, grid.last + 1
    blocks.extend(passages_of_lines(document, lines[line:]))
    return tuple(blocks)


def _pieces(lines: Sequence[str], legend: Mapping[str, str]) -> list[_Piece]:
    pieces: list[_Piece] = []
    known: dict[str, Facts] = {}
    at = 0
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        end = at
        while end + 1 < len(lines) and lines[end + 1]:
            end += 1
        folded = "\n".join(" ".join(part.split()) for part in lines[at : end + 1]).strip()
        words = TracedLine(folded, ranges_of(lines[at : end + 1]))
        cell = words if len(words) <= _CELL_AT_MOST else "…"
        facts = known.get(cell) or known.setdefault(cell, read_cell(Slot(cell), legend=legend, context=None))
        blank = end + 1
        while blank < len(lines) and not lines[blank]:
            blank += 1
        pieces.append(_Piece(words, at, end, facts, max(blank - end - 2, 0)))
        at = blank
    return pieces


def _grid(pieces: Sequence[_Piece], at: int) -> _Grid | None:
    """Put the table together that begins at a piece; `None` when none does."""
    for heads_of, begins in ((_month_heads, _names_someone), (_name_heads, _is_row_label), (_label_heads, None)):
        width = heads_of(pieces, at)
        if not width:
            continue
        labelled = pieces[at].facts.month is None
        grid = _rows_by_label(pieces, at, width, begins) if begins and labelled else _rows_by_width(pieces, at, width)
        if grid is not None:
            return grid
    return None


def _month_heads(pieces: Sequence[_Piece], at: int) -> int:
    """Count heads that are months, with labels before and after them."""
    end, months = at, 0
    while end < min(len(pieces), at + _HEADS_AT_MOST) and (
        pieces[end].facts.month or (pieces[end].facts.head is not None and not pieces[end].facts.organizations)
    ):
        if pieces[end].facts.dated:
            break
        months += pieces[end].facts.month is not None
        end += 1
        if pieces[end - 1].empty_after:  # a row may end with a line more, none of its heads does
            break
    return end - at if months >= _HEADS_AT_LEAST and end - at - months <= 3 else 0  # noqa: PLR2004 - a name, an hour, a place


def _name_heads(pieces: Sequence[_Piece], at: int) -> int:
    """Count heads that are organizations behind a corner."""
    corner = pieces[at].facts
    if corner.organizations or corner.dated or not (corner.label.years or corner.head is not None):
        return 0
    end = at + 1
    while (
        end < min(len(pieces), at + _HEADS_AT_MOST)
        and pieces[end].facts.organizations
        and not pieces[end - 1].empty_after
    ):
        end += 1
    return end - at if end - at - 1 >= _ORGANIZATIONS_AT_LEAST else 0


def _label_heads(pieces: Sequence[_Piece], at: int) -> int:
    """Count heads that are labels such as "Datum", "Tid", "Organ"."""
    end = at
    while (
        end < min(len(pieces), at + _HEADS_AT_MOST)
        and pieces[end].facts.head is not None
        and not pieces[end].facts.dated
    ):
        end += 1
    kinds = {piece.facts.head for piece in pieces[at:end]}
    return end - at if end - at >= _HEADS_AT_LEAST and Head.WHEN in kinds else 0


def _names_someone(facts: Facts) -> bool:
    return bool(facts.organizations)


def _is_row_label(facts: Facts) -> bool:
    return facts.month is not None or facts.week is not None or facts.head in {Head.TIME, Head.PLACE}


def _rows_by_label(pieces: Sequence[_Piece], at: int, width: int, begins: object) -> _Grid | None:
    """Cut rows where a piece begins one; every row has to come out as wide as the heads."""
    assert callable(begins)  # noqa: S101 - the caller's table
    grid = _Grid(at, at + width - 1, [[piece.text for piece in pieces[at : at + width]]])
    start = at + width
    while start < len(pieces) and begins(pieces[start].facts):
        end = start + 1
        while end < len(pieces) and not begins(pieces[end].facts) and _can_be_cell(pieces[end]) and end - start < width:
            end += 1
        last = end == len(pieces) or not begins(pieces[end].facts)
        row, end = _row(pieces[at : at + width], pieces[start:end], start, last=last)
        if row is None:
            return None if len(grid.rows) == 1 else grid
        grid.rows.append(row)
        grid.last = end - 1
        start = end
    return grid if len(grid.rows) > 1 else None


def _row(heads: Sequence[_Piece], pieces: Sequence[_Piece], start: int, *, last: bool) -> tuple[list[str] | None, int]:
    """Lay a row's cells out, with its empty cells or without, as it comes to the number of heads; and tell its end.

    Other text may follow the last row: it ends where its cells are enough.
    """
    spaced: list[str] = []
    ends: list[int] = []
    for at, piece in enumerate(pieces, start=start + 1):
        spaced += [piece.text, *[""] * piece.empty_after]
        ends += [at] * (1 + piece.empty_after)
    width = len(heads)
    if len(spaced) > width and (last or not any(spaced[width:])):
        options = [(spaced[:width], ends[width - 1])]
    else:
        options = [(spaced, start + len(pieces))]
    options.append(([piece.text for piece in pieces], start + len(pieces)))
    return next(
        ((row, end) for row, end in options if len(row) == width and _plausible(heads, row)),
        (None, start + len(pieces)),
    )


def _plausible(heads: Sequence[_Piece], row: Sequence[str]) -> bool:
    """Tell whether hours stand under hours, and days under months and names."""
    for head, text in zip(heads[1:], row[1:], strict=True):
        figures = any(letter.isdigit() for letter in text)
        if text in {"", "-", "–"}:
            continue
        if head.facts.head is Head.TIME and not re.search(r"\d[.:]\d|kl", text):
            return False
        if (head.facts.month or head.facts.organizations) and not figures:
            return False
    return True


def _rows_by_width(pieces: Sequence[_Piece], at: int, width: int) -> _Grid | None:
    """Cut rows by the number of heads; all rows have to have a date or a day where the first has one."""
    grid = _Grid(at, at + width - 1, [[piece.text for piece in pieces[at : at + width]]])
    start = at + width
    while start + width <= len(pieces) and _fits(pieces[at : at + width], pieces[start : start + width]):
        grid.rows.append([piece.text for piece in pieces[start : start + width]])
        start += width
        grid.last = start - 1
    return grid if len(grid.rows) > 1 else None


def _fits(heads: Sequence[_Piece], row: Sequence[_Piece]) -> bool:
    for head, piece in zip(heads, row, strict=True):
        facts = piece.facts
        if not _can_be_cell(piece) or (facts.head is not None and not facts.dated):
            return False
        if head.facts.month and not (facts.empty or facts.dated or any(letter.isdigit() for letter in piece.text)):
            return False
        if head.facts.month and facts.month and not facts.dated:
            return False
    dated = any(
        piece.facts.dated or (head.facts.head is Head.WHEN and piece.facts.number)
        for head, piece in zip(heads, row, strict=True)
    )
    return dated or any(head.facts.month for head in heads)


def _can_be_cell(piece: _Piece) -> bool:
    return len(piece.text) <= _CELL_AT_MOST and not re.search(r"[.!?]\s+[A-ZÅÄÖ]", piece.text)
