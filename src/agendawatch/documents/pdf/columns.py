"""Tables of a PDF page without rules: columns are the white that runs down through lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter

from agendawatch.documents.pdf.grid import PdfCell, PdfTable
from agendawatch.documents.pdf.lines import PaperLine, PaperWord, goes_on, line_of, lines_of, segments

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

Parted = tuple[PaperLine, list[PaperLine]]
Row = list[list[PaperLine]]
Span = tuple[float, float]


def find_columns(lines: Sequence[PaperLine]) -> list[PaperLine | PdfTable]:
    """Find runs of lines that stand in columns; the other lines are given as they are."""
    out: list[PaperLine | PdfTable] = []
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


def _parts(line: PaperLine, spans: Sequence[Span]) -> list[PaperLine]:
    """Part a line by the white in it, and behind a number that stands close before the second column."""
    parts = segments(line)
    words = parts[0].words
    if len(spans) > 1 and len(words) > 1 and abs(words[1].left - spans[1][0]) <= _EVEN and words[0].text[-1:].isdigit():
        return [line_of(words[:1]), line_of(words[1:]), *parts[1:]]
    return parts


def _spans(parts: Sequence[PaperLine]) -> list[Span]:
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


def _widened(spans: list[Span], parts: Sequence[PaperLine], white: float) -> list[Span]:
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


def _fits(region: Sequence[Parted], spans: Sequence[Span], line: PaperLine, parts: Sequence[PaperLine]) -> bool:
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
    # The widest white between the last lines of the region.
    last = [line for line, _ in region[-_LOOK_BACK:]]
    usual = max((one.bottom - other.top for one, other in pairwise(last)), default=float("inf"))
    if len(after) < len(spans) and above.bottom - line.top > usual + line.height / 2:
        return False
    return len(after) > 1 and len(after) >= min(len(spans), len(parts))


def _homes(spans: Sequence[Span], parts: Sequence[PaperLine]) -> list[int] | None:
    """Find the column that each segment begins in; `None` when one begins in none."""
    homes = []
    for part in parts:
        home = bisect_right(spans, (part.left + _EVEN, float("inf"))) - 1
        if home < 0 or part.left - spans[home][0] > _EVEN:
            return None
        homes.append(home)
    return homes


def _close(region: list[Parted], spans: Sequence[Span]) -> Sequence[PaperLine | PdfTable]:
    """Make a table of a region that is one, and give the lines of one that is none."""
    lines = [line for line, _ in region]
    many = sum(len(parts) > 1 for _, parts in region)
    if many < 2 or len(spans) < 2:  # noqa: PLR2004 - two rows and two columns make a table
        return lines
    after = len(region)
    while len(region[after - 1][1]) == 1:
        # A lone last line is no part of the table where it begins in its first column, anew.
        last = region[after - 1][0]
        if last.left >= spans[1][0] - 1 or last.text[0].islower():
            break
        after -= 1
    # Sort segments into columns and lines into rows.
    lefts = [span[0] for span in spans]
    rows = _rows(lefts, region[:after])
    rights = [max((line.right for row in rows for line in row[column]), default=0.0) for column in range(len(lefts))]
    written = tuple(
        tuple(
            PdfCell(((cell, right),), all(line.bold for line in cell)) if cell else PdfCell()
            for cell, right in zip(row, rights, strict=True)
        )
        for row in rows
    )
    return [PdfTable(tuple(lefts), written, lines[0].top, lines[after - 1].bottom), *lines[after:]]


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
    # Where rows open with numbers, a line without one goes on with the row above.
    lines = [cells for cluster in clusters for cells in cluster]
    opening = [cells[0][0].text[0] for cells in lines if cells[0] and sum(map(bool, cells)) > 1]
    numbered = sum(sign.isdigit() or sign == "§" for sign in opening) >= _MOSTLY * len(opening) > 1
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


def _cells(lefts: Sequence[float], parts: Sequence[PaperLine]) -> Row:
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


# A PDF page whose text runs in two columns side by side, as in a newspaper: read one after the other.

_LINES_AT_LEAST = 6
"""Lines on either side; fewer are a letterhead or a pair of signatures."""
_MIDDLE = (0.3, 0.7)
"""Where between a page's outermost words the white between two columns may run."""
_GUTTER = 9
"""Points of white between two columns at the least."""
_CROSSING_AT_MOST = 8
"""Words, of a title, that may run over the white above the columns."""
_ALIGNED = 1.5
"""Points: lines whose feet stand so near are on one height."""
_HEADS_AT_MOST = 0.4
"""Share of a column's lines that are headings, at the most."""


