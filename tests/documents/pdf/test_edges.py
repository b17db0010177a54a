"""The straight edges drawn on a page."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas
from tests.readers import drawn
from tests.readers.drawn import Rule, Text

from agendawatch.documents.pdf.file import pdf_pages

WORDS = Text(72, 700, "Ord så att sidan inte är en bild")


def edges_of(page: bytes) -> list[tuple[bool, int, int, int]]:
    """Show a page's edges, to the nearest five points: a stroke is as wide as its pen."""
    edges = pdf_pages(page)[0].edges
    return [(edge.upright, _near(edge.at), _near(edge.low), _near(edge.high)) for edge in edges]


def _near(place: float) -> int:
    return 5 * round(place / 5)


def test_lines_are_edges() -> None:
    """A lying and an upright line, each with its reach."""
    page = drawn.draw([WORDS, Rule(70, 500, 300, 500), Rule(70, 400, 70, 500)])

    assert edges_of(page) == [(False, 500, 70, 300), (True, 70, 400, 500)]


def test_pieces_in_one_line_are_joined() -> None:
    """Borders that each cell draws for itself are one edge; a gap parts them."""
    page = drawn.draw([WORDS, Rule(70, 500, 150, 500), Rule(150, 500.4, 300, 500.4), Rule(340, 500, 400, 500)])

    assert edges_of(page) == [(False, 500, 70, 300), (False, 500, 340, 400)]


def test_a_box_has_four_edges() -> None:
    """A drawn rectangle, and a path of many strokes, give their sides; the page's background gives none."""
    body = io.BytesIO()
    canvas = Canvas(body, pagesize=drawn.A4)
    canvas.drawString(72, 700, WORDS.words)
    canvas.rect(0, 0, 595, 842)
    canvas.rect(100, 100, 50, 20)
    canvas.grid([200, 250, 300], [400, 420])
    canvas.save()

    assert set(edges_of(body.getvalue())) == {
        *((True, x, 100, 120) for x in (100, 150)),
        *((False, y, 100, 150) for y in (100, 120)),
        *((True, x, 400, 420) for x in (200, 250, 300)),
        *((False, y, 200, 300) for y in (400, 420)),
    }
