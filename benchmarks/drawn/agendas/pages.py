"""Agendas as markup: tables, lists, cards, headings, accordions."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.drawn.agendas.beside import after, as_markup, before
from benchmarks.drawn.agendas.matters import Matter
from benchmarks.drawn.agendas.sheet import AgendaSheet, Group

_HEADS = {
    "number": ("Nr", "Punkt", "Ärende nr", "#", "Nr."),
    "title": ("Ärende", "Rubrik", "Ärenderubrik", "Ärenden"),
    "reference": ("Dnr", "Diarienummer", "Diarienr", "Beteckning"),
    "presenter": ("Föredragande", "Föredragande tjänsteperson", "Föredras av"),
    "papers": ("Handlingar", "Dokument", "Bilagor"),
}


def framed(a: AgendaSheet, main: str, *, level: int = 2) -> str:
    """Put before and after the items what else the page tells."""
    head = a.dice.one(("", f"<h{level}>{a.dice.one(('Dagordning', 'Ärenden', 'Föredragningslista', 'Ärendelista'))}</h{level}>"))  # fmt: skip
    return "\n".join((as_markup(before(a), level), head, main, as_markup(after(a), level)))


def _files(a: AgendaSheet, it: Matter, how: str = "ul") -> str:
    """Draw an item's papers, perhaps with kind and size."""
    papers = a.papers(it)
    if not papers:
        return ""
    note = " (pdf, {} kB)" if a.seed % 2 else ""
    links = [f'<a href="{url}">{name}{note.format(80 + len(name))}</a>' for name, url in papers]
    return f"<ul>{''.join(f'<li>{link}</li>' for link in links)}</ul>" if how == "ul" else "<br>".join(links)


def _proposals(it: Matter, how: str) -> str:
    tag = how.split(maxsplit=1)[0]
    return f"<{how}>{''.join(f'<li>{line}</li>' for line in it.proposals)}</{tag}>"


# Tables


def table_heads(a: AgendaSheet) -> str:
    """Draw a table with heads, its columns in the town's order."""
    dice = a.dice
    columns = dice.one((("number", "title", "reference"), ("number", "reference", "title", "presenter"), ("number", "title", "presenter", "papers"), ("number", "title", "reference", "presenter", "papers")))  # fmt: skip
    cells: dict[str, Callable[[Matter], str]] = {
        "number": lambda it: a.number(it) + a.dice.one(("", "", ".")),
        "title": lambda it: a.mark(it, "{}: ") + a.show(it),
        "reference": lambda it: a.reference(it, other=dice.one(("", "–"))),
        "presenter": a.presenter,
        "papers": lambda it: _files(a, it, dice.one(("ul", "br"))),
    }
    a.count(lambda _, __, running: str(running))
    cell = dice.one(("th", "td"))
    head = "".join(f"<{cell}>{dice.one(_HEADS[it])}</{cell}>" for it in columns)
    rows = "".join(f"<tr>{''.join([f'<td>{cells[column](it)}</td>' for column in columns])}</tr>" for it in a.items)
    return framed(a, f"<table><tbody><tr>{head}</tr>{rows}</tbody></table>")


def table_bare(a: AgendaSheet) -> str:
    """Draw a table without heads."""
    first = a.dice.one((1, 1, 34))
    a.count(lambda _, __, running: str(running), first=first)
    sign = "§ {}" if first > 1 else "{}."
    rows = "".join(f"<tr><td>{sign.format(a.number(it))}</td><td>{a.show(it)}{a.mark(it, ' ({})')}</td><td>{a.reference(it)}</td></tr>" for it in a.items)  # fmt: skip
    return framed(a, f'<table class="plain"><tbody>{rows}</tbody></table>')


