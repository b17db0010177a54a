"""Heads that stand over a table without being in its columns: centred, or set in bold apart from the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from agendawatch.documents.pdf.grid import PdfCell, PdfTable
from agendawatch.documents.pdf.lines import Line, Segment, line_of, segments

__all__ = ["capped", "with_caps"]

_NEAR = 2.5
"""Times a line's height: a head stands no further above its table."""
_SLACK = 4.0
"""Points: a head may begin so much before its column."""


def with_caps(things: Iterable[Line | PdfTable]) -> Iterator[Line | PdfTable]:
    """Give a table the line right above it as its first row, where it is bold and has a part over every column."""
    above: Line | None = None
    for thing in things:
        if isinstance(thing, Line):
            if above is not None:
                yield above
            above = thing
            continue
        whole = capped(above, thing) if above is not None else None
        if above is not None and whole is None:
            yield above
        yield whole or thing
        above = None
    if above is not None:
        yield above


def capped(line: Line, table: PdfTable, *, near: bool = True) -> PdfTable | None:
    """Set a line as a table's first row; `None` where its parts do not stand over the columns one by one.

    `near` is false where a page's end stands between them.
    """
    if not line.bold or len(table.columns) < 2 or all(cell.bold for cell in table.rows[0] if cell.text):  # noqa: PLR2004 - one column is a list
        return None
    if near and line.bottom - table.top > _NEAR * line.height:
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


def _at_columns(line: Line, columns: Sequence[float]) -> list[Segment]:
    """Part a line where its words begin as the columns do: large letters may leave no more than a space between."""
    starts = [next((n for n, word in enumerate(line.words) if abs(word.left - left) <= _SLACK), -1) for left in columns]
    if starts[0] or starts != sorted(set(starts)):
        return []
    return [line_of(line.words[begin:end]) for begin, end in zip(starts, [*starts[1:], len(line.words)], strict=True)]
