"""Agendas as text, as they are when copied from a page or a paper."""

from __future__ import annotations

import textwrap

from benchmarks.drawn.agendas.beside import after, as_lines, before
from benchmarks.drawn.agendas.sheet import AgendaSheet


def framed(a: AgendaSheet, lines: list[str]) -> str:
    """Put before and after the items what else the text tells."""
    head = a.dice.one(([], ["Ärenden", ""], ["DAGORDNING", ""], ["Ärendelista", ""]))
    top = [a.web.town.title, a.body, "", a.web.title, ""]
    return "\n".join([*top, *as_lines(before(a)), *head, *lines, "", *as_lines(after(a))]) + "\n"


def lines_numbered(a: AgendaSheet) -> str:
    """Draw a line each."""
    a.count(lambda _, __, running: str(running), first=a.dice.one((1, 1, 44)))
    sign = a.dice.one(("{}. ", "{}  ", "{}) ", "§ {} ", "Ärende {}. ", "Punkt {}: "))
    form = a.dice.one((" ({})", ", dnr {}", "  {}", " – {}"))
    return framed(a, [f"{sign.format(a.number(it))}{a.show(it)}{a.reference(it, form)}" for it in a.items])


def lines_wrapped(a: AgendaSheet) -> str:
    """Draw titles broken to fit, the case number under them."""
    a.count(lambda _, __, running: str(running))
    out: list[str] = []
    for it in a.items:
        broken = textwrap.wrap(a.show(it), 34, break_long_words=False, break_on_hyphens=False)
        out += [f"{a.number(it) + '.':<4}{broken[0]}", *(f"    {line}" for line in broken[1:])]
        out += [a.reference(it, "    Dnr {}")] if it.reference else []
        a.reference(it)
    return framed(a, out)


def lines_grouped(a: AgendaSheet) -> str:
    """Draw groups with letters, numbers that go on."""
    a.count(lambda _, __, running: str(running))
    form = a.dice.one(("{l}. {}", "{}", "{l}) {}"))
    out: list[str] = []
    for at, group in enumerate(a.groups):
        out += [form.format(group.head, l="ABCDEFG"[at]), ""]
        out += [f"{a.number(it)}. {a.show(it)}{a.reference(it, ', {}')}" for it in group.items]
        out.append("")
    return framed(a, out)


def lines_year(a: AgendaSheet) -> str:
    """Draw paragraphs with their year: § 64/26."""
    year = a.web.year
    short = a.dice.chance(0.6)
    a.count(
        lambda _, __, running: f"{running}/{year % 100:02}" if short else f"{running}/{year}",
        first=20 + a.dice.below(90),
    )
    out: list[str] = []
    for it in a.items:
        out += [f"§ {a.number(it)} {a.show(it)}", a.reference(it, "Dnr {}")]
    return framed(a, [it for it in out if it])


def blocks_unnumbered(a: AgendaSheet) -> str:
    """Draw titles without numbers, details under them, empty lines between."""
    out: list[str] = []
    for it in a.items:
        out += [a.show(it), a.reference(it, "Dnr {}"), a.presenter(it, "Föredragande: {}, {office}"), ""]
    return framed(a, [line for at, line in enumerate(out) if line or at % 4 == 3])  # noqa: PLR2004 - the empty line


def blocks_with_proposals(a: AgendaSheet) -> str:
    """Draw items with numbered proposals."""
    a.count(lambda _, __, running: str(running), first=a.dice.one((1, 17)))
    sign = a.dice.one(("{}. ", "§ {} ", "{}  "))
    out: list[str] = []
    for it in a.items:
        out += [f"{sign.format(a.number(it))}{a.show(it)}", a.reference(it, "Dnr {}")]
        if it.kind not in {"formality", "notice"}:
            out += ["Förslag till beslut", *(f"{at}. {line}" for at, line in enumerate(it.proposals, 1))]
        out.append("")
    return framed(a, [line for at, line in enumerate(out) if line or (at and out[at - 1])])


def cells_lost(a: AgendaSheet) -> str:
    """Draw a table whose cells have become lines."""
    a.count(lambda _, __, running: str(running))
    out = ["Nr", "Ärende", "Dnr", "Föredragande"]
    for it in a.items:
        out += [a.number(it), a.show(it), a.reference(it), a.presenter(it)]
    return framed(a, [it for it in out if it])


def columns(a: AgendaSheet) -> str:
    """Draw columns held by spaces, or by tabs."""
    a.count(lambda _, __, running: str(running))
    wide = max(len(it.title) for it in a.items) + 2
    head = [f"{'Nr':<5}{'Ärende':<{wide}}Dnr"] if a.dice.chance(0.5) else []
    if a.seed % 2:
        return framed(
            a,
            [
                *(["Nr\tÄrende\tDnr"] if head else []),
                *(f"{a.number(it)}\t{a.show(it)}\t{a.reference(it)}" for it in a.items),
            ],
        )
    return framed(a, [*head, *(f"{a.number(it):<5}{a.show(it):<{wide}}{a.reference(it)}".rstrip() for it in a.items)])


def hours(a: AgendaSheet) -> str:
    """Draw items by the clock."""
    minutes, out = 13 * 60, list[str]()
    for it in a.items:
        out.append(f"{a.dice.one(('', 'kl. ')) if not out else out[0][:4] * out[0].startswith('kl. ')}{minutes // 60:02}.{minutes % 60:02} {a.show(it)}{a.reference(it, ' ({})')}")  # fmt: skip
        minutes += 5 if it.kind == "formality" else 20
    return framed(a, out)


def dashes(a: AgendaSheet) -> str:
    """Draw dashes or bullets."""
    sign = a.dice.one(("- ", "• ", "– ", "* "))
    form = a.dice.one((" ({})", ", {}"))
    return framed(a, [f"{sign}{a.show(it)}{a.reference(it, form)}" for it in a.items])


def reference_first(a: AgendaSheet) -> str:
    """Draw the case number before the title."""
    a.count(lambda _, __, running: str(running))
    wide = max(len(it.reference) for it in a.items) + 2
    return framed(a, [f"{a.number(it):>2}. {a.reference(it):<{wide}}{a.show(it)}" for it in a.items])


def number_lines(a: AgendaSheet) -> str:
    """Draw the number on a line of its own."""
    a.count(lambda _, __, running: str(running))
    sign = a.dice.one(("Ärende {}", "§ {}", "Punkt {}", "{}."))
    out: list[str] = []
    for it in a.items:
        out += [sign.format(a.number(it)), a.show(it), *filter(None, [a.reference(it, "Dnr {}")]), ""]
    return framed(a, out)


def decimals(a: AgendaSheet) -> str:
    """Draw groups with numbers, items with decimals."""
    a.count(lambda group, place, _: f"{group}.{place}")
    out: list[str] = []
    for at, group in enumerate(a.groups, 1):
        out += [
            f"{at}. {group.head}",
            *(f"{a.number(it)} {a.show(it)}{a.reference(it, ' ({})')}" for it in group.items),
        ]
    return framed(a, out)


def groups_restarting(a: AgendaSheet) -> str:
    """Draw each group counted from 1."""
    a.count(lambda _, __, running: str(running), restart=True)
    out: list[str] = []
    for group in a.groups:
        out += [group.head.upper() if a.seed % 2 else group.head, *(f"{a.number(it)}. {a.show(it)}{a.reference(it, ' ({})')}" for it in group.items), ""]  # fmt: skip
    return framed(a, out)
