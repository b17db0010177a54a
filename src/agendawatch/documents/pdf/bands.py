"""Tables of a PDF page whose rows alone are drawn: every second one shaded, or a rule under each."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.documents.pdf.edges import Edge
from agendawatch.documents.pdf.grid import Grid
from agendawatch.documents.pdf.lines import Line, lines_of, segments
from agendawatch.documents.pdf.words import Word

__all__ = ["join_bands", "ruled_rows"]

_TOUCH = 3.0
"""Points: sides nearer than this are one."""
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


def join_bands(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """Make one grid of shaded rows that stand over one another, with the rows between, above and below them."""
    groups: list[list[Grid]] = []
    for grid in sorted(grids, key=lambda grid: -grid.ys[0]):
        if groups and _is_next(groups[-1][-1], grid):
            groups[-1].append(grid)
        else:
            groups.append([grid])
    return [group[0] if len(group) == 1 else _whole(group, words) for group in groups]


def ruled_rows(edges: Sequence[Edge], words: Sequence[Word]) -> list[Grid]:
    """Make grids of rules that lie over one another and reach as far, with columns where all between them is white."""
    level = sorted((edge for edge in edges if not edge.upright), key=lambda edge: -edge.at)
    groups: list[list[Edge]] = []
    for edge in level:
        group = next((each for each in groups if _reach_alike(each[-1], edge)), None)
        if group is None:
            groups.append([edge])
        else:
            group.append(edge)
    grids = (_under_rules(group, words) for group in groups if len(group) >= _RULES_AT_LEAST)
    return [grid for grid in grids if grid is not None]


def _reach_alike(one: Edge, other: Edge) -> bool:
    return abs(one.low - other.low) <= _TOUCH and abs(one.high - other.high) <= _TOUCH


def _under_rules(rules: Sequence[Edge], words: Sequence[Word]) -> Grid | None:
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


def _heads_on(words: Sequence[Word], rule: Edge) -> list[Line]:
    """Find the lines that stand on the topmost rule, close to one another: the heads of its columns."""
    low, high = rule.low - _TOUCH, rule.high + _TOUCH
    near = [word for word in words if rule.at <= word.bottom and low <= word.left and word.right <= high]
    heads: list[Line] = []
    floor = rule.at
    for line in reversed(lines_of(near)):
        far = line.bottom - floor > line.height * (0.6 if heads else 1)
        if far or len(heads) == _HEADS_AT_MOST or len(segments(line)) == 1:
            break
        heads.insert(0, line)
        floor = line.top
    return heads


def _is_next(above: Grid, below: Grid) -> bool:
    """Tell whether a grid is the next band of a table: in the same columns, with a row between them at most."""
    if len(above.xs) != len(below.xs) or min(len(above.ys), len(below.ys)) > 2:  # noqa: PLR2004 - a band is one row
        return False
    if any(abs(one - other) > _TOUCH for one, other in zip(above.xs, below.xs, strict=True)):
        return False
    return -_TOUCH <= above.ys[-1] - below.ys[0] <= _ROW_BETWEEN * min(_height(above), _height(below))


def _height(grid: Grid) -> float:
    return (grid.ys[0] - grid.ys[-1]) / (len(grid.ys) - 1)


def _whole(bands: Sequence[Grid], words: Sequence[Word]) -> Grid:
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


def _row_beside(lines: Sequence[Line], xs: Sequence[float], side: float, height: float) -> list[Line]:
    """Find the row beside a band, nearest line first: lines close to one another whose words stand in nearly all columns."""
    row: list[Line] = []
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


def _columns(line: Line, xs: Sequence[float]) -> set[int] | None:
    """Tell which columns a line's words stand in; `None` when one stands over a border."""
    homes: set[int] = set()
    for word in line.words:
        home = next((n for n in range(len(xs) - 1) if xs[n] - 1 <= word.left and word.right <= xs[n + 1] + 1), None)
        if home is None:
            return None
        homes.add(home)
    return homes


def _drawn(xs: Sequence[float], ys: Sequence[float]) -> Grid:
    """Draw all borders of a grid."""
    level = [Edge(upright=False, at=y, low=xs[0], high=xs[-1]) for y in ys]
    upright = [Edge(upright=True, at=x, low=ys[-1], high=ys[0]) for x in xs]
    return Grid(tuple(xs), tuple(ys), (*level, *upright))
