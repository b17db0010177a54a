"""A PDF as blocks and as lines."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.pdf.placed import passages
from tests.readers import drawn
from tests.readers.drawn import Text
from tests.readers.minutes.drawn import draw

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.pdf import file as pdf_file
from agendawatch.errors import DocumentError, ReadError, TooLargeError
from agendawatch.readers.opening import open_document

LINES = [
    Text(72, 760, "Sammanträdesdagar 2027", size=18, bold=True),
    Text(72, 720, "Nämnden möts i rådhuset."),
    Text(72, 690, "• Januari den 12"),
    Text(72, 676, "• Februari den 9"),
]


def shape(blocks: tuple[Passage, ...]) -> list[tuple[str, str]]:
    """Show blocks by kind and text."""
    return [(block.kind.value, block.text) for block in blocks]


def grid(block: Passage) -> list[list[str]]:
    """Show a table's cells."""
    return [[cell.text for cell in row] for row in block.rows]


def test_a_page_is_read_in_order() -> None:
    """Large type is a heading, a bullet a list item, the rest paragraphs."""
    blocks = passages(drawn.draw(LINES))

    assert shape(blocks) == [
        ("heading", "Sammanträdesdagar 2027"),
        ("paragraph", "Nämnden möts i rådhuset."),
        ("list_item", "Januari den 12"),
        ("list_item", "Februari den 9"),
    ]
    assert {block.place for block in blocks} == {"page 1"}


def test_a_table_goes_on_over_page_breaks() -> None:
    """Sixty rows over several pages, with the head repeated, are one table with one head."""
    head = ["Nr", "Ärende", "Dnr"]
    rows = [[str(n), f"Ombyggnad av vägen förbi skolan i Sundby, etapp {n}", f"TN 2027/{n:04}"] for n in range(1, 61)]

    for ruled in (True, False):
        page = drawn.typeset(drawn.table([head, *rows], [30, 160, 90], ruled=ruled))
        tables = [block for block in passages(page) if block.kind is PassageKind.TABLE]

        assert [grid(table) for table in tables] == [[head, *rows]]
        assert all(cell.header for cell in tables[0].rows[0])
        assert not any(cell.header for cell in tables[0].rows[1])


def test_what_stands_on_every_page_is_told_once() -> None:
    """Page marks and footers are gone, a running header stays on the first page."""
    page = drawn.typeset(*(drawn.text(f"Stycke {n} av nämndens redovisning.") for n in range(150)))
    texts = [block.text for block in passages(page)]

    assert texts.count("Nyby kommun") == 1
    assert not any("(9)" in text or "Storgatan" in text for text in texts)


def test_hyphens_are_read_over_and_stay_in_the_text() -> None:
    """A word that goes on over the line's end is whole; "barn-" over "och" is no word in two parts."""
    full = "Nämnden ger förvaltningen i uppdrag att se över hur alla busslinjer i kommunen kan"
    page = drawn.draw([Text(72, 700, f"{full} barn-"), Text(72, 687, "och fritids-"), Text(72, 674, "nämnden")])
    document = open_document(page)

    assert document.text == f"{full} barn- och fritids-\nnämnden"
    assert document.blocks[0].reading.words == f"{full} barn- och fritidsnämnden"


def test_words_know_their_page_and_box() -> None:
    """Each piece of the text stands somewhere on a page."""
    document = open_document(drawn.draw(LINES, [Text(72, 700, "Nästa sida om nämndens möten")]))
    (last,) = document.runs_in(document.text.index("Nästa"), len(document.text))
    (cut,) = document.runs_in(document.text.index("sida"), len(document.text))

    assert (last.page, round(last.left)) == (2, 72)
    assert last.left < cut.left < cut.right == last.right


@pytest.mark.parametrize(
    ("data", "expected", "came"),
    [
        (drawn.draw(LINES)[:900], "a whole PDF", "one that breaks off after 900 bytes"),
        (b"%PDF-1.7\nnothing of the kind\n%%EOF", "a readable PDF", "one that PDFium refuses"),
        (drawn.draw_scan(3), "a PDF with text", "a scan"),
        (drawn.draw([], []), "a PDF with text", "a scan"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, expected: str, came: str) -> None:
    """The error says what was expected and what came."""
    with pytest.raises(DocumentError) as caught:
        passages(data)

    assert caught.value.expected == expected
    assert came in caught.value.came


@pytest.mark.parametrize(
    ("limit", "value", "named"),
    [("MAX_BYTES", 100, "100 bytes"), ("MAX_PAGES", 1, "1 pages"), ("MAX_CHARACTERS", 5, "5 characters a page")],
)
def test_limits_are_named(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, named: str) -> None:
    """A document past a limit is refused with the limit."""
    monkeypatch.setattr(pdf_file, limit, value)

    with pytest.raises(TooLargeError, match=named):
        passages(drawn.draw(LINES, LINES))


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypdfium2 the error says what to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    with pytest.raises(DocumentError, match=r"agendawatch\[pdf\]"):
        passages(drawn.draw(LINES))


WHOLE = drawn.draw(LINES)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_spoilt_bytes_are_read_or_refused(data: st.DataObject) -> None:
    """Whatever the bytes, nothing but a `ReadError` comes out."""
    body = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 20))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))

    try:
        passages(bytes(body))
    except ReadError as error:
        assert error.expected  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("name", ["kommunstyrelsen", "kommunfullmaktige-i-portalen", "bygg-och-miljonamnden"])
def test_a_pdf_holds_the_words_of_its_text(name: str) -> None:
    """A protocol's PDF and its text by another tool have the same words, but for those of the pages' feet."""
    protocol = draw(name)
    ours = set(open_document(protocol.pdf()).text.split())

    missing = {word for word in protocol.text().split() if len(word) > 3 and word.isalpha()} - ours
    assert missing <= {"Utdragsbestyrkande", "Justerandes", "sign"}
    assert len(ours) > 400
