"""A municipality's whole site, drawn: pages in a tree, the frame around them, and what it takes to find the meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from random import Random
from urllib.parse import parse_qsl, unquote, urlsplit

from benchmarks.drawn.sites.plan import Plan, Planned, written
from tests.replicas.pdf import pdf

from agendawatch.fetch.message import Answer, Question
from agendawatch.lang.sv.calendar import MONTHS
from agendawatch.model import Municipality, Window, slug

# What stands around a page's own words on a municipality's site: menus, ways back, news, events, feet.

SERVICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Förskola och skola", ("Förskola", "Grundskola", "Gymnasieskola", "Skolmat", "Elevråd", "Läsårstider", "Kulturskolan", "Vuxenutbildning")),
    ("Omsorg och hjälp", ("Hemtjänst", "Äldreboende", "Mötesplatser för äldre", "Familjerätt", "God man och förvaltare", "Färdtjänst", "Anhörigstöd", "Våld i nära relationer", "Träffpunkter")),
    ("Bygga och bo", ("Bygglov", "Lediga tomter", "Detaljplaner", "Vatten och avlopp", "Lägenhetskö", "Karta", "Bostadsanpassning", "Avfall och återvinning")),
    ("Uppleva och göra", ("Bibliotek", "Badhus", "Evenemang", "Föreningar", "Föreningsmöten och bidrag", "Turism", "Konferens och möten", "Friluftsliv", "Museer", "Boka sammanträdesrum")),
    ("Trafik och infrastruktur", ("Snöröjning", "Parkering", "Cykelvägar", "Felanmälan", "Resor och trafik", "Gator och torg")),
    ("Näringsliv och arbete", ("Lediga jobb", "Starta företag", "Upphandling", "Tillstånd och tillsyn", "Serveringstillstånd", "Frukostmöten för företagare", "Markförsäljning")),
)  # fmt: skip
"""What a municipality does beside politics, names that look like meetings among them."""
_POLITICS = ("Val", "Styrande dokument", "Diarium och allmänna handlingar", "Anslagstavla", "Överklaga beslut", "Lämna medborgarförslag", "E-förslag", "Ekonomi och budget", "Personuppgifter", "Förtroendevalda", "Kommunala bolag", "Press och media", "Kontakta oss", "Säkerhet och beredskap", "Bli nämndeman", "Internationellt arbete")  # fmt: skip
_NEWS = ("Nya gungor på lekplatsen", "Bron stängs för arbete", "Så firas nationaldagen", "Vattnet kan smaka jord", "Rösta på årets förening", "Sök sommarjobb", "Invigning av gångvägen", "Kommunen får pris")  # fmt: skip
_POLITICAL_NEWS = ("Kommunfullmäktige sammanträder på måndag", "Beslut i korthet från kommunstyrelsen", "Se fullmäktiges möte på webben")  # fmt: skip
_HAPPENS = ("Sagostund på biblioteket", "Loppis på torget", "Konsert i kyrkan", "Öppet hus på brandstationen", "Föreläsning om pollinering")  # fmt: skip


@dataclass(slots=True)
class Frame:
    """How pages are drawn around their own words."""

    dice: Random
    today: dt.date
    markup: str
    """`semantic`, `divs` or `blocks`: how much the markup says of what is what."""
    menu: str
    """`top` shows the first level, `mega` two levels, `side` the pages around the one shown."""
    services: tuple[tuple[str, tuple[str, ...]], ...] = SERVICES
    news: list[tuple[str, str, dt.date]] = field(default_factory=list)
    """Path, title and day."""

    def draw(self, site: DrawnSite, title: str, body: str, node: Node | None, head: str) -> str:
        """Draw a page."""
        top, side, crumbs = self._top(site), self._side(node), self._crumbs(node)
        main = f"<h1>{escape(title)}</h1>{body}"
        foot = self._foot(site)
        start = f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{escape(title)} - {escape(site.plan.name)}s kommun</title>{head}</head><body>'
        if self.markup == "divs":
            return (
                f'{start}<div class="sv-layout" id="svid10_1"><div class="lp-header"><div class="logo"><a href="/">{escape(site.plan.name)}</a></div>{_list(top, "lp-menu")}</div>'
                f'<div class="breadcrumbs">{crumbs}</div><div class="row"><div class="col-3 submenu">{_list(side, "subnav")}</div>'
                f'<div class="col-9 sv-text-portlet" id="Innehall">{main}</div></div><div class="footer">{foot}</div></div></body></html>'
            )
        if self.markup == "blocks":
            return (
                f'{start}<header class="site-header"><a href="/">{escape(site.plan.name)}</a><nav>{_list(top, "menu")}</nav></header>'
                f'<div id="content"><p class="crumbs">{crumbs}</p><article class="page"><div class="entry-content">{main}</div></article>'
                f'<aside class="widget-area">{_list(side, "menu")}</aside></div><footer>{foot}</footer></body></html>'
            )
        return (
            f'{start}<header><a href="/">{escape(site.plan.name)}</a><nav aria-label="Huvudmeny">{_list(top, "nav")}</nav></header>'
            f'<nav aria-label="Brödsmulor">{crumbs}</nav><nav aria-label="Undermeny">{_list(side, "side")}</nav><main>{main}</main><footer>{foot}</footer></body></html>'
        )

    def landing(self) -> str:
        """Draw the landing page's own words: short cuts, news, what goes on."""
        cuts = "".join(
            f'<li><a href="/{_word(it)}">{it}</a>'
            for it in ("Lediga jobb", "Bygglov", "Läsårstider", "Felanmälan", "Självservice")
        )
        news = "".join(
            f'<li><a href="{path}">{escape(title)}</a> <time datetime="{day.isoformat()}">{written(day)}</time>'
            for path, title, day in self.news[:4]
        )
        goes = "".join(
            f"<li>{written(self.today + dt.timedelta(days=3 * nth), year=False)} {it}"
            for nth, it in enumerate(_HAPPENS[:3])
        )
        return (
            f"<p>Vad letar du efter?</p><form action='/sok'><input name='q'></form><h2>Genvägar</h2><ul>{cuts}</ul><h2>Nyheter</h2><ul>{news}</ul>"
            f"<p><a href='/nyheter'>Fler nyheter</a></p><h2>På gång</h2><ul>{goes}</ul><p><a href='/evenemang'>Evenemangskalender</a></p>"
        )

    def children(self, node: Node) -> str:
        """Draw links to the pages below a page, in its content."""
        links = [(it.path, it.label) for it in node.children]
        if self.markup == "blocks":
            return "".join(
                f'<div class="card"><h3><a href="{path}">{escape(label)}</a></h3><p>Läs mer.</p></div>'
                for path, label in links
            )
        return (
            f"<ul>{''.join(f'<li><a href={chr(34)}{path}{chr(34)}>{escape(label)}</a>' for path, label in links)}</ul>"
        )

    def furnish(self, site: DrawnSite, politics: Node) -> None:
        """Add what every site has beside its meetings: services, news, and politics without meetings."""
        for label, below in self.services:
            top = site.add(site.root, label, f"<p>Här hittar du information om {label.casefold()}.</p>")
            for each in below:
                site.add(top, each, f"<p>{each}. Kontakta kommunen om du har frågor. Öppet {_hours(self.dice)}.</p>")
        for label in self.dice.sample(_POLITICS, 9):
            site.add(politics, label, self._about(site, label))
        news = site.add(site.root, "Nyheter", "", path="/nyheter", in_menu=False, index=True)
        titles = [*self.dice.sample(_NEWS, 6), *_POLITICAL_NEWS]
        self.dice.shuffle(titles)
        for nth, title in enumerate(titles):
            day = self.today - dt.timedelta(days=2 + 9 * nth)
            page = site.add(news, title, f"<p>Publicerad {written(day)}</p><p>Läs om vad som händer i kommunen.</p>", path=f"/nyheter/{day.isoformat()}-{_word(title)}", in_menu=False)  # fmt: skip
            self.news.append((page.path, title, day))

    def _about(self, site: DrawnSite, label: str) -> str:
        """Draw a page of politics without meetings, with the days and names that such pages have."""
        bodies, now = site.plan.bodies, self.today.year
        day = [written(self.today + dt.timedelta(days=nth)) for nth in range(-40, 60, 9)]
        council, board = bodies[0].name, bodies[1].name
        told = {
            "Styrande dokument": _bullets(
                f"Policy för {it}, antagen av kommunfullmäktige {written(dt.date(now - nth % 4, 1 + nth * 2 % 12, 8 + nth))}, § {30 + nth}"
                for nth, it in enumerate(("resor", "inköp", "måltider", "representation", "arkiv"))
            ),
            "Val": f"<p>Den {written(dt.date(now, 9, 13))} är det val till riksdag, region och {council.casefold()}.</p><p>Förtidsrösta från {written(dt.date(now, 8, 26))} i kommunhuset.</p><p>{bodies[-1].name} ansvarar för valet.</p>",
            "Anslagstavla": _bullets(
                f"Protokoll {body.name} {day[nth % 4]}. Anslaget {day[nth % 4 + 1]}, tas ned {day[nth % 4 + 4]}, justerat {day[nth % 4 + 1]}"
                for nth, body in enumerate(bodies[:5])
            ),
            "Ekonomi och budget": f"<p>Budgeten antogs av {council.casefold()} {written(dt.date(now - 1, 11, 24))}.</p><table><tr><th>Steg<th>Tidpunkt</tr><tr><td>Nämnderna lämnar förslag<td>{written(dt.date(now, 5, 15))}</tr><tr><td>{board} bereder<td>{MONTHS[9][0]} {now}</tr></table>",
            "Förtroendevalda": _bullets(
                f"{role}, vald {written(dt.date(now - 3, 1, 1))} – {written(dt.date(now, 12, 31))}, {board.casefold()}"
                for role in ("Ordförande", "Förste vice ordförande", "Ledamot", "Ersättare")
            ),
            "Press och media": _bullets(
                f"{day[nth]}: {it}"
                for nth, it in enumerate(
                    (
                        f"{board} har beslutat om skolan",
                        "Ny förvaltningschef",
                        f"Kallelse till presskonferens efter {council.casefold()}",
                    )
                )
            ),
            "Bli nämndeman": f"<p>Nominera senast {day[8]}. {council} väljer nämndemän {written(dt.date(now - 1, 10, 20))}.</p>",
            "Överklaga beslut": f"<p>Exempel: protokollet anslogs {day[1]} och överklagandet ska ha kommit in {day[4]}.</p>",
            "Lämna medborgarförslag": f"<p>Förslag lämnas före {day[6]} för att hinna tas upp av {council.casefold()}.</p>",
            "Kommunala bolag": _bullets(f"{it} AB håller årsstämma {day[9]} kl. 10.00" for it in ("Bostads", "Energi")),
            "Kontakta oss": f"<p>Kommunhuset har stängt {day[7]} och {day[8]}. Öppet {_hours(self.dice)}.</p>",
        }
        return told.get(label, f"<p>{label}: läs om hur det går till. Sidan uppdaterades {day[3]}.</p>")

    def _top(self, site: DrawnSite) -> list[tuple[str, str, list[tuple[str, str]]]]:
        inner = self.menu == "mega"
        return [
            (it.path, it.label, [(below.path, below.label) for below in it.children if below.in_menu] if inner else [])
            for it in site.root.children
            if it.in_menu
        ]

    def _side(self, node: Node | None) -> list[tuple[str, str, list[tuple[str, str]]]]:
        if node is None or node.parent is None or self.menu == "top":
            return []
        listed = node.parent.children if node.parent.parent is not None else [node]
        return [
            (
                it.path,
                it.label,
                [(below.path, below.label) for below in it.children if below.in_menu] if it is node else [],
            )
            for it in listed
            if it.in_menu
        ]

    def _crumbs(self, node: Node | None) -> str:
        above = [] if node is None else [*reversed(list(node.above)), node]
        return " / ".join(f'<a href="{it.path}">{escape(it.label if it.parent else "Start")}</a>' for it in above)

    def _foot(self, site: DrawnSite) -> str:
        return (
            f"<p>{escape(site.plan.name)}s kommun, 000 00 {escape(site.plan.name)}</p><p>Öppettider: {_hours(self.dice)}</p>"
            '<ul><li><a href="/intranat">Intranät</a><li><a href="https://social.example/kommun">Följ oss</a>'
            '<li><a href="/tillganglighet">Tillgänglighetsredogörelse</a><li><a href="mailto:kommun@example.org">E-post</a><li><a href="/lattlast">Lättläst</a></ul>'
        )


