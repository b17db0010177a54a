"""Lines of a text that are read as if a paper showed them."""

from __future__ import annotations

import re

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, Slot
from agendawatch.documents.pdf.blocks import Builder
from agendawatch.documents.pdf.columns import find_columns
from agendawatch.documents.pdf.layout import Piece
from agendawatch.documents.pdf.lines import PaperWord, lines_of
from agendawatch.documents.text import LineEnds
from agendawatch.documents.tree import Range

_WORD = re.compile(r"\S+")
_HEIGHT = 3.0
"""Letters wide: two spaces part columns, one does not."""
_PITCH = 3.3


def read_columns(document: Document, at: int, language: LineEnds | None = None) -> tuple[Passage, ...]:
    """Read a text from a place on as if a paper showed it: what stands under one another are columns of a table."""
    origins: dict[tuple[float, float], Range] = {}
    words: list[PaperWord] = []
    shown = list(document.text)
    for start, end in document.cut:
        shown[start:end] = " " * (end - start)
    for row, line in enumerate("".join(shown[at:]).split("\n")):
        bottom = -row * _PITCH - _HEIGHT
        for match, wide in zip(_WORD.finditer(line), _WORD.finditer(line.expandtabs()), strict=True):
            words.append(PaperWord(match[0], wide.start(), wide.end(), bottom, bottom + _HEIGHT, bold=False))
            origins[wide.start(), bottom] = at + match.start(), at + match.end()
        at += len(line) + 1
    paper = Document("pdf")
    Builder(paper, language).write([Piece(thing, 1) for thing in find_columns(lines_of(words))], ())

    def original(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        found: list[Range] = []
        for start, end in ranges:
            for run in paper.runs:
                origin = origins.get((run.left, run.bottom))
                if origin is not None and run.start < end and run.end > start:
                    first, last = max(start - run.start, 0), max(run.end - end, 0)
                    found.append((origin[0] + first, origin[1] - last))
        return document.joined(found)

    def slot(cell: Slot) -> Slot:
        return cell._replace(ranges=original(cell.ranges), row=None)

    return tuple(
        passage._replace(ranges=original(passage.ranges), rows=tuple(tuple(map(slot, row)) for row in passage.rows))
        for passage in paper.passages
    )
