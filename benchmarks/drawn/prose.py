"""Meetings told in sentences, and pages full of days on which nobody meets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from benchmarks.drawn import days
from benchmarks.drawn.sheet import Sheet, plain
from benchmarks.drawn.towns import Meeting


def _and(words: Sequence[str]) -> str:
    return " och ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def _paragraphs(sentences: Sequence[str]) -> str:
    return "\n".join(f"<p>{it}</p>" for it in sentences)


def told(sheet: Sheet) -> str:
    """Draw a paragraph an organization."""
    sheet.title = f"Så sammanträder politiken {sheet.say_year()}"
    form, found = sheet.form("{d} {m}", "den {d} {m}", "{wd} {d} {m}"), []
    for body in sheet.bodies:
        mine = sheet.entries(body, form)
        found.append(
            sheet.dice.one((
                "{name} möts klockan {hour} följande dagar: {days}.",
                "Under året sammanträder {lower} {days}. Mötena börjar {hour}.",
                "{name} har planerat sina möten till {days}, alltid med start klockan {hour}.",
            )).format(name=body.name, lower=body.name[0].lower() + body.name[1:], hour=sheet.hour(body), days=_and(mine))
        )  # fmt: skip
        if sheet.has("deadlines") and sheet.dice.chance(0.4):
            found.append(f"Den som vill få en fråga prövad lämnar in den senast {sheet.trap('den {d} {m}')}.")
    if sheet.has("group-meetings"):
        found.append(f"Partigrupperna träffas dessförinnan, bland annat {sheet.trap('{d} {m}')} och {sheet.trap('{d} {m}')}.")  # fmt: skip
    if sheet.has("training"):
        found.append(f"En utbildningsdag för alla förtroendevalda hålls {sheet.trap('{wd} {d} {m}')}.")
    if sheet.has("denied"):
        found.append(f"Något möte blir det däremot inte {sheet.trap('{wd} {d} {m}')}, trots vad som har stått i tidningen.")  # fmt: skip
    return _paragraphs(found)


def memo(sheet: Sheet) -> str:
    """Draw a memo: why, a list of rules, and the days of two organizations in bullets."""
    sheet.title = f"Förslag till sammanträdesplan {sheet.say_year()}"
    council, board = sheet.bodies[:2]
    sheet.only(council, board)
    drawn = sheet.trap("{d} {m} {y}", day=sheet.reference)
    lines = [
        f"<p>Kansliet har den {drawn} tagit fram ett förslag till dagar. Planen följer budgetarbetet.</p>",
        "<ul><li>Handlingar skickas en vecka före mötet.</li><li>Inga möten läggs på lov.</li></ul>",
    ]
    for body in (board, council):
        rows = "".join(f"<li>{it}</li>" for it in sheet.entries(body, "{d} {m}"))
        lines.append(f"<p>{body.name} föreslås sammanträda kl. {sheet.hour(body)}:</p><ul>{rows}</ul>")
    lines.append(f"<p>Delårsbokslutet lämnas {sheet.trap('{d} {m}')} och årsredovisningen {sheet.trap('{d} {m}')}.</p>")
    return "\n".join(lines)


def questions(sheet: Sheet) -> str:
    """Draw questions and answers, some of which name meetings."""
    sheet.title = "Vanliga frågor om politiken"
    form, parts, year = "{wd} {d} {m}", [], sheet.say_year()
    for body in sheet.bodies[:4]:
        mine = [sheet.entry(it, form) for it in sheet.of(body)[:4]]
        parts.append(f"<h3>När möts {body.name[0].lower()}{body.name[1:]} under våren {year}?</h3><p>Det blir {_and(mine)}. Vi börjar {sheet.hour(body, 'klockan ')}.</p>")  # fmt: skip
    parts.append(f"<h3>När måste mitt medborgarförslag vara inne?</h3><p>För att komma med i vår ska vi ha det senast {sheet.trap(form)}.</p>")  # fmt: skip
    parts.append(f"<h3>När är nästa val?</h3><p>Nästa gång du kan rösta är den {sheet.trap('{d} {m} {y}')}.</p>")
    return "\n".join(sheet.dice.mixed(parts))


def changes(sheet: Sheet) -> str:
    """Draw what has changed in a plan that stands elsewhere: cancelled, moved, put in."""
    sheet.title = f"Ändringar i sammanträdesplanen {sheet.say_year()}"
    sheet.fates.clear()
    lines, form = [], sheet.form("{d} {m}", "{wd} {d} {m}", "den {d} {m}")
    for body in sheet.bodies:
        gone, moved, *_ = sheet.of(body) * 2
        sheet.fates[gone] = "cancelled"
        lines.append(f"<p><strong>{body.name}</strong>: sammanträdet {sheet.day(gone, form)} ställs in. {_moved(sheet, moved, form) if moved != gone else ''}</p>")  # fmt: skip
        sheet.told(gone)
    lines.append(f"<p>Listan ändrades senast {sheet.trap('{d} {m} {y}', day=sheet.reference)}.</p>")
    return "\n".join(lines)


def _moved(sheet: Sheet, meeting: Meeting, form: str) -> str:
    was = sheet.left(meeting, form)
    return f"Mötet {was} flyttas till {sheet.day(meeting, form)}{sheet.at(meeting, ' klockan ')}."


def news(sheet: Sheet) -> str:
    """Draw an archive of news, each with the day when it was published; some tell of a meeting."""
    sheet.title = "Nyhetsarkiv"
    body = sheet.bodies[0]
    sheet.only(body)
    parts = []
    for it in sheet.of(body)[:5]:
        put = sheet.trap("{d} {m} {y}", day=it.day - dt.timedelta(days=9))
        if sheet.fates.get(it) == "cancelled":
            told_of = f"Mötet {sheet.day(it, '{wd} {d} {m}')} är inställt eftersom ärendena är få."
            sheet.told(it)
        else:
            told_of = f"{body.name} sammanträder {sheet.entry(it, '{wd} {d} {m}')}{sheet.at(it, ' klockan ')}. Välkommen att lyssna."  # fmt: skip
        parts.append(f'<article><h2>Möte i {body.name.lower()}</h2><p class="published">Publicerad {put}</p><p>{told_of}</p></article>')  # fmt: skip
        parts.append(f'<article><h2>Vatten stängs av</h2><p class="published">Publicerad {sheet.trap("{d} {m} {y}")}</p><p>Arbetet pågår till {sheet.trap("{d} {m}")}.</p></article>')  # fmt: skip
    sheet.year_said = True
    return "".join(parts)


def notice(sheet: Sheet) -> str:
    """Draw a notice of one meeting: when, where, where papers lie, until when one may ask."""
    body = sheet.bodies[0]
    sheet.only(body)
    it = sheet.of(body)[sheet.seed % 3]
    sheet.title = f"{body.name} kallas till sammanträde"
    when = sheet.entry(it, sheet.form("{wd} {d} {m} {y}", "{wd}en den {d} {m} {y}"), hour=" klockan ")
    until = sheet.trap("{d} {m}", day=it.day - dt.timedelta(days=5))
    lines = [
        f"<dl><dt>Tid</dt><dd>{when}</dd><dt>Plats</dt><dd>{sheet.place(it)}</dd></dl>",
        f"<p>Handlingarna finns att läsa från {sheet.trap('{d} {m}', day=it.day - dt.timedelta(days=7))}.</p>",
        f"<p>Frågor till ordföranden lämnas senast {until}.</p>",
        "<ol><li>Upprop</li><li>Detaljplan för Kvarnområdet, samråd avslutat</li><li>Svar på motion om lekplatser</li></ol>",
        f"<p>Anslaget tas ned {sheet.trap('{y}-{nn}-{dd}', day=it.day + dt.timedelta(days=1))}.</p>",
    ]
    return "\n".join(lines)


def decision(sheet: Sheet) -> str:
    """Draw an item of minutes by which next year's days are set."""
    board, council = sheet.bodies[1], sheet.bodies[0]
    sheet.only(board, council)
    year = sheet.say_year()
    sheet.title = f"§ 87 Sammanträdestider {year}"
    met = sheet.reference - dt.timedelta(days=60 + sheet.reference.weekday())
    parts = [f"<p>Sammanträdesdatum {sheet.uncounted('{y}-{nn}-{dd}', day=met)}. Dnr KS {met.year}/311.</p>", "<h3>Beslut</h3>"]  # fmt: skip
    for at, body in enumerate((board, council), 1):
        parts.append(f"<p>{at}. {body.name} sammanträder {year} kl. {sheet.hour(body)} {_and(sheet.entries(body, '{d} {m}'))}.</p>")  # fmt: skip
    parts.append(f"<h3>Bakgrund</h3><p>Kansliets skrivelse är daterad {sheet.trap('{d} {m} {y}', day=met - dt.timedelta(days=14))}. Protokollet justerades {sheet.trap('{d} {m} {y}', day=met + dt.timedelta(days=6))}.</p>")  # fmt: skip
    return "\n".join(parts)


