"""Architectures drawn after the explorer was written: their first figures were written down before anything was mended."""

from __future__ import annotations

import datetime as dt
from functools import partial
from html import escape

from benchmarks.drawn.days import SHORT_MONTHS
from benchmarks.drawn.sites import lists
from benchmarks.drawn.sites.plan import Planned, written
from benchmarks.drawn.sites.site import DrawnSite, Node, query
from benchmarks.drawn.towns import Body

from agendawatch.fetch.message import Answer, Question

_SHORT = {"Kommunfullmäktige": "KF", "Kommunstyrelsen": "KS"}


def _years(site: DrawnSite) -> range:
    return range(site.plan.today.year, site.plan.today.year + 2)


def _own(site: DrawnSite, body: Body) -> list[Planned]:
    return site.plan.of(body, site.plan.today.year, site.plan.today.year + 1)


def _hide(site: DrawnSite, years: range) -> None:
    site.hidden |= {it.key for it in site.plan.meetings if it.day.year not in years}


def _body_page(site: DrawnSite, parent: Node, body: Body, form: str = "table") -> Node:
    content = partial(_section, site, body, form)
    return site.add(parent, body.name, content, years=_years(site))


def _section(site: DrawnSite, body: Body, form: str) -> str:
    return f"<p>{body.name} har ansvar för mycket.</p>{lists.section(body, _own(site, body), form, site.plan.today)}"


def cards(site: DrawnSite, politics: Node) -> None:
    """Wrap heading and blurb of each card in one link."""
    hub = site.add(politics, "Politisk organisation", "", index=False)
    nodes = [_body_page(site, hub, body) for body in site.plan.bodies]
    blurb = "ansvarar för sina frågor enligt reglementet, bereder ärenden åt kommunfullmäktige och följer upp verksamheten under året."
    hub.content = lambda: "".join(
        f'<a class="card" href="{it.path}"><h3>{it.label}</h3><p>{it.label} {blurb}</p></a>' for it in nodes
    )
    _hide(site, _years(site))


def read_more(site: DrawnSite, politics: Node) -> None:
    """Say "Läs mer" in every link, under a heading that tells."""
    hub = site.add(politics, "Nämnder och styrelser", "", index=False)
    nodes = [_body_page(site, hub, body, "headings") for body in site.plan.bodies]
    hub.content = lambda: "".join(
        f'<h3>{it.label}</h3><p>Om nämnden. <a href="{it.path}">Läs mer</a></p>' for it in nodes
    )
    for node in nodes:
        node.in_menu = False
    _hide(site, _years(site))


def known_old_year(site: DrawnSite, politics: Node) -> None:
    """Be known by the page of a year that is past; this year's stands beside it."""
    hub = site.add(politics, "Sammanträden och protokoll", "<p>Välj år.</p>")
    now = site.plan.today.year
    for year in range(now + 1, now - 5, -1):
        parts = partial(_all_of_year, site, year)
        node = site.add(
            hub, f"Sammanträden {year}", parts, title=f"Sammanträden och protokoll {year}", years=range(year, year + 1)
        )
        if year == now - 2:
            site.known_at = node
    _hide(site, range(now - 4, now + 2))


def _all_of_year(site: DrawnSite, year: int) -> str:
    return "".join(f"<h2>{body.name}</h2>{lists.table(site.plan.of(body, year))}" for body in site.plan.bodies)


def short_names(site: DrawnSite, politics: Node) -> None:
    """Name the council and the board by their short forms in menus."""
    hub = site.add(politics, "Möten och handlingar", "<p>Välj.</p>")
    for body in site.plan.bodies:
        node = _body_page(site, hub, body, "prose")
        node.label = _SHORT.get(body.name, body.name)
    _hide(site, _years(site))


def menu_alone(site: DrawnSite, politics: Node) -> None:
    """Lead to each organization by a menu at the top alone, the same on every page."""
    site.frame.menu = "top"
    hub = site.add(politics, "Demokrati", "<p>Om demokratin.</p>", index=False)
    politics.index = False
    nodes = [_body_page(site, hub, body) for body in site.plan.bodies]
    rows = [(politics.path, politics.label), (hub.path, hub.label), *((it.path, it.label) for it in nodes)]
    menu = "".join(f'<li><a href="{path}">{escape(label)}</a>' for path, label in rows)
    draw = site.frame.draw

    def framed(own: DrawnSite, title: str, body: str, node: Node | None, head: str) -> str:
        return draw(own, title, body, node, head).replace(
            "<body>", f'<body><nav class="meganav"><ul>{menu}</ul></nav>', 1
        )

    site.redraw = framed
    for node in (hub, *nodes):
        node.in_menu = False
    _hide(site, _years(site))


