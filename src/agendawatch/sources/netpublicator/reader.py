"""NetPublicator's readers: where one is, and its tree of channels, meetings and documents, read by path.

A path ("hash") is the ids from the root on, joined by hyphens. The API stands on another host than
the reader's page; both are parameters of a site: `api`, `reader` and `root`.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from agendawatch.errors import LayoutError
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import Document, Provenance, Site
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_page import read_json, records, words
from agendawatch.sources.landing import addresses, host_of

__all__ = ["Node", "Reader", "find_reader", "other_hash"]

_API = "https://docs.netpublicator.com"
_READER = re.compile(r"/(?:reader|api/public)/([\w-]{1,60})(?:[/?#]|$)")
_CONFIG = {
    "reader": re.compile(r"""readerName["']?\s{0,3}[:=]\s{0,3}["']?([\w-]{1,60})"""),
    "root": re.compile(r"""rootId["']?\s{0,3}[:=]\s{0,3}["']?([0-9a-fA-F]{6,40})"""),
}
_KINDS = frozenset({"channel", "meeting", "document"})


@dataclass(frozen=True, slots=True)
class Node:
    """A channel, a meeting or a document."""

    kind: str
    text: str
    path: tuple[str, ...]
    """The ids from the root to it."""
    seen: dt.datetime | None = field(default=None, compare=False)
    """When the list that shows it was fetched."""

    @property
    def key(self) -> str:
        """Its own id."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: its API, its name, and its root."""

    api: str
    name: str
    root: str = ""

    def address(self, path: tuple[str, ...]) -> str:
        """Write the address that lists what a channel or a meeting holds."""
        fields = {"hash": "-".join(path), "isr": "true" if len(path) <= 1 else "false"}
        return f"{self.api}/api/public/{quote(self.name)}/read?{urlencode(fields)}"

    def path(self, address: str) -> tuple[str, ...]:
        """Read an address back as a path; `()` when it is none of this reader's."""
        match = re.search(rf"/api/public/{re.escape(quote(self.name))}/read\?hash=([0-9A-Za-z-]{{1,400}})&", address)
        return tuple(match[1].split("-")) if match else ()

    def list(self, path: tuple[str, ...]) -> Flow[tuple[Node, ...]]:
        """List what a channel or a meeting holds."""
        page = yield Request(self.address(path), expects="json")
        return _nodes(page, path)

    def document(self, node: Node) -> Document:
        """Make a document of a node."""
        return Document(
            url=f"{self.api}/api/public/{quote(self.name)}/document/{quote(node.key)}?hash={'-'.join(node.path)}",
            title=node.text or node.key,
            classification=classify_document(node.text),
            media_type="application/pdf",
            provenance=Provenance(words=node.text or None, url=self.address(node.path[:-1]), seen=node.seen),
        )


def _nodes(page: Response, path: tuple[str, ...]) -> tuple[Node, ...]:
    """Read a list, as `items` or bare; what is of no known kind is passed over, unless all of it is."""
    came = read_json(page)
    rows = records(came.get("items") if isinstance(came, dict) else came, page.url, "a list, or items")
    found = {}
    for row in rows:
        kind, place = words(row, "type").casefold(), words(row, "id")
        if kind in _KINDS and place:
            found[place] = Node(kind, words(row, "text"), (*path, place), page.fetched)
    if rows and not found:
        kinds = ", ".join(sorted({words(row, "type") or "none" for row in rows}))
        raise LayoutError(page.url, missing="channels, meetings or documents", came=f"the types {kinds}")
    return tuple(found.values())


def other_hash(ask: Request) -> Request | None:
    """Ask for a document in the other way: whether its own id ends its hash differs; `None` for other asks."""
    match = re.search(r"/document/([^/?]{1,200})\?hash=", ask.url)
    ending = f"-{match[1]}" if match else ""
    if not match or not ask.url.endswith(ending):
        return None
    return Request(ask.url.removesuffix(ending), expects=ask.expects)


def find_reader(site: Site) -> Flow[Reader]:
    """Find the reader: told by parameters, by the site's address, or on the site's page and the frame in it."""
    name = site.parameter("reader") or _name(site.url)
    root = site.parameter("root")
    api = host_of(site.parameter("api") or _api(site.url) or _API)
    url: str | None = None if _api(site.url) else site.url
    while (name is None or root is None) and url is not None:
        page = yield Request(url, expects="html")
        told = html.unescape(page.text).replace("\\/", "/")
        listed = [it for it in addresses(page) if _name(it)]
        name = name or _first(_CONFIG["reader"], told) or next(filter(None, map(_name, listed)), None)
        root = root or _first(_CONFIG["root"], told)
        if site.parameter("api") is None:
            api = next(filter(None, map(_api, listed)), api)
        frames = (it for it in listed if "/reader/" in urlsplit(it).path and it != page.url)
        url = next(frames, None) if url == site.url else None
    if name is None:
        raise LayoutError(site.url, missing="a NetPublicator reader (an iframe, or data-np-config)")
    reader = Reader(api, name, root or "")
    return reader if root else (yield from _rooted(reader))


def _name(address: str) -> str | None:
    match = _READER.search(urlsplit(address).path)
    return match[1] if match else None


def _api(address: str) -> str | None:
    return host_of(address) if "/api/public/" in urlsplit(address).path else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None


def _rooted(reader: Reader) -> Flow[Reader]:
    """Ask the API for the root, which no page names: the list of a root has it as its history's first."""
    page = yield Request(reader.address(()), expects="json")
    came = read_json(page)
    history = came.get("history") if isinstance(came, dict) else None
    listed = records(history, page.url, "the root of the reader (rootId)") if history else ()
    root = words(listed[0], "id") if listed else ""
    if not root:
        raise LayoutError(page.url, missing="the root of the reader (rootId)")
    return Reader(reader.api, reader.name, root)