def only_rules(sheet: Sheet) -> str:
    """Draw when they usually meet, without a day; other days beside."""
    sheet.title = "Så arbetar nämnderna"
    sheet.year_said = True
    lines = [
        f"<h2>{it.name}</h2><p>Sammanträder i regel den {('första', 'andra', 'tredje', 'fjärde')[it.nth - 1]} {days.WEEKDAYS[it.weekday]}en i månaden. Aktuella dagar finns i kallelsen.</p>"
        for it in sheet.bodies
    ]
    lines.append(
        f"<p>Reglementet antogs {sheet.trap('{d} {m} {y}')} och reviderades {sheet.trap('{y}-{nn}-{dd}')}.</p>"
    )
    return "\n".join(lines)


def adjusted_minutes(sheet: Sheet) -> str:
    """Draw a board of notices: when minutes were adjusted, put up and will be taken down; the meetings' days are not there."""
    sheet.title = "Digital anslagstavla"
    sheet.year_said = True
    parts = []
    for body in sheet.bodies:
        up = sheet.of(body)[0].day + dt.timedelta(days=10)
        parts.append(
            f'<li class="notice"><h3>Justerat protokoll, {body.name}</h3><dl><dt>Justerat</dt><dd>{sheet.trap("{y}-{nn}-{dd}", day=up)}</dd><dt>Anslås</dt><dd>{sheet.trap("{y}-{nn}-{dd}", day=up + dt.timedelta(days=1))}</dd><dt>Tas ned</dt><dd>{sheet.trap("{y}-{nn}-{dd}", day=up + dt.timedelta(days=23))}</dd></dl></li>'
        )
    return f"<ul>{''.join(parts)}</ul>"


