"""Tables of a PDF page without rules: columns are the white that runs down through lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from agendawatch.documents.pdf.grid import PdfCell, PdfTable
from agendawatch.documents.pdf.lines import Line, Segment, goes_on, line_of, segments

__all__ = ["find_columns"]

_LOOK_BACK = 6
_FAR = 3.2
"""Times a line's height: lines further apart are in different tables."""
_WHITE = 0.55
"""Times a line's height: the least white between columns."""
_EVEN = 2.5
"""Points: text that begins so near a column's side begins at it."""
_MANY = 40
"""Lines: so many with a single first cell are no one row."""
_MOSTLY = 0.6
_NEAR = 1.15
_APART = 1.3
"""Times the usual pitch: a region with lines so far apart has white between its rows."""
_BULLETS = frozenset("•▪●○◦·‣–—-o\uf0b7\uf0a7")

Parted = tuple[Line, list[Segment]]
Row = list[list[Line]]
Span = tuple[float, float]


def find_columns(lines: Sequence[Line]) -> list[Line | PdfTable]:
    """Find runs of lines that stand in columns; the other lines are given as they are."""
    out: list[Line | PdfTable] = []
    region: list[Parted] = []
    spans: list[Span] = []
    for line in lines:
        parts = [line] if line.first in _BULLETS else _parts(line, spans)
        if region and _fits(region, spans, line, parts):
            region.append((line, parts))
            spans = _widened(spans, parts, _WHITE * line.height)
            continue
        out.extend(_close(region, spans))
        region, spans = [], []
        if len(parts) > 1:
            region, spans = [(line, parts)], _merged(_spans(parts), _WHITE * line.height)
        else:
            out.append(line)
    out.extend(_close(region, spans))
    return out


def _parts(line: Line, spans: Sequence[Span]) -> list[Segment]:
    """Part a line by the white in it, and behind a number that stands close before the second column."""
    parts = segments(line)
    words = parts[0].words
    if len(spans) > 1 and len(words) > 1 and abs(words[1].left - spans[1][0]) <= _EVEN and words[0].text[-1:].isdigit():
        return [line_of(words[:1]), line_of(words[1:]), *parts[1:]]
    return parts


def _spans(parts: Sequence[Segment]) -> list[Span]:
    return [(part.left, part.right) for part in parts]


def _merged(spans: list[Span], white: float) -> list[Span]:
    """Merge spans that have less than this white between them."""
    merged: list[Span] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] < white:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _widened(spans: list[Span], parts: Sequence[Segment], white: float) -> list[Span]:
    """Widen columns by a line; one that begins in its columns may run into the white of the next, and merges none."""
    homes = _homes(spans, parts)
    if homes is None:
        return _merged([*spans, *_spans(parts)], white)
    widened = list(spans)
    for home, part in zip(homes, parts, strict=True):
        left, right = spans[home]
        if part.right > right:
            limit = spans[home + 1][0] - white if home + 1 < len(spans) else part.right
            widened[home] = (left, max(min(part.right, limit), right))
    return widened


def _fits(region: Sequence[Parted], spans: Sequence[Span], line: Line, parts: Sequence[Segment]) -> bool:
    """Tell whether a line goes on with a region: it leaves the white between its columns white."""
    above = region[-1][0]
    if above.bottom - line.top > _FAR * line.height - line.height:
        return False
    if line.height > 1.3 * above.height or above.height > 1.3 * line.height:
        return False
    if (len(parts) > 1 or parts[0].left > spans[0][0] + _EVEN) and _homes(spans, parts) is not None:
        return True
    after = _merged([*spans, *_spans(parts)], _WHITE * line.height)
    if len(parts) == 1:
        return len(after) >= len(spans) and len(spans) > 1
    if len(after) < len(spans) and above.bottom - line.top > _usual_gap(region) + line.height / 2:
        return False
    return len(after) > 1 and len(after) >= min(len(spans), len(parts))


def _usual_gap(region: Sequence[Parted]) -> float:
    """Find the widest white between the last lines of a region."""
    last = [line for line, _ in region[-_LOOK_BACK:]]
    return max((one.bottom - other.top for one, other in pairwise(last)), default=float("inf"))


def _is_outside(line: Line, spans: Sequence[Span]) -> bool:
    """Tell whether a lone last line is no part of the table: it begins in its first column, anew."""
    return line.left < spans[1][0] - 1 and not line.text[0].islower()


def _homes(spans: Sequence[Span], parts: Sequence[Segment]) -> list[int] | None:
    """Find the column that each segment begins in; `None` when one begins in none."""
    homes = []
    for part in parts:
        home = bisect_right(spans, (part.left + _EVEN, float("inf"))) - 1
        if home < 0 or part.left - spans[home][0] > _EVEN:
            return None
        homes.append(home)
    return homes


