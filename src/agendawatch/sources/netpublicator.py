"""NetPublicator: a reader, whose tree of channels holds meetings and documents, and a notice board."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError, ReadError, StatusError
from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.organizations import find_organization, read_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.meeting_words import without_publishing
from agendawatch.lang.sv.pages.minutes import is_about_minutes
from agendawatch.lang.sv.pages.portals import is_empty_result
from agendawatch.model import (
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    ItemClassification,
    Listing,
    Meeting,
    Organization,
    Provenance,
    Site,
    Window,
    slug,
)
from agendawatch.readers.agenda.item_parts import open_line
from agendawatch.readers.meeting_status import holding, read_stated
from agendawatch.sources.flow import Flow, Notice, Request, Response, relayed
from agendawatch.sources.json_answers import json_rows, read_json, records, words
from agendawatch.sources.listed import (
    ListedDay,
    each_once,
    find_day,
    find_listed_day,
    in_year,
    kind_of,
    listed_item,
    listed_meeting,
    years_in,
)
from agendawatch.sources.papers import dated_notice, notice_document, of_wanted, read_decisions, read_papers
from agendawatch.sources.platform_marks import addresses, find_portal, host_of
from agendawatch.sources.selection import Wanted, count_days, from_day, list_again, listing

# NetPublicator's readers: where one is, and its tree of channels, meetings and documents, read by path.
#
# A path ("hash") is the ids from the root on, joined by hyphens. The API stands on another host than the reader's
# page; both are parameters of a site: `api`, `reader` and `root`.

_API = "https://docs.netpublicator.com"
_READER = re.compile(r"/(?:reader|api/public)/([\w-]{1,60})(?:[/?#]|$)")
_CONFIG = {
    "reader": re.compile(r"""readerName["']?\s{0,3}[:=]\s{0,3}["']?([\w-]{1,60})"""),
    "root": re.compile(r"""rootId["']?\s{0,3}[:=]\s{0,3}["']?([0-9a-fA-F]{6,40})"""),
}
_Kind = DocumentClassification


@dataclass(frozen=True, slots=True)
class TreeNode:
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
class TreeReader:
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

    def list(self, path: tuple[str, ...]) -> Flow[tuple[TreeNode, ...]]:
        """List what a channel or a meeting holds."""
        page = yield Request(self.address(path), expects="json")
        # Read a list, as `items` or bare; what is of no known kind is passed over, unless all of it is.
        rows = json_rows(page, "items")
        found = {}
        for row in rows:
            kind, place = words(row, "type").casefold(), words(row, "id")
            if kind in {"channel", "meeting", "document"} and place:
                found[place] = TreeNode(kind, words(row, "text"), (*path, place), page.fetched)
        if rows and not found:
            kinds = ", ".join(sorted({words(row, "type") or "none" for row in rows}))
            raise LayoutError(page.url, missing="channels, meetings or documents", came=f"the types {kinds}")
        return tuple(found.values())

    def document(self, node: TreeNode, folder: str = "", otherwise: DocumentClassification = _Kind.OTHER) -> Document:
        """Make a document of a node, which may lie in a channel for one kind of documents."""
        return Document(
            url=f"{self.api}/api/public/{quote(self.name)}/document/{quote(node.key)}?hash={'-'.join(node.path)}",
            title=node.text or node.key,
            classification=kind_of(node.text, folder, otherwise=otherwise),
            media_type="application/pdf",
            provenance=Provenance(words=node.text or None, url=self.address(node.path[:-1]), seen=node.seen),
        )


def other_hash(ask: Request) -> Request | None:
    """Ask for a document in the other way: whether its own id ends its hash differs; `None` for other asks."""
    match = re.search(r"/document/([^/?]{1,200})\?hash=", ask.url)
    ending = f"-{match[1]}" if match else ""
    if not match or not ask.url.endswith(ending):
        return None
    return Request(ask.url.removesuffix(ending), expects=ask.expects)


def find_reader(site: Site) -> Flow[TreeReader]:
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
    reader = TreeReader(api, name, root or "")
    return reader if root else (yield from _rooted(reader))


def _name(address: str) -> str | None:
    match = _READER.search(urlsplit(address).path)
    return match[1] if match else None


