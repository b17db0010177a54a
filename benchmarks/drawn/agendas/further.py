"""Agendas of layouts drawn last, to ask a reader that had seen all others: newsletters, preformatted text, handlers."""

from __future__ import annotations

from benchmarks.drawn.agendas import pages, texts
from benchmarks.drawn.agendas.beside import after, as_markup, before
from benchmarks.drawn.agendas.sheet import AgendaSheet


def preformatted(a: AgendaSheet) -> str:
    """Draw the items as preformatted text in a page."""
    a.count(lambda _, __, running: str(running))
    wide = max(len(it.title) for it in a.items) + 3
    rows = [f"{a.number(it):>3}  {a.show(it):<{wide}}{a.reference(it)}".rstrip() for it in a.items]
    return pages.framed(a, f"<pre>{chr(10).join(rows)}</pre>")


def numbers_bold(a: AgendaSheet) -> str:
    """Draw paragraphs in which the number alone is bold."""
    a.count(lambda _, __, running: str(running), first=a.dice.one((1, 1, 83)))
    rows = [f"<p><b>{a.number(it)}</b> {a.show(it)}{a.reference(it, ' <i>{}</i>')}</p>" for it in a.items]
    return pages.framed(a, "".join(rows))


def handlers(a: AgendaSheet) -> str:
    """Draw headings without numbers over lines of labels."""
    out = []
    for it in a.items:
        lines = [a.reference(it, "Ärendenummer: {}"), f"Handläggare: {it.presenter.name}" if it.presenter else ""]
        out.append(f"<h3>{a.show(it)}</h3>{''.join(f'<p>{line}</p>' for line in lines if line)}")
    return pages.framed(a, "".join(out))


def three_levels(a: AgendaSheet) -> str:
    """Draw groups, items and proposals as headings of three levels."""
    a.count(lambda _, __, running: str(running))
    out = []
    for group in a.groups:
        out.append(f"<h2>{group.head}</h2>")
        for it in group.items:
            out.append(f"<h3>{a.number(it)}. {a.show(it)}</h3><p>{a.reference(it, 'Dnr {}')}</p>")
            if it.kind not in {"formality", "notice"}:
                proposals = "".join(f"<li>{line}</li>" for line in it.proposals)
                out.append(f"<h4>Förvaltningens förslag till beslut</h4><ol>{proposals}</ol>")
    return pages.framed(a, "".join(out))


def told_in_line(a: AgendaSheet) -> str:
    """Draw a list whose items tell case number and presenter behind commas."""
    a.count(lambda _, __, running: str(running))
    rows = [f"<li>{pages._numbered(a, it)}{a.reference(it, ', {}')}{a.presenter(it, ', föredragande {}')}</li>" for it in a.items]  # fmt: skip # noqa: SLF001 - a sibling
    return pages.framed(a, f"<ol>{''.join(rows)}</ol>")


def newsletter(a: AgendaSheet) -> str:
    """Draw bullets in one paragraph, as a letter to the members has them."""
    rows = [f"• {a.show(it)}{a.reference(it, ' ({})')}" for it in a.items]
    lead = a.dice.one(("På agendan:", "Detta tas upp:", "Ärenden på mötet:"))
    return f"{as_markup(before(a), 2)}<p>{lead}<br>{'<br>'.join(rows)}</p>{as_markup(after(a), 2)}"


def paragraphs_in_list(a: AgendaSheet) -> str:
    """Draw list items of several paragraphs."""
    a.count(lambda _, __, running: str(running))
    rows = []
    for it in a.items:
        told = it.summary if it.kind == "decision" else ""
        rows.append(f"<li><p>{pages._numbered(a, it)}</p>{a.reference(it, '<p>Dnr {}</p>')}{f'<p>{told}</p>' if told else ''}</li>")  # fmt: skip # noqa: SLF001 - a sibling
    return pages.framed(a, f"<ol>{''.join(rows)}</ol>")


def table_signs(a: AgendaSheet) -> str:
    """Draw a table of paragraphs, titles, papers and pages."""
    a.count(lambda _, __, running: str(running), first=11 + a.dice.below(60))
    rows = []
    for at, it in enumerate(a.items):
        files = pages._files(a, it, "br")  # noqa: SLF001 - a sibling
        rows.append(f"<tr><td>§ {a.number(it)}</td><td>{a.show(it)}</td><td>{files}</td><td>{3 + 2 * at}</td></tr>")
    return pages.framed(
        a, f"<table><tr><th>§</th><th>Ärende</th><th>Handlingar</th><th>Sida</th></tr>{''.join(rows)}</table>"
    )


def buttons(a: AgendaSheet) -> str:
    """Draw titles as buttons that unfold nothing yet."""
    rows = [f'<li class="agenda__row"><button type="button" class="agenda__btn">{a.show(it)}</button><span>{a.reference(it)}</span></li>' for it in a.items]  # fmt: skip
    return pages.framed(a, f'<ul class="agenda">{"".join(rows)}</ul>')


def signs_behind(a: AgendaSheet) -> str:
    """Draw a text whose sign stands behind the number."""
    a.count(lambda _, __, running: str(running), first=5 + a.dice.below(90))
    out: list[str] = []
    for it in a.items:
        out += [f"{a.number(it)} § {a.show(it)}", *filter(None, [a.reference(it, "Dnr: {}")])]
    return texts.framed(a, out)


def leaders(a: AgendaSheet) -> str:
    """Draw a text whose dots lead to pages."""
    a.count(lambda _, __, running: str(running))
    return texts.framed(a, [f"{a.number(it)}. {a.show(it)}{a.reference(it, ', {}')} {'.' * (6 + at % 9)} {3 + at}" for at, it in enumerate(a.items)])  # fmt: skip


def plain_columns(a: AgendaSheet) -> str:
    """Draw a text of titles without numbers, the case number in a column of its own."""
    wide = max(len(it.title) for it in a.items) + 4
    return texts.framed(a, [f"{a.show(it):<{wide}}{a.reference(it)}".rstrip() for it in a.items])


def council(a: AgendaSheet) -> str:
    """Draw a text with groups between empty lines, items that begin with their case number or nothing."""
    out: list[str] = []
    for group in a.groups:
        out += ["", group.head, ""]
        out += [f"{a.reference(it, '{}, ')}{a.show(it)}" for it in group.items]
    return texts.framed(a, out)
