"""Ruled tables of a PDF page: edges that cross make a grid, and words fall into its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from agendawatch.documents.pdf.file import Edge
from agendawatch.documents.pdf.lines import PaperLine, PaperWord, line_of, lines_of, segments

_TOUCH = 3.0
"""Points: edges nearer than this meet."""
_NARROW = 4.0
"""Points: columns and rows smaller than this are double rules."""
_CLOSE = 0.35
"""Times the letters' height: white no wider is a space."""
_PADDING = 12.0
"""Points: white between border and text that is still padding."""


Part = tuple[Sequence[PaperLine], float]
"""Lines that stand under one another in a cell, and the right side that they are broken at."""


class PdfCell(NamedTuple):
    """What stands in a cell, in one part or, over a page's end, several; `spanned` where a merged cell covers this place too."""

    parts: tuple[Part, ...] = ()
    bold: bool = False
    spanned: bool = False

    @property
    def text(self) -> str:
        """All that stands in it, on one line."""
        return " ".join([line.text for lines, _ in self.parts for line in lines])


class PdfTable(NamedTuple):
    """A table on a page: the left side of each column, and rows that are all equally long."""

    columns: tuple[float, ...]
    rows: tuple[tuple[PdfCell, ...], ...]
    top: float
    bottom: float
    made: str = "columns"
    """What shows it: `rules`, `bands` or `columns`."""


class RuledGrid(NamedTuple):
    """Edges that cross: the x of its columns' borders (rising), the y of its rows' (falling)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    edges: tuple[Edge, ...]

    def holds(self, word: PaperWord) -> bool:
        """Tell whether a word's middle is inside."""
        x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
        return self.ys[-1] <= y <= self.ys[0] and self.xs[0] <= x <= self.xs[-1]


