"""A PDF as blocks: headings, paragraphs, list items and tables, read from where its words stand."""

from __future__ import annotations

from agendawatch.documents.blocks import Block
from agendawatch.documents.pdf.blocks import page_blocks
from agendawatch.documents.pdf.file import pdf_pages
from agendawatch.documents.pdf.layout import document_pieces, line_texts

__all__ = ["pdf_blocks", "pdf_lines"]


def pdf_blocks(data: bytes) -> tuple[Block, ...]:
    """Read a PDF as blocks in reading order, without page marks and repeated headers and footers.

    Raises `DocumentError` for what is no PDF, is cut short or holds no text, `TooLargeError` past a limit.
    """
    return page_blocks(document_pieces(pdf_pages(data)))


def pdf_lines(data: bytes) -> tuple[str, ...]:
    r"""Read a PDF as lines of text, columns kept apart by spaces; a line of "\f" begins each page after the first.

    Page marks and repeated headers and footers are left out, as in `pdf_blocks`, and so are its errors.
    """
    return line_texts(pdf_pages(data))
