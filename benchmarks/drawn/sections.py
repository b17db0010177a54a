"""Plans under headings: an organization's name, and its days below it, as HTML and as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.drawn import days
from benchmarks.drawn.sheet import Sheet, plain
from benchmarks.drawn.towns import Body


@dataclass(frozen=True)
class Section:
    """A heading, a sentence under it, and days."""

    head: str
    lead: str
    days: list[str]
    deep: int = 2
    """How deep the heading stands."""


Plan = Callable[[Sheet], list[Section]]
_TOP = 2
"""How deep a heading stands that stands under no other."""
_FESTIVE = {2: "Skolorna har lov", 5: "Öppet hus i stadsparken"}


def _title(sheet: Sheet) -> None:
    name = sheet.dice.one(("Sammanträdesdagar", "Sammanträden", "Datum för möten", "Mötesdagar"))
    sheet.title = f"{name} {sheet.say_year()}"


def _hour(sheet: Sheet, body: Body) -> tuple[str, str]:
    """Say an organization's hour in the heading, or in a sentence below it."""
    if sheet.dice.chance(0.5):
        return sheet.dice.one((", kl. {}", " (klockan {})", ", start {}")).format(sheet.hour(body)), ""
    sentence = ("Mötena börjar klockan {}.", "Sammanträdena börjar klockan {} om inget annat anges.", "Tid: kl. {}")
    return "", sheet.dice.one(sentence).format(sheet.hour(body))


def by_body(sheet: Sheet) -> list[Section]:
    """Draw a heading an organization, its hour there or in a sentence."""
    _title(sheet)
    form = sheet.form("{d} {m}", "{wd} {d} {m}", "{Wd} {d} {m}", "{wds} {d} {m}", "{d} {m} {y}", "{d}/{n}")
    return [_section(sheet, body, form) for body in sheet.bodies] + _others(sheet, form)


def _section(sheet: Sheet, body: Body, form: str) -> Section:
    head, lead = _hour(sheet, body)
    found = sheet.entries(body, form)
    if not body.above and body.name.endswith("en"):
        if sheet.has("training") and sheet.dice.chance(0.6):
            place = sheet.dice.below(len(found))
            found.insert(place, f"{sheet.trap(form, last=4)} – utbildningsdag, inget sammanträde")
        if sheet.has("deadlines") and sheet.dice.chance(0.6):
            stops = " och ".join(sheet.trap("{d} {m}") for _ in range(2))
            lead = f"{lead} Handlingar ska vara inlämnade senast {stops}.".strip()
    return Section(f"{body.name}{head}", lead, found)


def _others(sheet: Sheet, form: str) -> list[Section]:
    found = [Section(f"{body.name}, kl. {days.hour(body.start, sheet.clock)}", "", words) for body, words in sheet.others(form)]  # fmt: skip
    if sheet.has("holidays"):
        found.append(Section("Lov och helgdagar", "", [f"Sportlov från {sheet.trap('{d} {m}', months=[2, 3])}", f"Studiedag {sheet.trap('{d} {m}', last=4)}"]))  # fmt: skip
    return found


def every_hour(sheet: Sheet) -> list[Section]:
    """Draw a heading an organization, and an hour beside each day."""
    _title(sheet)
    form = sheet.form("{Wd} {d} {m}", "{d} {m}", "{wd}en den {d} {m}", "{wd} {d} {m} {y}")
    lead = sheet.dice.one((", klockan ", " kl. ", ", kl "))
    return [Section(it.name, "", sheet.entries(it, form, hour=lead)) for it in sheet.bodies] + _others(sheet, form)


def places_too(sheet: Sheet) -> list[Section]:
    """Draw a heading an organization, a sentence of its habits, and several days of a month in one line."""
    _title(sheet)
    found = []
    for body in sheet.bodies:
        habit = f"{body.name} sammanträder i regel på {days.WEEKDAYS[body.weekday]}ar klockan {sheet.hour(body)} i {body.place}."  # fmt: skip
        lines = []
        for month in sheet.months:
            mine = [it for it in sheet.of(body) if it.day.month == month]
            if any(it in sheet.fates for it in mine) or len(mine) == 1:
                lines += [sheet.entry(it, "{d} {m}") for it in mine]
            elif mine:
                lines.append(f"{' och '.join(sheet.day(it, '{d}') for it in mine)} {days.MONTHS[month - 1]}")
        found.append(Section(body.name, habit, lines))
    return found


