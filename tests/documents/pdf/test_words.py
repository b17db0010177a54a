"""Words of a PDF page with their places."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.documents.pdf.placed import passages
from tests.readers import drawn
from tests.readers.drawn import Text

from agendawatch.documents.pdf.file import pdf_pages
from agendawatch.documents.pdf.lines import Turn, lines_of, segments


def test_words_stand_where_they_are_drawn() -> None:
    """Text, place and boldness."""
    [page] = pdf_pages(drawn.draw([Text(72, 700, "Möte i Åmål"), Text(72, 650, "Fet rubrik här", bold=True)]))

    assert [(word.text, round(word.left), word.bold) for word in page.words] == [
        ("Möte i Åmål", 72, False),
        ("Fet rubrik här", 72, True),
    ]
    assert all(word.bottom < y < word.top for word, y in zip(page.words, (702, 652), strict=True))


def test_wide_white_parts_words() -> None:
    """Cells that are drawn apart are apart, whether spaces stand between or not."""
    [page] = pdf_pages(
        drawn.draw(
            [
                Text(72, 700, "Kommunstyrelsen"),
                Text(200, 700, "13.00"),
                Text(72, 680, "Tid" + " " * 30 + "kl. 9 i salen"),
            ]
        )
    )

    assert [part.text for line in lines_of(page.words) for part in segments(line)] == [
        "Kommunstyrelsen",
        "13.00",
        "Tid",
        "kl. 9 i salen",
    ]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages_are_read_upright(degrees: int) -> None:
    """A page that is turned when shown has its lines from the top down."""
    blocks = passages(drawn.draw_turned("Sammanträdesplan för nämnden", degrees))

    assert [block.text for block in blocks] == ["Sammanträdesplan för nämnden", "och en rad till som står under den"]


def test_text_askew_is_left_out() -> None:
    """A watermark and a note along the margin are no lines."""
    body = io.BytesIO()
    canvas = Canvas(body, pagesize=drawn.A4)
    canvas.drawString(72, 700, "Nämndens protokoll för mars")
    for degrees, words in ((45, "UTKAST"), (90, "Signerat av Ada Ek")):
        canvas.saveState()
        canvas.translate(300, 300)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, words)
        canvas.restoreState()
    canvas.save()

    assert [block.text for block in passages(body.getvalue())] == ["Nämndens protokoll för mars"]


def test_a_box_is_turned_with_its_page() -> None:
    """A quarter turn puts the file's lower left corner at the upper left."""
    assert Turn(90, 842, 595).upright((0, 10, 0, 20)) == (0, 20, 585, 595)
    assert Turn(180, 595, 842).upright((0, 10, 0, 20)) == (585, 595, 822, 842)
    assert Turn(270, 842, 595).upright((0, 10, 0, 20)) == (822, 842, 0, 10)
    assert Turn(0, 595, 842).upright((0, 10, 0, 20)) == (0, 10, 0, 20)