def find_grids(edges: Sequence[Edge]) -> list[RuledGrid]:
    """Find groups of edges that cross and make at least two cells."""
    group = list(range(len(edges)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    upright = [index for index, edge in enumerate(edges) if edge.upright]
    level = [index for index, edge in enumerate(edges) if not edge.upright]
    for one in upright:
        for other in level:
            # Whether an upright and a lying edge touch or cross.
            side, rule = edges[one], edges[other]
            if (
                side.low - _TOUCH <= rule.at <= side.high + _TOUCH
                and rule.low - _TOUCH <= side.at <= rule.high + _TOUCH
            ):
                group[root(one)] = root(other)
    groups: dict[int, list[Edge]] = {}
    for index, edge in enumerate(edges):
        groups.setdefault(root(index), []).append(edge)
    grids = (_grid(members) for members in groups.values())
    return [grid for grid in grids if grid is not None]


def _grid(edges: Sequence[Edge]) -> RuledGrid | None:
    """Make a grid of edges that meet; `None` where they part no columns."""
    upright = [edge for edge in edges if edge.upright]
    level = [edge for edge in edges if not edge.upright]
    if not upright or not level:
        return None
    xs = _places([*(edge.at for edge in upright), min(e.low for e in level), max(e.high for e in level)])
    ys = _places([*(edge.at for edge in level), min(e.low for e in upright), max(e.high for e in upright)])
    if len(xs) < 3 or len(ys) < 2:  # noqa: PLR2004 - two columns, one row
        return None
    return RuledGrid(tuple(xs), tuple(reversed(ys)), tuple(edges))


def _places(places: Iterable[float]) -> list[float]:
    """Sort places, those that nearly agree counted once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NARROW:
            kept.append(place)
    return kept


def _parts_words(grid: RuledGrid, words: Sequence[PaperWord]) -> bool:
    """Tell whether the borders stand between cells, and not about each word of a shaded text."""
    through = 0
    for word in words:
        after = bisect_right(grid.xs, word.left + _TOUCH)
        through += after < len(grid.xs) and grid.xs[after] < word.right - _TOUCH
    if len(grid.ys) == 2:  # noqa: PLR2004 - one row: a shaded line, perhaps
        pairs = [pair for line in lines_of(words) for pair in pairwise(line.words)]
        near = sum(after.left - before.right < _CLOSE * (after.top - after.bottom) for before, after in pairs)
        if 2 * near > len(pairs):
            return False
    return 2 * through <= len(words)


def fill_grid(grid: RuledGrid, words: Sequence[PaperWord], made: str = "rules") -> PdfTable | None:
    """Put words into a grid's cells; `None` when fewer than two cells hold any."""
    if not _parts_words(grid, words):
        return None
    cells: dict[tuple[int, int], list[PaperWord]] = {}
    falling = [-y for y in grid.ys]
    owners = _owners(grid)
    for word in words:
        column = min(bisect_right(grid.xs, (word.left + word.right) / 2), len(grid.xs) - 1) - 1
        row = min(bisect_right(falling, -(word.bottom + word.top) / 2), len(grid.ys) - 1) - 1
        cells.setdefault(owners[max(row, 0), max(column, 0)], []).append(word)
    if len(cells) < 2:  # noqa: PLR2004 - a box about a text is no table
        return None
    written = {place: _cell(grid, place, inside) for place, inside in cells.items()}
    empty = PdfCell()
    rows = []
    for row in range(len(grid.ys) - 1):
        line = []
        for column in range(len(grid.xs) - 1):
            owner = owners[row, column]
            cell = written.get(owner, empty)
            # A merged cell stands in its first place; the others repeat it.
            line.append(cell._replace(spanned=True) if cell.parts and owner != (row, column) else cell)
        rows.append(tuple(line))
    filled = tuple(row for row in rows if any(cell.parts for cell in row))
    return PdfTable(grid.xs[:-1], filled, grid.ys[0], grid.ys[-1], made)


def _cell(grid: RuledGrid, place: tuple[int, int], words: list[PaperWord]) -> PdfCell:
    """Make a cell of its lines within its borders."""
    if len(words) == 1:
        return PdfCell((((line_of(words),), 0.0),), words[0].bold)
    lines: list[PaperLine] = lines_of(words)
    left = grid.xs[place[1]]
    column = bisect_right(grid.xs, max([line.right for line in lines]) - 1)
    right = grid.xs[min(column, len(grid.xs) - 1)]
    padding = min(max(min([line.left for line in lines]) - left, 0), _PADDING)
    return PdfCell(((lines, right - padding),), all(word.bold for word in words))


def _owners(grid: RuledGrid) -> dict[tuple[int, int], tuple[int, int]]:
    """Map each place to the first place of the cell that covers it: where no edge parts two places, they are one."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    upright = [_sides(grid, x, upright=True) for x in grid.xs]
    level = [_sides(grid, y, upright=False) for y in grid.ys]
    for row in range(len(grid.ys) - 1):
        middle = (grid.ys[row] + grid.ys[row + 1]) / 2
        for column in range(len(grid.xs) - 1):
            centre = (grid.xs[column] + grid.xs[column + 1]) / 2
            place = (row, column)
            if column and not _reaches(upright[column], middle):
                owners[place] = owners[row, column - 1]
            elif row and not _reaches(level[row], centre):
                owners[place] = owners[row - 1, column]
            else:
                owners[place] = place
    return owners


def _sides(grid: RuledGrid, at: float, *, upright: bool) -> list[tuple[float, float]]:
    """Give the reach of each edge at a place."""
    return [(edge.low, edge.high) for edge in grid.edges if edge.upright is upright and abs(edge.at - at) <= _NARROW]


def _reaches(sides: Sequence[tuple[float, float]], at: float) -> bool:
    """Tell whether an edge parts two places here."""
    for low, high in sides:  # noqa: SIM110 - half the time of any()
        if low <= at <= high:
            return True
    return False


# Tables of a PDF page whose rows alone are drawn: every second one shaded, or a rule under each.

_ROW_BETWEEN = 1.8
"""Times a band's height: white no higher is one row between two bands."""
_RULES_AT_LEAST = 4
_WRAPPED = 0.75
"""Times the white in a band: lines of one cell stand nearer than two rows do."""
_ROWS_ABOVE = 2
"""Rows without a shade above the first band: the heads, and the first row."""
_HEADS_AT_MOST = 3
"""Lines of heads over the topmost rule."""
_WHITE = 0.8
"""Times a line's height: the least white between columns under rules."""


def join_bands(grids: Sequence[RuledGrid], words: Sequence[PaperWord]) -> list[RuledGrid]:
    """Make one grid of shaded rows that stand over one another, with the rows between, above and below them."""
    groups: list[list[RuledGrid]] = []
    for grid in sorted(grids, key=lambda grid: -grid.ys[0]):
        if groups and _is_next(groups[-1][-1], grid):
            groups[-1].append(grid)
        else:
            groups.append([grid])
    return [group[0] if len(group) == 1 else _whole(group, words) for group in groups]


def ruled_rows(edges: Sequence[Edge], words: Sequence[PaperWord]) -> list[RuledGrid]:
    """Make grids of rules that lie over one another and reach as far, with columns where all between them is white."""
    level = sorted((edge for edge in edges if not edge.upright), key=lambda edge: -edge.at)
    groups: list[list[Edge]] = []
    for edge in level:
        low, high = edge.low, edge.high
        alike = (it for it in groups if abs(it[-1].low - low) <= _TOUCH and abs(it[-1].high - high) <= _TOUCH)
        group = next(alike, None)
        if group is None:
            groups.append([edge])
        else:
            group.append(edge)
    grids = (_under_rules(group, words) for group in groups if len(group) >= _RULES_AT_LEAST)
    return [grid for grid in grids if grid is not None]


def _under_rules(rules: Sequence[Edge], words: Sequence[PaperWord]) -> RuledGrid | None:
    """Make a grid of rules and the white that runs down between them; `None` where no white does."""
    ys = [edge.at for edge in rules]
    left, right = rules[0].low, rules[0].high
    inside = [word for word in words if ys[-1] < word.bottom and left - _TOUCH <= word.left <= right]
    lines = [line for line in lines_of(inside) if line.bottom < ys[0]]
    heads = _heads_on(words, rules[0])
    if heads:
        lines, ys = [*heads, *lines], [heads[0].top + _TOUCH, *ys]
    spans: list[tuple[float, float]] = []
    for part in sorted((part for line in lines for part in segments(line)), key=lambda part: part.left):
        if spans and part.left - spans[-1][1] < _WHITE * part.height:
            spans[-1] = (spans[-1][0], max(spans[-1][1], part.right))
        else:
            spans.append((part.left, part.right))
    if len(spans) < 2:  # noqa: PLR2004 - one column is text between rules
        return None
    xs = [min(left, spans[0][0]), *(span[0] - _TOUCH for span in spans[1:]), max(right, spans[-1][1])]
    return _drawn(xs, ys)


def _heads_on(words: Sequence[PaperWord], rule: Edge) -> list[PaperLine]:
    """Find the lines that stand on the topmost rule, close to one another: the heads of its columns."""
    low, high = rule.low - _TOUCH, rule.high + _TOUCH
    near = [word for word in words if rule.at <= word.bottom and low <= word.left and word.right <= high]
    heads: list[PaperLine] = []
    floor = rule.at
    for line in reversed(lines_of(near)):
        far = line.bottom - floor > line.height * (0.6 if heads else 1)
        if far or len(heads) == _HEADS_AT_MOST or len(segments(line)) == 1:
            break
        heads.insert(0, line)
        floor = line.top
    return heads


def _is_next(above: RuledGrid, below: RuledGrid) -> bool:
    """Tell whether a grid is the next band of a table: in the same columns, with a row between them at most."""
    if len(above.xs) != len(below.xs) or min(len(above.ys), len(below.ys)) > 2:  # noqa: PLR2004 - a band is one row
        return False
    if any(abs(one - other) > _TOUCH for one, other in zip(above.xs, below.xs, strict=True)):
        return False
    return -_TOUCH <= above.ys[-1] - below.ys[0] <= _ROW_BETWEEN * min(_height(above), _height(below))


def _height(grid: RuledGrid) -> float:
    return (grid.ys[0] - grid.ys[-1]) / (len(grid.ys) - 1)


def _whole(bands: Sequence[RuledGrid], words: Sequence[PaperWord]) -> RuledGrid:
    """Draw the whole table of its bands, with the row above the first and the one below the last."""
    xs, height = bands[0].xs, min(_height(band) for band in bands)
    ys = sorted({y for band in bands for y in band.ys}, reverse=True)
    ys = [y for nth, y in enumerate(ys) if not nth or ys[nth - 1] - y > _TOUCH]
    lines = lines_of(words)
    for _ in range(_ROWS_ABOVE):
        above = _row_beside([line for line in reversed(lines) if line.bottom >= ys[0] - _TOUCH], xs, ys[0], height)
        ys = [max(line.top for line in above) + _TOUCH, *ys] if above else ys
    below = _row_beside([line for line in lines if line.top <= ys[-1] + _TOUCH], xs, ys[-1], height)
    ys = [*ys, min(line.bottom for line in below) - _TOUCH] if below else ys
    return _drawn(xs, ys)


def _row_beside(lines: Sequence[PaperLine], xs: Sequence[float], side: float, height: float) -> list[PaperLine]:
    """Find the row beside a band, nearest line first: lines close to one another whose words stand in nearly all columns."""
    row: list[PaperLine] = []
    homes: set[int] = set()
    for line in lines:
        near = min(abs(line.bottom - side), abs(line.top - side))
        columns = _columns(line, xs)
        if columns is None or near > (_WRAPPED * (height - line.height) if row else height):
            break
        row.append(line)
        homes |= columns
        side = line.top if line.bottom > side - _TOUCH else line.bottom
    return row if len(homes) >= max(len(xs) - 2, 2) else []


def _columns(line: PaperLine, xs: Sequence[float]) -> set[int] | None:
    """Tell which columns a line's words stand in; `None` when one stands over a border."""
    homes: set[int] = set()
    for word in line.words:
        home = next((n for n in range(len(xs) - 1) if xs[n] - 1 <= word.left and word.right <= xs[n + 1] + 1), None)
        if home is None:
            return None
        homes.add(home)
    return homes


def _drawn(xs: Sequence[float], ys: Sequence[float]) -> RuledGrid:
    """Draw all borders of a grid."""
    level = [Edge(upright=False, at=y, low=xs[0], high=xs[-1]) for y in ys]
    upright = [Edge(upright=True, at=x, low=ys[-1], high=ys[0]) for x in xs]
    return RuledGrid(tuple(xs), tuple(ys), (*level, *upright))