def boards_with_parts(sheet: Sheet) -> list[Section]:
    """Draw a board's heading, and below it "Nämnd" and "Arbetsutskott" as headings of their own."""
    _title(sheet)
    form, found = sheet.form("{d} {m}", "{wd} {d} {m}", "{d}/{n}"), []
    for board in (it for it in sheet.bodies if not it.above):
        subs = [it for it in sheet.bodies if it.above == board.name]
        if not subs:
            found.append(_section(sheet, board, form))
            continue
        found.append(Section(board.name, "", []))
        own = "Styrelse" if "styrelse" in board.name else "Nämnd"
        for name, body in [(own, board), *((it.own, it) for it in subs)]:
            head = f"{name} {sheet.year} (klockan {sheet.hour(body)})"
            found.append(Section(head, "", sheet.entries(body, form), deep=3))
    return found


def years(sheet: Sheet) -> list[Section]:
    """Draw the same organizations under headings of this year and of the next."""
    sheet.title = "Sammanträdesdagar"
    form, found = sheet.form("{d} {m}", "{wd} {d} {m}"), []
    sheet.say_year()
    for year in (sheet.year, sheet.add_year()):
        for body in sheet.bodies[:4]:
            lead = f"Sammanträdena börjar klockan {sheet.hour(body)}."
            found.append(Section(f"{body.name} {year}", lead, sheet.entries(body, form, year=year)))
    return found if sheet.seed % 2 else sorted(found, key=lambda it: it.head[:-5])


def lines_of_commas(sheet: Sheet) -> list[Section]:
    """Draw a name, and its days in one line; now and then a blank is forgotten after a comma."""
    _title(sheet)
    form, found = sheet.form("{d} {m}", "{d}/{n}", "{d} {mon}"), []
    for body in sheet.bodies:
        words = sheet.entries(body, form)
        line = ", ".join(words)
        if sheet.has("missing-blank"):
            line = ",".join(line.rsplit(", ", 1))
        head, lead = _hour(sheet, body)
        found.append(Section(f"{body.name}{head}", lead, [line]))
    return found + [replace(other, days=[", ".join(other.days)]) for other in _others(sheet, form)]


def months_inside(sheet: Sheet) -> list[Section]:
    """Draw a heading an organization, and below it months with numbers."""
    _title(sheet)
    form, found = sheet.form("{d}", "{wd} {d}", "{wds} {d}", "den {d}"), []
    for body in sheet.bodies:
        head, lead = _hour(sheet, body)
        lines = []
        for month in sheet.months:
            mine = sheet.entries(body, form, months=[month])
            if mine:
                lines.append(f"{days.MONTHS[month - 1].capitalize()}: {', '.join(mine)}")
        found.append(Section(f"{body.name}{head}", lead, lines))
    return found


def one_body(sheet: Sheet) -> list[Section]:
    """Draw an organization's own page: who sits on it, when it meets, when one may ask it something."""
    body, form = sheet.bodies[sheet.dice.below(3)], sheet.form("{d} {m}", "{wd} {d} {m}", "{Wd} {d} {m}")
    sheet.only(body)
    sheet.title = body.name
    year = sheet.say_year()
    found = [Section("", f"{body.name} har {9 + 2 * sheet.dice.below(4)} ledamöter, valda för fyra år. Mötena leds av ordföranden.", [])]  # fmt: skip
    head = sheet.dice.one((f"Sammanträdesdagar {year}", f"Möten {year}", f"När sammanträder vi {year}?"))
    found.append(Section(head, f"Vi börjar klockan {sheet.hour(body)} i {body.place}.", sheet.entries(body, form)))
    if sheet.has("deadlines"):
        found.append(Section("Lämna in frågor", "Frågor från allmänheten ska ha kommit in senast", [sheet.trap("{d} {m}") for _ in range(3)]))  # fmt: skip
    if sheet.has("group-meetings"):
        found.append(Section("Gruppmöten", "Partierna träffas för sig själva", [sheet.trap("{d} {m}") for _ in range(4)]))  # fmt: skip
    if sheet.has("training"):
        found.append(Section("Utbildning", "", [f"{sheet.trap('{d} {m}')} kl. 13.00 kurs för nya ledamöter"]))
    return found


