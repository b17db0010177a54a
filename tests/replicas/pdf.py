"""PDF files of a few lines, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

_TOP, _LEFT, _STEP, _BOTTOM = 800, 60, 18, 40


def pdf(lines: Iterable[str]) -> bytes:
    """Set lines of text; those that begin with `# ` as headings."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True, pageCompression=0)
    height = _TOP
    for line in lines:
        if height < _BOTTOM:
            canvas.showPage()
            height = _TOP
        heading = line.startswith("# ")
        canvas.setFont("Helvetica-Bold" if heading else "Helvetica", 14 if heading else 11)
        canvas.drawString(_LEFT, height, line.removeprefix("# "))
        height -= _STEP * (2 if heading else 1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
