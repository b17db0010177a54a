"""The architectures: the ways in which a municipality's site holds its meetings."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import partial
from random import Random

from benchmarks.drawn.sites import lists
from benchmarks.drawn.sites.later import LATER
from benchmarks.drawn.sites.plan import Planned, draw_plan, written
from benchmarks.drawn.sites.site import SERVICES, DrawnSite, Frame, Node, query
from benchmarks.drawn.towns import Body
from tests.replicas.pdf import pdf

from agendawatch.errors import InputError
from agendawatch.fetch.message import Answer, Question
from agendawatch.model import slug

_TOP = ("Kommun och politik", "Kommun & politik", "Politik och demokrati", "Kommun och demokrati", "Organisation och styrning", "Om kommunen")  # fmt: skip
_HUB = ("Möten, handlingar och protokoll", "Möten och protokoll", "Sammanträden och handlingar", "Politiska möten", "Sammanträden, kallelser och protokoll", "Kallelser och protokoll")  # fmt: skip
_DAYS = ("Sammanträdestider", "Sammanträdesdagar", "Mötestider", "Sammanträdesplan", "Mötesdagar", "Sammanträdeskalender")  # fmt: skip
_BODIES = ("Nämnder och utskott", "Kommunfullmäktige, kommunstyrelse och nämnder", "Politisk organisation", "Styrelser och nämnder", "Så styrs kommunen")  # fmt: skip
_DOCS = ("Handlingar och protokoll", "Protokoll", "Kallelser och protokoll")
_MEMBERS = ("Ledamöter", "Ledamöter och ersättare", "Förtroendevalda i nämnden")
_STYLES = ("kebab", "slash", "html", "sitevision", "number")
_FORMS = ("table", "prose", "headings")

_OFTEN, _HALF = 0.6, 0.5
_MONTHS, _MONTH_LETTERS = 12, len("2026-03")

Draw = Callable[[DrawnSite, Node], None]


def draw_site(architecture: str, seed: int, today: dt.date, *, generation: int = 0) -> DrawnSite:
    """Draw a municipality's site of an architecture; the same seed is the same municipality, days and all.

    Another `generation` is the same municipality after its site was built anew: other words, addresses, menus.
    """
    if architecture not in ARCHITECTURES:
        raise InputError(field="architecture", value=architecture, expected=f"one of {', '.join(ARCHITECTURES)}")
    plan = draw_plan(seed, today, Random(f"bodies {architecture} {seed}").randint(5, 9))  # noqa: S311 - a drawing, no secret
    dice = Random(f"site {architecture} {seed} {generation}")  # noqa: S311 - likewise
    frame = Frame(
        dice, today, dice.choice(("semantic", "divs", "blocks")), dice.choice(("top", "mega", "side", "side"))
    )
    site = DrawnSite(architecture, plan, dice, frame, f"www.{slug(plan.name)}.example", dice.choice(_STYLES))
    politics = site.add(site.root, dice.choice(_TOP), "<p>Här kan du läsa om hur kommunen styrs.</p>")
    ARCHITECTURES[architecture](site, politics)
    frame.furnish(site, politics)
    return site


def _years(site: DrawnSite) -> tuple[int, int]:
    return site.plan.today.year, site.plan.today.year + 1


def _shown(site: DrawnSite, body: Body, first: int | None = None) -> list[Planned]:
    """List what a page of an organization shows: this year's meetings and next year's."""
    now, following = _years(site)
    return site.plan.of(body, first or now, following)


def _now(site: DrawnSite) -> range:
    now, following = _years(site)
    return range(now, following + 1)


def _hide_before(site: DrawnSite, year: int) -> None:
    site.hidden |= {it.key for it in site.plan.meetings if it.day.year < year}


def _hide_after(site: DrawnSite, year: int) -> None:
    site.hidden |= {it.key for it in site.plan.meetings if it.day.year > year}


def _members(site: DrawnSite, parent: Node, body: Body) -> None:
    names = "".join(f"<li>Ledamot {nth}, parti {nth}" for nth in range(1, 8))
    site.add(
        parent,
        site.dice.choice(_MEMBERS),
        f"<p>Mandatperiod {site.plan.today.year - 3}–{site.plan.today.year}.</p><ul>{names}</ul>",
        title=f"Ledamöter i {body.name.casefold()}",
    )


def one_list(site: DrawnSite, politics: Node) -> None:
    """One page lists every organization's meetings."""
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Här hittar du tider och handlingar.</p>")
    form = site.dice.choice(("table", "prose"))

    def content() -> str:
        parts = []
        for body in site.plan.bodies:
            its = _shown(site, body)
            parts.append(f"<h2>{body.name}</h2>{lists.prose(body, its) if form == 'prose' else lists.table(its)}")
        return "".join(parts)

    site.add(hub, site.dice.choice(_DAYS), content, years=_now(site))
    _hide_before(site, site.plan.today.year)