def council_of_elders(sheet: Sheet) -> list[Section]:
    """Draw an advisory council, whose committee meets between and stands in the same list in brackets."""
    body = replace(
        sheet.bodies[1], name=sheet.dice.one(("Kommunala pensionärsrådet", "Funktionsrättsrådet", "Seniorrådet"))
    )
    body = replace(body, often=5)
    own = replace(body, name=f"{body.name}s arbetsutskott", above=body.name, own="Arbetsutskottet", nth=1 + body.nth % 4)  # fmt: skip
    sheet.settle_bodies(body, own)
    sheet.alias(own, "Arbetsutskottet")
    sheet.title = body.name
    form, year = sheet.form("{d} {m}", "{wd} {d} {m}"), sheet.say_year()
    lines = [f"{sheet.entry(it, form)}{' (arbetsutskottet)' if it.body == own else ''}" for it in sheet.all()]
    lead = "Rådet är ett forum för samråd mellan kommunen och föreningarna. Mellan mötena träffas rådets arbetsutskott."
    return [Section("", lead, []), Section(f"Datum för möten {year}", f"Alla möten börjar klockan {sheet.hour(body)}.", lines)]  # fmt: skip


def coded_months(sheet: Sheet) -> list[Section]:
    """Draw a heading a month, and below it days with letters, explained at the end."""
    _title(sheet)
    form, found = sheet.form("{d}", "{wds} {d}", "{d}/{n}"), []
    for month in sheet.months:
        mine = [it for it in sheet.all() if it.day.month == month]
        lines = [f"{sheet.day(it, form)} {sheet.code(it.body, explained=True)} {sheet.at(it)} {sheet.note(it, '{d}/{n}', hours=False)}".strip() for it in mine]  # fmt: skip
        found.append(Section(days.MONTHS[month - 1].capitalize(), "", lines))
    found.append(Section("Förkortningar", "", [f"{it.code} {it.name}" for it in sheet.bodies]))
    return found


def named_months(sheet: Sheet) -> list[Section]:
    """Draw a heading a month, and below it days with names and hours."""
    _title(sheet)
    form, found = sheet.form("{d}", "{wds} {d}", "{wd} {d}", "{d}/{n}", "den {d}"), []
    between = sheet.dice.one((": ", " – ", ", ", " "))
    for month in sheet.months:
        lines = [
            f"{sheet.day(it, form)}{between}{it.body.name}{sheet.at(it, ' kl. ')} {sheet.note(it, '{d} {m}', hours=False)}".strip()
            for it in sheet.all() if it.day.month == month
        ]  # fmt: skip
        if sheet.has("holidays") and month in _FESTIVE:
            lines.append(f"{sheet.trap(form, months=[month])}{between}{_FESTIVE[month]}")
        if sheet.has("group-meetings") and month % 3 == 0:
            lines.append(f"{sheet.trap(form, months=[month])}{between}Gruppmöten kl. 18.00")
        found.append(Section(days.MONTHS[month - 1].capitalize(), "", lines))
    return found


def parallel_rounds(sheet: Sheet) -> list[Section]:
    """Draw rounds by number: what is prepared where, on which day, in words."""
    _title(sheet)
    council, board = sheet.bodies[:2]
    sheet.only(council, board)
    found = []
    for number, it in enumerate(sheet.of(board), 1):
        after = [other for other in sheet.of(council) if 0 <= (other.day - it.day).days < 31]  # noqa: PLR2004 - the month after
        stop = sheet.trap("{d} {m}", day=it.day - dt.timedelta(days=20))
        lines = [f"Sista dag för ärenden: {stop}", f"{board.name}: {sheet.entry(it, '{d} {m}', hour=' kl. ')}"]
        lines += [f"{council.name}: {sheet.entry(other, '{d} {m}', hour=' kl. ')}" for other in after[:1]]
        found.append(Section(f"Omgång {number}", "", lines))
    return found


