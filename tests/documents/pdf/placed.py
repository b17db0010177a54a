"""Words placed on a page, and what is read of a file."""

from __future__ import annotations

from agendawatch.documents.passages import Passage
from agendawatch.documents.pdf.lines import PaperWord
from agendawatch.readers.opening import open_document


def word(text: str, left: float, top: float, *, high: float = 12, bold: bool = False) -> PaperWord:
    """Place a word, each letter five points wide."""
    return PaperWord(text, left, left + 5 * len(text), top - high, top, bold=bold)


def passages(data: bytes) -> tuple[Passage, ...]:
    """Read a PDF down the page."""
    return open_document(data).passages