def by_day(site: DrawnSite, politics: Node) -> None:
    """One page lists all meetings by day, in the hub itself."""
    now = _now(site)
    site.add(
        politics,
        site.dice.choice(_HUB),
        lambda: lists.calendar([it for it in site.plan.meetings if it.day.year in now]),
        years=now,
    )
    _hide_before(site, site.plan.today.year)


def page_per_body(site: DrawnSite, politics: Node) -> None:
    """Each organization has a page with its days."""
    hub = site.add(politics, site.dice.choice(_BODIES), "<p>Så är politiken organiserad.</p>")
    for body in site.plan.bodies:
        form = site.dice.choice(_FORMS)
        node = site.add(
            hub,
            body.name,
            partial(
                lambda body, form: (
                    f"<p>{body.name} har ansvar för mycket.</p>"
                    + lists.section(body, _shown(site, body), form, site.plan.today)
                ),
                body,
                form,
            ),
            years=_now(site),
        )
        if site.dice.random() < _OFTEN:
            _members(site, node, body)
    _hide_before(site, site.plan.today.year)


def body_subpages(site: DrawnSite, politics: Node) -> None:
    """Each organization has pages for its days, its papers and its members."""
    hub = site.add(politics, site.dice.choice(_BODIES), "<p>Så är politiken organiserad.</p>")
    days, docs = site.dice.choice(_DAYS), site.dice.choice(_DOCS)
    for body in site.plan.bodies:
        own = site.add(hub, body.name, f"<p>{body.name} bereder ärenden.</p>")
        site.add(
            own,
            days,
            partial(
                lambda body: lists.section(body, _shown(site, body), site.dice.choice(("table",)), site.plan.today),
                body,
            ),
            title=f"{days} för {body.name.casefold()}",
            years=_now(site),
        )
        site.add(
            own,
            docs,
            partial(lambda body: lists.days_of(site.plan.of(body, site.plan.today.year), site.plan.today), body),
            title=f"{docs} {body.name.casefold()}",
        )
        _members(site, own, body)
    _hide_before(site, site.plan.today.year)


def bare_subpages(site: DrawnSite, politics: Node) -> None:
    """Each organization's days stand on a page below its own that does not name it again."""
    hub = site.add(politics, site.dice.choice(_BODIES), "<p>Så är politiken organiserad.</p>")
    days = site.dice.choice(_DAYS)
    for body in site.plan.bodies:
        own = site.add(hub, body.name, f"<p>{body.name} bereder ärenden.</p>")
        site.add(
            own,
            days,
            partial(
                lambda body: (
                    f"<p>Klockan {body.start.replace(':', '.')} om inget annat sägs.</p>{lists.table(_shown(site, body))}"
                ),
                body,
            ),
            years=_now(site),
        )
        _members(site, own, body)
    _hide_before(site, site.plan.today.year)


def year_pages(site: DrawnSite, politics: Node) -> None:
    """List every organization's meetings on a page a year, years back."""
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Välj år.</p>")
    now, following = _years(site)
    for year in range(following, now - 7, -1):
        label = site.dice.choice((f"Sammanträden {year}", f"{year}", f"Sammanträdestider {year}"))
        site.add(
            hub,
            label,
            partial(
                lambda year: "".join(
                    f"<h2>{body.name} {year}</h2>{lists.table(site.plan.of(body, year))}" for body in site.plan.bodies
                ),
                year,
            ),
            title=f"Sammanträden {year}",
            years=range(year, year + 1),
        )
    _hide_before(site, now - 6)


def body_years(site: DrawnSite, politics: Node) -> None:
    """Each organization has a page a year."""
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Välj nämnd.</p>")
    now, following = _years(site)
    for body in site.plan.bodies:
        own = site.add(hub, body.name, "<p>Välj år.</p>")
        for year in range(following, now - 4, -1):
            site.add(
                own,
                str(year),
                partial(
                    lambda body, year: lists.section(body, site.plan.of(body, year), "table", site.plan.today),
                    body,
                    year,
                ),
                title=f"{body.name} {year}",
                years=range(year, year + 1),
                in_menu=False,
            )
    _hide_before(site, now - 3)