# How sections are written


def _head(section: Section) -> str:
    return f"<h{section.deep}>{section.head}</h{section.deep}>" if section.head else ""


def _lead(section: Section) -> str:
    return f"<p>{section.lead}</p>" if section.lead else ""


def _list(section: Section) -> str:
    return f"<ul>{''.join(f'<li>{it}</li>' for it in section.days)}</ul>" if section.days else ""


def as_lists(_: Sheet, found: list[Section]) -> str:
    """Write headings and lists."""
    return "\n".join(f"{_head(it)}{_lead(it)}{_list(it)}" for it in found)


def as_breaks(_: Sheet, found: list[Section]) -> str:
    """Write headings and lines with breaks in one paragraph."""
    return "\n".join(f"{_head(it)}{_lead(it)}<p>{'<br>'.join(it.days)}</p>" for it in found)


def as_strong(_: Sheet, found: list[Section]) -> str:
    """Write names as bold words in the same paragraph as the days."""
    return "\n".join(
        f"<p><strong>{it.head}</strong><br>{it.lead}{'<br>' if it.lead else ''}{'<br>'.join(it.days)}</p>"
        for it in found
    )


def as_bold_lists(_: Sheet, found: list[Section]) -> str:
    """Write names as bold paragraphs that are no headings, and lists below."""
    return "\n".join(f"<p><strong>{it.head}</strong></p>{_lead(it)}{_list(it)}" for it in found)


def as_definitions(_: Sheet, found: list[Section]) -> str:
    """Write a definition list: the name is the term, each day a definition."""
    lines = [f"<dt>{it.head}</dt>{''.join(f'<dd>{word}</dd>' for word in filter(None, [it.lead, *it.days]))}" for it in found]  # fmt: skip
    return f"<dl>{''.join(lines)}</dl>"


def as_details(_: Sheet, found: list[Section]) -> str:
    """Write what folds out by itself."""
    return "".join(f'<details class="wp-block-details"><summary>{it.head}</summary>{_lead(it)}{_list(it)}</details>' for it in found)  # fmt: skip


def as_nested_details(_: Sheet, found: list[Section]) -> str:
    """Write what folds out, and in it what folds out again: a board's committees inside the board."""
    parts: list[str] = []
    for it in found:
        inner = f'<details class="inner"><summary>{it.head}</summary>{_lead(it)}{_list(it)}</details>'
        if it.deep > _TOP:
            parts[-1] = parts[-1].removesuffix("</details>") + inner + "</details>"
        else:
            parts.append(inner.replace("inner", "outer"))
    return "".join(parts)


def as_accordions(sheet: Sheet, found: list[Section]) -> str:
    """Write buttons and what they fold out, hidden at first."""
    return "".join(
        f'<div class="accordion-item"><h2 class="accordion-header"><button type="button" class="accordion-button collapsed" aria-expanded="false" aria-controls="p{sheet.seed}-{at}">{it.head}</button></h2>'
        f'<div id="p{sheet.seed}-{at}" class="accordion-collapse collapse" hidden>{_lead(it)}{_list(it)}</div></div>'
        for at, it in enumerate(found)
    )


def as_tabs(_: Sheet, found: list[Section]) -> str:
    """Write names as tabs in a row, and the days in panels that only their number ties to them."""
    tabs = "".join(f'<li role="presentation"><a role="tab" id="t{at}" href="#f{at}" aria-controls="f{at}">{it.head}</a></li>' for at, it in enumerate(found))  # fmt: skip
    panels = "".join(
        f'<div role="tabpanel" id="f{at}" aria-labelledby="t{at}" class="tab-pane{"" if at == 0 else " hidden"}">{_lead(it)}{_list(it)}</div>'
        for at, it in enumerate(found)
    )
    return f'<ul class="nav nav-tabs" role="tablist">{tabs}</ul><div class="tab-content">{panels}</div>'


