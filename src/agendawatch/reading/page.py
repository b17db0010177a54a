"""A page of any kind into blocks: PDF, HTML or plain text, told apart by what it holds."""

from __future__ import annotations

import re
from dataclasses import replace

from agendawatch.documents.encoding import decode, whole_letters
from agendawatch.errors import DocumentError, TooLargeError
from agendawatch.reading.blocks import Block
from agendawatch.reading.html import html_blocks
from agendawatch.reading.plain import CHARACTERS, text_blocks

__all__ = ["blocks", "is_html", "is_pdf", "page_text"]

_PDF_WITHIN = 1024
"""Readers of PDF accept its mark anywhere in the first kilobyte."""
_HTML_WITHIN = 4096
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|table|tbody|tr|td|th|thead|ul|ol|dl|dt|dd|p|h[1-6]|br"
    r"|span|nav|header|footer|aside|meta|title|li)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_CONTROLS = 0.1
"""Share of control characters from which bytes are no text."""


def blocks(page: str | bytes) -> tuple[Block, ...]:
    """Read a page as blocks, whatever it is.

    >>> [block.text for block in blocks("<p>Kommunstyrelsen</p><p>Tekniska nämnden</p>")]
    ['Kommunstyrelsen', 'Tekniska nämnden']

    Bytes are decoded as browsers do. An empty page, and bytes that are neither PDF nor text, are a `DocumentError`.
    """
    if isinstance(page, bytes) and is_pdf(page):
        from agendawatch.reading.pdf import pdf_blocks  # noqa: PLC0415 - the parser is an extra, loaded when needed

        return tuple(_clean(block) for block in pdf_blocks(page))
    text = page_text(page)
    _check_text(text)
    return html_blocks(text) if is_html(text) else text_blocks(text)


def page_text(page: str | bytes) -> str:
    """Give a page that is no PDF as text: bytes decoded as browsers do, halves of letters joined or replaced.

    >>> page_text("Ärende".encode("cp1252"))
    'Ärende'
    """
    text = decode(page) if isinstance(page, bytes) else page
    if len(text) > CHARACTERS:
        limit = f"{CHARACTERS} characters of text"
        raise TooLargeError(limit, f"{len(text)}")
    return whole_letters(text)


def is_pdf(body: bytes) -> bool:
    """Tell whether bytes are a PDF document."""
    return b"%PDF-" in body[:_PDF_WITHIN]


def is_html(text: str) -> bool:
    """Tell whether text is HTML: an element's tag near its beginning."""
    return _HTML.search(text, 0, _HTML_WITHIN) is not None


def _check_text(text: str) -> None:
    expected = "a page with text"
    start = text[:_HTML_WITHIN]
    if not text.strip():
        raise DocumentError(expected, "an empty page")
    controls = sum(letter < " " and letter not in "\t\n\r\f\v" for letter in start) + start.count("\ufffd")
    if controls > len(start) * _CONTROLS:
        raise DocumentError(expected, "bytes that are no text")


def _clean(block: Block) -> Block:
    """Make whole letters of a block that came from a PDF, where fonts may hold halves."""
    if block.text == whole_letters(block.text):
        return block
    rows = tuple(tuple(replace(cell, text=whole_letters(cell.text)) for cell in row) for row in block.rows)
    return replace(block, text=whole_letters(block.text), rows=rows)