def table_groups(a: AgendaSheet) -> str:
    """Draw rows that head groups, the count goes on."""
    a.count(lambda _, __, running: str(running))
    wide = a.dice.one(('<tr><td colspan="3"><strong>{}</strong></td></tr>', '<tr><th colspan="3">{}</th></tr>', "<tr><td></td><td><strong>{}</strong></td><td></td></tr>"))  # fmt: skip
    rows = (
        [f"<tr><th>{a.dice.one(_HEADS['number'])}</th><th>Ärende</th><th>Dnr</th></tr>"] if a.dice.chance(0.6) else []
    )
    for group in a.groups:
        rows.append(wide.format(group.head))
        rows += [
            f"<tr><td>{a.number(it)}</td><td>{a.show(it)}</td><td>{a.reference(it)}</td></tr>" for it in group.items
        ]
    return framed(a, f"<table>{''.join(rows)}</table>")


def table_small_print(a: AgendaSheet) -> str:
    """Draw two columns: the number, and a cell that holds all the rest."""
    a.count(lambda _, __, running: str(running))
    strong = a.dice.one(("strong", "b", "h4", 'span class="title"'))
    rows = []
    for it in a.items:
        small = " | ".join(
            filter(None, (a.reference(it, "Dnr {}"), a.presenter(it, "Föredragande: {}, {office}"), a.mark(it)))
        )
        rows.append(f'<tr><td class="nr">{a.number(it)}</td><td><{strong}>{a.show(it)}</{strong.split()[0]}><br><small>{small}</small>{_files(a, it)}</td></tr>')  # fmt: skip
    return framed(a, f"<table>{''.join(rows)}</table>")


def table_unnumbered(a: AgendaSheet) -> str:
    """Draw titles and case numbers, no numbers."""
    heads = a.dice.mixed(("title", "reference"))
    cells: dict[str, Callable[[Matter], str]] = {"title": a.show, "reference": a.reference}
    rows = "".join(f"<tr>{''.join(f'<td>{cells[column](it)}</td>' for column in heads)}</tr>" for it in a.items)
    return framed(a, f"<table><thead><tr>{''.join(f'<th>{a.dice.one(_HEADS[it])}</th>' for it in heads)}</tr></thead><tbody>{rows}</tbody></table>")  # fmt: skip


def table_proposal_rows(a: AgendaSheet) -> str:
    """Draw a row under each item with what is proposed, numbered too."""
    a.count(lambda _, __, running: str(running))
    rows = []
    for it in a.items:
        rows.append(f"<tr><td>{a.number(it)}</td><td>{a.show(it)}</td><td>{a.reference(it)}</td></tr>")
        if it.kind not in {"formality", "notice"}:
            rows.append(f'<tr><td></td><td colspan="2"><em>Förslag till beslut</em>{_proposals(it, "ol")}</td></tr>')
    return framed(a, f"<table><tr><th>Nr</th><th>Ärende</th><th>Dnr</th></tr>{''.join(rows)}</table>")


# Lists


def list_flat(a: AgendaSheet) -> str:
    """Draw a numbered list."""
    a.count(lambda _, __, running: str(running))
    form = a.dice.one((" ({})", ", dnr {}", " – {}", "<br>Dnr {}", " Dnr {}", " <em>{}</em>"))
    rows = "".join(
        f"<li>{a.mark(it, '{} ') if it.withdrawn else ''}{_numbered(a, it)}{a.reference(it, form)}</li>"
        for it in a.items
    )
    return framed(a, f"<ol>{rows}</ol>")


def _numbered(a: AgendaSheet, it: Matter) -> str:
    a.number(it)
    return a.show(it)


def list_grouped(a: AgendaSheet) -> str:
    """Draw a list under each heading, the count going on."""
    return _lists(a, restart=False)


def list_restarting(a: AgendaSheet) -> str:
    """Draw a list under each heading, each counted from 1."""
    return _lists(a, restart=True)