def as_anchored(_: Sheet, found: list[Section]) -> str:
    """Write a list of links to the headings above them all."""
    jumps = "".join(f'<li><a href="#a{at}">{it.head}</a></li>' for at, it in enumerate(found))
    return f"<nav><p>På den här sidan</p><ul>{jumps}</ul></nav>" + "".join(f'<h2 id="a{at}">{it.head}</h2>{_lead(it)}{_list(it)}<p><a href="#top">Till toppen</a></p>' for at, it in enumerate(found))  # fmt: skip


def as_boxes(_: Sheet, found: list[Section]) -> str:
    """Write each organization into a box of its own, its name in a link below the days."""
    return '<div class="grid">' + "".join(
        f'<div class="card"><div class="card-body">{_lead(it)}{_list(it)}</div><div class="card-footer"><a href="/organ/{at}">{it.head}</a></div></div>'
        for at, it in enumerate(found)
    ) + "</div>"  # fmt: skip


def as_blocks(_: Sheet, found: list[Section]) -> str:
    """Write boxes in boxes, without a heading or a list among them."""
    return "".join(
        f'<div class="views-row"><div class="field field--name-title">{it.head}</div><div class="field field--name-text">{it.lead}</div>{"".join(f"""<div class="field__item">{word}</div>""" for word in it.days)}</div>'
        for it in found
    )


def as_year_tabs(sheet: Sheet, found: list[Section]) -> str:
    """Write a tab a year; all but one are hidden."""
    shown = sorted({it.head[-4:] for it in found}, reverse=True)
    parts: dict[str, Sequence[Section]] = {year: [it for it in found if it.head.endswith(year)] for year in shown}
    tabs = "".join(f'<button role="tab" aria-controls="y{year}">{year}</button>' for year in shown)
    panels = "".join(
        f'<section role="tabpanel" id="y{year}"{"" if year == shown[0] else " hidden"}>{"".join(f"<h3>{it.head[:-5]}</h3>{_lead(it)}{_list(it)}" for it in part)}</section>'
        for year, part in parts.items()
    )
    return f'<div class="tabs" data-seed="{sheet.seed}"><div role="tablist">{tabs}</div>{panels}</div>'


def as_text_bullets(sheet: Sheet, found: list[Section]) -> str:
    """Write headings and bullets."""
    mark = sheet.dice.one(("• ", "- ", "  • ", "* "))
    return _text(found, lambda it: [f"{mark}{word}" for word in it.days])


def as_text_lines(_: Sheet, found: list[Section]) -> str:
    """Write headings, and a day a line."""
    return _text(found, lambda it: it.days)


def as_text_commas(_: Sheet, found: list[Section]) -> str:
    """Write headings, and the days in one line below."""
    return _text(found, lambda it: [", ".join(it.days)])


def as_text_colons(_: Sheet, found: list[Section]) -> str:
    """Write the name, a colon and the days in one line."""
    lines = [f"{it.head}: {', '.join(it.days)}{'. ' + it.lead if it.lead else ''}" for it in found]
    return plain("\n".join(lines))


def _text(found: list[Section], lines: Callable[[Section], list[str]]) -> str:
    parts = ["\n".join([*filter(None, [it.head, it.lead]), *([""] if it.head and it.days else []), *lines(it)]) for it in found]  # fmt: skip
    return plain("\n\n".join(parts))


def as_side_by_side(_: Sheet, found: list[Section]) -> str:
    """Write two columns of days below each name, as a PDF's text has them."""
    lines: list[str] = []
    for it in found:
        half = (len(it.days) + 1) // 2
        left, right = it.days[:half], [*it.days[half:], ""]
        lines += ["", it.head, *([it.lead] if it.lead else [])]
        lines += [f"{one.ljust(28)}{other}".rstrip() for one, other in zip(left, right, strict=False)]
    return plain("\n".join(lines))