def in_halves(words: Sequence[PaperWord]) -> tuple[Sequence[PaperWord], ...]:
    """Part a page's words in what stands above two columns, the left and the right; one part when there are none.

    In a table the lines of two columns stand on one height, row by row; text that runs in columns does not
    know of its neighbour.
    """
    gutter = _gutter(words)
    if gutter is None:
        return (words,)
    crossing = [word for word in words if word.left < gutter < word.right]
    floor = min((word.bottom for word in crossing), default=float("inf"))
    above = [word for word in words if word.bottom >= floor]
    left = [word for word in words if word.bottom < floor and word.right <= gutter]
    right = [word for word in words if word.bottom < floor and word.left >= gutter]
    if len(crossing) > _CROSSING_AT_MOST or not _run_alone(lines_of(left), lines_of(right)):
        return (words,)
    return above, left, right


def _gutter(words: Sequence[PaperWord]) -> float | None:
    """Find the middle of the widest white that runs down the middle of a page, crossed by the fewest words."""
    if len(words) < 2 * _LINES_AT_LEAST:
        return None
    begin = int(min(word.left for word in words))
    width = int(max(word.right for word in words)) - begin
    turns = [0] * (width + 2)
    for word in words:
        turns[max(int(word.left) - begin, 0)] += 1
        turns[min(int(word.right) - begin + 1, width + 1)] -= 1
    covered = list(accumulate(turns))
    first, last = int(width * _MIDDLE[0]), int(width * _MIDDLE[1])
    if first >= last:
        return None
    fewest = min(covered[first:last])
    best = run = 0
    at: float | None = None
    for place in range(first, last):
        run = run + 1 if covered[place] == fewest else 0
        if run > best:
            best, at = run, begin + place - run / 2 + 0.5
    return at if best >= _GUTTER else None


def _run_alone(left: Sequence[PaperLine], right: Sequence[PaperLine]) -> bool:
    """Tell whether the lines on either side stand on heights of their own."""
    if min(len(left), len(right)) < _LINES_AT_LEAST:
        return False
    beside, at = sorted(left, key=attrgetter("bottom")), 0
    pairs: list[tuple[PaperLine, PaperLine]] = []
    for line in sorted(right, key=attrgetter("bottom")):
        while at < len(beside) and beside[at].bottom < line.bottom - _ALIGNED:
            at += 1
        if at < len(beside) and beside[at].bottom <= line.bottom + _ALIGNED:
            pairs.append((beside[at], line))
    if len(pairs) < _MOSTLY * min(len(left), len(right)):
        return True
    # Either side may have headings of its own, beside what is none: a table's rows are headed together.
    if any(sum(line.bold for line in side) > _HEADS_AT_MOST * len(side) for side in (left, right)):
        return False
    return len({one.bold for one, other in pairs if one.bold != other.bold}) > 1


# Heads that stand over a table without being in its columns: centred, or set in bold apart from the rows.

_NEAR_THE_TABLE = 2.5
"""Times a line's height: a head stands no further above its table."""
_SLACK = 4.0
"""Points: a head may begin so much before its column."""


def with_caps(things: Iterable[PaperLine | PdfTable]) -> list[PaperLine | PdfTable]:
    """Give a table the line right above it as its first row, where it is bold and has a part over every column."""
    out: list[PaperLine | PdfTable] = []
    for thing in things:
        above = out[-1] if out else None
        whole = capped(above, thing) if isinstance(above, PaperLine) and isinstance(thing, PdfTable) else None
        if whole is None:
            out.append(thing)
        else:
            out[-1] = whole
    return out


def capped(line: PaperLine, table: PdfTable, *, near: bool = True) -> PdfTable | None:
    """Set a line as a table's first row; `None` where its parts do not stand over the columns one by one.

    `near` is false where a page's end stands between them.
    """
    if not line.bold or len(table.columns) < 2 or all(cell.bold for cell in table.rows[0] if cell.text):  # noqa: PLR2004 - one column is a list
        return None
    if near and line.bottom - table.top > _NEAR_THE_TABLE * line.height:
        return None
    parts = segments(line)
    parts = parts if len(parts) == len(table.columns) else _at_columns(line, table.columns)
    if len(parts) != len(table.columns):
        return None
    ends = [*table.columns[1:], float("inf")]
    for part, left, right in zip(parts, table.columns, ends, strict=True):
        if not left - _SLACK <= (part.left + part.right) / 2 < right:
            return None
    return table._replace(
        rows=(tuple(PdfCell((((part,), part.right),), bold=True) for part in parts), *table.rows), top=line.top
    )


def _at_columns(line: PaperLine, columns: Sequence[float]) -> list[PaperLine]:
    """Part a line where its words begin as the columns do: large letters may leave no more than a space between."""
    starts = [next((n for n, word in enumerate(line.words) if abs(word.left - left) <= _SLACK), -1) for left in columns]
    if starts[0] or starts != sorted(set(starts)):
        return []
    return [line_of(line.words[begin:end]) for begin, end in zip(starts, [*starts[1:], len(line.words)], strict=True)]
