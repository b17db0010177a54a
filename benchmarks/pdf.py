"""How fast PDFs become rows, against PDFium's bare text: at least 0.6 of its pages a second, on one core.

    python -m benchmarks.pdf [FILE ...]

It draws a kallelse of 240 items in four shapes: ruled, unruled, flowing sections, and a list; beside them it reads
the files given, or real protocols where the shared samples stand beside the checkout. Time is the process's own.
Stages are sums: lines from PDFium's letters; columns, tables and running heads of them; the document with its blocks,
boxes and spans; that and its passages.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from benchmarks import measured
from benchmarks.tables import race
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from agendawatch.documents.pdf import pdf_document
from agendawatch.documents.pdf.file import pdf_pages
from agendawatch.documents.pdf.layout import document_pieces, part_margins

GOAL = 0.6
SAMPLES = Path(__file__).parents[2] / "shared" / "samples" / "meetingsplus" / "alingsas_pdf"
_ROUNDS = 7
_STYLES = getSampleStyleSheet()
_TITLE = "Ombyggnad av gång- och cykelväg längs Kvarngatan, delen Hamntorget till Parkskolan, etapp "
_SECTION = (
    "Förvaltningen har på nämndens uppdrag utrett hur vägen kan byggas om utan att trafiken stängs av. "
    "Förslaget har varit på samråd under våren, och de synpunkter som kom in har lett till att hållplatsen flyttas. "
    "Kostnaden ryms inom den ram som nämnden har, och arbetet kan börja när upphandlingen är klar. "
)


def _draw(*parts: Flowable) -> bytes:
    body = io.BytesIO()
    SimpleDocTemplate(body).build([Paragraph("Kallelse", _STYLES["Title"]), *parts])
    return body.getvalue()


def _cell(text: str) -> Paragraph:
    return Paragraph(text, _STYLES["BodyText"])


def _table(*, ruled: bool) -> bytes:
    rows = [[_cell(head) for head in ("Nr", "Ärende", "Dnr", "Föredragande")]]
    rows += [[_cell(str(n)), _cell(f"{_TITLE}{n}"), _cell(f"TN 2026/{n:05}"), _cell("Ada Ek")] for n in range(1, 241)]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    table = Table(rows, colWidths=[30, 230, 90, 90], style=style, repeatRows=1)
    if ruled:
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    return _draw(table)


def _sections() -> bytes:
    return _draw(
        *(
            part
            for n in range(1, 61)
            for part in (Paragraph(f"§ {n} {_TITLE}{n}", _STYLES["Heading2"]), _cell(_SECTION * 3), _cell(_SECTION))
        )
    )


def _list() -> bytes:
    return _draw(*(part for n in range(1, 241) for part in (_cell(f"{n}. {_TITLE}{n}"), _cell(f"Dnr TN 2026/{n:05}"))))


def _bare(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def _seconds(work: Callable[[bytes], object], data: bytes) -> float:
    begin = time.process_time()
    work(data)
    return time.process_time() - begin


def _measure(name: str, data: bytes) -> float:
    """Take both in turn, and the median of their ratios: a busy machine slows both."""
    document = pypdfium2.PdfDocument(data)
    pages = len(document)
    document.close()
    pairs = [(_seconds(_bare, data), _seconds(pdf_document, data)) for _ in range(_ROUNDS)]
    ratio = statistics.median(bare / ours for bare, ours in pairs)
    bare, ours = (pages / min(times) for times in zip(*pairs, strict=True))
    print(f"{name:32} {pages:4} pages   text {bare:7.0f} p/s   rows {ours:7.0f} p/s   {ratio:.2f}")
    return ratio


def _stages(data: bytes) -> dict[str, Callable[[], object]]:
    """Give what each stage does, all that goes before it included."""

    def arranged() -> None:
        pages = pdf_pages(data)
        kept, _ = part_margins(pages)
        document_pieces(pages, kept)

    return {
        "bare text": lambda: _bare(data),
        "lines": lambda: pdf_pages(data),
        "columns and tables": arranged,
        "document": lambda: pdf_document(data),
        "passages": lambda: pdf_document(data).passages,
    }


def main() -> int:
    """Measure drawn documents and real ones; the goal is for those that municipalities publish, where there are any."""
    drawn = {
        "table, ruled": _table(ruled=True),
        "table, unruled": _table(ruled=False),
        "sections": _sections(),
        "numbered lines": _list(),
    }
    names = [Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.glob("*20*-*-*.pdf"))
    on_drawn = statistics.mean(_measure(name, data) for name, data in drawn.items())
    real = [_measure(path.name[:32], path.read_bytes()) for path in names]
    on_real = statistics.mean(real) if real else on_drawn
    took = {name: race(_stages(data), _ROUNDS) for name, data in drawn.items()}
    for name, stages in took.items():
        print(f"{name:32} ms: " + ", ".join(f"{stage} {seconds * 1000:.0f}" for stage, seconds in stages.items()))
    print(f"drawn {on_drawn:.2f}, real {on_real:.2f}, goal {GOAL}")
    figures = [measured.figure("drawn documents", on_drawn, len(drawn), unit="of PDFium's rate")]
    if real:
        figures.append(measured.figure("real documents", on_real, len(real), unit="of PDFium's rate"))
    return measured.write("pdf", figures, promise=f"{GOAL} of PDFium's bare text extraction", kept=on_real >= GOAL)


if __name__ == "__main__":
    sys.exit(main())
