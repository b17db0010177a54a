"""Lines that a reader puts together anew, each with where its words stand: for texts that lost their tables.

The tables come back as passages of the document that the lines are from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Self

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, Slot
from agendawatch.documents.plain_text import text_document
from agendawatch.documents.tree import Range

__all__ = ["TracedLine", "passage_lines", "passages_of_lines", "placed", "ranges_of", "traced_lines"]


class TracedLine(str):
    """A line, or a cell's words, that knows where it stands. It is a text, so that patterns read it as it is."""

    __slots__ = ("ranges",)

    ranges: tuple[Range, ...]

    def __new__(cls, text: str, ranges: tuple[Range, ...] = ()) -> Self:
        """Make a line of words that stand in some ranges."""
        made = super().__new__(cls, text)
        made.ranges = ranges
        return made


def ranges_of(lines: Iterable[str]) -> tuple[Range, ...]:
    """Give where some lines stand, those that know it."""
    return tuple(found for line in lines if isinstance(line, TracedLine) for found in line.ranges)


def traced_lines(document: Document, start: int = 0, end: int | None = None) -> list[TracedLine]:
    """Part a range of a document's text at its line ends."""
    lines: list[TracedLine] = []
    for line in document.text[start:end].split("\n"):
        lines.append(TracedLine(line, ((start, start + len(line)),)))
        start += len(line) + 1
    return lines


def passage_lines(document: Document, passage: Passage) -> list[TracedLine]:
    """Part a passage's text at its line ends."""
    lines = passage.text.split("\n")
    if len(lines) == 1 or len(passage.ranges) != 1:
        return [TracedLine(line, passage.ranges) for line in lines]
    reading, at = document.read(*passage.ranges[0]), 0
    if reading.words == passage.text:
        made: list[TracedLine] = []
        for line in lines:
            made.append(TracedLine(line, (reading.range(at, at + len(line)),)))
            at += len(line) + 1
        return made
    return [
        TracedLine(line, ranges) for line, ranges in zip(lines, placed(document, lines, passage.ranges), strict=True)
    ]


def placed(document: Document, parts: Sequence[str], ranges: Sequence[Range]) -> list[tuple[Range, ...]]:
    """Find parts of a text one after another in ranges; where one does not stand as it is, it is given all of them."""
    found: list[tuple[Range, ...]] = []
    left = list(ranges)
    for part in parts:
        here = document.find(part, left) if part.strip() else None
        if here is not None:
            at = here[-1][1]
            left = [(max(start, at), end) for start, end in left if end > at]
        found.append(here if here is not None else tuple(ranges) if part.strip() else ())
    return found


def passages_of_lines(document: Document, lines: Sequence[str]) -> tuple[Passage, ...]:
    """Read lines that were put together anew, as plain text; each passage stands where its lines do."""
    text = "\n".join(lines)
    if text == document.text:
        return document.passages
    derived = text_document(text)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def original(ranges: tuple[Range, ...], words: str) -> tuple[Range, ...]:
        touched = [
            line
            for start, end in ranges
            for line in lines[bisect_right(starts, start) - 1 : bisect_right(starts, max(end - 1, start))]
        ]
        return (document.find(words, ranges_of(touched)) if words else None) or ranges_of(touched)

    def slot(cell: Slot) -> Slot:
        return cell._replace(ranges=original(cell.ranges, cell.text), row=None) if cell.ranges else cell

    return tuple(
        passage._replace(
            ranges=original(passage.ranges, "" if passage.rows else passage.text),
            rows=tuple(tuple(map(slot, row)) for row in passage.rows),
        )
        for passage in derived.passages
    )
