"""Links of an agenda as documents."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.documents.tree import Link
from agendawatch.model import DocumentClassification
from agendawatch.readers.agenda.titles import document_of


@cases("text", "url", "title", "media", "size")
def test_files_are_documents(text: str, url: str, title: str, media: str | None, size: int | None) -> None:
    """The name is kept without the note of type and size."""
    document = document_of(Link(text, url))

    assert document is not None
    assert (document.title, document.url, document.media_type, document.size) == (title, url, media, size)


@pytest.mark.parametrize(
    "link",
    [
        Link("Läs mer", "/om"),
        Link("Bilagor", "#bilagor"),
        Link("Registrator", "mailto:x@nyby.example"),
        Link("Karta", "tel:123"),
    ],
)
def test_other_links_are_none(link: Link) -> None:
    """A page, an anchor and an address are no documents."""
    assert document_of(link) is None


def test_among_documents_every_link_is_one() -> None:
    """Under "Handlingar" a link needs no file's name."""
    document = document_of(Link("Översikt", "/visa/7"), among_documents=True)

    assert document is not None
    assert document.classification is DocumentClassification.OTHER


def test_an_items_own_page_is_no_document() -> None:
    """A link that only repeats the title must lead to a file."""
    title = "Yttrande om kajerna"

    assert document_of(Link(f"7. {title}", "/arende/7"), title=title) is None
    assert document_of(Link(title, "/arende/7.pdf"), title=title) is not None


def test_an_odd_address_does_not_break() -> None:
    """Brackets that make no address are let pass."""
    assert document_of(Link("Bilaga", "http://[x/y.pdf")) is not None


@pytest.mark.parametrize("link", [Link("Tjänsteskrivelse", " "), Link("Bilaga 1", ""), Link(" ", "/fil/1.pdf")])
def test_a_link_that_leads_nowhere_is_no_document(link: Link) -> None:
    """A link without an address, or without words, is passed over."""
    assert document_of(link, among_documents=True) is None
