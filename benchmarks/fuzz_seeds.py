"""Invented pages of every kind and layout, drawn here, for the fuzzer to damage."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

_DAYS = ("13 januari", "10 februari", "10 mars (inställt)", "14 april kl. 13.00–16.00", "19–20 maj", "9 juni*")
_ORGANIZATIONS = ("Kommunstyrelsen", "Barn- och utbildningsnämnden", "KSAU", "Tekniska nämnden", "Kommunfullmäktige")
_ITEMS = (
    ("1", "Upprop", "", ""),
    ("2", "Taxa för vatten och avlopp 2027", "KS 2026/00123", "Anna Ekström"),
    ("3", "Svar på motion om gratis simskola, väckt av Mona Dahl (V)", "2026.272 KS", "Bo Lind"),
    ("4", "Detaljplan för Alen 3 och 4, antagande", "KS-2026-00032", ""),
    ("5", "Utgår: Köp av Norrgården 3:17 (sekretess)", "0606/26", "Karin Åberg"),
)
_MINUTES = """Nyby kommun                Sammanträdesprotokoll               1 (4)
Kommunstyrelsen            2026-03-11

Plats och tid: Rådhuset, stora salen, kl. 13.00-15.40
Beslutande: Ada Ek (S), ordförande, Bo Lind (M), 1:e vice ordförande, Mona Dahl (V), Per Strand (C)
Ej tjänstgörande ersättare: Ali Reza (SD)
Justerare: Bo Lind
Paragrafer: §§ 31-33
Justeringsdatum: 2026-03-18     Anslaget 2026-03-19 - 2026-04-10

§ 31 Cykelplan 2027                                   KS 2026/00123

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta
att anta cykelplanen, samt
att planen gäller från den 1 januari 2027.

Reservation
Bo Lind (M) och Ali Reza (SD) reserverar sig mot beslutet.

§ 32 Motion om gratis simskola från Vänsterpartiet         Dnr 0606/26

Förslag till beslut på mötet
Mona Dahl (V) yrkar bifall till motionen. Per Strand (C) yrkar avslag med instämmande av Bo Lind (M).

Propositionsordning
Ordföranden finner att kommunstyrelsen avslår motionen. Votering begärs.
Ja-röst för avslag, nej-röst för bifall. Med 8 ja-röster mot 4 nej-röster och 1 som avstår beslutas att avslå motionen.

Omröstning
Ledamot        Parti   Ja   Nej   Avstår
Ada Ek         S       x
Bo Lind        M       x
Mona Dahl      V            x

Jäv
Per Strand (C) deltar inte i handläggningen på grund av jäv.

Protokollsanteckning
Vänsterpartiet lämnar en protokollsanteckning (bilaga 1).

§ 33 Köp av Norrgården 3:17

Kommunstyrelsens beslut
Ärendet återremitteras till tekniska nämnden. Paragrafen justeras omedelbart.

Beslutet skickas till
Tekniska nämnden
"""
_RELEASE = """Vänsterpartiet vill införa gratis simskola

På onsdag den 11 mars avgör kommunstyrelsen vår motion om gratis simskola för alla barn.
– Alla barn ska kunna simma, säger Mona Dahl (V), gruppledare.
Socialdemokraterna, Miljöpartiet och Feministiskt initiativ lägger ett gemensamt yrkande. I tisdags sa
utbildningsnämnden nej. Frågan avgörs i kommunfullmäktige nästa torsdag.
Kontakt: Ivar Sten, pressekreterare, 070-123 45 67, ivar.sten@exempel.se
Läs motionen: https://exempel.se/motion.pdf
"""
_NOTICE = """Beslut i kommunstyrelsen 11 mars

Bifall till:
- Motion om fler lekplatser (V), KS 2026/00007
- Medborgarförslag – cykelväg till Sundby
Bordlagda ärenden
- Yrkande från M, L och KD om hemtjänsten