def _api(address: str) -> str | None:
    return host_of(address) if "/api/public/" in urlsplit(address).path else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None


def _rooted(reader: TreeReader) -> Flow[TreeReader]:
    """Ask the API for the root, which no page names: the list of a root has it as its history's first."""
    page = yield Request(reader.address(()), expects="json")
    came = read_json(page)
    history = came.get("history") if isinstance(came, dict) else None
    listed = records(history, page.url, "the root of the reader (rootId)") if history else ()
    root = words(listed[0], "id") if listed else ""
    if not root:
        raise LayoutError(page.url, missing="the root of the reader (rootId)")
    return TreeReader(reader.api, reader.name, root)


# The walk over a NetPublicator reader: from its root over bodies and years to meetings, and what each holds.
#
# Layouts differ: meetings stand under their body or under its years, documents at the meeting, in a channel for one
# kind of them, in one channel for each item, or one document for each paragraph.

_DEEPEST = 7
_LISTS_AT_MOST = 5_000
_FOLDERS = frozenset(_Kind) - {_Kind.OTHER, _Kind.PROPOSAL, _Kind.ATTACHMENT}
"""Kinds of documents that have a channel of their own; a channel that names another kind is an item."""


@dataclass(slots=True)
class TreeWalk:
    """One walk, and what it has seen."""

    reader: TreeReader
    site: Site
    wanted: Wanted
    window: Window
    meetings: list[tuple[Meeting, TreeNode]] = field(default_factory=list)
    """Each with what shows it; without its documents, unless these are all that tells of it: then it has no id."""
    offered: dict[str, Organization] = field(default_factory=dict)
    first_year: int | None = None
    """The earliest year that a channel is named after."""
    first_day: dt.date | None = None
    """The earliest meeting shown."""
    _root: frozenset[str] = frozenset()
    _lists: int = 0

    def run(self) -> Flow[tuple[tuple[Meeting, TreeNode], ...]]:
        """Find the wanted meetings in the window."""
        top = yield from self.reader.list((self.reader.root,))
        if not top:
            raise LayoutError(self.reader.address((self.reader.root,)), missing="channels at the root")
        self._root = frozenset(it.key for it in top)
        yield from self._over(top, None, None)
        self.wanted.choose(self.offered.values(), lambda it: it)
        return tuple(self.meetings)

    def answered(self) -> Window:
        """Narrow the window to what the tree shows; raise when that is nothing."""
        shown = [it for it in (self.first_year and dt.date(self.first_year, 1, 1), self.first_day) if it]
        return from_day(self.window, min(shown, default=self.window.first))

    def _over(self, nodes: Iterable[TreeNode], body: Organization | None, year: int | None) -> Flow[None]:
        """Look at each node of a list."""
        loose: dict[dt.date, list[TreeNode]] = {}
        for node in nodes:
            if node.kind == "document":
                day = find_day(without_publishing(node.text), year)
                if day is not None and classify_document(node.text) in _FOLDERS:
                    loose.setdefault(day, []).append(node)
            elif node.kind == "meeting" or find_day(node.text, year) is not None:
                yield from self._meeting(node, body, year)
            else:
                yield from self._channel(node, body, year)
        for day, documents in loose.items():
            held = tuple(map(self.reader.document, documents))
            self._add(body or find_organization(documents[0].text), day, documents[0], held, None)

    def _channel(self, node: TreeNode, body: Organization | None, year: int | None) -> Flow[None]:
        named = find_organization(node.text)
        if named is not None:
            self.offered[named.name] = named
            whole = slug(read_organization(node.text).name) == slug(named.name)
            names = self.wanted.names
            # A body's channel may hold a wanted one's meetings: its own, or those of its utskott.
            may_hold = names is None or any(it.casefold().startswith(named.name.casefold()) for it in names)
            if whole and not may_hold:
                return
            body = named
        years = years_in(node.text)
        if years:
            self.first_year = min((*years, self.first_year or years[0]))
            if max(years) < self.window.first.year or min(years) > self.window.last.year:
                return
            year = years[0] if len(set(years)) == 1 else None
        yield from self._over((yield from self._list(node)), body, year)

    def _meeting(self, node: TreeNode, body: Organization | None, year: int | None) -> Flow[None]:
        day = find_day(node.text, year)
        if day is None:
            inside = yield from self._list(node)
            day = next((it for it in (find_day(without_publishing(inner.text), None) for inner in inside) if it), None)
        if day is None:
            raise LayoutError(self.reader.address(node.path), missing="a day in the name of a meeting", came=node.text)
        filed = in_year(day, node.text, year)
        warning = None
        if year is not None and year != day.year:
            warning = Caveat.of(CaveatCode.YEAR_DIFFERS, words=node.text, year=year)
        self._add(body or find_organization(node.text), filed, node, (), warning)

    def _add(
        self,
        body: Organization | None,
        day: dt.date,
        node: TreeNode,
        documents: tuple[Document, ...],
        warning: Caveat | None,
    ) -> None:
        if body is None:
            raise LayoutError(self.reader.address(node.path), missing="an organization above a meeting", came=node.text)
        self.offered[body.name] = body
        self.first_day = min(day, self.first_day or day)
        if day not in self.window or body not in self.wanted:
            return
        address = self.reader.address(node.path[:-1] if documents else node.path)
        listed = find_listed_day(node.text, day.year)
        told = listed if listed and listed.first == day and not documents else ListedDay(day, None, None, None)
        meeting = listed_meeting(
            self.site,
            body,
            day,
            read_stated(node.text, day),
            Provenance(words=node.text or None, url=address, seen=node.seen),
            start=told.start,
            end=told.end,
            last=told.last,
            url=address,
            source_id=None if documents else node.key,
            documents=documents,
            warnings=(warning,),
        )
        self.meetings.append((meeting, node))

    def _list(self, node: TreeNode) -> Flow[tuple[TreeNode, ...]]:
        self._lists += 1
        if len(node.path) > _DEEPEST or self._lists > _LISTS_AT_MOST:
            raise LayoutError(self.reader.address(node.path), missing="an end of the tree")
        inside = yield from self.reader.list(node.path)
        if inside and frozenset(it.key for it in inside) == self._root:
            # What is asked for in a way that the API does not know is answered with the root.
            missing = f"what {node.text!r} holds"
            raise LayoutError(self.reader.address(node.path), missing=missing, came="the root's list")
        return inside


