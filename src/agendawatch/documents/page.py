"""A page of any kind as a document: PDF, HTML or plain text, told apart by what it holds."""

from __future__ import annotations

import re

from agendawatch.documents.document import Document
from agendawatch.documents.html import CHARACTERS, html_document, is_pdf
from agendawatch.documents.plain_text import text_document
from agendawatch.documents.text import LineEnds, decode, whole_letters
from agendawatch.errors import DocumentError, TooLargeError

_HTML_WITHIN = 4096
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|table|tbody|tr|td|th|thead|ul|ol|dl|dt|dd|p|pre|h[1-6]|br"
    r"|span|nav|header|footer|aside|meta|title|li)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\ufffd]")
_CONTROLS = 0.1
"""Share of control characters from which bytes are no text."""


def read_document(page: str | bytes, url: str | None = None, *, language: LineEnds | None = None) -> Document:
    """Read a page as a document, whatever it is.

    >>> document = read_document("<p>Kommunstyrelsen</p><p>Tekniska nämnden</p>")
    >>> [block.text for block in document.blocks], document.text[:15]
    (['Kommunstyrelsen', 'Tekniska nämnden'], 'Kommunstyrelsen')

    Bytes are decoded as browsers do; links are made whole where the page's address is given. An empty page, and bytes
    that are neither PDF nor text, are a `DocumentError`. `language` knows what a paper's line
    ends mean in it.
    """
    if isinstance(page, bytes) and is_pdf(page):
        from agendawatch.documents.pdf import pdf_document  # noqa: PLC0415 - the parser is an extra, loaded when needed

        return pdf_document(page, language=language)
    text = page_text(page)
    start = text[:_HTML_WITHIN]
    if not text.strip():
        raise DocumentError(expected="a page with text", came="an empty page")
    if len(_CONTROL.findall(start)) > len(start) * _CONTROLS:
        raise DocumentError(expected="a page with text", came="bytes that are no text")
    return html_document(text, url=url) if is_html(text) else text_document(text)


def page_text(page: str | bytes) -> str:
    """Give a page that is no PDF as text: bytes decoded as browsers do, halves of letters joined or replaced.

    >>> page_text("Ärende".encode("cp1252"))
    'Ärende'
    """
    text = decode(page) if isinstance(page, bytes) else page
    if len(text) > CHARACTERS:
        raise TooLargeError(limit=f"{CHARACTERS} characters of text", came=f"{len(text)}")
    return whole_letters(text)


def is_html(text: str) -> bool:
    """Tell whether text is HTML: an element's tag near its beginning."""
    return _HTML.search(text, 0, _HTML_WITHIN) is not None
