"""The walk over a NetPublicator reader: from its root over bodies and years to meetings, and what each holds.

Layouts differ: meetings stand under their body or under its years, documents at the meeting, in a
channel for one kind of them, in one channel for each item, or one document for each paragraph.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from agendawatch.errors import LayoutError
from agendawatch.lang.sv.cases.items import classify_item
from agendawatch.lang.sv.names.organizations import find_organization, read_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.publishing import without_publishing
from agendawatch.model import (
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    ItemClassification,
    Organization,
    Window,
    slug,
)
from agendawatch.readers.agenda.openings import open_line
from agendawatch.sources.flow import Flow
from agendawatch.sources.listed_day import in_year
from agendawatch.sources.netpublicator.reader import Node, Reader
from agendawatch.sources.page.scope import find_day
from agendawatch.sources.selection import Wanted, from_day

__all__ = ["Contents", "Shown", "Walk", "read_contents"]

_DEEPEST = 7
_LISTS_AT_MOST = 5_000
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_Kind = DocumentClassification
_FOLDERS = frozenset(_Kind) - {_Kind.OTHER, _Kind.PROPOSAL, _Kind.ATTACHMENT}
"""Kinds of documents that have a channel of their own; a channel that names another kind is an item."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting in the tree."""

    organization: Organization
    day: dt.date
    node: Node
    documents: tuple[Node, ...] = ()
    """Those that tell of a meeting without a place of its own."""
    warning: Caveat | None = None


@dataclass(slots=True)
class Walk:
    """One walk, and what it has seen."""

    reader: Reader
    wanted: Wanted
    window: Window
    meetings: list[Shown] = field(default_factory=list)
    offered: dict[str, Organization] = field(default_factory=dict)
    first_year: int | None = None
    """The earliest year that a channel is named after."""
    first_day: dt.date | None = None
    """The earliest meeting shown."""
    _root: frozenset[str] = frozenset()
    _lists: int = 0

    def run(self) -> Flow[tuple[Shown, ...]]:
        """Find the wanted meetings in the window."""
        top = yield from self.reader.list((self.reader.root,))
        if not top:
            raise LayoutError(self.reader.address((self.reader.root,)), missing="channels at the root")
        self._root = frozenset(it.key for it in top)
        yield from self._over(top, None, None)
        if self.wanted.names is not None and not any(it in self.wanted for it in self.offered.values()):
            self.wanted.require(self.offered.values())
        return tuple(self.meetings)

    def answered(self) -> Window:
        """Narrow the window to what the tree shows; raise when that is nothing."""
        shown = [it for it in (self.first_year and dt.date(self.first_year, 1, 1), self.first_day) if it]
        return from_day(self.window, min(shown, default=self.window.first))

    def _over(self, nodes: Iterable[Node], body: Organization | None, year: int | None) -> Flow[None]:
        """Look at each node of a list."""
        loose: dict[dt.date, list[Node]] = {}
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
            self._add(body or find_organization(documents[0].text), day, documents[0], tuple(documents), None)

    def _channel(self, node: Node, body: Organization | None, year: int | None) -> Flow[None]:
        named = find_organization(node.text)
        if named is not None:
            self.offered[named.name] = named
            whole = slug(read_organization(node.text).name) == slug(named.name)
            if whole and not self._may_hold(named):
                return
            body = named
        years = [int(it) for it in _YEAR.findall(node.text)]
        if years:
            self.first_year = min((*years, self.first_year or years[0]))
            if max(years) < self.window.first.year or min(years) > self.window.last.year:
                return
            year = years[0] if len(set(years)) == 1 else None
        yield from self._over((yield from self._list(node)), body, year)

    def _may_hold(self, body: Organization) -> bool:
        """Tell whether a body's channel may hold a wanted one's: its own, or that of its utskott."""
        names = self.wanted.names
        return names is None or any(it.casefold().startswith(body.name.casefold()) for it in names)

    def _meeting(self, node: Node, body: Organization | None, year: int | None) -> Flow[None]:
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
        self, body: Organization | None, day: dt.date, node: Node, documents: tuple[Node, ...], warning: Caveat | None
    ) -> None:
        if body is None:
            raise LayoutError(self.reader.address(node.path), missing="an organization above a meeting", came=node.text)
        self.offered[body.name] = body
        self.first_day = min(day, self.first_day or day)
        if day in self.window and body in self.wanted:
            self.meetings.append(Shown(body, day, node, documents, warning))

    def _list(self, node: Node) -> Flow[tuple[Node, ...]]:
        self._lists += 1
        if len(node.path) > _DEEPEST or self._lists > _LISTS_AT_MOST:
            raise LayoutError(self.reader.address(node.path), missing="an end of the tree")
        inside = yield from self.reader.list(node.path)
        if inside and frozenset(it.key for it in inside) == self._root:
            # What is asked for in a way that the API does not know is answered with the root.
            raise LayoutError(
                self.reader.address(node.path), missing=f"what {node.text!r} holds", came="the root's list"
            )
        return inside


@dataclass(frozen=True, slots=True)
class Contents:
    """What a meeting holds."""

    documents: tuple[Document, ...]
    items: tuple[Node, ...]
    """Channels that are items of its agenda."""


def read_contents(reader: Reader, path: tuple[str, ...], root: tuple[Node, ...] = ()) -> Flow[Contents]:
    """Read what a meeting holds: its documents, also those in a channel for their kind, and its items.

    Raises where the list of the root, if given, comes in its place.
    """
    documents: list[Document] = []
    items: list[Node] = []
    listed = yield from reader.list(path)
    if listed and {it.key for it in listed} == {it.key for it in root}:
        raise LayoutError(reader.address(path), missing="what a meeting holds", came="the root's list")
    for node in listed:
        if node.kind == "document":
            documents.append(_classified(reader.document(node), node.text))
        elif _is_folder(node.text):
            inside = yield from reader.list(node.path)
            own = (it for it in inside if it.kind == "document")
            documents.extend(_classified(reader.document(it), it.text, node.text) for it in own)
        else:
            items.append(node)
    return Contents(tuple(documents), tuple(items))


def _is_folder(text: str) -> bool:
    """Tell whether a channel in a meeting holds one kind of documents, and is no item."""
    kind = classify_document(text)
    adjusting = kind is _Kind.MINUTES and classify_item(text) is ItemClassification.FORMALITY
    return kind in _FOLDERS and open_line(text) is None and not adjusting


def _classified(document: Document, text: str, folder: str = "") -> Document:
    kind = document.classification
    if kind is _Kind.OTHER and folder:
        kind = classify_document(folder)
    if kind is _Kind.OTHER and text.lstrip().startswith("§"):
        # One document for each paragraph: paragraphs are numbered in minutes only.
        kind = _Kind.PARTIAL_MINUTES
    return document.model_copy(update={"classification": kind})