def _hours(dice: Random) -> str:
    del dice
    return "måndag–fredag 8.00–16.30"


def _bullets(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}' for line in lines)}</ul>"


def _word(label: str) -> str:
    from agendawatch.model import slug  # noqa: PLC0415

    return slug(label)


def _list(entries: Iterable[tuple[str, str, list[tuple[str, str]]]], name: str) -> str:
    rows = ""
    for path, label, below in entries:
        inner = "".join(f'<li><a href="{at}">{escape(it)}</a></li>' for at, it in below)
        rows += f'<li><a href="{path}">{escape(label)}</a>{f"<ul>{inner}</ul>" if inner else ""}</li>'
    return f'<ul class="{name}">{rows}</ul>' if rows else ""


# A municipality's whole site, drawn.

SOFT_404 = "<h1>Sidan saknas</h1><p>Sidan du söker finns inte eller har flyttats.</p>"
Content = Callable[[], str]
Handler = Callable[[Question], Answer | None]


@dataclass(slots=True, eq=False)
class Node:
    """A page of the site, and those below it."""

    label: str
    """What links to it say."""
    path: str
    parent: Node | None
    title: str
    content: Content
    years: range | None = None
    """The years whose meetings stand on it; `None` where none stand."""
    in_menu: bool = True
    index: bool = True
    """Whether its content links to the pages below it."""
    children: list[Node] = field(default_factory=list)

    @property
    def above(self) -> Iterator[Node]:
        """The pages above it, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(slots=True)
class DrawnSite:
    """The site as it answers now; `answer` is what a client asks in place of the network."""

    architecture: str
    plan: Plan
    dice: Random
    frame: Frame
    host: str
    style: str
    """How addresses are made of labels: `kebab`, `slash`, `html`, `sitevision`, `number`, `id`, `query`."""
    root: Node = field(init=False)
    nodes: dict[str, Node] = field(default_factory=dict)
    handlers: list[Handler] = field(default_factory=list)
    """Asked before the pages: calendars without end, pages of events, portals, files."""
    extra_needed: dict[str, range] = field(default_factory=dict)
    """Addresses that are no pages of the tree and hold meetings, with their years."""
    known_at: Node | None = None
    """The page whose address a registry knows; `None` is the landing page."""
    hidden: set[tuple[str, dt.date]] = field(default_factory=set)
    """Meetings that the site tells nowhere."""
    head: str = ""
    """What the landing page's and the politics pages' head announces."""
    asked: list[str] = field(default_factory=list)
    robots: str = "User-agent: *\nDisallow: /intranat\n"
    soft_404: bool = False
    redraw: Callable[[DrawnSite, str, str, Node | None, str], str] | None = None
    """What draws a page around its own words in place of the frame; `None` for the frame."""

    def __post_init__(self) -> None:
        """Begin with the landing page."""
        self.root = Node(self.plan.name, "/", None, f"Välkommen till {self.plan.name}", lambda: "")
        self.nodes["/"] = self.root

    @property
    def municipality(self) -> Municipality:
        """The municipality, as the library knows others."""
        return Municipality(code="9950", name=self.plan.name)

    @property
    def landing(self) -> str:
        """The address of the landing page."""
        return f"https://{self.host}/"

    @property
    def known(self) -> str:
        """The address that a registry knows."""
        return self.address(self.known_at or self.root)

    def address(self, node: Node) -> str:
        """Give a page's whole address."""
        return f"https://{self.host}{node.path}"

    def truth(self, window: Window) -> list[Planned]:
        """List the meetings that the site tells within a window."""
        return [it for it in self.plan.within(window) if it.key not in self.hidden]

    def needed(self, window: Window) -> set[str]:
        """List the addresses that must be asked for from the known one: where the meetings stand, and the way there."""
        years = range(window.first.year, window.last.year + 1)
        found = {self.known}
        start = self.known_at or self.root
        on_the_way_up = {start, *start.above}
        for node in self.nodes.values():
            if node.years is not None and set(node.years) & set(years):
                found.add(self.address(node))
                for above in node.above:
                    if above in on_the_way_up and above is not self.root:
                        break
                    if above is not self.root:
                        found.add(self.address(above))
        found |= {url for url, told in self.extra_needed.items() if set(told) & set(years)}
        return found

    def add(
        self,
        parent: Node,
        label: str,
        content: Content | str = "",
        *,
        title: str | None = None,
        years: range | None = None,
        in_menu: bool = True,
        index: bool = True,
        path: str | None = None,
    ) -> Node:
        """Add a page below another."""
        told = path or self._path(parent, label)
        while told in self.nodes:
            told = self._path(parent, f"{label} {len(self.nodes)}")
        drawn: Content = content if callable(content) else (lambda: content)
        node = Node(label, told, parent, title or label, drawn, years, in_menu, index)
        parent.children.append(node)
        self.nodes[told] = node
        return node

    def _path(self, parent: Node, label: str) -> str:
        key = slug(label) or "sida"
        stem = "" if parent.parent is None else parent.path.rstrip("/")
        stem = stem.removesuffix(".html").partition(".4.")[0]
        number = 1000 + 7 * len(self.nodes)
        if self.style == "id":
            return f"/sidor/{number}"
        if self.style == "query":
            return f"/sida?id={number}"
        if self.style == "sitevision":
            return f"{stem}/{key.replace('-', '')}.4.{self.dice.getrandbits(72):018x}.html"
        if self.style == "number":
            stem = stem.rpartition(".")[0] if stem.rpartition(".")[2].isdigit() else stem
            return f"{stem}/{key}.{number}.html"
        return f"{stem}/{key}" + {"slash": "/", "html": ".html"}.get(self.style, "")

    def answer(self, question: Question) -> Answer:
        """Answer a request to one of the site's hosts."""
        self.asked.append(question.url)
        if question.method != "GET":
            return Answer("", status=405)
        parts = urlsplit(question.url)
        if parts.path == "/robots.txt":
            return Answer(self.robots, content_type="text/plain")
        for handler in self.handlers:
            given = handler(question)
            if given is not None:
                return given
        if parts.path.startswith("/download/") and parts.path.endswith(".pdf"):
            name = unquote(parts.path).rpartition("/")[2].removesuffix(".pdf")
            return Answer(
                pdf([name, "", "1. Val av justerare", "2. Budget", "3. Information"]), content_type="application/pdf"
            )
        node = self.nodes.get(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        if node is None or parts.hostname != self.host:
            if self.soft_404:
                return Answer(self.page("Sidan saknas", SOFT_404, None))
            return Answer(self.page("404", SOFT_404, None), status=404)
        return Answer(self.page(node.title, self._body(node), node))

    def page(self, title: str, body: str, node: Node | None, head: str = "") -> str:
        """Draw a page in the site's frame."""
        draw = self.redraw or self.frame.draw
        return draw(self, title, body, node, head or (self.head if node is not None else ""))

    def _body(self, node: Node) -> str:
        if node is self.root:
            return self.frame.landing()
        listed = self.frame.children(node) if node.index and node.children else ""
        return node.content() + listed


def query(question: Question) -> dict[str, str]:
    """Read an address's query."""
    return dict(parse_qsl(urlsplit(question.url).query))
