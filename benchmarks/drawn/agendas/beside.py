"""What stands on an agenda's page and is no item: who attends, the day's programme, how it is done, files, contacts."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.drawn.agendas.sheet import AgendaSheet

_DAY = ("Gruppmöten", "Fika", "Lunch", "Kaffe", "Studiebesök på reningsverket", "Utbildning i sekretess", "Gruppöverläggning", "Sammanträdet beräknas vara slut")  # fmt: skip
_STEPS = (
    "Ordföranden öppnar sammanträdet.", "Tjänstepersoner föredrar sina ärenden.", "Ledamöterna ställer frågor och överlägger.",
    "Beslut fattas, oftast med acklamation.", "Protokollet justeras och anslås på anslagstavlan.",
)  # fmt: skip
_RELATED = (
    "Så arbetar nämnden",
    "Ledamöter och ersättare",
    "Lämna e-förslag",
    "Webbsändningar",
    "Diarium",
    "Arvoden",
    "Anslagstavla",
)

Sections = list[tuple[str, list[str], str]]
"""A heading, its lines, and how these are set: "ol", "ul" or "p"."""


def before(a: AgendaSheet) -> Sections:
    """Give what stands before the items."""
    return list(_before(a))


def _before(a: AgendaSheet) -> Iterator[tuple[str, list[str], str]]:
    dice = a.dice
    when = f"{a.on('{wd} {d} {m} {y}')} kl. {a.hour}"
    style = dice.below(3)
    if style == 0:
        yield "", [f"Tid: {when}", f"Plats: {a.place}"], "p"
    elif style == 1:
        yield dice.one(("Tid och plats", "När och var")), [f"{when}, {a.place}"], "p"
    else:
        yield (
            "",
            [f"{a.body} kallas till sammanträde {when} i {a.place}. Den som inte kan komma meddelar sin ersättare."],
            "p",
        )
    if a.has("agenda-files"):
        yield "", ['<a href="/download/kallelse.pdf">Kallelse med handlingar (pdf, 4,2 MB)</a>'], "p"
    if a.has("attendance"):
        names = a.town.names(5 + dice.below(5))
        yield dice.one(("Kallade", "Ledamöter", "Beslutande", "Tjänstgörande")), names, dice.one(("ol", "ul"))
    if a.has("programme"):
        hours = [f"{9 + at:02}.{dice.one(('00', '15', '30'))} {it}" for at, it in enumerate(dice.some(_DAY, 4))]
        yield dice.one(("Program för dagen", "Hålltider", "Dagens program")), hours, dice.one(("ul", "p"))


def after(a: AgendaSheet) -> Sections:
    """Give what stands after the items."""
    return list(_after(a))


def _after(a: AgendaSheet) -> Iterator[tuple[str, list[str], str]]:
    dice = a.dice
    if a.has("steps"):
        yield dice.one(("Så går det till", "Så går ett sammanträde till")), dice.some(_STEPS, 4), "ol"
    if a.has("minutes"):
        year = a.web.year
        files = [f'<a href="/download/protokoll-{at}.pdf">Protokoll {year}-0{at}-1{dice.below(9)} (pdf, {90 + 7 * at} kB)</a>' for at in range(1, 4 + dice.below(3))]  # fmt: skip
        yield dice.one(("Tidigare protokoll", "Protokoll", "Protokoll från tidigare möten")), files, "ul"
    if a.has("related"):
        links = [f'<a href="/politik/{at}">{it}</a>' for at, it in enumerate(dice.some(_RELATED, 4))]
        yield dice.one(("Relaterad information", "Mer om nämnden", "Läs mer")), links, "ul"
    if a.has("preparing"):
        yield dice.one(("Beredning av ärendena", "Om ärendena")), ["Ärendena har beretts av arbetsutskottet. Handlingarna finns att läsa på kommunens webbplats en vecka före sammanträdet."], "p"  # fmt: skip
    if a.has("contact"):
        yield (
            dice.one(("Frågor om ärendena?", "Kontakta nämndsekreteraren")),
            ["Kansliet svarar på frågor, telefon 0000-12 34 56."],
            "p",
        )


def as_markup(sections: Sections, level: int) -> str:
    """Set sections as a page."""
    out = []
    for head, lines, how in sections:
        if head:
            out.append(f"<h{level}>{head}</h{level}>")
        if how == "p":
            out += [f"<p>{it}</p>" for it in lines]
        else:
            out.append(f"<{how}>{''.join(f'<li>{it}</li>' for it in lines)}</{how}>")
    return "\n".join(out)


def as_lines(sections: Sections) -> list[str]:
    """Set sections as a text."""
    out: list[str] = []
    for head, lines, how in sections:
        told = [it.partition(">")[2].partition("<")[0] if it.startswith("<") else it for it in lines]
        out += [head] if head else []
        out += [f"{at}. {it}" if how == "ol" else f"- {it}" if how == "ul" else it for at, it in enumerate(told, 1)]
        out.append("")
    return out
