"""What stands on every page of a PDF."""

from __future__ import annotations

import pytest
from tests.cases import cases
from tests.documents.pdf.placed import word

from agendawatch.documents.pdf.file import PdfPage
from agendawatch.documents.pdf.layout import part_margins
from agendawatch.documents.tree import Region


def page_of(header: str, body: str, footer: str, mark: str = "") -> PdfPage:
    """Make a page with a header, a mark at its right, a body and a footer."""
    placed = [(header, 72, 800), (mark, 500, 800), (body, 72, 500), (footer, 72, 30)]
    words = [word(text, x, y) for text, x, y in placed if text]
    return PdfPage(words, [], 595, 842)


def texts(pages: list[PdfPage]) -> list[list[str]]:
    """Show what is kept."""
    return [[it.text for it in words] for words in part_margins(pages)[0]]


def test_headers_stay_once_and_footers_go() -> None:
    """The first page keeps the header: it may hold who meets and when."""
    pages = [page_of("Nämnden 2027-03-02", f"Text {n}", "Nyby kommun, 123 45 Nyby", f"{n}(3)") for n in (1, 2, 3)]

    assert texts(pages) == [["Nämnden 2027-03-02", "Text 1"], ["Text 2"], ["Text 3"]]


def test_what_is_taken_out_is_known_for_what_it_is() -> None:
    """Running heads and feet are told apart."""
    pages = [page_of("Nämnden 2027-03-02", f"Text {n}", "Nyby kommun") for n in (1, 2)]
    running = part_margins(pages)[1]

    assert [(region, line.text) for region, line in running] == [
        (Region.FOOTER, "Nyby kommun"),
        (Region.HEADER, "Nämnden 2027-03-02"),
        (Region.FOOTER, "Nyby kommun"),
    ]


@cases("mark")
def test_page_marks_go_even_from_one_page(mark: str) -> None:
    """A page mark is known by its form."""
    assert texts([page_of("", "Text", "", mark)]) == [["Text"]]


@pytest.mark.parametrize("words", ["12/3", "2027", "Sidan 2 handlar om budgeten"])
def test_other_words_in_the_margin_stay(words: str) -> None:
    """A day or a year is no page mark."""
    assert texts([page_of("", "Text", "", words)]) == [[words, "Text"]]


def test_a_header_may_hold_the_pages_number() -> None:
    """A header with the page's own number in it is one header."""
    pages = [page_of(f"Protokoll {n}", f"Text {n}", "") for n in (1, 2, 3)]

    assert texts(pages) == [["Protokoll 1", "Text 1"], ["Text 2"], ["Text 3"]]


def test_a_tables_first_row_is_no_header() -> None:
    """Rows at one height on every page differ, and stay."""
    pages = [page_of(f"{n} Ombyggnad av etapp {n}", "Text", "", "") for n in (11, 22, 33)]

    assert [page[0] for page in texts(pages)] == [f"{n} Ombyggnad av etapp {n}" for n in (11, 22, 33)]
