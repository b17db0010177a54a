"""A PDF page whose text runs in two columns side by side, as in a newspaper: read one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.documents.pdf.lines import Line, lines_of
from agendawatch.documents.pdf.words import Word

__all__ = ["in_halves"]

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
_MOSTLY = 0.6
"""Share of lines on the height of one beside them that makes the columns those of a table."""


def in_halves(words: Sequence[Word]) -> tuple[Sequence[Word], ...]:
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


def _gutter(words: Sequence[Word]) -> float | None:
    """Find the middle of the widest white that runs down the middle of a page, crossed by the fewest words."""
    if len(words) < 2 * _LINES_AT_LEAST:
        return None
    begin = int(min(word.left for word in words))
    width = int(max(word.right for word in words)) - begin
    turns = [0] * (width + 2)
    for word in words:
        turns[max(int(word.left) - begin, 0)] += 1
        turns[min(int(word.right) - begin + 1, width + 1)] -= 1
    covered, depth = [], 0
    for turn in turns:
        depth += turn
        covered.append(depth)
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


def _run_alone(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell whether the lines on either side stand on heights of their own."""
    if min(len(left), len(right)) < _LINES_AT_LEAST:
        return False
    beside, at = sorted(left, key=_foot), 0
    pairs: list[tuple[Line, Line]] = []
    for line in sorted(right, key=_foot):
        while at < len(beside) and beside[at].bottom < line.bottom - _ALIGNED:
            at += 1
        if at < len(beside) and beside[at].bottom <= line.bottom + _ALIGNED:
            pairs.append((beside[at], line))
    return len(pairs) < _MOSTLY * min(len(left), len(right)) or _headed_alone(left, right, pairs)


def _headed_alone(left: Sequence[Line], right: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Tell whether either side has headings of its own, beside what is none: a table's rows are headed together."""
    if any(sum(line.bold for line in side) > _HEADS_AT_MOST * len(side) for side in (left, right)):
        return False
    alone = {one.bold for one, other in pairs if one.bold != other.bold}
    return len(alone) > 1


def _foot(line: Line) -> float:
    return line.bottom
