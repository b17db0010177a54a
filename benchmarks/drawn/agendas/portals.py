"""Agendas as portals, word processors and scripts set them: drawn after the others, to ask a reader that had seen those."""

from __future__ import annotations

from benchmarks.drawn.agendas import pages, texts
from benchmarks.drawn.agendas.matters import Matter
from benchmarks.drawn.agendas.sheet import AgendaSheet


def portal_tree(a: AgendaSheet) -> str:
    """Draw a tree of items with their papers in lists within."""
    a.count(lambda _, __, running: str(running))
    rows = []
    for at, it in enumerate(a.items):
        files = "".join(f'<li class="file"><a href="{url}"><i class="icon-pdf"></i>{name}</a></li>' for name, url in a.papers(it))  # fmt: skip
        rows.append(f'<li class="node"><span class="node-number">{a.number(it)}</span> <a href="/Welcome/Item/{at}" class="node-title">{a.show(it)}</a>{f"<ul>{files}</ul>" if files else ""}</li>')  # fmt: skip
    return pages.framed(a, f'<ul class="tree">{"".join(rows)}</ul>')


def portal_panels(a: AgendaSheet) -> str:
    """Draw panels whose headings are links that unfold them, details in a list of terms."""
    a.count(lambda _, __, running: str(running), first=a.dice.one((1, 58)))
    sign = "§ {} " if int(a.items[0].number) > 1 else "{} "
    out = []
    for at, it in enumerate(a.items):
        terms = "".join(f"<dt>{key}</dt><dd>{words}</dd>" for key, words in (("Diarienummer", a.reference(it)), ("Föredragande", a.presenter(it, "{}, {office}"))) if words)  # fmt: skip
        out.append(f'<div class="panel panel-default"><div class="panel-heading"><h4 class="panel-title"><a data-toggle="collapse" href="#c{at}">{sign.format(a.number(it))}{a.show(it)}</a></h4></div><div id="c{at}" class="panel-collapse collapse"><div class="panel-body"><dl>{terms}</dl></div></div></div>')  # fmt: skip
    return pages.framed(a, f'<div class="panel-group">{"".join(out)}</div>')


def word_paragraphs(a: AgendaSheet) -> str:
    """Draw paragraphs as a word processor saves them."""
    a.count(lambda _, __, running: str(running))
    blank = "&nbsp;" * (3 + a.seed % 5)
    out = []
    for it in a.items:
        out.append(f'<p class="MsoListParagraph" style="margin-left:36.0pt;text-indent:-18.0pt"><span>{a.number(it)}.<span style="font:7.0pt">{blank} </span></span><b>{a.show(it)}</b></p>')  # fmt: skip
        if a.reference(it):
            out.append(f'<p class="MsoNormal" style="margin-left:36.0pt">{a.reference(it, "Dnr: {}")}<o:p></o:p></p>')
    return pages.framed(a, "".join(out))


def table_each(a: AgendaSheet) -> str:
    """Draw a table for each item."""
    a.count(lambda _, __, running: str(running))
    out = []
    for it in a.items:
        rows = [f"<tr><th>Ärende {a.number(it)}</th><td>{a.show(it)}</td></tr>"]
        rows += [f"<tr><th>Dnr</th><td>{a.reference(it)}</td></tr>"] if a.reference(it) else []
        rows += [f"<tr><th>Föredragande</th><td>{a.presenter(it)}</td></tr>"] if a.presenter(it) else []
        out.append(f"<table>{''.join(rows)}</table>")
    return pages.framed(a, "".join(out))


def two_headings(a: AgendaSheet) -> str:
    """Draw the number as one heading, the title as the next."""
    a.count(lambda _, __, running: str(running))
    word = a.dice.one(("Punkt {}", "Ärende {}", "Nr {}"))
    out = [f"<h3>{word.format(a.number(it))}</h3><h4>{a.show(it)}</h4><p>{a.reference(it, 'Diarienummer: {}')}</p>" for it in a.items]  # fmt: skip
    return pages.framed(a, "".join(out))


def ruled_blocks(a: AgendaSheet) -> str:
    """Draw blocks without numbers, rules between them."""
    out = [f'<div class="block-item"><p class="lead">{a.show(it)}</p><p class="meta">{a.reference(it)}</p>{pages._files(a, it)}</div>' for it in a.items]  # fmt: skip # noqa: SLF001 - a sibling
    return pages.framed(a, "<hr>".join(out))