def form_of_years(site: DrawnSite, politics: Node) -> None:
    """Offer organizations in a form to choose from, which asks by the address."""
    hub = site.add(politics, "Sammanträdestider", "", index=False)
    options = "".join(f'<option value="{body.slug}">{body.name}</option>' for body in site.plan.bodies)
    form = f'<form method="get" action="{hub.path}"><select name="organ">{options}</select><button>Visa</button></form>'
    hub.content = lambda: f"<p>Välj nämnd.</p>{form}"

    def answer(question: Question) -> Answer | None:
        body = next((it for it in site.plan.bodies if it.slug == query(question).get("organ")), None)
        if body is None or not question.url.startswith(site.address(hub)):
            return None
        return Answer(site.page(f"Sammanträdestider {body.name}", form + lists.table(_own(site, body)), hub))

    site.handlers.append(answer)
    joint = "&" if "?" in hub.path else "?"
    hub.years = _years(site)
    for body in site.plan.bodies:
        site.extra_needed[f"{site.address(hub)}{joint}organ={body.slug}"] = _years(site)
    _hide(site, _years(site))


def plan_and_minutes(site: DrawnSite, politics: Node) -> None:
    """List the year's days on one page, and each organization's minutes as files on pages by year elsewhere."""
    now = site.plan.today.year
    hub = site.add(politics, "Insyn", "<p>Så kan du följa politiken.</p>")
    site.add(hub, "Årets sammanträdesdagar", partial(_all_of_year, site, now), years=range(now, now + 1))
    minutes = site.add(hub, "Protokoll", "<p>Välj nämnd.</p>")
    for body in site.plan.bodies:
        own = site.add(minutes, body.name, "", title=f"Protokoll {body.name}")
        for year in range(now, now - 4, -1):
            content = partial(_minutes, site, body, year)
            site.add(own, f"Protokoll {year}", content, title=f"Protokoll {body.name} {year}", in_menu=False)
    _hide(site, range(now, now + 1))


def _minutes(site: DrawnSite, body: Body, year: int) -> str:
    return lists.days_of(site.plan.of(body, year), site.plan.today)


def months_across(site: DrawnSite, politics: Node) -> None:
    """Show who meets when as a grid: a row an organization, a column a month."""
    now = site.plan.today.year

    def content() -> str:
        rows = ""
        for body in site.plan.bodies:
            days = [
                ", ".join(
                    str(it.day.day) + (" (inställt)" if it.cancelled else "")
                    for it in site.plan.of(body, now)
                    if it.day.month == nth
                )
                for nth in range(1, 13)
            ]
            rows += f"<tr><th>{body.name}</th>{''.join(f'<td>{day}</td>' for day in days)}</tr>"
        return f"<table><tr><th></th>{''.join(f'<th>{it}</th>' for it in SHORT_MONTHS)}</tr>{rows}</table>"

    site.add(politics, f"Sammanträdesplan {now}", content, years=range(now, now + 1))
    _hide(site, range(now, now + 1))


def by_week(site: DrawnSite, politics: Node) -> None:
    """Show a week a page, with the weeks beside it, in a calendar where all else happens too."""
    hub = site.add(politics, "Politikerkalender", "")
    today = site.plan.today
    monday = today - dt.timedelta(days=today.weekday())

    def week(first: dt.date) -> str:
        its = [it for it in site.plan.meetings if first <= it.day < first + dt.timedelta(days=7)]
        before, after = first - dt.timedelta(days=7), first + dt.timedelta(days=7)
        turn = f'<p><a href="{hub.path}{joint}vecka={before.isoformat()}">Föregående vecka</a> <a href="{hub.path}{joint}vecka={after.isoformat()}">Nästa vecka</a></p>'
        return f"<h2>Vecka {first.isocalendar().week}, {written(first)}</h2>{turn}{lists.calendar(its) if its else '<p>Inga möten den här veckan.</p>'}"

    joint = "&" if "?" in hub.path else "?"
    hub.content = lambda: week(monday)
    hub.years = range(today.year, today.year + 1)

    def answer(question: Question) -> Answer | None:
        told = query(question).get("vecka", "")
        if not question.url.startswith(site.address(hub)) or not told:
            return None
        return Answer(site.page(hub.title, week(dt.date.fromisoformat(told)), hub))

    site.handlers.append(answer)
    for nth in range(-8, 43):
        first = monday + dt.timedelta(days=7 * nth)
        if nth and first.year == today.year:
            site.extra_needed[f"{site.address(hub)}{joint}vecka={first.isoformat()}"] = range(
                today.year, today.year + 1
            )


LATER = (
    cards,
    read_more,
    known_old_year,
    short_names,
    menu_alone,
    form_of_years,
    plan_and_minutes,
    months_across,
    by_week,
)