@dataclass(frozen=True, slots=True)
class Contents:
    """What a meeting holds."""

    documents: tuple[Document, ...]
    items: tuple[TreeNode, ...]
    """Channels that are items of its agenda."""


def read_contents(reader: TreeReader, path: tuple[str, ...], root: tuple[TreeNode, ...] = ()) -> Flow[Contents]:
    """Read what a meeting holds: its documents, also those in a channel for their kind, and its items.

    Raises where the list of the root, if given, comes in its place.
    """
    documents: list[Document] = []
    items: list[TreeNode] = []
    listed = yield from reader.list(path)
    if listed and {it.key for it in listed} == {it.key for it in root}:
        raise LayoutError(reader.address(path), missing="what a meeting holds", came="the root's list")
    for node in listed:
        if node.kind == "document":
            documents.append(_document(reader, node))
            continue
        # A channel for one kind of documents is no item.
        kind = classify_document(node.text)
        adjusting = kind is _Kind.MINUTES and classify_item(node.text) is ItemClassification.FORMALITY
        if kind in _FOLDERS and open_line(node.text) is None and not adjusting:
            inside = yield from reader.list(node.path)
            documents.extend(_document(reader, it, node.text) for it in inside if it.kind == "document")
        else:
            items.append(node)
    return Contents(tuple(documents), tuple(items))


def _document(reader: TreeReader, node: TreeNode, folder: str = "") -> Document:
    # One document for each paragraph: paragraphs are numbered in minutes only.
    return reader.document(node, folder, _Kind.PARTIAL_MINUTES if node.text.lstrip().startswith("§") else _Kind.OTHER)


# NetPublicator's notice board (anslagstavla): rows that a script draws, and some hosts write themselves.

_BOARD = re.compile(r"/bulletinboard/public/[\w-]{8,60}")
_ROW = "li[data-npid]"


