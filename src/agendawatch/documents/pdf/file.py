"""A PDF file opened, page by page, and everything refused that is none.

PDFium is not safe in threads: one lock holds all use of it. Who reads in parallel uses processes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from agendawatch.documents.pdf.census import check_census
from agendawatch.documents.pdf.edges import Edge, EdgeReader
from agendawatch.documents.pdf.words import Turn, Word, WordReader
from agendawatch.errors import DocumentError, TooLargeError

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "MAX_PAGES", "PdfPage", "open_pdf", "pdf_pages"]

MAX_BYTES = 200_000_000
MAX_PAGES = 2_000
MAX_CHARACTERS = 100_000
"""On one page; a dense page of print holds 6,000."""

_END_WITHIN = 2048

_pdfium = threading.Lock()


class PdfPage(NamedTuple):
    """A page's words in the order that the file draws them, and the straight edges drawn on it."""

    words: list[Word]
    edges: list[Edge]
    width: float
    height: float
    drawn: bool = True
    """Whether anything at all is drawn on it."""


def pdf_pages(data: bytes) -> tuple[PdfPage, ...]:
    """Read every page; raise `DocumentError` or `TooLargeError` for what cannot be read."""
    with open_pdf(data) as document:
        if len(document) > MAX_PAGES:
            raise TooLargeError(limit=f"{MAX_PAGES} pages", came=f"{len(document)} pages")
        readers = WordReader(), EdgeReader()
        return tuple(_page(document, index, *readers) for index in range(len(document)))


def _refuse(data: bytes) -> None:
    """Refuse what is too large or cut short."""
    if len(data) > MAX_BYTES:
        raise TooLargeError(limit=f"{MAX_BYTES} bytes", came=f"{len(data)} bytes")
    if b"%%EOF" not in data.rstrip(b"\0 \r\n\t")[-_END_WITHIN:]:
        raise DocumentError(expected="a whole PDF", came=f"one that breaks off after {len(data)} bytes")


def _library() -> ModuleType:
    """Import PDFium when it is first needed: it is an extra, and large."""
    try:
        return import_module("pypdfium2")
    except ImportError as error:
        raise DocumentError(expected="pypdfium2 to read a PDF", came="none: install agendawatch[pdf]") from error


@contextmanager
def open_pdf(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document for one who waits until nobody else uses PDFium."""
    _refuse(data)
    check_census(data)
    with _pdfium, _opened(data) as document:
        yield document


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document and close it whatever happens; PDFium's own errors become ours."""
    library = _library()
    try:
        document = library.PdfDocument(data)
    except library.PdfiumError as error:
        raise DocumentError(expected="a readable PDF", came=f"one that PDFium refuses ({error})") from error
    try:
        yield document
    except library.PdfiumError as error:
        raise DocumentError(expected="a readable PDF", came=f"a page that PDFium refuses ({error})") from error
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int, words: WordReader, edges: EdgeReader) -> PdfPage:
    """Read one page, upright."""
    page = document[index]
    try:
        width, height = page.get_size()
        turn = Turn(page.get_rotation(), width, height)
        textpage = page.get_textpage()
        try:
            count = textpage.count_chars()
            if count > MAX_CHARACTERS:
                raise TooLargeError(limit=f"{MAX_CHARACTERS} characters a page", came=f"{count} on page {index + 1}")
            found = words.read(textpage.raw, count, turn, index + 1)
        finally:
            textpage.close()
        return PdfPage(found, edges.read(page.raw, turn), width, height, drawn=edges.objects > 0)
    finally:
        page.close()
