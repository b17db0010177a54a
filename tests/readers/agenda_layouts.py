"""One invented agenda in many layouts: HTML, plain text and PDF, as municipalities set theirs.

`agenda/layouts/` holds a page of each, with case numbers of the first form; those of PDF are set here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.readers import drawn

_FOLDER = Path(__file__).parent / "agenda" / "layouts"


class Item(NamedTuple):
    """An item as it should be read."""

    number: str
    title: str
    reference: str = ""
    rapporteur: str = ""
    documents: int = 0
    group: str = "Beslutsärenden"


REFERENCES = (
    "KS 2026/00{:03}",
    "2026-00{:03}",
    "KSN-2026-12{:03}",
    "2026.{:03} KS",
    "0{:03}/26",
    "BUN/2026:{}",
    "KS2026/{}",
)
"""Forms of case numbers."""
_MATTERS = tomllib.loads((_FOLDER / "matters.toml").read_text(encoding="utf-8"))["matters"]


def items(form: str = REFERENCES[0]) -> list[Item]:
    """Give the agenda, its case numbers in one form."""
    return [
        Item(str(n), title, form.format(100 + 7 * n) if has else "", who, files, group)
        for n, (title, has, who, files, group) in enumerate(_MATTERS, start=1)
    ]


@dataclass(frozen=True)
class Layout:
    """A way to set the agenda: called with it, it gives a page."""

    name: str
    read: Callable[[Sequence[Item]], str | bytes]

    def __call__(self, agenda: Sequence[Item]) -> str | bytes:
        """Set the agenda."""
        return self.read(agenda)

    def __str__(self) -> str:
        """Name it."""
        return self.name


def _of_file(path: Path) -> Layout:
    """Make a layout of a page; a case number that stands in a column takes the room of the column."""

    def read(agenda: Sequence[Item]) -> str:
        page = path.read_text(encoding="utf-8")
        for known, item in zip(items(), agenda, strict=True):
            if known.reference:
                page = page.replace(f"{known.reference:20}", f"{item.reference:20}")
                page = page.replace(known.reference, item.reference)
        return page

    return Layout(path.stem, read)


_HEADS = ("Nr", "Ärende", "Dnr", "Föredragande")


def _rows(agenda: Sequence[Item]) -> list[tuple[str, ...]]:
    return [_HEADS, *((item.number, item.title, item.reference, item.rapporteur) for item in agenda)]


def _if(form: str, words: str) -> str:
    return form.format(words) if words else ""


def pdf_table(agenda: Sequence[Item]) -> bytes:
    """Set a ruled table in a PDF."""
    return drawn.typeset(drawn.table(_rows(agenda), [30, 180, 100, 100], ruled=True))


def pdf_columns(agenda: Sequence[Item]) -> bytes:
    """Set columns without rules in a PDF."""
    return drawn.typeset(drawn.table(_rows(agenda), [30, 180, 100, 100], ruled=False))


def pdf_summons(agenda: Sequence[Item]) -> bytes:
    """Set a summons as many send it: Ärende, Beteckning, Förslag, Tid."""
    rows = [("Ärende", "Beteckning", "Förslag", "Tid")]
    for item in agenda:
        title = f"{item.number}. {item.title}{_if('<br/>Föredragande: {}', item.rapporteur)}"
        rows.append((title, item.reference, "Godkänns", "10 min"))
    return drawn.typeset(drawn.table(rows, [220, 90, 70, 50], ruled=True))


def pdf_lines(agenda: Sequence[Item]) -> bytes:
    """Set numbered lines in a PDF."""
    beside = (_if("<br/>Dnr {}", it.reference) + _if("<br/>Föredragande: {}", it.rapporteur) for it in agenda)
    return drawn.typeset(
        *(drawn.text(f"{it.number}. {it.title}{said}") for it, said in zip(agenda, beside, strict=True))
    )


WITH_PAPERS = tuple(_of_file(path) for path in sorted(_FOLDER.glob("*.html")))
"""Layouts that link papers."""
WITHOUT_PAPERS = (
    *(_of_file(path) for path in sorted(_FOLDER.glob("*.txt"))),
    *(Layout(it.__name__, it) for it in (pdf_table, pdf_columns, pdf_summons, pdf_lines)),
)
"""Those that do not: texts first, then PDFs."""


def surrounded(layout: Layout) -> Layout:
    """Set what real pages hold before and after an agenda about a layout's own."""
    before, after = ((_FOLDER / f"{name}.part").read_text(encoding="utf-8") for name in ("before", "after"))

    def noisy(agenda: Sequence[Item]) -> str:
        page = str(layout(agenda))
        return page.replace("sal Furan.</p>", f"sal Furan.</p>{before}").replace("<p>Förhinder", f"{after}<p>Förhinder")

    return Layout(f"{layout} among others", noisy)