def _notices(page: Response) -> Iterator[Notice]:
    root = open_page(page.text, page.url)
    rows = root.all(_ROW)
    if not rows and not is_empty_result(root.text):
        raise LayoutError(page.url, missing=f"rows of the board ({_ROW}), or words that there are none")
    for row in rows:
        title = (row.attribute("data-title") or "").strip() or row.text
        if title and is_about_minutes(title):
            url = next((url for _, url in row.links()), f"{page.url}#{row.attribute('data-npid')}")
            organization = find_organization(f"{row.text_of('.bbl-item-title-small')} | {title}")
            posted = find_day((row.attribute("data-published") or "")[:10])
            document = notice_document(url, title, page)
            yield dated_notice(document, f"{title} | {row.text}", organization, posted=posted)


_OF_AN_ITEM = frozenset({_Kind.OTHER, _Kind.PAPERS, _Kind.PROPOSAL, _Kind.ATTACHMENT})


class NetPublicator:
    """The reader's way of publishing."""

    platform = "netpublicator"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all in the reader, with its documents."""
        wanted = Wanted.of(site, organization)
        reader = yield from find_reader(site)
        walk = TreeWalk(reader, site, wanted, window)
        shown = yield from walk.run()
        answered = walk.answered()
        found = []
        for listed, node in shown:
            meeting = listed
            if meeting.source_id is not None:
                contents = yield from read_contents(reader, node.path)
                meeting = holding(meeting, each_once(contents.documents))
            found.append(meeting)
        return listing(site, answered, wanted, count_days(found))

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items with their files, and what its minutes decided."""
        reader = yield from find_reader(site)
        current, contents = yield from self._contents(site, reader, meeting)
        items = yield from _items(reader, contents)
        listed = holding(current, contents.documents).model_copy(update={"agenda": items or None})
        return (yield from relayed(read_decisions(listed) if items else read_papers(listed), _either_way))

    def _contents(self, site: Site, reader: TreeReader, meeting: Meeting) -> Flow[tuple[Meeting, Contents]]:
        """Read what a meeting holds; look for it anew where it no longer stands in its place."""
        path = reader.path(meeting.url or "") if meeting.source_id else ()
        if path:
            try:
                root = yield from reader.list((reader.root,))
                return meeting, (yield from read_contents(reader, path, root))
            except (ReadError, StatusError):
                # At New Year meetings move into the year's channel, and the old path leads nowhere.
                pass
        now = yield from list_again(self, site, meeting)
        current = meeting.model_copy(update={"url": now.url})
        if not now.source_id:
            return current, Contents(now.documents, ())
        return current, (yield from read_contents(reader, reader.path(now.url or "")))

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """List the notices of adjusted minutes on the board, where the board's page holds them.

        The board is told by the parameter `board`, is the site itself, or stands behind a link of its page.
        """
        told = site.parameter("board") or (site.url if _BOARD.search(site.url) else None)
        if told is None:
            landing = yield Request(site.url, expects="html")
            told = find_portal(landing, "a link to a notice board", lambda it: it if _BOARD.search(it) else None)
        return of_wanted(_notices((yield Request(told, expects="html"))), Wanted.of(site, organization))


def _items(reader: TreeReader, contents: Contents) -> Flow[tuple[AgendaItem, ...]]:
    """Read a meeting's items: one channel each, else one document each."""
    items = []
    for node in contents.items:
        inside = yield from reader.list(node.path)
        documents = tuple(reader.document(it) for it in inside if it.kind == "document")
        ground = Provenance(words=node.text, url=reader.address(node.path))
        items.append(listed_item(node.text, documents=documents, provenance=ground))
    if items:
        return tuple(items)
    return tuple(
        listed_item(it.title, documents=(it,), provenance=it.provenance)
        for it in contents.documents
        if open_line(it.title) is not None and (it.classification in _OF_AN_ITEM or it.title.startswith("§"))
    )


def _either_way(ask: Request) -> Flow[Response]:
    """Ask for a document, and in the other way where the first one fails."""
    try:
        return (yield ask)
    except (StatusError, ReadError):
        other = other_hash(ask)
        if other is None:
            raise
        with suppress(StatusError, ReadError):
            return (yield other)
        raise