def pager(site: DrawnSite, politics: Node) -> None:
    """One list of all meetings is parted over pages."""
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Tider och handlingar.</p>")
    now = _now(site)
    its = [it for it in site.plan.meetings if it.day.year in now]
    if site.dice.random() < _HALF:
        its.reverse()
    each = 12
    count = -(-len(its) // each)
    node = site.add(hub, site.dice.choice(_DAYS), lambda: part(1), years=now)
    key = site.dice.choice(("page", "sida", "p"))

    def part(number: int) -> str:
        shown = its[(number - 1) * each : number * each]
        links = "".join(
            f'<a href="{node.path}{"&" if "?" in node.path else "?"}{key}={nth}">{nth}</a> '
            for nth in range(1, count + 1)
            if nth != number
        )
        more = (
            f'<a rel="next" href="{node.path}{"&" if "?" in node.path else "?"}{key}={number + 1}">Nästa</a>'
            if number < count
            else ""
        )
        return f"{lists.calendar(shown)}<nav class='pagination' aria-label='Sidor'>{links}{more}</nav>"

    def answer(question: Question) -> Answer | None:
        asked = query(question)
        if (
            question.url.startswith(site.address(node))
            and key in asked
            and asked[key].isdigit()
            and 1 <= int(asked[key]) <= count
        ):
            return Answer(site.page(node.title, part(int(asked[key])), node))
        return None

    site.handlers.append(answer)
    for number in range(2, count + 1):
        shown = its[(number - 1) * each : number * each]
        years = range(min(it.day.year for it in shown), max(it.day.year for it in shown) + 1)
        site.extra_needed[f"{site.address(node)}{'&' if '?' in node.path else '?'}{key}={number}"] = years
    _hide_before(site, site.plan.today.year)


def month_calendar(site: DrawnSite, politics: Node) -> None:
    """Show a month a page in a calendar, without end in either direction."""
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Se kalendern.</p>")
    today = site.plan.today
    node = site.add(
        hub, "Sammanträdeskalender", lambda: month(today.year, today.month), years=range(today.year, today.year + 1)
    )
    joint = "&" if "?" in node.path else "?"

    def month(year: int, number: int) -> str:
        its = [it for it in site.plan.meetings if (it.day.year, it.day.month) == (year, number)]
        before = (year - (number == 1), number - 1 or 12)
        after = (year + (number == _MONTHS), number % 12 + 1)
        links = "".join(
            f'<a href="{node.path}{joint}manad={y}-{m:02}">{words}</a> '
            for (y, m), words in ((before, "Föregående månad"), (after, "Nästa månad"))
        )
        named = written(dt.date(year, number, 1)).partition(" ")[2].capitalize()
        return f"<h2>{named}</h2><p>{links}</p>{lists.calendar(its) if its else '<p>Inga möten den här månaden.</p>'}"

    def answer(question: Question) -> Answer | None:
        asked = query(question).get("manad", "")
        if question.url.startswith(site.address(node)) and len(asked) == _MONTH_LETTERS:
            return Answer(site.page(node.title, month(int(asked[:4]), int(asked[5:])), node))
        return None

    site.handlers.append(answer)
    for number in range(1, 13):
        if number != today.month:
            site.extra_needed[f"{site.address(node)}{joint}manad={today.year}-{number:02}"] = range(
                today.year, today.year + 1
            )


def meeting_pages(site: DrawnSite, politics: Node) -> None:
    """Lead from a list to a page for each meeting, where alone its hour stands."""
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Kommande och tidigare möten.</p>")
    now = site.plan.today.year
    its = [it for it in site.plan.meetings if it.day.year == now]
    node = site.add(hub, site.dice.choice(_DAYS), "", index=False)
    links = {}
    for it in its:
        own = site.add(
            node,
            f"{it.organization} {it.day.isoformat()}",
            partial(
                lambda it: (
                    f"<p>Datum: {written(it.day)}</p><p>Tid: kl. {it.time}</p><p>Plats: {it.place}</p>{f'<p>{it.note}</p>' if it.note else ''}"
                ),
                it,
            ),
            title=f"{it.organization} {written(it.day)}",
            years=range(now, now + 1),
            in_menu=False,
        )
        links[it.key] = own.path
    node.content = lambda: "".join(
        f'<h3><a href="{links[it.key]}">{it.organization}</a></h3><p>{written(it.day)}{f", {it.note.casefold()}" if it.note else ""}</p>'
        for it in its
    )
    node.years = range(now, now + 1)
    _hide_before(site, now)
    _hide_after(site, now)


def pdf_plan(site: DrawnSite, politics: Node) -> None:
    """Offer the year's plan as a PDF."""
    hub = site.add(politics, site.dice.choice(_HUB), "", index=False)
    now, following = _years(site)
    files = {}
    for year in (now, following):
        lines = []
        for body in site.plan.bodies:
            lines += [
                f"{body.name} {year}",
                *(
                    f"{written(it.day)} kl. {it.time}{f' {it.note.casefold()}' if it.note else ''}"
                    for it in site.plan.of(body, year)
                ),
                "",
            ]
        files[f"/download/18.{year}a/Sammantradesplan-{year}.pdf"] = pdf(lines)
    rows = "".join(f'<li><a href="{path}">Sammanträdesplan {path[-8:-4]} (pdf, 88 kB)</a>' for path in files)
    papers = "".join(
        f"<h2>{body.name}</h2>{lists.days_of(site.plan.of(body, now), site.plan.today)}" for body in site.plan.bodies
    )
    hub.content = lambda: f"<h2>Sammanträdesplaner</h2><ul>{rows}</ul>{papers}"

    def answer(question: Question) -> Answer | None:
        for path, body in files.items():
            if question.url == f"https://{site.host}{path}":
                return Answer(body, content_type="application/pdf")
        return None

    site.handlers.append(answer)
    for path in files:
        site.extra_needed[f"https://{site.host}{path}"] = range(int(path[-8:-4]), int(path[-8:-4]) + 1)
    _hide_before(site, now)


def halves(site: DrawnSite, politics: Node) -> None:
    """Spring's meetings stand on one page, autumn's on another."""
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Välj termin.</p>")
    now = site.plan.today.year
    for label, months in ((f"Våren {now}", range(1, 7)), (f"Hösten {now}", range(7, 13))):
        its = [it for it in site.plan.meetings if it.day.year == now and it.day.month in months]
        site.add(
            hub,
            f"Sammanträden {label.casefold()}",
            partial(lists.calendar, its),
            years=range(now, now + 1),
        )
    _hide_before(site, now)
    _hide_after(site, now)


def two_places(site: DrawnSite, politics: Node) -> None:
    """List what is to come in a common calendar, and the whole year on each organization's own page."""
    now = site.plan.today.year
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Möten.</p>")
    coming = [it for it in site.plan.meetings if site.plan.today <= it.day][:12]
    site.add(hub, "Kommande sammanträden", lambda: lists.calendar(coming))
    bodies = site.add(politics, site.dice.choice(_BODIES), "<p>Organisation.</p>")
    for body in site.plan.bodies:
        site.add(
            bodies,
            body.name,
            partial(lambda body: lists.section(body, _shown(site, body), "headings", site.plan.today), body),
            years=_now(site),
        )
    _hide_before(site, now)


def deep_menu(site: DrawnSite, politics: Node) -> None:
    """Hide the list four levels down, beside menus of hundreds of links."""
    services = []
    for label, below in SERVICES:
        services.append((label, below))
        services += [
            (f"{label}, {part}", tuple(f"{each} i {part}" for each in below))
            for part in ("norra bygden", "södra bygden", "tätorten", "skärgården", "fjällen")
        ]
    site.frame.services = tuple(services)
    site.frame.menu = "mega"
    level = site.add(politics, "Insyn och påverkan", "<p>Så kan du vara med.</p>")
    hub = site.add(level, site.dice.choice(_HUB), "<p>Här finns allt om möten.</p>")
    site.add(
        hub,
        site.dice.choice(_DAYS),
        lambda: "".join(f"<h2>{body.name}</h2>{lists.table(_shown(site, body))}" for body in site.plan.bodies),
        years=_now(site),
    )
    site.add(
        hub,
        "Protokoll",
        lambda: "".join(
            f"<h2>{body.name}</h2>{lists.days_of(site.plan.of(body, site.plan.today.year), site.plan.today)}"
            for body in site.plan.bodies
        ),
    )
    _hide_before(site, site.plan.today.year)


def from_news(site: DrawnSite, politics: Node) -> None:
    """Be known by the address of an old piece of news."""
    page_per_body(site, politics)
    old = site.plan.today - dt.timedelta(days=700)
    site.known_at = site.add(
        site.root,
        "Protokoll samlas i en portal",
        f"<p>Publicerad {written(old)}</p><p>Nu finns protokoll samlade.</p>",
        path=f"/arkiv/nyheter/{old.isoformat()}-protokoll-samlas",
        in_menu=False,
    )


def sideways(site: DrawnSite, politics: Node) -> None:
    """Be known by one organization's page; the others stand in its side menu alone."""
    page_per_body(site, politics)
    site.frame.menu = "side"
    hub = next(it for it in politics.children if it.children)
    hub.index = False
    site.known_at = next(it for it in site.nodes.values() if it.label == "Kommunfullmäktige")


def files_only(site: DrawnSite, politics: Node) -> None:
    """Meetings are told by their papers alone."""
    hub = site.add(politics, "Kallelser och protokoll", "<p>Välj organ.</p>")
    today, now = site.plan.today, site.plan.today.year
    for body in site.plan.bodies:
        site.add(
            hub,
            body.name,
            partial(lambda body: lists.days_of(reversed(site.plan.of(body, now)), today), body),
            title=f"Kallelser och protokoll för {body.name.casefold()}",
            years=range(now, now + 1),
        )
    site.hidden |= {
        it.key
        for it in site.plan.meetings
        if it.day > today + dt.timedelta(days=7) or it.cancelled or it.day.year < now
    }


def calendar_file(site: DrawnSite, politics: Node) -> None:
    """Announce a calendar file in the head of the pages about politics."""
    now = _now(site)
    its = [it for it in site.plan.meetings if it.day.year in now]

    def answer(question: Question) -> Answer | None:
        if question.url == f"https://{site.host}/kalender/sammantraden.ics":
            return Answer(_ics(its), content_type="text/calendar; charset=utf-8")
        return None

    site.handlers.append(answer)
    site.extra_needed[f"https://{site.host}/kalender/sammantraden.ics"] = now
    site.head = (
        '<link rel="alternate" type="text/calendar" title="Politiska sammanträden" href="/kalender/sammantraden.ics">'
    )
    site.add(
        politics,
        site.dice.choice(_HUB),
        '<p>Prenumerera på våra sammanträden i din <a href="/kalender/sammantraden.ics">kalender</a>.</p>',
    )
    _hide_before(site, site.plan.today.year)


def _ics(meetings: list[Planned]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Exempel//Moten//SV"]
    for it in meetings:
        start = f"{it.day:%Y%m%d}T{it.time.replace('.', '')}00"
        lines += ["BEGIN:VEVENT", f"UID:{slug(it.organization)}-{it.day.isoformat()}@exempel.example", "DTSTAMP:20250101T000000Z", f"DTSTART;TZID=Europe/Stockholm:{start}", f"SUMMARY:{it.organization}", f"LOCATION:{it.place.replace(',', chr(92) + ',')}", *(["STATUS:CANCELLED"] if it.cancelled else []), "END:VEVENT"]  # fmt: skip
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def languages(site: DrawnSite, politics: Node) -> None:
    """Hold the same pages in other languages and in easy words too."""
    page_per_body(site, politics)
    for path, label, words in (
        ("/en", "English", "Meetings and minutes"),
        ("/lattlast", "Lättläst", "Möten på lätt svenska"),
        ("/fi", "Suomi", "Kokoukset"),
    ):
        top = site.add(site.root, label, "<p>...</p>", path=path, in_menu=False)
        for body in site.plan.bodies:
            site.add(top, f"{words}: {body.name}", f"<p>{body.name}</p>", path=f"{path}/{body.slug}", in_menu=False)
    site.head = '<link rel="alternate" hreflang="en" href="/en"><link rel="alternate" hreflang="fi" href="/fi">'


def sessions(site: DrawnSite, politics: Node) -> None:
    """Every answer writes its links with a new session."""
    page_per_body(site, politics)
    plain = site.frame.draw
    count = [0]

    def answer(question: Question) -> Answer | None:
        bare = question.url.partition(";jsessionid=")[0]
        node = site.nodes.get(bare.removeprefix(f"https://{site.host}"))
        if node is None:
            return None
        count[0] += 1
        text = plain(site, node.title, site._body(node), node, site.head)  # noqa: SLF001 - the site's own page, with a session in its links
        return Answer(_with_session(text, count[0]))

    site.style = site.style if site.style in {"kebab", "html"} else "kebab"
    site.handlers.append(answer)


def _with_session(text: str, number: int) -> str:
    parts = text.split('<a href="/')
    return parts[0] + "".join(
        f'<a href="/{head};jsessionid={number:08X}"{tail}'
        for head, _, tail in (part.partition('"') for part in parts[1:])
    )


def query_ids(site: DrawnSite, politics: Node) -> None:
    """Addresses say nothing."""
    site.style = site.dice.choice(("id", "query"))
    body_subpages(site, politics)


# Left out: what follows was drawn before the explorer was written, and is looked at only when figures are taken.


def event_calendar(site: DrawnSite, politics: Node) -> None:
    """Political meetings stand among concerts in a calendar of events, each with a page of its own."""
    now = site.plan.today.year
    its: list[tuple[dt.date, str, Planned | None]] = [
        (it.day, it.organization, it) for it in site.plan.meetings if it.day.year == now and it.day >= site.plan.today
    ]
    its += [
        (site.plan.today + dt.timedelta(days=5 * nth), label, None)
        for nth, label in enumerate(
            (
                "Sagostund",
                "Konsert i parken",
                "Loppis",
                "Föreläsning",
                "Bokcirkel",
                "Visning av kvarnen",
                "Pubkväll",
                "Stickkafé",
            )
        )
    ]
    its.sort(key=lambda row: (row[0], row[1]))
    calendar = site.add(site.root, "Kalender", "", path="/kalender", index=False)
    political = site.add(politics, "Politiska möten i kalendern", "", path="/kalender?kategori=politik", index=False)
    for day, label, it in its:
        path = f"/kalender/{day.isoformat()}-{slug(label)}"
        text = f"<p>{written(day)}, kl. {it.time if it else '14.00'}</p><p>Plats: {it.place if it else 'Biblioteket'}</p>{f'<p>{it.note}</p>' if it and it.note else ''}"
        site.add(
            calendar,
            label,
            text,
            path=path,
            in_menu=False,
            title=f"{label} {written(day)}",
            years=range(now, now + 1) if it else None,
        )

    def listed(*, politics_only: bool) -> str:
        return "".join(
            f'<article><h3><a href="/kalender/{day.isoformat()}-{slug(label)}">{label}</a></h3><p>{written(day)}{f", {it.note.casefold()}" if it and it.note else ""}</p></article>'
            for day, label, it in its
            if it or not politics_only
        )

    calendar.content = lambda: listed(politics_only=False)
    political.content = lambda: listed(politics_only=True)
    political.years = range(now, now + 1)
    site.hidden |= {it.key for it in site.plan.meetings if it.day < site.plan.today or it.day.year != now}


def accordion(site: DrawnSite, politics: Node) -> None:
    """One page holds every organization in a fold, files and all; members stand elsewhere."""
    now = _now(site)

    def content() -> str:
        return "".join(
            f"<details><summary>{body.name}</summary>{lists.section(body, _shown(site, body), 'headings', site.plan.today)}</details>"
            for body in site.plan.bodies
        )

    site.add(politics, site.dice.choice(_HUB), content, years=now)
    bodies = site.add(politics, site.dice.choice(_BODIES), "")
    for body in site.plan.bodies:
        _members(site, site.add(bodies, body.name, f"<p>{body.name} har elva ledamöter.</p>"), body)
    _hide_before(site, site.plan.today.year)


def deep_archive(site: DrawnSite, politics: Node) -> None:
    """Years back to 2010 stand beside this one, for each organization."""
    hub = site.add(politics, "Beslut och insyn", "<p>Ta del av besluten.</p>")
    now = site.plan.today.year
    current = site.add(hub, "Årets sammanträden", "<p>Välj.</p>")
    for body in site.plan.bodies:
        site.add(
            current,
            body.name,
            partial(lambda body: lists.section(body, _shown(site, body), "headings", site.plan.today), body),
            years=_now(site),
        )
    archive = site.add(hub, "Arkiv, tidigare års protokoll", "<p>Äldre protokoll.</p>")
    for body in site.plan.bodies:
        own = site.add(archive, f"{body.name}, äldre protokoll", "", in_menu=False)
        for year in range(now - 1, 2009, -1):
            site.add(
                own,
                f"Protokoll {year}",
                partial(lambda body, year: lists.days_of(site.plan.of(body, year), site.plan.today), body, year),
                title=f"{body.name} protokoll {year}",
                years=range(year, year + 1),
                in_menu=False,
            )
    site.hidden |= {it.key for it in site.plan.meetings if it.day.year < now and it.cancelled}


def other_host(site: DrawnSite, politics: Node) -> None:
    """Hold the meetings on another host of the municipality."""
    host = f"politik.{site.host.removeprefix('www.')}"
    politics.content = lambda: (
        f'<p>Handlingar och tider finns på <a href="https://{host}/">politikens egen webbplats</a>.</p>'
    )
    rows = {f"/organ/{body.slug}": body for body in site.plan.bodies}

    def answer(question: Question) -> Answer | None:
        path = question.url.removeprefix(f"https://{host}")
        if path == question.url:
            return None
        if path == "/robots.txt":
            return Answer("", status=404)
        if path == "/":
            listed = "".join(f'<li><a href="{it}">{body.name}</a>' for it, body in rows.items())
            return Answer(
                f"<!doctype html><title>Politik</title><main><h1>Nämnder och sammanträden</h1><ul>{listed}</ul></main>"
            )
        if path in rows:
            body = rows[path]
            return Answer(
                f"<!doctype html><title>{body.name}</title><main><h1>{body.name}</h1>{lists.section(body, _shown(site, body), 'table', site.plan.today)}</main>"
            )
        return Answer("<h1>404</h1>", status=404)

    site.handlers.append(answer)
    site.extra_needed[f"https://{host}/"] = _now(site)
    for path in rows:
        site.extra_needed[f"https://{host}{path}"] = _now(site)
    site.extra_needed[site.address(politics)] = _now(site)
    _hide_before(site, site.plan.today.year)


def event_data(site: DrawnSite, politics: Node) -> None:
    """Each organization's page tells its meetings to machines alone."""
    hub = site.add(politics, site.dice.choice(_BODIES), "")

    def content(body: Body) -> str:
        data = [
            {
                "@context": "https://schema.org",
                "@type": "Event",
                "name": f"Sammanträde {body.name}",
                "startDate": f"{it.day.isoformat()}T{it.time.replace('.', ':')}:00",
                "eventStatus": f"https://schema.org/Event{'Cancelled' if it.cancelled else 'Scheduled'}",
                "location": {"@type": "Place", "name": it.place},
            }
            for it in _shown(site, body)
        ]
        return f'<p>{body.name} möten visas i kalendern nedan.</p><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'

    for body in site.plan.bodies:
        site.add(hub, body.name, partial(content, body), years=_now(site))
    _hide_before(site, site.plan.today.year)


def broken(site: DrawnSite, politics: Node) -> None:
    """Lead nowhere by some links: a page that is gone, one that says 200 and is none, a server's bad day, a log-in."""
    page_per_body(site, politics)
    site.soft_404 = site.dice.random() < _HALF
    hub = next(it for it in politics.children if it.children)
    gone = "".join(
        f'<li><a href="{path}">{label}</a>'
        for path, label in (
            ("/gamla/sammantraden", "Sammanträden (gamla sidan)"),
            ("/politikerportalen/login", "Sammanträden för förtroendevalda"),
            ("/moten/trasig", "Mötesportal"),
        )
    )
    kept = hub.content
    hub.content = lambda: f"{kept()}<ul>{gone}</ul>"

    def answer(question: Question) -> Answer | None:
        if question.url.endswith("/politikerportalen/login"):
            return Answer(
                '<title>Logga in</title><h1>Logga in</h1><form><input name="u"><input type="password" name="p"></form>'
            )
        return Answer("", status=500) if question.url.endswith("/moten/trasig") else None

    site.handlers.append(answer)


def choose_by_query(site: DrawnSite, politics: Node) -> None:
    """One page shows the organization that its address asks for."""
    hub = site.add(politics, site.dice.choice(_HUB), "", index=False)
    joint = "&" if "?" in hub.path else "?"
    links = "".join(f'<li><a href="{hub.path}{joint}organ={body.slug}">{body.name}</a>' for body in site.plan.bodies)
    hub.content = lambda: f"<p>Välj organ:</p><ul>{links}</ul>"

    def answer(question: Question) -> Answer | None:
        asked = query(question).get("organ")
        body = next((it for it in site.plan.bodies if it.slug == asked), None)
        if body is None or not question.url.startswith(site.address(hub)):
            return None
        return Answer(
            site.page(hub.title, f"<ul>{links}</ul><h2>{body.name}</h2>{lists.table(_shown(site, body))}", hub)
        )

    site.handlers.append(answer)
    hub.years = _now(site)
    for body in site.plan.bodies:
        site.extra_needed[f"{site.address(hub)}{joint}organ={body.slug}"] = _now(site)
    _hide_before(site, site.plan.today.year)


def coming_and_past(site: DrawnSite, politics: Node) -> None:
    """List what is to come on one page, what has been on another, each with more behind it."""
    hub = site.add(politics, site.dice.choice(_HUB), "<p>Möten.</p>")
    today, now = site.plan.today, site.plan.today.year
    coming = [it for it in site.plan.meetings if it.day >= today and it.day.year in _now(site)]
    past = [it for it in reversed(site.plan.meetings) if it.day < today and it.day.year >= now - 2]
    for label, its in (("Kommande möten", coming), ("Tidigare möten", past)):
        parts = [its[first : first + 15] for first in range(0, len(its), 15)]
        node = site.add(hub, label, "", years=None)
        base = site.address(node)
        joint = "&" if "?" in node.path else "?"

        def draw(number: int, parts: list[list[Planned]] = parts, node: Node = node, joint: str = joint) -> str:
            more = (
                f'<a class="more" href="{node.path}{joint}start={(number + 1) * 15}">Visa fler</a>'
                if number + 1 < len(parts)
                else ""
            )
            return lists.calendar(parts[number]) + f"<p>{more}</p>"

        node.content = partial(draw, 0)
        node.years = _span(parts[0])

        def answer(
            question: Question,
            base: str = base,
            draw: Callable[[int], str] = draw,
            node: Node = node,
            count: int = len(parts),
        ) -> Answer | None:
            start = query(question).get("start", "")
            if question.url.startswith(base) and start.isdigit() and int(start) // 15 < count:
                return Answer(site.page(node.title, draw(int(start) // 15), node))
            return None

        site.handlers.append(answer)
        for number, part in enumerate(parts[1:], 1):
            site.extra_needed[f"{base}{joint}start={number * 15}"] = _span(part)
    _hide_before(site, now - 2)


def _span(meetings: list[Planned]) -> range:
    years = [it.day.year for it in meetings]
    return range(min(years), max(years) + 1)


def region(site: DrawnSite, politics: Node) -> None:
    """Many organizations, grouped by kind, each with a page; half of them never meet."""
    for label, chosen in (("Fullmäktige och styrelse", site.plan.bodies[:2]), ("Nämnder", site.plan.bodies[2:])):
        group = site.add(politics, label, "")
        for body in chosen:
            site.add(
                group,
                body.name,
                partial(
                    lambda body: (
                        f"<p>Ansvarar för sitt område.</p>{lists.section(body, _shown(site, body), 'prose', site.plan.today)}"
                    ),
                    body,
                ),
                years=_now(site),
            )
    silent = site.add(politics, "Bolag och råd", "")
    for label in (
        "Näringslivsrådet",
        "Brottsförebyggande rådet",
        "Bostadsbolaget AB",
        "Energibolaget AB",
        "Vänortskommittén",
    ):
        site.add(silent, label, f"<p>{label} leds av en styrelse.</p>")
    _hide_before(site, site.plan.today.year)


def plans_per_body(site: DrawnSite, politics: Node) -> None:
    """Each organization's page offers its days as a PDF."""
    hub = site.add(politics, site.dice.choice(_BODIES), "")
    now = site.plan.today.year
    files = {}
    for body in site.plan.bodies:
        path = f"/globalassets/politik/{body.slug}/sammantradesdagar-{now}.pdf"
        files[f"https://{site.host}{path}"] = pdf(
            [
                f"Sammanträdesdagar {now}",
                body.name,
                "",
                *(
                    f"{written(it.day)} kl. {it.time}{f' {it.note.casefold()}' if it.note else ''}"
                    for it in site.plan.of(body, now)
                ),
            ]
        )
        site.add(
            hub, body.name, f'<p>{body.name} har ansvar.</p><p><a href="{path}">Sammanträdesdagar {now}</a> (pdf)</p>'
        )
        site.extra_needed[f"https://{site.host}{path}"] = range(now, now + 1)
        site.extra_needed[site.address(site.nodes[list(site.nodes)[-1]])] = range(now, now + 1)
    site.extra_needed[site.address(hub)] = range(now, now + 1)
    site.extra_needed[site.address(politics)] = range(now, now + 1)

    def answer(question: Question) -> Answer | None:
        return Answer(files[question.url], content_type="application/pdf") if question.url in files else None

    site.handlers.append(answer)
    _hide_before(site, now)
    _hide_after(site, now)


_TRAINED: tuple[Draw, ...] = (
    one_list, by_day, page_per_body, body_subpages, bare_subpages, year_pages, body_years, pager, month_calendar,
    meeting_pages, pdf_plan, halves, two_places, deep_menu, from_news, sideways, files_only, calendar_file, languages,
    sessions, query_ids,
)  # fmt: skip
_LEFT_OUT: tuple[Draw, ...] = (
    event_calendar, accordion, deep_archive, other_host, event_data, broken, choose_by_query, coming_and_past, region,
    plans_per_body,
)  # fmt: skip
ARCHITECTURES: dict[str, Draw] = {it.__name__.replace("_", "-"): it for it in (*_TRAINED, *_LEFT_OUT, *LATER)}
"""How a site is drawn, by the architecture's name."""
LEFT_OUT = frozenset(it.__name__.replace("_", "-") for it in (*_LEFT_OUT, *LATER))
"""Architectures that no weight was chosen by."""
