"""Draw one page as a document: its boxes and blocks, its text, and where a fact stands: `python docs/pictures/draw_tree.py`.

All that is drawn is what `read_document` and `read_schedule` answer.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from agendawatch.documents import Block, Box, BoxKind, Cell, Document, read_document
from agendawatch.model import Meeting, Span
from agendawatch.readers.schedule import read_schedule

HERE = Path(__file__).parent
PAGE = """<main><h2>Sammanträden 2026</h2>
<table><tr><th>Organ<th>Januari<th>Februari<tr><td>Kommunstyrelsen<td>13<td>10</table>
<details><summary>Arbetsutskottet</summary><ul class="dagar"><li>20 januari<li>17 februari kl. 9</ul></details>
<dl><dt>Plats<dd>Stadshuset</dl></main>"""
WIDTH, ROW, INDENT, TREE, TEXT, TEXT_TOP = 1060, 25, 16, 20, 740, 290
RIGHT = 640
"""Where the outermost box ends."""
COLORS = {
    "table": "#0a5a66",
    "cell": "#0a5a66",
    "row": "#0a5a66",
    "details": "#7a4a00",
    "list": "#44546a",
    "item": "#44546a",
}
MARK, PALE = "#fff1a8", "#667085"


class Picture:
    """Draws rows from the top down."""

    def __init__(self, document: Document, fact: Meeting) -> None:
        """Begin with nothing drawn."""
        self.document = document
        self.spans: tuple[Span, ...] = fact.provenance.spans if fact.provenance else ()
        self.parts: list[str] = []
        self.y = 70
        self.places: dict[int, tuple[int, int]] = {}

    def box(self, box: Box, depth: int) -> None:
        """Draw a box with its blocks and boxes in it, in the page's order."""
        x, top, color = TREE + INDENT * depth, self.y, COLORS.get(box.kind.value, PALE)
        name = f"{box.kind.value}  {box.row},{box.column}" if isinstance(box, Cell) else box.kind.value
        tag = f" <{box.tag}>" if box.kind is not BoxKind.PAIR else ""
        self.text(x + 8, self.y + 16, f"{name}{tag}", color)
        self.y += ROW
        inner = [it for it in self.document.boxes if it.parent is box]
        for nth in range(box.first, box.last):
            while inner and inner[0].last <= nth:
                inner.pop(0)
            if inner and inner[0].first == nth:
                self.box(inner[0], depth + 1)
            elif not inner or nth < inner[0].first:
                self.block(self.document.blocks[nth], depth + 1)
        width = RIGHT - 6 * depth - x
        self.parts.insert(
            0,
            f'<rect x="{x}" y="{top}" width="{width}" height="{self.y - top}" rx="5" fill="#ffffff" '
            f'fill-opacity="0.01" stroke="{color}" stroke-opacity="0.55"/>',
        )
        self.y += 5

    def block(self, block: Block, depth: int) -> None:
        """Draw a block: its kind, its words, and what heads it."""
        x = TREE + INDENT * depth
        above = " › ".join(it.text for it in block.headings)
        if any(span.start < block.end and span.end > block.start for span in self.spans):
            self.parts.append(
                f'<rect x="{x + 4}" y="{self.y + 1}" width="{RIGHT - 6 * depth - x - 6}" height="20" rx="3" fill="{MARK}"/>'
            )
            self.places[block.start] = (RIGHT - 6 * depth - 2, self.y + 11)
        self.text(x + 8, self.y + 16, block.kind.value, PALE)
        self.text(x + 92, self.y + 16, block.text, "#111111", weight="bold")
        self.text(x + 230, self.y + 16, f"under {above}" if above else "", PALE, size=11)
        self.y += ROW

    def lines(self) -> None:
        """Draw the document's text, line by line, each with its place, and what the fact rests on marked."""
        at, y = 0, TEXT_TOP
        for line in self.document.text.split("\n"):
            self.text(TEXT, y, f"{at:>3}", PALE, size=11)
            x = TEXT + 34
            for part in line.replace("\t", "\t→\t").split("\t"):
                width = int(len(part) * 8.1)
                span = next((it for it in self.spans if part != "→" and it.start == at), None)
                if span is not None:
                    self.parts.append(f'<rect x="{x - 2}" y="{y - 14}" width="{width + 4}" height="19" fill="{MARK}"/>')
                    left, middle = self.places[span.start]
                    self.parts.append(
                        f'<path d="M{left} {middle} C{RIGHT + 50} {middle} {RIGHT + 50} {y - 5} {TEXT - 6} {y - 5}" '
                        'fill="none" stroke="#b3261e" stroke-opacity="0.6"/>'
                    )
                self.text(x, y, part, PALE if part == "→" else "#111111", family="ui-monospace, monospace")
                x += width + 10
                at += 0 if part == "→" else len(part) + 1
            y += ROW

    def text(
        self, x: int, y: int, words: str, color: str, *, size: int = 13, weight: str = "normal", family: str = ""
    ) -> None:
        """Draw a line of text."""
        font = f' font-family="{family}"' if family else ""
        self.parts.append(
            f'<text x="{x}" y="{y}" fill="{color}" font-size="{size}" font-weight="{weight}"{font}>{escape(words)}</text>'
        )


def draw() -> str:
    """Draw the page."""
    document = read_document(PAGE)
    fact = next(meeting for meeting in read_schedule(PAGE) if meeting.date.month == 2)  # noqa: PLR2004 - February's
    picture = Picture(document, fact)
    picture.box(document.boxes[0], 0)
    picture.lines()
    said = f"{fact.organization}, {fact.date.isoformat()}: “{fact.provenance.words if fact.provenance else ''}”"
    heads = (
        f'<text x="{TREE}" y="28" font-size="16" font-weight="bold">What stands where: boxes and blocks</text>'
        f'<text x="{TEXT}" y="{TEXT_TOP - 34}" font-size="16" font-weight="bold">One text, never rewritten</text>'
        f'<text x="{TREE}" y="52" font-size="13" fill="#b3261e">The fact {escape(said)} rests on three spans</text>'
    )
    height = max(picture.y, TEXT_TOP + ROW * document.text.count("\n")) + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="system-ui, sans-serif">\n'
        "<title>A page as a tree of boxes and blocks over one text</title>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n{heads}\n' + "\n".join(picture.parts) + "\n</svg>\n"
    )


if __name__ == "__main__":
    (HERE / "tree.svg").write_text(draw(), encoding="utf-8")
