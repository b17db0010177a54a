"""A PDF file opened, page by page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from tests.readers import drawn
from tests.readers.drawn import Text

from agendawatch.documents.pdf.file import pdf_pages
from agendawatch.errors import DocumentError

PAGE = [Text(72, 700, "Kommunstyrelsen sammanträder")]


def test_pages_have_their_size() -> None:
    """Each page is given with its width and height."""
    pages = pdf_pages(drawn.draw(PAGE, PAGE, size=(400, 300)))

    assert [(page.width, page.height) for page in pages] == [(400, 300), (400, 300)]


def test_bytes_before_the_mark_are_let_pass() -> None:
    """Readers of PDF accept its mark anywhere in the first kilobyte, and zeros behind its end."""
    page = drawn.draw(PAGE)

    assert pdf_pages(b"\n" * 100 + page + b"\0" * 9000)


def test_one_thread_reads_at_a_time() -> None:
    """PDFium dies in threads; a lock keeps them apart."""
    page = drawn.draw(*[PAGE] * 5)

    with ThreadPoolExecutor(8) as pool:
        assert [len(pages) for pages in pool.map(pdf_pages, [page] * 8)] == [5] * 8


def test_pdfiums_own_errors_are_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that PDFium cannot load is a `DocumentError`, its cause chained."""

    def broken(_page: object) -> None:
        message = "no text"
        raise pypdfium2.PdfiumError(message)

    monkeypatch.setattr(pypdfium2.PdfPage, "get_textpage", broken)

    with pytest.raises(DocumentError, match="a page that PDFium refuses") as caught:
        pdf_pages(drawn.draw(PAGE))
    assert isinstance(caught.value.__cause__, pypdfium2.PdfiumError)