def _lists(a: AgendaSheet, *, restart: bool) -> str:
    a.count(lambda _, __, running: str(running), restart=restart)
    head = a.dice.one(("h3", "h4", "p><strong", "h2"))
    ends = "></".join(reversed(head.split("><")))
    form = a.dice.one((" ({})", "<br><small>{}</small>", ", {}"))
    out = []
    for group in a.groups:
        start = "" if restart else f' start="{group.items[0].number}"'
        out.append(f"<{head}>{group.head}</{ends}>")
        rows = [f"<li>{_numbered(a, it)}{a.reference(it, form)}</li>" for it in group.items]
        out.append(f"<ol{start}>{''.join(rows)}</ol>")
    return framed(a, "\n".join(out))


def list_bullets(a: AgendaSheet) -> str:
    """Draw a list without numbers."""
    form = a.dice.one((" ({})", ", dnr {}", " – {}", "<br>Dnr {}", "<br><span class='meta'>{}</span>"))
    rows = [f"<li>{a.show(it)}{a.reference(it, form)}{a.mark(it, ' – {}')}</li>" for it in a.items]
    return framed(a, f"<ul>{''.join(rows)}</ul>")


def list_bullets_grouped(a: AgendaSheet) -> str:
    """Draw lists without numbers under headings."""
    form = a.dice.one((" ({})", ", {}"))
    out = []
    for group in a.groups:
        rows = [f"<li>{a.show(it)}{a.reference(it, form)}</li>" for it in group.items]
        out.append(f"<h3>{group.head}</h3><ul>{''.join(rows)}</ul>")
    return framed(a, "".join(out))


def list_with_proposals(a: AgendaSheet) -> str:
    """Draw a numbered list with what is proposed in a list of its own within each item."""
    a.count(lambda _, __, running: str(running))
    how = a.dice.one(("ol", 'ol type="a"', "ul"))
    lead = a.dice.one(("<p>Förslag till beslut:</p>", "<p><em>Förslag</em></p>", ""))
    rows = []
    for it in a.items:
        inner = (
            ""
            if it.kind in {"formality", "notice"}
            else f"<p>{a.reference(it, 'Dnr {}')}</p>{lead}{_proposals(it, how)}"
        )
        a.reference(it)
        if not inner:
            inner = a.reference(it, "<p>Dnr {}</p>")
        rows.append(f"<li><strong>{_numbered(a, it)}</strong>{inner}</li>")
    return framed(a, f"<ol>{''.join(rows)}</ol>")


def list_tree(a: AgendaSheet) -> str:
    """Draw groups as items of a list, the agenda's items in lists within."""
    a.count(lambda _, __, running: str(running))
    out = []
    for group in a.groups:
        rows = "".join(f"<li>{_numbered(a, it)}{a.reference(it, ' ({})')}</li>" for it in group.items)
        out.append(f'<li>{group.head}<ol start="{group.items[0].number}">{rows}</ol></li>')
    return framed(a, f'<ul class="agenda-tree">{"".join(out)}</ul>')


def list_links(a: AgendaSheet) -> str:
    """Draw each item a link to its own page, a second line in small print."""
    a.count(lambda _, __, running: str(running))
    numbered = a.dice.chance(0.5)
    rows = []
    for at, it in enumerate(a.items):
        number = f"{a.number(it)}. " if numbered else ""
        small = " · ".join(filter(None, (a.reference(it), "Beslutsärende" if it.kind == "decision" else "Information")))
        rows.append(f'<li class="agenda-list__item"><a class="agenda-list__link" href="/arende/{4100 + at}">{number}{a.show(it)}</a><span class="agenda-list__meta">{small}</span></li>')  # fmt: skip
    return framed(a, f'<ul class="agenda-list">{"".join(rows)}</ul>')


# Cards and headings


def cards_numbered(a: AgendaSheet) -> str:
    """Draw cards with a heading that begins with the number."""
    first = a.dice.one((1, 1, 71))
    a.count(lambda _, __, running: str(running), first=first)
    sign = a.dice.one(("§ {} ", "§{}. ")) if first > 1 else a.dice.one(("{}. ", "{} ", "Ärende {}: ", "Punkt {} – "))
    cards = [f'<div class="card"><div class="card-body"><h3 class="card-title">{sign.format(a.number(it))}{a.show(it)}</h3><p class="card-text">{a.reference(it, "Diarienummer: {}")}</p>{_files(a, it)}</div></div>' for it in a.items]  # fmt: skip
    return framed(a, "".join(cards))