1. Taxan höjs
Nämnden beslutade enligt förslaget. Emot: SD.
2. Nytt badhus
Ärendet bordlades till den 8 april.
"""
_ICAL = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Nyby//Moten//SV\r\nX-WR-CALNAME:Kommunstyrelsen\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\n"
    "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:1@nyby.se\r\nDTSTAMP:20260101T080000Z\r\nDTSTART;TZID=Europe/Stockholm:20260113T130000\r\n"
    "DTEND;TZID=Europe/Stockholm:20260113T160000\r\nSUMMARY:Kommunstyrelsen INSTÄLLT\r\nLOCATION:Rådhuset\\, stora salen\r\n"
    "RRULE:FREQ=MONTHLY;COUNT=3\r\nEXDATE;TZID=Europe/Stockholm:20260210T130000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2@nyby.se\r\nDTSTART;VALUE=DATE:20260310\r\nDURATION:P1D\r\nSUMMARY:Tekniska nämnden\r\n"
    "STATUS:CANCELLED\r\nSEQUENCE:3\r\nDESCRIPTION:Dagordning\\n1. Upprop\\n2. Taxa KS 2026/00123\r\n"
    "URL:https://nyby.se/moten\r\nATTACH:https://nyby.se/kallelse.pdf\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:1@nyby.se\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260313T120000Z\r\nDTSTART:20260314T130000\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)
_ZONE = "BEGIN:VTIMEZONE\r\nTZID:Egen\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
_RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Nytt</title>'
    "<item><title>Kallelse till kommunstyrelsen 13 januari &amp; handlingar</title><link>/kallelse.pdf</link><category>KS</category>"
    "<pubDate>Wed, 07 Jan 2026 08:00:00 GMT</pubDate><description><![CDATA[<p>Den <b>13/1</b> kl. 13</p>]]></description></item>"
    '<item><title>KF&nbsp;26 jan</title><dc:date>2026-01-07</dc:date><enclosure url="/kf.pdf" type="application/pdf"/></item></channel></rss>'
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">KS &lt;b&gt;10 mars&lt;/b&gt;</title><link href="/ks"/>'
    '<updated>2026-03-01T08:00:00+01:00</updated><content type="xhtml"><div>Inställt</div></content></entry></feed>'
)
_NODES = (
    '{"@context":"https://schema.org","@graph":[{"@type":"EventSeries","@id":"#s","name":"KS","subEvent":[{"@type":"Event",'
    '"startDate":"2026-03-10T13:00"}]},{"@type":["PublicEvent"],"name":"KF","startDate":"2026-03-30","previousStartDate":["2026-03-23"],'
    '"eventStatus":"https://schema.org/EventRescheduled","location":{"name":"Rådhuset","address":{"streetAddress":"Torget 1"}},'
    '"organizer":{"@id":"#o"},"subjectOf":[{"name":"Kallelse","url":"/k.pdf"}]},{"@id":"#o","name":"Kommunfullmäktige"}]}'
)


def _html(body: str) -> str:
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Möten 2026 - Nyby kommun</title>'
        '<meta name="dcterms.modified" content="2025-12-03"></head><body><nav><ul><li><a href="/">Start</a></ul></nav>'
        f"<main><h1>Sammanträden 2026</h1>{body}</main><footer><p>Uppdaterad 3 december 2025</p></footer></body></html>"
    )


def _schedules() -> Iterator[str]:
    """Draw plans of meetings: lists, tables both ways, pairs, cards, prose."""
    listed = "".join(f"<li>{day}" for day in _DAYS)
    yield _html(f"<h2>Kommunstyrelsen</h2><p>Mötena börjar kl. 13.00.<ul>{listed}</ul><p>* startar kl. 8.30")
    heads = "".join(f"<th>{name}" for name in _ORGANIZATIONS)
    rows = "".join(
        f"<tr><th>{month}{''.join(f'<td>{day}' for day in days)}"
        for month, days in (
            ("Januari", ("13", "20", "7, 28", "", "26")),
            ("Mars", ("10", "<del>17</del>", "–", "3", "23")),
        )
    )
    yield _html(
        f"<table><caption>2026</caption><tr><th>Månad{heads}{rows}</table><p>KSAU = kommunstyrelsens arbetsutskott"
    )
    cells = "".join(
        f'<tr><td rowspan="2">{name}<td><time datetime="2026-05-0{n}T13:00">{n} maj</time><td colspan="2">kl. 13<tr><td>{n} juni<td>9.00<td>inställt'
        for n, name in enumerate(_ORGANIZATIONS, 1)
    )
    yield _html(f"<table><tr><th>Organ<th>Dag<th>Tid<th>Not{cells}</table>")
    yield _html("".join(f"<dl><dt>Datum<dd>{day} 2026<dt>Plats<dd>Rådhuset<dt>Nämnd<dd>KS</dl>" for day in _DAYS))
    yield _html("<p>Det finns inga planerade möten.</p>")
    yield _html(
        "<table><tr><td><table><tr><td>v. 12<td>Onsdag<td>KS</table></table><p>Vecka 27: inga möten<br>v 28 tis KF"
    )
    yield "Kommunstyrelsen sammanträder 13 januari, 10 februari och 10 mars 2026 kl. 13.00. Mötet 10 mars ställs in.\n"
    yield "Organ\tJanuari\tFebruari\nKS\t13\t10\nKF\t26\t23, 24\n\nReservdag: 3 mars. Flyttat från 4 april till 8 april.\n"
    yield "Nämnd          Jan   Feb   Mar\nKS             13    10    10\nKF             26    23    23\nMBN            -     5*    12\n* kl. 8.30\n"


def _agendas() -> Iterator[str]:
    """Draw agendas: tables, lists, headings, numbered lines."""
    rows = "".join(
        f'<tr><td>{number}<td>{title}<td>{case}<td>{who}<td><a href="/f/{number}.pdf">Tjänsteskrivelse</a>'
        for number, title, case, who in _ITEMS
    )
    yield _html(f"<table><tr><th>Nr<th>Ärende<th>Dnr<th>Föredragande<th>Handlingar{rows}</table>")
    points = "".join(f'<li>{title} <a href="{n}.pdf">Bilaga</a><p>Dnr {case}</p>' for n, title, case, _ in _ITEMS)
    yield _html(f"<h2>Dagordning</h2><h3>Beslutsärenden</h3><ol>{points}</ol>")
    yield _html("".join(f"<h3>{n}. {title}</h3><p>Föredragande: {who}<br>{case}" for n, title, case, who in _ITEMS))
    yield "Dagordning\n\n" + "\n\n".join(f"{n}. {title}\n   Dnr {case}\n   {who}" for n, title, case, who in _ITEMS)
    yield "Föredragningslista\n\n" + "\n".join(f"{n}\t{title}\t{case}" for n, title, case, _ in _ITEMS)
    yield "Ärenden\n\nA. Upprop\nB. Val av justerare\n2.1 Budget KS 2026/00009\n2.2 Taxor\n§ 4 Plan\nInga ärenden.\n"


def _minutes() -> Iterator[str]:
    yield _MINUTES
    yield _NOTICE
    yield _RELEASE
    yield "Kommunstyrelsen avslog motionen. V och MP reserverade sig."
    for text in (_MINUTES, _NOTICE, _RELEASE):
        parts = text.split("\n\n")
        yield _html("".join(f"<h2>{part}</h2>" if part[0] in "§V" else f"<p>{part}" for part in parts))
        yield "\f".join(parts)


def pages() -> Sequence[str]:
    """Draw every page of HTML and text."""
    return (*_schedules(), *_agendas(), *_minutes())


def texts() -> Sequence[str]:
    """Draw running texts, for what is found in words."""
    return (_MINUTES, _NOTICE, _RELEASE, *(page for page in pages() if not page.startswith("<")))


def calendars() -> Sequence[str]:
    """Draw iCalendar feeds."""
    own_zone = _ICAL.replace("BEGIN:VEVENT", f"{_ZONE}BEGIN:VEVENT", 1).replace("TZID=Europe/Stockholm", "TZID=Egen")
    return (_ICAL, _ICAL.replace("\r\n", "\n"), _ICAL.replace("INSTÄLLT", "INSTÄ\r\n LLT"), own_zone)


def feeds() -> Sequence[str]:
    """Draw feeds of news."""
    return (_RSS, _ATOM)


def nodes() -> Sequence[str]:
    """Draw events for machines, as a file and in a page."""
    return (_NODES, _html(f'<script type="application/ld+json">{_NODES}</script><h2>Möten</h2>'))


def pdfs() -> Sequence[bytes]:
    """Draw PDFs: text, tables ruled and not, each with its streams packed and open."""
    sheet = getSampleStyleSheet()
    paragraphs = [Paragraph(line, sheet["BodyText"]) for line in _MINUTES.splitlines() if line.strip()]
    head = ("Nr", "Ärende", "Dnr", "Föredragande")
    plan = [["Månad", *_ORGANIZATIONS[:3]], ["Januari", "13", "20", "7, 28"], ["Mars", "10", "17", "3"]]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    drawn = [
        _typeset(packed, *flow)
        for packed in (True, False)
        for flow in (
            paragraphs,
            [Paragraph("Kallelse", sheet["Title"]), Table([head, *_ITEMS])],
            [Paragraph("Sammanträden 2026", sheet["Title"]), Table(plan, style=grid)],
        )
    ]
    return (*drawn, _turned())


def _typeset(packed: bool, *flow: Flowable) -> bytes:
    body = io.BytesIO()
    SimpleDocTemplate(body, invariant=True, pageCompression=int(packed)).build(list(flow))
    return body.getvalue()


def _turned() -> bytes:
    body = io.BytesIO()
    canvas = Canvas(body, invariant=True, pageCompression=0)
    canvas.setPageRotation(90)
    canvas.drawString(100, 100, "Kommunstyrelsen 13 januari 2026 kl. 13.00")
    canvas.rotate(45)
    canvas.drawString(200, 100, "UTKAST som ligger snett över sidan")
    canvas.save()
    return body.getvalue()