_TERMS = (
    ("Vårterminen", (1, 9), (6, 12)), ("Sportlov", (2, 20), (2, 24)), ("Påsklov", (4, 3), (4, 7)),
    ("Höstterminen", (8, 16), (12, 20)), ("Höstlov", (10, 30), (11, 3)),
)  # fmt: skip


def _in(sheet: Sheet, day: tuple[int, int]) -> dt.date:
    return dt.date(sheet.year, *day) + dt.timedelta(days=sheet.seed % 4)


def school_year(sheet: Sheet) -> str:
    """Draw terms, holidays and study days of the schools, decided by a board."""
    board = next(it for it in sheet.bodies if it.name.endswith("nämnden"))
    sheet.title = f"Läsårstider {sheet.say_year()}"
    rows = "".join(
        f"<tr><td>{name}</td><td>{sheet.trap('{d} {m}', day=_in(sheet, first))}–{sheet.trap('{d} {m}', day=_in(sheet, last))}</td></tr>"
        for name, first, last in _TERMS
    )
    free = _and([sheet.trap("{wd} {d} {m}") for _ in range(3)])
    return f"<p>{board.name} har beslutat om tiderna.</p><table>{rows}</table><p>Lediga studiedagar: {free}.</p>"


def as_text(html: str) -> str:
    """Give a page's prose as text."""
    for mark in ("</p>", "</h3>", "</h2>", "</li>", "</dd>", "</dt>", "</ol>"):
        html = html.replace(mark, f"{mark}\n")
    return plain(html)


def said_in_passing(sheet: Sheet) -> str:
    """Draw a party's page: what it will do before meetings, days of its own among them."""
    council = sheet.bodies[0]
    sheet.only(council)
    sheet.title = f"Partiet i {sheet.town.name}: vårt år {sheet.say_year()}"
    lines = []
    for it in sheet.of(council)[:5]:
        before = sheet.trap("{wd} {d} {m}", day=it.day - dt.timedelta(days=5))
        met = council.name.lower()
        lines.append(f"Vi träffas {before} i föreningslokalen. {met.capitalize()} möts sedan {sheet.entry(it, '{wd} {d} {m}')}{sheet.at(it, ' klockan ')}.")  # fmt: skip
    lines.append(f"Vårt årsmöte hålls {sheet.trap('{wd} {d} {m}', months=[2, 3])} och sommarfesten {sheet.trap('{d} {m}', months=[6])}.")  # fmt: skip
    return _paragraphs(lines)
