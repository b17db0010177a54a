"""One invented agenda in many layouts: HTML, plain text and PDF, as municipalities set theirs."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from jinja2 import Template
from tests.cases import table
from tests.readers import drawn


class Item(NamedTuple):
    """An item as it should be read."""

    number: str
    title: str
    reference: str = ""
    rapporteur: str = ""
    documents: int = 0
    group: str = "Beslutsärenden"


class Layout(Protocol):
    """Sets an agenda as a page."""

    __name__: str

    def __call__(self, agenda: Sequence[Item], /) -> str | bytes:
        """Set it."""


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

_MATTERS = (
    ("Upprop", False, "", 0, "Inledning"),
    ("Val av justerare", False, "", 0, "Inledning"),
    ("Fastställande av dagordning", False, "", 0, "Inledning"),
    ("Taxa för vatten och avlopp 2027", True, "Anna Ekström", 2, "Beslutsärenden"),
    ("Detaljplan för Alen 3 och 4, antagande", True, "", 1, "Beslutsärenden"),
    ("Svar på motion om gratis simskola, väckt av Mona Dahl (V)", True, "Bo Lind", 0, "Beslutsärenden"),
    ("Yttrande över betänkandet Ett tryggare Sverige (SOU 2025:88)", True, "", 3, "Beslutsärenden"),
    ("Köp av fastigheten Norrgården 3:17", True, "Karin Åberg", 1, "Beslutsärenden"),
    ("Budget 2027 med plan 2028–2029", True, "Anna Ekström", 2, "Beslutsärenden"),
    ("Interpellation från Ali Reza (M) till socialnämndens ordförande om hemtjänsten", True, "", 1, "Beslutsärenden"),
    ("Entledigande av Per Strand (C) som nämndeman", True, "", 0, "Beslutsärenden"),
    ("Medborgarförslag – cykelväg till Sundby", True, "Lars-Erik Nyman", 2, "Beslutsärenden"),
    ("Ansökan om bidrag, 25 000 kr, till Byalaget", True, "", 1, "Beslutsärenden"),
    ("E20, trafikplats Väst: avtal med Trafikverket", True, "", 1, "Beslutsärenden"),
    ("Information från ekonomichefen", False, "Bo Lind", 0, "Informationsärenden"),
    ("Meddelanden", True, "", 0, "Anmälningar"),
)

_FILES = ("Tjänsteskrivelse", "Förslag till taxa", "Bilaga 2 karta")


def items(form: str = REFERENCES[0]) -> list[Item]:
    """Give the agenda, its case numbers in one form."""
    return [
        Item(str(n), title, form.format(100 + 7 * n) if has else "", who, files, group)
        for n, (title, has, who, files, group) in enumerate(_MATTERS, start=1)
    ]


def _page(body: str) -> str:
    return (
        "<!doctype html><html lang=sv><head><meta charset=utf-8><title>Kallelse</title></head><body>"
        "<header><a href='/'>Nyby kommun</a></header>"
        "<nav><ul><li><a href='/p'>Politik</a></li><li><a href='/q'>Kallelser och protokoll</a></li></ul></nav>"
        "<main><h1>Kallelse kommunstyrelsen 2026-05-12</h1>"
        f"<p>Kommunstyrelsen sammanträder tisdagen den 12 maj 2026 kl. 9.00 i sal Furan.</p>{body}"
        "<p>Förhinder anmäls till sekreteraren, telefon 0123-456 78.</p></main>"
        "<footer><p>Nyby kommun, Storgatan 1. Sidan uppdaterad 2026-05-05</p></footer></body></html>"
    )


def _files(item: Item, form: str = "<li><a href='/dok/{n}.pdf'>{title}</a></li>") -> str:
    return "".join(form.format(n=f"{item.number}-{n}", title=_FILES[n]) for n in range(item.documents))


def _if(form: str, words: str) -> str:
    return form.format(words) if words else ""


def _html(name: str, template: str) -> Layout:
    """Set an agenda by a template, within a page."""

    def layout(agenda: Sequence[Item]) -> str:
        return _page(Template(template).render(agenda=agenda, files=_files))

    layout.__name__ = name
    return layout


_HEAD = "NYBY KOMMUN                    KALLELSE\nKommunstyrelsen\n\nTid: tisdagen den 12 maj 2026 kl. 9.00\nPlats: Furan\n\n"
_FOOT = "\n\nLena Holm                Per Sten\nordförande               sekreterare\n"


def _wrapped(start: str, title: str, indent: int) -> str:
    return textwrap.fill(
        title, 66, initial_indent=start, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )


def _text(agenda: Sequence[Item], start: str, indent: int, reference: str, rapporteur: str) -> str:
    return (
        _HEAD
        + "\n\n".join(
            _wrapped(start.format(item.number), item.title, indent)
            + _if("\n" + " " * indent + reference, item.reference)
            + _if("\n" + " " * indent + rapporteur, item.rapporteur)
            for item in agenda
        )
        + _FOOT
    )


def text_of_paragraphs(agenda: Sequence[Item]) -> str:
    """Set plain text with § numbers."""
    return _text(agenda, "§ {:3} ", 6, "Dnr: {}", "Föredragande: {}")


def text_of_brackets(agenda: Sequence[Item]) -> str:
    """Set plain text with "4)" and labels."""
    return _text(agenda, "{:>2}) ", 4, "{}", "Föredragande: {}, förvaltningschef")


def text_of_words(agenda: Sequence[Item]) -> str:
    """Set plain text with "Ärende 4.", titles wrapped to the margin."""
    return _text(agenda, "Ärende {}. ", 0, "Diarienummer: {}", "Föredragande: {} kl 9.30")


def text_in_columns(agenda: Sequence[Item]) -> str:
    """Set plain text in columns under heads."""
    lines = [f"{'Nr':5}{'Ärende':47}{'Dnr':20}Föredragande"]
    for item in agenda:
        first, *rest = textwrap.wrap(item.title, 45)
        lines.append(f"{item.number:5}{first:47}{item.reference:20}{item.rapporteur}".rstrip())
        lines += [f"     {line}" for line in rest]
    return _HEAD + "\n".join(lines) + _FOOT


_HEADS = ("Nr", "Ärende", "Dnr", "Föredragande")


def pdf_table(agenda: Sequence[Item]) -> bytes:
    """Set a ruled table in a PDF."""
    rows = [_HEADS, *((item.number, item.title, item.reference, item.rapporteur) for item in agenda)]
    return drawn.typeset(drawn.table(rows, [30, 180, 100, 100], ruled=True))


def pdf_columns(agenda: Sequence[Item]) -> bytes:
    """Set columns without rules in a PDF."""
    rows = [_HEADS, *((item.number, item.title, item.reference, item.rapporteur) for item in agenda)]
    return drawn.typeset(drawn.table(rows, [30, 180, 100, 100], ruled=False))


def pdf_summons(agenda: Sequence[Item]) -> bytes:
    """Set a summons as many send it: Ärende, Beteckning, Förslag, Tid."""
    rows = [
        ("Ärende", "Beteckning", "Förslag", "Tid"),
        *(
            (
                f"{item.number}. {item.title}{_if('<br/>Föredragande: {}', item.rapporteur)}",
                item.reference,
                "Godkänns",
                "10 min",
            )
            for item in agenda
        ),
    ]
    return drawn.typeset(drawn.table(rows, [220, 90, 70, 50], ruled=True))


def pdf_lines(agenda: Sequence[Item]) -> bytes:
    """Set numbered lines in a PDF."""
    return drawn.typeset(
        *(
            drawn.text(
                f"{item.number}. {item.title}{_if('<br/>Dnr {}', item.reference)}{_if('<br/>Föredragande: {}', item.rapporteur)}"
            )
            for item in agenda
        )
    )


BEFORE = (
    "<ul><li><a href='/'>Start</a></li><li><a href='/politik'>Kommun och politik</a></li></ul>"
    "<h2>Innehåll på sidan</h2><ul><li><a href='#a'>Ärenden</a></li><li><a href='#b'>Kontakt</a></li></ul>"
    "<dl><dt>Datum</dt><dd>2026-05-12</dd><dt>Tid</dt><dd>09.00</dd><dt>Plats</dt><dd>Stora salen</dd></dl>"
    "<p><strong>Observera!</strong> Frågor lämnas senast den 5 maj 2026.</p>"
    "<p><a href='/kallelse.pdf'>Kallelse och handlingar (PDF, 12 MB)</a></p>"
)
AFTER = (
    "<h2>Ledamöter</h2><ul><li>Ada Ek (S), ordförande</li><li>Bo Alm (M)</li></ul>"
    "<h2>Protokoll</h2><ul><li><a href='/p.pdf'>Protokoll 2026-04-14 (PDF, 300 kB)</a></li></ul>"
    "<h2>Senaste nyheterna</h2><ul><li>12 maj 2026 Ny simhall</li><li>3 maj 2026 Vägarbete</li></ul>"
    "<h2>Sammanträdesdagar 2026</h2><table><tr><th>Månad</th><th>Dag</th></tr><tr><td>Maj</td><td>12</td></tr></table>"
    "<h3>Kontakt</h3><p>Kommunkansliet, telefon 0123-45 67 89</p><p><a href='mailto:k@nyby.example'>Skriv</a></p>"
    "<p>Dela sidan: <a href='/f'>Facebook</a></p><p>Ada Ek<br>Ordförande</p>"
)


def surrounded(layout: Layout) -> Layout:
    """Set what real pages hold before and after an agenda about a layout's own."""

    def noisy(agenda: Sequence[Item]) -> str:
        page = str(layout(agenda))
        return page.replace("sal Furan.</p>", f"sal Furan.</p>{BEFORE}").replace("<p>Förhinder", f"{AFTER}<p>Förhinder")

    return noisy


WITH_PAPERS: tuple[Layout, ...] = tuple(_html(*it) for it in table(__file__, "LAYOUTS").items())
"""Layouts that link papers."""

grouped, table_with_groups = (
    next(it for it in WITH_PAPERS if it.__name__ == name) for name in ("grouped", "table_with_groups")
)

WITHOUT_PAPERS: tuple[Layout, ...] = (
    text_of_paragraphs,
    text_of_brackets,
    text_of_words,
    text_in_columns,
    pdf_table,
    pdf_columns,
    pdf_summons,
    pdf_lines,
)
