"""A PDF as a document: headings, paragraphs, list items and tables, read from where its words stand."""

from __future__ import annotations

from agendawatch.documents.document import Document
from agendawatch.documents.pdf.blocks import Builder
from agendawatch.documents.pdf.file import pdf_pages
from agendawatch.documents.pdf.layout import document_pieces, part_margins
from agendawatch.documents.text import LineEnds

__all__ = ["pdf_document"]


def pdf_document(data: bytes, *, language: LineEnds | None = None) -> Document:
    """Read a PDF; page marks and what stands on every page are known as such, and stand last.

    Raises `DocumentError` for what is no PDF or is cut short, `TooLargeError` past a limit.
    """
    pages = pdf_pages(data)
    kept, running = part_margins(pages)
    document = Document("pdf")
    Builder(document, language).write(document_pieces(pages, kept), running)
    document.sizes = tuple((page.width, page.height) for page in pages)
    document.scanned = tuple(at for at, page in enumerate(pages, start=1) if page.drawn and not page.words)
    return document
