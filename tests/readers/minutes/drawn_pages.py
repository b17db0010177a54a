"""Pages of set type, as text and as PDF from the same lines.

The text is what a tool makes of a page when it keeps the layout: columns far apart, every page with its own scale,
heads and feet of pages amid the sentences that run across them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

LAST_ROW = 56
"""The last row of a page that text stands in; its foot is below."""
_FOOT_ROW = 59.3
_WIDE = 468.0
_PITCH = 12.65
"""Points from one row to the next."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words at a place: points from the left, rows from the top."""

    x: float
    row: float
    words: str
    size: float = 11
    bold: bool = False


Pages = Sequence[Sequence[Line]]


def wrapped(words: str, width: float, size: float = 11, *, bold: bool = False) -> list[str]:
    """Break words into lines at spaces, and behind hyphens within small words, as a word processor does."""
    font = "Helvetica-Bold" if bold else "Helvetica"
    lines, line = [], ""
    for token in re.findall(r"\S+ [-–](?= )|\S+", words):
        for nth, part in enumerate(re.split(r"(?<=[a-zåäö0-9]-)(?=[a-zåäö0-9])", token)):
            glue = " " if line and not nth else ""
            if line and stringWidth(f"{line}{glue}{part}", font, size) > width:
                lines.append(line)
                line = part
            else:
                line = f"{line}{glue}{part}"
    return [*lines, line] if line else lines


@dataclass(slots=True)
class Setter:
    """Sets lines on pages: each begins with a head and ends with a foot, and no text is written over it."""

    head: Callable[[Setter], None]
    foot: Callable[[Setter], None]
    total: int = 0
    """How many pages there will be, for the marks that tell it."""
    pages: list[list[Line]] = field(default_factory=list)
    row: float = 0

    @property
    def mark(self) -> str:
        """The page's number, of how many."""
        return f"{len(self.pages)} ({self.total})"

    def turn(self, *, bare: bool = False) -> None:
        """Begin a page; a bare one has no head."""
        self.close()
        self.pages.append([])
        self.row = 0
        if not bare:
            self.head(self)

    def close(self) -> None:
        """End a page with its foot."""
        if self.pages:
            self.row = _FOOT_ROW
            self.foot(self)

    def put(self, x: float, words: str, below: float = 0, size: float = 11, *, bold: bool = False) -> None:
        """Set words on the current row, or so many rows below it."""
        if words:
            self.pages[-1].append(Line(x, self.row + below, words, size, bold))

    def room(self, rows: float) -> None:
        """Turn the page unless so many rows are left."""
        if self.row + rows > LAST_ROW:
            self.turn()

    def say(self, words: str, size: float = 11, *, bold: bool = False, step: float = 1) -> None:
        """Set running text, so many rows a line; a point has its mark outside."""
        x, width = 71.0, _WIDE
        if words.startswith("•"):
            x, width, words = x + 20, width - 30, words[1:]
            self.room(1)
            self.put(x - 15, "•")
        for line in wrapped(words, width, size, bold=bold):
            self.room(1)
            self.put(x, line, size=size, bold=bold)
            self.row += step


def laid_out(pages: Pages) -> str:
    """Give pages as text in columns of letters; white that is as high as a line is a line."""
    return "".join(_columns(page, 4.6 + 0.35 * (nth % 4)) for nth, page in enumerate(pages))


def _columns(page: Sequence[Line], scale: float) -> str:
    lines: list[str] = []
    before = Line(0, 0, "")
    for row, own in groupby(sorted(page, key=lambda it: (it.row, it.x)), lambda it: it.row):
        lines += [""] * (int(_PITCH * (row - before.row) / (1.14 * before.size)) - 1)
        made = ""
        for line in own:
            made += " " * max(round((line.x - 45) / scale) - len(made), 2 if made else 0) + line.words
            before = line
        lines.append(made)
    return "\n".join(lines) + "\n\f"


def extracted(pages: Pages, begins: float) -> str:
    """Give pages as another tool gives them: in reading order, one space apart, without heads (above a row) and feet."""
    lines: list[str] = []
    for nth, page in enumerate(pages):
        inside = [it for it in page if (nth == 0 or it.row >= begins) and it.row < _FOOT_ROW]
        inside.sort(key=lambda it: (it.row, it.x))
        lines += [" ".join(it.words for it in row) for _, row in groupby(inside, key=lambda it: it.row)]
        lines.append("")
    return "\n".join(lines)


def printed(pages: Pages) -> bytes:
    """Give pages as a PDF."""
    body = io.BytesIO()
    canvas = Canvas(body, pagesize=(595, 842), invariant=True)
    for page in pages:
        for line in page:
            canvas.setFont("Helvetica-Bold" if line.bold else "Helvetica", line.size)
            canvas.drawString(line.x, 810 - _PITCH * line.row, line.words)
        canvas.showPage()
    canvas.save()
    return body.getvalue()
