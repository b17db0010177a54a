"""Agendas as PDF, drawn by ReportLab, the same octets for the same agenda."""

from __future__ import annotations

import io
from collections.abc import Sequence

from benchmarks.drawn.agendas.beside import as_lines, before
from benchmarks.drawn.agendas.matters import Matter
from benchmarks.drawn.agendas.sheet import AgendaSheet
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle


def pdf_memo(a: AgendaSheet) -> bytes:
    """Draw a call to a meeting on paper, proposals under items."""
    a.count(lambda _, __, running: str(running), first=a.dice.one((1, 28)))
    sign = a.dice.one(("{}. ", "§ {} "))
    body, head = _styles()
    flow: list[Flowable] = []
    for it in a.items:
        flow.append(Paragraph(f"{sign.format(a.number(it))}{a.show(it)}", head))
        flow += [Paragraph(a.reference(it, "Dnr {}"), body)] if it.reference else []
        a.reference(it)
        if it.kind not in {"formality", "notice"}:
            flow += [Paragraph(it.summary, body), Paragraph("Förslag till beslut", body)]
            flow += [Paragraph(f"{at}. {line}", body) for at, line in enumerate(it.proposals, 1)]
        flow.append(Spacer(1, 6))
    return _bound(a, flow)


def pdf_table(a: AgendaSheet) -> bytes:
    """Draw a table on paper, with lines or without."""
    a.count(lambda _, __, running: str(running))
    body, _ = _styles()

    def row(it: Matter) -> list[Paragraph]:
        return [Paragraph(words, body) for words in (a.number(it), a.show(it), a.reference(it), a.presenter(it))]

    heads = [Paragraph(f"<b>{it}</b>", body) for it in ("Nr", "Ärende", "Dnr", "Föredragande")]
    lines = [("GRID", (0, 0), (-1, -1), 0.25, "#888888")] if a.dice.chance(0.6) else []
    return _bound(a, [Table([heads, *map(row, a.items)], colWidths=(30, 270, 95, 100), style=TableStyle(lines), repeatRows=1)])  # fmt: skip


def _styles() -> tuple[ParagraphStyle, ParagraphStyle]:
    styles = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=styles["BodyText"], fontSize=9, leading=11)
    return body, ParagraphStyle("head", parent=styles["Heading4"])


def _bound(a: AgendaSheet, flow: Sequence[Flowable]) -> bytes:

    out, styles = io.BytesIO(), getSampleStyleSheet()
    page = SimpleDocTemplate(out, pagesize=A4, title=a.web.title, leftMargin=40, rightMargin=40, invariant=1)

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(40, 24, f"{a.web.town.title} · {a.body} · sida {canvas.getPageNumber()}")

    top: list[Flowable] = [Paragraph(a.web.title, styles["Title"]), *(Paragraph(line, styles["BodyText"]) for line in as_lines(before(a)) if line)]  # fmt: skip
    page.build([*top, *flow], onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()