def cards_unnumbered(a: AgendaSheet) -> str:
    """Draw cards without numbers: a title, and all else in small print."""
    tag = a.dice.one(("h3", "h4", 'div class="title"', 'a href="/arenden/{}"', "strong"))
    cards = []
    for at, it in enumerate(a.items):
        small = "".join(
            f"<span>{words}</span>"
            for words in filter(
                None, (a.reference(it, a.dice.one(("{}", "Dnr: {}"))), a.presenter(it, "Föredragande: {}"), a.mark(it))
            )
        )
        cards.append(f'<article class="matter"><{tag.format(at)}>{a.show(it)}</{tag.split()[0]}><p class="small">{small}</p>{_files(a, it)}</article>')  # fmt: skip
    return framed(a, f'<section class="matters">{"".join(cards)}</section>')


def cards_reference_first(a: AgendaSheet) -> str:
    """Draw cards whose case number stands over the title."""
    a.count(lambda _, __, running: str(running))
    cards = [f'<li class="item"><span class="item__dnr">{a.reference(it)}</span><h3 class="item__title">{a.show(it)}</h3><p class="item__text">{it.summary}</p></li>' for it in a.items]  # fmt: skip
    return framed(a, f'<ul class="items">{"".join(cards)}</ul>')


def rows_of_divs(a: AgendaSheet) -> str:
    """Draw rows of cells that are no table."""
    a.count(lambda _, __, running: str(running))
    rows = [f'<div class="Row_r__1"><div class="Row_n__2">{a.number(it)}</div><div class="Row_t__3"><div>{a.show(it)}</div><div class="Row_s__4">{a.presenter(it, "{}, {office}")}</div></div><div class="Row_d__5">{a.reference(it)}</div></div>' for it in a.items]  # fmt: skip
    return framed(a, f'<div class="List_l__9">{"".join(rows)}</div>')


def accordion(a: AgendaSheet) -> str:
    """Draw parts that unfold."""
    a.count(lambda _, __, running: str(running), first=a.dice.one((1, 12)))
    numbered = a.dice.one(("§ {} ", "{}. ", ""))
    out = []
    for at, it in enumerate(a.items):
        head = (numbered.format(a.number(it)) if numbered else "") + a.show(it)
        papers = _files(a, it)
        inner = f"<p>{a.reference(it, 'Dnr {}')}</p><p>{it.summary if it.kind == 'decision' else ''}</p>" + (f"<h4>Handlingar</h4>{papers}" if papers else "")  # fmt: skip
        if a.seed % 2:
            out.append(f"<details><summary>{head}</summary>{inner}</details>")
        else:
            out.append(f'<div class="accordion-item"><h3><button aria-expanded="false" aria-controls="p{at}">{head}</button></h3><div id="p{at}" class="panel">{inner}</div></div>')  # fmt: skip
    return framed(a, "".join(out))


def headings_year(a: AgendaSheet) -> str:
    """Draw headings with a paragraph's number and year: § 64/26."""
    year = a.web.year % 100
    a.count(lambda _, __, running: f"{running}/{year:02}", first=20 + a.dice.below(90))
    tag = a.dice.one(("h3", "h4", "p", "strong"))
    out = [f"<{tag}>§ {a.number(it)} {a.show(it)}</{tag}><p>{a.reference(it, a.dice.one(('Dnr {}', 'Diarienummer {}')))}</p>" for it in a.items]  # fmt: skip
    return framed(a, "".join(f"<div>{it}</div>" for it in out))


def headings_among_others(a: AgendaSheet) -> str:
    """Draw items as headings of the level of those that are no items."""
    numbered = a.dice.chance(0.4)
    a.count(lambda _, __, running: str(running))
    out = []
    for it in a.items:
        number = f"{a.number(it)}. " if numbered else ""
        out.append(f"<h2>{number}{a.show(it)}</h2><p>{a.reference(it, 'Dnr: {}')}</p>{_files(a, it)}")
        if it.kind == "decision":
            out.append(f"<p>{it.summary}</p>")
    return framed(a, "".join(out))


