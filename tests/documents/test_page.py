"""Pages are told apart by what they hold."""

from __future__ import annotations

import pytest

from agendawatch.documents.page import blocks, is_html, is_pdf, page_text
from agendawatch.documents.plain import CHARACTERS
from agendawatch.errors import DocumentError, TooLargeError


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><p>Hej", True),
        ("\n\n<TABLE><tr>", True),
        ("<p class='a'>Hej", True),
        ("Kallelse\n\n1 < 2 och 3 > 2", False),
        ("Anna <anna@example.org>", False),
        ("Kommunstyrelsen", False),
    ],
)
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
    assert blocks("<p>Åmål".encode("cp1252"))[0].text == "Åmål"


def test_halves_of_letters_are_mended() -> None:
    """Surrogates that lost each other are no text."""
    assert blocks("Nämndens möte\ud800")[0].text == "Nämndens möte\ufffd"


@pytest.mark.parametrize("page", ["", "  \n", b"", b"\x00\x01\x02" * 50])
def test_nothing_to_read_is_refused(page: str | bytes) -> None:
    """An empty page, or bytes that are no text, are said to be so."""
    with pytest.raises(DocumentError):
        blocks(page)


def test_long_texts_are_refused_before_anything_else() -> None:
    """The limit is named."""
    with pytest.raises(TooLargeError, match=str(CHARACTERS)):
        page_text(b" " * (CHARACTERS + 1))
