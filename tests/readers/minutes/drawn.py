"""Whole protocols of bodies that do not exist, in the layouts that real ones have: as text, and as PDF.

`protocols/NAME.tsv` holds what stands on the pages of one, a line each: points from the left, rows from the top, the size
("b" where it is bold), the words; a form feed parts pages. `protocols/NAME.toml` holds what a reader should find.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tests.readers import drawn
from tests.readers.drawn import Text

_FOLDER = Path(__file__).parent / "protocols"
NAMES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
_FOOT_ROW = 59.3
_PITCH = 12.65
"""Points from one row to the next."""


class Line(NamedTuple):
    """Words at a place: points from the left, rows from the top."""

    x: float
    row: float
    size: float
    bold: bool
    words: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A paragraph: what a reader should find in it."""

    title: str
    outcome: str
    reference: str | None = None
    goes_to: str | None = None
    reserved: Sequence[str] = ()
    chair_asks: bool = False
    """Whether the chair proposes something in it."""
    yes: Sequence[str] = ()
    no: Sequence[str] = ()
    abstaining: Sequence[str] = ()
    decides_when: bool = False
    """Whether the vote is on whether to decide today."""

    @property
    def figures(self) -> tuple[int, int] | None:
        """The more and the fewer votes; `None` without a vote."""
        return (max(len(self.yes), len(self.no)), min(len(self.yes), len(self.no))) if self.yes else None


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol: what it says, and the pages on which it says it."""

    pages: Sequence[Sequence[Line]]
    organization: str
    date: dt.date
    first: int
    """The first paragraph's number."""
    adjuster: str
    begins: float
    """The row on which the text of a page begins."""
    named_votes: bool
    """Whether it tells who voted how."""
    attendance: Sequence[Sequence[str]]
    """Name, party, role, whom they stand in for, for which paragraphs, an officer's title; "–" for none."""
    matters: Sequence[Matter]
    adjusted: dt.date | None = None
    """`None` where it is adjusted from afar, and tells no day."""
    posted: dt.date | None = None
    """`None` where it tells no day of the notice."""

    def text(self) -> str:
        """Give it as text in columns of letters: every page with its own scale, white as high as a line is a line."""
        return "".join(_columns(page, 4.6 + 0.35 * (nth % 4)) for nth, page in enumerate(self.pages))

    def extracted(self) -> str:
        """Give it as text in reading order, one space apart, without heads (above a row) and feet."""
        lines: list[str] = []
        for nth, page in enumerate(self.pages):
            inside = [it for it in page if (nth == 0 or it.row >= self.begins) and it.row < _FOOT_ROW]
            lines += [" ".join(it.words for it in row) for row in _rows(inside)]
            lines.append("")
        return "\n".join(lines)

    def pdf(self) -> bytes:
        """Give it as a PDF."""
        return drawn.draw(
            *([Text(it.x, 810 - _PITCH * it.row, it.words, it.size, it.bold) for it in page] for page in self.pages),
            size=(595, 842),
        )


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    return [[*row] for _, row in groupby(sorted(page, key=lambda it: (it.row, it.x)), lambda it: it.row)]


def _columns(page: Sequence[Line], scale: float) -> str:
    lines: list[str] = []
    above, size = 0.0, 11.0
    for row in _rows(page):
        lines += [""] * (int(_PITCH * (row[0].row - above) / (1.14 * size)) - 1)
        made = ""
        for line in row:
            made += " " * max(round((line.x - 45) / scale) - len(made), 2 if made else 0) + line.words
            above, size = line.row, line.size
        lines.append(made)
    return "\n".join(lines) + "\n\f"


@cache
def draw(name: str) -> Protocol:
    """Draw one of the protocols."""
    facts = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    matters = tuple(Matter(**it) for it in facts.pop("matters"))
    pages = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\f\n")
    return Protocol([[_line(row) for row in page.splitlines()] for page in pages], matters=matters, **facts)


def _line(row: str) -> Line:
    x, at, size, words = row.split("\t")
    return Line(float(x), float(at), float(size.rstrip("b")), size.endswith("b"), words)
