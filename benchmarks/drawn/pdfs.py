"""Plans as PDF, drawn by ReportLab, the same octets for the same page."""

from __future__ import annotations

import io

from benchmarks.drawn import days
from benchmarks.drawn.grids import Grid
from benchmarks.drawn.sections import Plan
from benchmarks.drawn.sheet import Sheet
from benchmarks.drawn.shells import updated
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

_STYLES = getSampleStyleSheet()
_BODY, _HEAD, _TITLE = (_STYLES[it] for it in ("BodyText", "Heading3", "Title"))
_BODY.fontSize, _BODY.leading = 8, 10


def table(grid: Grid, sheet: Sheet) -> bytes:
    """Draw tables over a landscape page, long names broken in their cells."""
    flow: list[Flowable] = []
    for it in grid(sheet):
        rows = [[Paragraph(cell.words.replace("<br>", "<br/>"), _BODY) for cell in row] for row in it.rows]
        wide = max(len(row) for row in rows)
        for row in rows:
            row.extend([Paragraph("", _BODY)] * (wide - len(row)))
        spans = [("SPAN", (0, at), (-1, at)) for at, row in enumerate(it.rows) if row[0].wide > 1]
        lines = [("GRID", (0, 0), (-1, -1), 0.25, "#888888")] if sheet.dice.chance(0.6) else []
        flow += [Paragraph(it.caption, _HEAD)] if it.caption else []
        flow += [PdfTable(rows, style=TableStyle([*lines, *spans]), repeatRows=1), Spacer(1, 8)]
        flow += [Paragraph(word, _BODY) for word in it.legend]
    return _bound(sheet, flow, wide=True)


def memo(plan: Plan, sheet: Sheet) -> bytes:
    """Draw sections as a memo."""
    flow: list[Flowable] = []
    for it in plan(sheet):
        flow += [Paragraph(it.head, _HEAD)] if it.head else []
        flow += [Paragraph(it.lead, _BODY)] if it.lead else []
        flow += [Paragraph(f"• {word}", _BODY) for word in it.days]
    return _bound(sheet, flow, wide=False)


def _bound(sheet: Sheet, flow: list[Flowable], *, wide: bool) -> bytes:
    out = io.BytesIO()
    page = SimpleDocTemplate(out, pagesize=landscape(A4) if wide else A4, title=sheet.title, leftMargin=30, rightMargin=30, invariant=1)  # fmt: skip
    foot = updated(sheet)

    def number(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(30, 20, f"{sheet.town.title} · {foot} · sida {canvas.getPageNumber()}")

    page.build([Paragraph(sheet.title, _TITLE), *flow], onFirstPage=number, onLaterPages=number)
    return out.getvalue()


def month_boxes(sheet: Sheet) -> bytes:
    """Draw months as boxes, three in a row, so that text in reading order mixes them."""
    sheet.title = f"Möteskalender {sheet.say_year()}"
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4), invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(40, 560, f"{sheet.town.title}: {sheet.title}")
    form = sheet.form("{d}", "{wds} {d}")
    for place, month in enumerate(sheet.months):
        across, down = place % 4, place // 4
        left, top = 40 + across * 195, 525 - down * 165
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(left, top, days.MONTHS[month - 1].upper())
        canvas.setFont("Helvetica", 7.5)
        for line, it in enumerate((it for it in sheet.all() if it.day.month == month), 1):
            words = f"{sheet.day(it, form)} {it.body.name} {sheet.at(it)} {sheet.note(it, '{d}/{n}', hours=False)}"
            canvas.drawString(left, top - 12 * line, words.rstrip())
    canvas.setFont("Helvetica", 7)
    canvas.drawString(40, 25, updated(sheet))
    canvas.save()
    return out.getvalue()
