"""A municipality's whole site, drawn: pages in a tree, the frame around them, and what it takes to find the meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from urllib.parse import parse_qsl, unquote, urlsplit

from agendawatch.fetch.answers import Answer, Question
from agendawatch.model import Municipality, Window, slug
from agendawatch.testing.architectures.frames import Frame
from agendawatch.testing.architectures.lists import pdf
from agendawatch.testing.architectures.plan import Plan, Planned

__all__ = ["DrawnSite", "Node"]

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
