"""A PDF as blocks and as lines."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import drawn
from tests.reading.drawn import Text
from tests.reading.minutes import drawn_minutes

from agendawatch.errors import DocumentError, ReadError, TooLargeError
from agendawatch.reading.blocks import Block, BlockKind
from agendawatch.reading.pdf import file as pdf_file
from agendawatch.reading.pdf import pdf_blocks, pdf_lines

LINES = [
    Text(72, 760, "Sammanträdesdagar 2027", size=18, bold=True),
    Text(72, 720, "Nämnden möts i rådhuset."),
    Text(72, 690, "• Januari den 12"),
    Text(72, 676, "• Februari den 9"),
]


def shape(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """Show blocks by kind and text."""
    return [(block.kind.value, block.text) for block in blocks]


def grid(block: Block) -> list[list[str]]:
    """Show a table's cells."""
    return [[cell.text for cell in row] for row in block.rows]


def test_a_page_is_read_in_order() -> None:
    """Large type is a heading, a bullet a list item, the rest paragraphs."""
    blocks = pdf_blocks(drawn.draw(LINES))

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
        tables = [block for block in pdf_blocks(page) if block.kind is BlockKind.TABLE]

        assert [grid(table) for table in tables] == [[head, *rows]]
        assert all(cell.header for cell in tables[0].rows[0])
        assert not any(cell.header for cell in tables[0].rows[1])


def test_what_stands_on_every_page_is_told_once() -> None:
    """Page marks and footers are gone, a running header stays on the first page."""
    page = drawn.typeset(*(drawn.text(f"Stycke {n} av nämndens redovisning.") for n in range(150)))
    texts = [block.text for block in pdf_blocks(page)]

    assert texts.count("Nyby kommun") == 1
    assert not any("(9)" in text or "Storgatan" in text for text in texts)


def test_lines_keep_columns_apart() -> None:
    """Lines of text are as wide as they stand."""
    lines = pdf_lines(drawn.draw([Text(72, 700, "Plats"), Text(200, 700, "Rådhuset, sal Furan"), Text(72, 650, "Tid")]))

    assert [line.split("  ")[0].strip() or line for line in lines if line] != []
    assert "Plats" in lines[0]
    assert "   Rådhuset" in lines[0]
    assert "" in lines


@pytest.mark.parametrize(
    ("data", "expected", "came"),
    [
        (b"", "a PDF", "nothing"),
        (b"<!DOCTYPE html><html><body>Sidan finns inte</body></html>", "a PDF", "an HTML page"),
        (b"GIF89a and so on", "a PDF", "something else"),
        (drawn.draw(LINES)[:900], "a whole PDF", "one that breaks off after 900 bytes"),
        (b"%PDF-1.7\nnothing of the kind\n%%EOF", "a readable PDF", "one that PDFium refuses"),
        (drawn.draw([], []), "a PDF with text", "a scan"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, expected: str, came: str) -> None:
    """The error says what was expected and what came."""
    with pytest.raises(DocumentError) as caught:
        pdf_blocks(data)

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
        pdf_blocks(drawn.draw(LINES, LINES))


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypdfium2 the error says what to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    with pytest.raises(DocumentError, match=r"agendawatch\[pdf\]"):
        pdf_blocks(drawn.draw(LINES))


WHOLE = drawn.draw(LINES)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_spoilt_bytes_are_read_or_refused(data: st.DataObject) -> None:
    """Whatever the bytes, nothing but a `ReadError` comes out."""
    body = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 20))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))

    try:
        pdf_blocks(bytes(body))
    except ReadError as error:
        assert error.expected  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("name", ["kommunstyrelsen", "kommunfullmaktige-i-portalen", "bygg-och-miljonamnden"])
def test_a_pdf_holds_the_words_of_its_text(name: str) -> None:
    """A protocol's PDF and its text by another tool have the same words, but for those of the pages' feet."""
    protocol = drawn_minutes.draw(name)
    ours = {word for line in pdf_lines(protocol.pdf()) for word in line.split()}

    missing = {word for word in protocol.text().split() if len(word) > 3 and word.isalpha()} - ours
    assert missing <= {"Utdragsbestyrkande", "Justerandes", "sign"}
    assert len(ours) > 400


def test_a_scan_is_told_from_a_text() -> None:
    """Three pages of pictures of a letter are refused as one."""
    scan = drawn.draw_scan(3)

    assert len(scan) > 10_000
    with pytest.raises(DocumentError, match="a scan"):
        pdf_blocks(scan)
