"""Agenda tables in plain text: under a line of heads, columns are told by where words stand, as in a PDF."""

from __future__ import annotations

import re

from agendawatch.documents.blocks import Block
from agendawatch.documents.pdf.blocks import page_blocks
from agendawatch.documents.pdf.columns import find_columns
from agendawatch.documents.pdf.layout import Piece
from agendawatch.documents.pdf.lines import lines_of
from agendawatch.documents.pdf.words import Word
from agendawatch.documents.plain import text_blocks
from agendawatch.swedish.pages.agenda_labels import Field, field_of

__all__ = ["agenda_text_blocks"]

_HEIGHT = 3.0
"""Letters wide: two spaces part columns, one does not."""
_PITCH = 3.3
_WORD = re.compile(r"\S+")
_HEADS = 3
_INDENT = re.compile(r"\s*(\d{1,3}[.)]?)?\t+\s*(?=[^\t]*$)")
"""Tabs that only set a line in, perhaps behind an item's number."""


def agenda_text_blocks(text: str) -> tuple[Block, ...]:
    """Read plain text as blocks, with the table that a line of heads ("Nr  Ärende  Dnr") begins."""
    lines = _without_indents(text.replace("**", "").split("\n"))
    first = next((index for index, line in enumerate(lines) if _is_head(line)), None)
    if first is None:
        return text_blocks("\n".join(lines))
    above = "\n".join(lines[:first])
    words = [
        Word(match[0], match.start(), match.end(), -row * _PITCH - _HEIGHT, -row * _PITCH, bold=False)
        for row, line in enumerate(lines[first:])
        for match in _WORD.finditer(line.expandtabs())
    ]
    table = page_blocks([Piece(thing, 1) for thing in find_columns(lines_of(words))])
    return (*(text_blocks(above) if above.strip() else ()), *table)


def _without_indents(lines: list[str]) -> list[str]:
    """Set lines in by spaces where no tab of the text parts columns."""
    if any("\t" in line.rstrip() and not _INDENT.match(line.rstrip()) for line in lines):
        return lines
    return [_INDENT.sub(lambda tab: f"{tab[1] or '   '} ", line.rstrip(), count=1) for line in lines]


def _is_head(line: str) -> bool:
    """Tell whether a line is a row of heads, a title's among them."""
    fields = [field_of(part) for part in re.split(r"\s{2,}", line.strip())]
    return len(fields) >= _HEADS and None not in fields and Field.TITLE in fields