def blocks_with_proposals(a: AgendaSheet) -> str:
    """Draw items with summary, proposal in a numbered list, and papers under headings of their own."""
    a.count(lambda _, __, running: str(running), first=a.dice.one((1, 1, 55)))
    sign = a.dice.one(('<span class="badge">{}</span> ', "{}. ", "<span>§ {}</span> "))
    out = []
    for it in a.items:
        long = it.kind not in {"formality", "notice"}
        papers = _files(a, it)
        inner = f"<h4>Sammanfattning</h4><p>{it.summary}</p><h4>Förslag till beslut</h4>{_proposals(it, a.dice.one(('ol', 'ul')))}" if long else ""  # fmt: skip
        files = f"<h4>{a.dice.one(('Beslutsunderlag', 'Handlingar', 'Bilagor'))}</h4>{papers}" if papers else ""
        out.append(f'<section class="agenda-item"><h3>{sign.format(a.number(it))}{a.show(it)}</h3><p class="dnr">{a.reference(it, "Dnr {}")}</p>{inner}{files}</section>')  # fmt: skip
    return framed(a, "".join(out))


def paragraphs_bold(a: AgendaSheet) -> str:
    """Draw paragraphs that begin with a bold line."""
    a.count(lambda _, __, running: str(running))
    out = []
    for it in a.items:
        lines = [f"<strong>{a.number(it)}. {a.show(it)}</strong>", a.reference(it, "Dnr {}")]
        if it.kind not in {"formality", "notice"}:
            lines.append(f"<em>Förslag:</em> {it.proposals[0]}")
        out.append(f"<p>{'<br>'.join(filter(None, lines))}</p>")
    return framed(a, "".join(out))


def paragraph_breaks(a: AgendaSheet) -> str:
    """Draw all in one paragraph, lines broken."""
    a.count(lambda _, __, running: str(running))
    form = a.dice.one((" ({})", ", {}", " {}"))
    sign = a.dice.one(("{}. ", "{}) ", "{} ", "§ {} "))
    lines = [f"{sign.format(a.number(it))}{a.show(it)}{a.reference(it, form)}" for it in a.items]
    return framed(a, f"<p>{'<br>'.join(lines)}</p>")


def paragraphs_plain(a: AgendaSheet) -> str:
    """Draw a paragraph for each item, without numbers, under a heading."""
    form = a.dice.one((" ({})", "<br>Dnr {}", ", dnr {}"))
    lines = [f"<p>{a.show(it)}{a.reference(it, form)}</p>" for it in a.items]
    return as_markup(before(a), 2) + "<h2>Ärenden</h2>" + "".join(lines) + as_markup(after(a), 2)


def terms(a: AgendaSheet) -> str:
    """Draw pairs of number and title."""
    a.count(lambda _, __, running: str(running))
    sign = a.dice.one(("{}", "§ {}", "Punkt {}"))
    pairs = [
        f"<dt>{sign.format(a.number(it))}</dt><dd>{a.show(it)}{a.reference(it, '<br>Dnr {}')}</dd>" for it in a.items
    ]
    return framed(a, f"<dl>{''.join(pairs)}</dl>")


def labelled(a: AgendaSheet) -> str:
    """Draw boxes of labels and values."""
    a.count(lambda _, __, running: str(running))
    out = []
    for it in a.items:
        pairs = [
            ("Punkt", a.number(it)),
            ("Ärende", a.show(it)),
            ("Dnr", a.reference(it)),
            ("Föredragande", a.presenter(it)),
        ]
        out.append(f'<div class="box">{"".join(f"<p><strong>{key}:</strong> {words}</p>" for key, words in pairs if words)}</div>')  # fmt: skip
    return framed(a, "".join(out))


