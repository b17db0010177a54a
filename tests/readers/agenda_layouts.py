"""One invented agenda in many layouts: HTML, plain text and PDF, as municipalities set theirs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.readers import drawn


class Item(NamedTuple):
    """An item as it should be read."""

    number: str
    title: str
    reference: str = ""
    rapporteur: str = ""
    documents: int = 0
    group: str = "Beslutsärenden"


Layout = Callable[[Sequence[Item]], str | bytes]

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


def terms(agenda: Sequence[Item]) -> str:
    """Set a definition list whose terms are numbered titles."""
    return _page(
        "<dl>"
        + "".join(
            f"<dt>{item.number}. {item.title}</dt>{_if('<dd>Dnr: {}</dd>', item.reference)}"
            f"{_if('<dd>Föredragande: {}</dd>', item.rapporteur)}{_if('<dd><ul>{}</ul></dd>', _files(item))}"
            for item in agenda
        )
        + "</dl>"
    )


def number_terms(agenda: Sequence[Item]) -> str:
    """Set a definition list whose terms are numbers."""
    return _page(
        "<dl>"
        + "".join(
            f"<dt>{item.number}</dt><dd>{item.title}{_if('<br>{}', item.reference)}"
            f"{_if('<br>Föredragande {}', item.rapporteur)}{_files(item, '<br><a href=/dok/{n}.pdf>{title}</a>')}</dd>"
            for item in agenda
        )
        + "</dl>"
    )


def accordion(agenda: Sequence[Item]) -> str:
    """Set details that unfold under numbered summaries."""
    return _page(
        "<h2>Ärenden</h2>"
        + "".join(
            f"<details><summary><span>{item.number}</span> <span>{item.title}</span></summary>"
            f"{_if('<p><strong>Ärendenummer</strong> {}</p>', item.reference)}"
            f"{_if('<p><strong>Föredragande</strong> {}</p>', item.rapporteur)}"
            f"{_if('<p>Handlingar:</p><ul>{}</ul>', _files(item))}</details>"
            for item in agenda
        )
    )


def buttons(agenda: Sequence[Item]) -> str:
    """Set buttons in headings, each with a panel."""
    return _page(
        "".join(
            f"<h3><button aria-expanded=false>{item.number}. {item.title}</button></h3><div class=panel>"
            f"{_if('<p>Diarienummer {}</p>', item.reference)}"
            f"{_if('<p>Föredragande: {}, förvaltningschef</p>', item.rapporteur)}"
            f"{_files(item, '<p><a href=/download/{n}>{title} (pdf, 1,2 MB)</a></p>')}</div>"
            for item in agenda
        )
    )


def table_without_head(agenda: Sequence[Item]) -> str:
    """Set a table without header row."""
    return _page(
        "<table>"
        + "".join(
            f"<tr><td>{item.number}</td><td>{item.title}</td><td>{item.reference}</td><td>{item.rapporteur}</td>"
            f"<td>{_files(item, '<a href=/dok/{n}.pdf>{title}</a><br>')}</td></tr>"
            for item in agenda
        )
        + "</table>"
    )


def table_turned_about(agenda: Sequence[Item]) -> str:
    """Set a table with its columns in another order, and offices behind names."""
    return _page(
        "<table><tr><th>Dnr</th><th>Ärende</th><th>Handlingar</th><th>Föredragande</th><th>§</th></tr>"
        + "".join(
            f"<tr><td>{item.reference or '–'}</td><td>{item.title}</td>"
            f"<td>{_files(item, '<a href=/dok/{n}.pdf>{title}</a> ')}</td>"
            f"<td>{_if('{}, ekonomichef', item.rapporteur)}</td><td>{item.number}</td></tr>"
            for item in agenda
        )
        + "</table>"
    )


def table_with_groups(agenda: Sequence[Item]) -> str:
    """Set a table with rows that head groups, and a row of papers under each item."""
    rows, group = [], ""
    for item in agenda:
        if item.group != group:
            group = item.group
            rows.append(f"<tr><td colspan=4><b>{group}</b></td></tr>")
        rows.append(
            f"<tr><td>{item.number}.</td><td>{item.title}</td><td>{item.reference}</td>"
            f"<td>{_if('Ekonomichef {}', item.rapporteur)}</td></tr>"
        )
        rows.append(_if("<tr><td></td><td colspan=3><ul>{}</ul></td></tr>", _files(item)))
    head = "<tr><th>Punkt</th><th>Rubrik</th><th>Diarienr</th><th>Föredragande</th></tr>"
    return _page(f"<table>{head}{''.join(rows)}</table>")


def table_of_two(agenda: Sequence[Item]) -> str:
    """Set a table with all but the number in one cell."""
    return _page(
        "<table><tr><th>Nr</th><th>Ärende</th></tr>"
        + "".join(
            f"<tr><td>{item.number}</td><td>{item.title}{_if('<br>Dnr {}', item.reference)}"
            f"{_if('<br>Föredragande: {} kl. 9.15', item.rapporteur)}"
            f"{_files(item, '<br><a href=/dok/{n}.pdf>{title}</a>')}</td></tr>"
            for item in agenda
        )
        + "</table>"
    )


def table_for_each(agenda: Sequence[Item]) -> str:
    """Set a table of labels and values for each item."""
    return _page(
        "".join(
            f"<table><tr><th>Ärende</th><td>{item.number}. {item.title}</td></tr>"
            f"<tr><th>Dnr</th><td>{item.reference}</td></tr><tr><th>Föredragande</th><td>{item.rapporteur}</td></tr>"
            f"<tr><th>Handlingar</th><td>{_files(item, '<a href=/dok/{n}.pdf>{title}</a> ')}</td></tr></table>"
            for item in agenda
        )
    )


def boxes(agenda: Sequence[Item]) -> str:
    """Set boxes in boxes, with heads that only stand over them."""
    return _page(
        "<div><div>Nr</div><div>Ärende</div><div>Dnr</div><div>Föredragande</div></div>"
        + "".join(
            f"<div><div>{item.number}</div><div>{item.title}</div><div>{item.reference}</div>"
            f"<div>{item.rapporteur}</div><ul>{_files(item)}</ul></div>"
            for item in agenda
        )
    )


def cards(agenda: Sequence[Item]) -> str:
    """Set cards with "Punkt 4" as heading and the rest as pairs."""
    return _page(
        "".join(
            f"<article><h2>Punkt {item.number}</h2><dl><dt>Ärende</dt><dd>{item.title}</dd>"
            f"{_if('<dt>Diarienummer</dt><dd>{}</dd>', item.reference)}"
            f"{_if('<dt>Föredragande</dt><dd>{}</dd>', item.rapporteur)}"
            f"{_if('<dt>Handlingar</dt><dd><ul>{}</ul></dd>', _files(item))}</dl></article>"
            for item in agenda
        )
    )


def case_number_first(agenda: Sequence[Item]) -> str:
    """Set cards whose case number stands over the title."""
    return _page(
        "".join(
            f"<section>{_if('<p>{}</p>', item.reference)}<h3>{item.number}. {item.title}</h3>"
            f"{_if('<p>Föredras av {}, ekonomichef</p>', item.rapporteur)}{_if('<ul>{}</ul>', _files(item))}</section>"
            for item in agenda
        )
    )


def prefixed(agenda: Sequence[Item]) -> str:
    """Set headings "Ärende 4 – …" and a line of everything else."""
    return _page(
        "".join(
            f"<h3>Ärende {item.number} – {item.title}</h3><p>"
            + " | ".join(filter(None, (item.reference, _if("Föredragande {}", item.rapporteur), "10 min")))
            + f"</p>{_files(item, '<a href=/dok/{n}.pdf>{title}</a> ')}"
            for item in agenda
        )
    )


def with_proposals(agenda: Sequence[Item]) -> str:
    """Set items with numbered proposals under them."""
    return _page(
        "".join(
            f"<h3>{item.number}. {item.title}</h3><p>{_if('Dnr {}, ', item.reference)}"
            f"{_if('Föredragande: {}', item.rapporteur)}</p><h4>Förslag till beslut</h4>"
            "<ol><li>Kommunstyrelsen godkänner förslaget.</li><li>Kommunstyrelsen ger ett uppdrag.</li></ol>"
            f"{_if('<h4>Beslutsunderlag</h4><ul>{}</ul>', _files(item))}"
            for item in agenda
        )
        + "<h2>Relaterat</h2><ul><li><a href='/arbetsordning.pdf'>Arbetsordning (pdf)</a></li></ul>"
    )


def nested(agenda: Sequence[Item]) -> str:
    """Set an ordered list with a list of papers in each item."""
    return _page(
        "<h2>Föredragningslista</h2><ol>"
        + "".join(
            f"<li><p>{item.title}</p>{_if('<p>Dnr {}</p>', item.reference)}"
            f"{_if('<p>Föredragande: {}</p>', item.rapporteur)}{_if('<p>Bilagor:</p><ol>{}</ol>', _files(item))}</li>"
            for item in agenda
        )
        + "</ol>"
    )


def grouped(agenda: Sequence[Item]) -> str:
    """Set lists under the headings of groups."""
    body, group = "", ""
    for item in agenda:
        if item.group != group:
            body += ("</ul>" if group else "") + f"<h2>{item.group}</h2><ul>"
            group = item.group
        body += (
            f"<li>{item.number}. {item.title}{_if('<br><span>{}</span>', item.reference)}"
            f"{_if('<br>Föredragande: {}', item.rapporteur)}{_if('<ul>{}</ul>', _files(item))}</li>"
        )
    return _page(f"{body}</ul>")


def in_brackets(agenda: Sequence[Item]) -> str:
    """Set case number and presenter in brackets behind the title."""
    return _page(
        "<ol>"
        + "".join(
            f"<li>{item.title}{_if(' ({})', item.reference)}{_if(' ({})', item.rapporteur)}"
            f"{_if('<ul>{}</ul>', _files(item))}</li>"
            for item in agenda
        )
        + "</ol>"
    )


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


WITH_PAPERS: tuple[Layout, ...] = (
    terms,
    number_terms,
    accordion,
    buttons,
    table_without_head,
    table_turned_about,
    table_with_groups,
    table_of_two,
    table_for_each,
    boxes,
    cards,
    case_number_first,
    prefixed,
    with_proposals,
    nested,
    grouped,
    in_brackets,
)
"""Layouts that link papers."""

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
