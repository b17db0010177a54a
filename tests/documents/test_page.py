"""Pages are told apart by what they hold."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.documents.html import CHARACTERS, is_pdf
from agendawatch.documents.page import is_html, page_text, read_document
from agendawatch.errors import DocumentError, TooLargeError


@cases("text", "html")
def test_html_is_known_by_its_tags(text: str, html: bool) -> None:
    """A sign by itself is no tag."""
    assert is_html(text) is html


def test_pdf_is_known_by_its_mark() -> None:
    """The mark may come a little late."""
    assert is_pdf(b"\n\n%PDF-1.7")
    assert not is_pdf(b" " * 2000 + b"%PDF-1.3")
    assert not is_pdf(b"<p>%PDF")


def test_bytes_are_decoded() -> None:
    """A page in an older encoding reads the same."""
    assert read_document("<p>Åmål".encode("cp1252")).blocks[0].text == "Åmål"


def test_halves_of_letters_are_mended() -> None:
    """Surrogates that lost each other are no text."""
    assert read_document("Nämndens möte\ud800").blocks[0].text == "Nämndens möte\ufffd"


@pytest.mark.parametrize("page", ["", "  \n", b"", b"\x00\x01\x02" * 50])
def test_nothing_to_read_is_refused(page: str | bytes) -> None:
    """An empty page, or bytes that are no text, are said to be so."""
    with pytest.raises(DocumentError):
        read_document(page)


def test_long_texts_are_refused_before_anything_else() -> None:
    """The limit is named."""
    with pytest.raises(TooLargeError, match=str(CHARACTERS)):
        page_text(b" " * (CHARACTERS + 1))


def test_documents_know_their_kind_and_title() -> None:
    """As bytes, or as text."""
    page = read_document("<html lang=sv><title>Möten</title><p>Hej".encode())

    assert (page.kind, page.title) == ("html", "Möten")
    assert read_document("Hej").kind == "text"


def test_links_are_whole_where_the_address_is_known() -> None:
    """They count from the page's `base`, else from its address; without one they stand as written."""
    page = "<base href='/wps/'><p><a href='x'>a</a>"

    assert [link.url for link in read_document(page).links] == ["x"]
    assert [link.url for link in read_document(page, "https://nyby.example/m/").links] == ["https://nyby.example/wps/x"]


@cases("page", "scripted")
def test_pages_that_scripts_fill_are_told(page: str, scripted: bool) -> None:
    """One that shows next to nothing, and runs scripts, is not read as empty."""
    assert read_document(page).scripted is scripted