def decimals(a: AgendaSheet) -> str:
    """Draw groups with numbers, items with decimals."""
    a.count(lambda group, place, _: f"{group}.{place}")
    tag = a.dice.one(("li", "p", "h4"))
    out = []
    for at, group in enumerate(a.groups, 1):
        rows = "".join(f"<{tag}>{a.number(it)} {a.show(it)}{a.reference(it, ' ({})')}</{tag}>" for it in group.items)
        out.append(f"<h3>{at} {group.head}</h3>" + (f'<ul class="no-bullets">{rows}</ul>' if tag == "li" else rows))
    return framed(a, "".join(out))


def letters(a: AgendaSheet) -> str:
    """Draw groups with letters over lists whose count goes on."""
    a.count(lambda _, __, running: str(running))
    out = []
    for at, group in enumerate(a.groups):
        out.append(f"<p><b>{'ABCDEFG'[at]}. {group.head}</b></p>")
        out += [f"<p>{a.number(it)}. {a.show(it)}{a.reference(it, ' {}')}</p>" for it in group.items]
    return framed(a, "".join(out))


def timed(a: AgendaSheet) -> str:
    """Draw items by the clock."""
    minutes = 9 * 60
    rows = []
    for it in a.items:
        rows.append((f"{minutes // 60:02}.{minutes % 60:02}", f"{a.show(it)}", a.reference(it), a.presenter(it)))
        minutes += 5 if it.kind == "formality" else 15
    if a.seed % 2:
        cells = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
        return framed(a, f"<table><tr><th>Tid</th><th>Ärende</th><th>Dnr</th><th>Föredragande</th></tr>{cells}</table>")
    out = []
    for hour, title, case, name in rows:
        out.append(
            f"<p>{hour} {title}"
            + (f" ({case})" if case else "")
            + (f"<br>Föredragande: {name}" if name else "")
            + "</p>"
        )
    return framed(a, "".join(out))


def late_items(a: AgendaSheet) -> str:
    """Draw a list, and after it what came late."""
    a.count(lambda _, __, running: str(running))
    late = Group("", "", a.town.decisions(2))
    known = {it.title for it in a.items}
    late.items = [it for it in late.items if it.title not in known]
    for at, it in enumerate(late.items):
        it.number = str(len(a.items) + 1 + at)
    rows = "".join(f"<p>{a.number(it)}. {a.show(it)} {a.reference(it, '({})')}</p>" for it in a.items)
    more = "".join(f"<p>{a.number(it)}. {a.show(it)} {a.reference(it, '({})')}</p>" for it in late.items)
    return framed(a, f"{rows}<h3>{a.dice.one(('Tilläggsärenden', 'Extra ärenden', 'Tillkommande ärenden'))}</h3>{more}")


def tabs(a: AgendaSheet) -> str:
    """Draw groups in tabs."""
    a.count(lambda _, __, running: str(running))
    buttons = "".join(f'<button role="tab" id="t{at}" aria-controls="tab{at}">{group.head}</button>' for at, group in enumerate(a.groups))  # fmt: skip
    panels = []
    for at, group in enumerate(a.groups):
        rows = "".join(f"<p>{a.number(it)}. {a.show(it)}<br>{a.reference(it)}</p>" for it in group.items)
        panels.append(f'<div role="tabpanel" id="tab{at}" aria-labelledby="t{at}">{rows}</div>')
    return framed(a, f'<div role="tablist">{buttons}</div>{"".join(panels)}')


def run_in(a: AgendaSheet) -> str:
    """Draw all items in one sentence, as an announcement has them."""
    a.count(lambda _, __, running: str(running))
    sign = a.dice.one(("{}. ", "{}) "))
    ends = a.dice.one((";", ".", ""))
    words = " ".join(f"{sign.format(a.number(it))}{a.show(it)}{ends}" for it in a.items)
    return framed(a, f"<p>{a.dice.one(('Ärenden: ', 'Följande ärenden behandlas: ', ''))}{words}</p>")
