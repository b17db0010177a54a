"""PDFs drawn for tests: words and lines at places, and agendas set as a word processor would."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image, ImageDraw
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

A4 = (595.0, 842.0)
_STYLES = getSampleStyleSheet()


class Text(NamedTuple):
    """Words at a place; y grows upwards."""

    x: float
    y: float
    words: str
    size: float = 10
    bold: bool = False


class Rule(NamedTuple):
    """A line from one place to another."""

    x0: float
    y0: float
    x1: float
    y1: float


def draw(*pages: Sequence[Text | Rule], size: tuple[float, float] = A4) -> bytes:
    """Draw pages of words and lines."""
    body = io.BytesIO()
    canvas = Canvas(body, pagesize=size, invariant=True)
    for page in pages:
        for thing in page:
            if isinstance(thing, Rule):
                canvas.line(*thing)
            else:
                canvas.setFont("Helvetica-Bold" if thing.bold else "Helvetica", thing.size)
                canvas.drawString(thing.x, thing.y, thing.words)
        canvas.showPage()
    canvas.save()
    return body.getvalue()


def draw_turned(words: str, degrees: int) -> bytes:
    """Draw a page whose text stands upright only when the page is turned for showing."""
    body = io.BytesIO()
    canvas = Canvas(body, pagesize=A4, invariant=True)
    canvas.setPageRotation(degrees)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(degrees)
    canvas.drawString(-100, 50, words)
    canvas.drawString(-100, 20, "och en rad till som står under den")
    canvas.save()
    return body.getvalue()


def draw_scan(pages: int) -> bytes:
    """Draw pages that are pictures of writing, grey and a little aslant, as a copier makes them."""
    body = io.BytesIO()
    canvas = Canvas(body, pagesize=A4, invariant=True)
    for page in range(pages):
        picture = Image.new("L", (620, 877), 244)
        pen = ImageDraw.Draw(picture)
        for row in range(70, 800, 17):
            for column in range(60, 540 - row * 7 % 190, 43):
                slant = column // 40
                pen.rectangle((column, row + slant, column + 20 + (row + column) * page % 17, row + slant + 8), fill=70)
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return body.getvalue()


def heading(words: str) -> Flowable:
    """Set a heading."""
    return Paragraph(words, _STYLES["Heading2"])


def text(words: str) -> Flowable:
    """Set a paragraph."""
    return Paragraph(words, _STYLES["BodyText"])


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *, ruled: bool) -> Flowable:
    """Set a table with its first row bold and repeated on each page."""
    cells = [[text(f"<b>{cell}</b>" if not index else cell) for cell in row] for index, row in enumerate(rows)]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    return Table(cells, colWidths=list(widths), style=[*style, *lines], repeatRows=1)


def typeset(*parts: Flowable, title: str = "Kallelse") -> bytes:
    """Set a document with a running header, a page mark and a footer on every page."""
    body = io.BytesIO()

    def margins(canvas: Canvas, _document: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 805, "Nyby kommun")
        canvas.drawRightString(520, 805, f"{canvas.getPageNumber()}(9)")
        canvas.drawString(72, 30, "Nyby kommun, Storgatan 1, 123 45 Nyby")

    SimpleDocTemplate(body, invariant=True).build(
        [Paragraph(title, _STYLES["Title"]), *parts], onFirstPage=margins, onLaterPages=margins
    )
    return body.getvalue()