def _close(region: list[Parted], spans: Sequence[Span]) -> Sequence[Line | PdfTable]:
    """Make a table of a region that is one, and give the lines of one that is none."""
    lines = [line for line, _ in region]
    many = sum(len(parts) > 1 for _, parts in region)
    if many < 2 or len(spans) < 2:  # noqa: PLR2004 - two rows and two columns make a table
        return lines
    after = len(region)
    while len(region[after - 1][1]) == 1 and _is_outside(region[after - 1][0], spans):
        after -= 1
    return [_table(region[:after], spans), *lines[after:]]


def _table(region: Sequence[Parted], spans: Sequence[Span]) -> PdfTable:
    """Sort segments into columns and lines into rows."""
    lefts = [span[0] for span in spans]
    rows = _rows(lefts, region)
    rights = [max((line.right for row in rows for line in row[column]), default=0.0) for column in range(len(lefts))]
    written = tuple(tuple(_cell(cell, rights[column]) for column, cell in enumerate(row)) for row in rows)
    return PdfTable(tuple(lefts), written, region[0][0].top, region[-1][0].bottom)


def _clusters(region: Sequence[Parted]) -> list[list[Parted]]:
    """Part a region where white parts its lines; where all stand as close, it is one cluster."""
    pitches = [one.bottom - other.bottom for (one, _), (other, _) in pairwise(region)]
    usual = sorted(pitches)[len(pitches) // 4]
    if max(pitches) <= usual * _APART:
        return [list(region)]
    tight = usual * _NEAR
    clusters = [[region[0]]]
    for parted, pitch in zip(region[1:], pitches, strict=True):
        if pitch <= tight:
            clusters[-1].append(parted)
        else:
            clusters.append([parted])
    return clusters


def _rows(lefts: Sequence[float], region: Sequence[Parted]) -> list[Row]:
    """Read the rows of a table: clusters of lines, parted where their cells begin anew."""
    clusters = [[_cells(lefts, parts) for _, parts in cluster] for cluster in _clusters(region)]
    numbered = _is_numbered([cells for cluster in clusters for cells in cluster])
    rows: list[Row] = []
    for cluster in clusters:
        firsts = sum(bool(cells[0]) for cells in cluster)
        whole = firsts <= 1 and len(cluster) < _MANY
        for index, cells in enumerate(cluster):
            may = (index and whole) or (
                bool(index or not firsts or cells[0]) and _continues(rows, cells, numbered=numbered)
            )
            if rows and may:
                for column, cell in enumerate(cells):
                    rows[-1][column].extend(cell)
            else:
                rows.append(cells)
    return rows


def _is_numbered(lines: Sequence[Row]) -> bool:
    """Tell whether rows open with numbers, so that a line without one goes on with the row above."""
    firsts = [cells[0][0].text for cells in lines if cells[0] and sum(map(bool, cells)) > 1]
    return sum(text[0].isdigit() or text[0] == "§" for text in firsts) >= _MOSTLY * len(firsts) > 1


def _cells(lefts: Sequence[float], parts: Sequence[Segment]) -> Row:
    """Sort a line's segments into columns, those in one column as one."""
    cells: Row = [[] for _ in lefts]
    for part in parts:
        cell = cells[max(bisect_right(lefts, part.left + 1) - 1, 0)]
        cell[:] = [line_of([*cell[0].words, *part.words])] if cell else [part]
    return cells


def _continues(rows: Sequence[Row], cells: Row, *, numbered: bool) -> bool:
    """Tell whether a line goes on with the last row."""
    if not rows:
        return False
    above = rows[-1]
    filled = [column for column, cell in enumerate(cells) if cell]
    on = [bool(above[column]) and goes_on(above[column][-1], cells[column][0]) for column in filled]
    if _is_bold(above) and not _is_bold(cells):
        return False
    if cells[0]:
        first = cells[0][0].text[0]
        # "tis 13/1" begins with a small letter, and a row: what goes on does so in all its cells.
        return all(on) or (numbered and not first.isdigit() and first != "§")
    return len(filled) == 1 or any(on)


def _is_bold(row: Row) -> bool:
    """Tell whether all of a row is bold."""
    return all(part.bold for cell in row for part in cell)


def _cell(lines: Sequence[Line], right: float) -> PdfCell:
    """Make a cell of its lines within its column."""
    return PdfCell(((lines, right),), all(line.bold for line in lines)) if lines else PdfCell()