def kinds_before(a: AgendaSheet) -> str:
    """Draw the kind of an item before its number."""
    a.count(lambda _, __, running: str(running))
    kinds = {"information": "Informationsärende", "notice": "Anmälningsärende"}
    rows = [
        f"<li>{kinds.get(it.kind, 'Beslutsärende')} {a.number(it)}: {a.show(it)}{a.reference(it, ' ({})')}</li>"
        for it in a.items
    ]
    return pages.framed(a, f"<ul>{''.join(rows)}</ul>")


def reference_list(a: AgendaSheet) -> str:
    """Draw a list whose items begin with the case number, the title a link."""
    rows = [
        f'<li>{a.reference(it, "{} ")}<a href="/arenden/{at}">{a.show(it)}</a></li>' for at, it in enumerate(a.items)
    ]
    return pages.framed(a, f'<ul class="list">{"".join(rows)}</ul>')


def folded_groups(a: AgendaSheet) -> str:
    """Draw groups that unfold, their items in lists without numbers."""
    out = []
    for group in a.groups:
        rows = "".join(f"<li>{a.show(it)}{a.reference(it, ', dnr {}')}</li>" for it in group.items)
        out.append(f"<details open><summary>{group.head}</summary><ul>{rows}</ul></details>")
    return pages.framed(a, "".join(out))


def table_half_numbered(a: AgendaSheet) -> str:
    """Draw a table in which formalities have no number."""
    running = 0
    rows = []
    for it in a.items:
        running += it.kind != "formality"
        it.number = "" if it.kind == "formality" else str(running)
        rows.append(f"<tr><td>{a.number(it)}</td><td>{a.show(it)}</td><td>{a.reference(it)}</td></tr>")
    return pages.framed(
        a, f"<table><thead><tr><th>Nr</th><th>Ärende</th><th>Diarienr</th></tr></thead>{''.join(rows)}</table>"
    )


def spans(a: AgendaSheet) -> str:
    """Draw items as rows of spans, as scripts do."""
    a.count(lambda _, __, running: str(running))
    rows = [f'<div class="agendaRow"><span class="no">{a.number(it)}.</span><span class="ttl">{a.show(it)}</span><span class="cs">{a.reference(it)}</span></div>' for it in a.items]  # fmt: skip
    return pages.framed(a, f'<div class="agenda">{"".join(rows)}</div>')


def pages_turned(a: AgendaSheet) -> str:
    """Draw a text with a page's foot and head amid the list."""
    a.count(lambda _, __, running: str(running))
    out: list[str] = []
    for at, it in enumerate(a.items):
        if at and at % 5 == 0:
            out += [
                "",
                f"{a.web.town.title}  {a.word}  {1 + at // 5}({2 + len(a.items) // 5})",
                a.body,
                a.on("{y}-{nn}-{dd}"),
                "",
            ]
        out += [f"{a.number(it)}. {a.show(it)}", *filter(None, [a.reference(it, "   Dnr {}")])]
    return texts.framed(a, out)


def hours_behind(a: AgendaSheet) -> str:
    """Draw a text with an hour and a presenter behind each title."""
    a.count(lambda _, __, running: str(running))
    minutes, out = 9 * 60, list[str]()
    for it in a.items:
        who = a.presenter(it, ", föredragande {}")
        out.append(
            f"{a.number(it)}. {a.show(it)}{a.reference(it, ' ({})')}{who}, kl. {minutes // 60}.{minutes % 60:02}"
        )
        minutes += 10
    return texts.framed(a, out)


def capitals(a: AgendaSheet) -> str:
    """Draw a text with groups in capitals, items with dashes, case numbers in brackets below."""
    out: list[str] = []
    for group in a.groups:
        out += [group.head.upper(), ""]
        for it in group.items:
            out += [f"– {a.show(it)}", *filter(None, [a.reference(it, "  ({})")])]
        out.append("")
    return texts.framed(a, out)


def tabbed(a: AgendaSheet) -> str:
    """Draw a text with number, case number and title parted by tabs, under heads."""
    a.count(lambda _, __, running: str(running), first=a.dice.one((1, 101)))

    def row(it: Matter) -> str:
        return f"§ {a.number(it)}\t{a.reference(it, other='-')}\t{a.show(it)}\t{a.presenter(it)}"

    return texts.framed(a, ["Paragraf\tDnr\tRubrik\tFöredragande", *map(row, a.items)])
