"""A page opened for reading: a document whose line ends mean what they do in Swedish."""

from __future__ import annotations

from agendawatch.documents.document import Document
from agendawatch.documents.page import read_document
from agendawatch.documents.text import LineEnds
from agendawatch.errors import DocumentError
from agendawatch.lang.sv.text.line_ends import begins_anew, stands_alone
from agendawatch.model import Caveat, CaveatCode

__all__ = ["SWEDISH", "document_pages", "document_text", "open_document", "unread_pages"]

SWEDISH = LineEnds(stands_alone, begins_anew)
"""What line ends mean in Swedish."""
_CHARACTERS = 20
"""Fewer a page than this, on average, and a PDF is a scan without text."""


def open_document(page: str | bytes | Document, url: str | None = None) -> Document:
    """Open a page of any kind, unless it is open; a PDF that is but pictures of text is a `DocumentError`."""
    if isinstance(page, Document):
        return page
    document = read_document(page, url, language=SWEDISH)
    shown = sum(run.end - run.start for run in document.runs)
    if document.kind == "pdf" and shown < _CHARACTERS * max(len(document.sizes), 1):
        came = f"a scan: {len(document.sizes)} pages with {shown} characters"
        raise DocumentError(expected="a PDF with text", came=came)
    return document


def document_text(page: str | bytes) -> str:
    """Read the text of a page of any kind, whole and as it is shown; a PDF that is but pictures is a `DocumentError`."""
    return open_document(page).text


def document_pages(page: str | bytes) -> tuple[str, ...]:
    """Read the text of each page of a PDF, as a person reads it; all else is one page.

    >>> document_pages("<p>Kommunstyrelsen</p><p>Tekniska nämnden</p>")
    ('Kommunstyrelsen Tekniska nämnden',)
    """
    document = open_document(page)
    pages: list[list[str]] = [[] for _ in document.sizes or (None,)]
    for block in document.blocks:
        runs = document.runs_in(block.start, block.end)
        pages[runs[0].page - 1 if runs else 0].append(document.read(block.start, block.end).words)
    return tuple(" ".join(said) for said in pages)


def unread_pages(document: Document) -> tuple[Caveat, ...]:
    """Tell of pages that are pictures without text, so that nobody takes the rest for the whole."""
    pages = tuple(map(str, document.scanned))
    return (Caveat.of(CaveatCode.PAGES_SCANNED, pages=pages),) if pages else ()
