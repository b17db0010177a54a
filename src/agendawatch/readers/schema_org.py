"""schema.org's events, as search engines read them: an `Event` of any kind is a meeting, an item of one is none."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urljoin

from agendawatch.documents.html import read_jsonld
from agendawatch.errors import LayoutError, ReadError, TooLargeError
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import STOCKHOLM, Document, MeetingStatus
from agendawatch.readers.announced import Announced

__all__ = ["read_schema_org"]

_Node: TypeAlias = Mapping[str, object]

_DEEPEST = 50
_PREFIXES = ("", "schema:", "https://schema.org/", "http://schema.org/")
_HOLDING = ("@graph", "itemListElement", "item", "mainEntity", "event", "events", "subEvent", "subEvents")
"""Where events stand within other things."""
_SERIES = "EventSeries"
_OTHER_KINDS = frozenset({"CourseInstance", "Festival", "Hackathon"})
"""Events whose name does not end so."""
_BROADCASTS = frozenset({"BroadcastEvent", "OnDemandEvent", "PublicationEvent"})
"""What shows a meeting, and is none."""
_INHERITED = ("name", "organizer", "location", "url")
"""What the events of a series need not say again."""
_STATED = {"EventCancelled": MeetingStatus.CANCELLED, "EventPostponed": MeetingStatus.POSTPONED}


def read_schema_org(page: bytes | str, url: str, *, charset: str | None = None) -> tuple[Announced, ...]:
    """Read a page's events, each once; raise where it holds none, or where a script that may hold one is no JSON.

    The events of an `EventSeries` are meetings; those within an `Event` are its items.
    A postponed event has no new day; a rescheduled one keeps the days that it was moved from.
    """
    said = read_jsonld(page, charset=charset)
    if not said.values and not said.unreadable:
        raise LayoutError(missing='script[type="application/ld+json"]')
    found = [it for value in said.values for it in _found(value)]
    if broken := next((it for it in said.unreadable if "Event" in it.text or not found), None):
        raise ReadError(expected="JSON-LD", came=f"{len(broken.text)} characters that are no JSON: {broken.why}")
    if not found:
        raise LayoutError(missing="a schema.org Event")
    named = _Named(said.values)
    return tuple(dict.fromkeys(it for each in found for it in _announced(each, named, url)))


@dataclass(frozen=True, slots=True)
class _Found:
    """An event, and the one that it stands within."""

    node: _Node
    within: _Node | None = None


def _found(value: object, within: _Node | None = None, depth: int = 0) -> Iterator[_Found]:
    if depth > _DEEPEST:
        raise TooLargeError(limit=f"{_DEEPEST} things within one another", came="more")
    if isinstance(value, list):
        for it in value:
            yield from _found(it, within, depth + 1)
    elif isinstance(value, dict):
        event = _is_event(value)
        if event:
            yield _Found(value, within)
        for name in _HOLDING:
            held = _get(value, name)
            yield from _found(held, value if event and name.startswith("subEvent") else within, depth + 1)


class _Named:
    """Things by the names (`@id`) that others call them by."""

    def __init__(self, values: tuple[object, ...]) -> None:
        self._things: dict[object, _Node] = {}
        left: list[object] = [*values]
        while left:
            value = left.pop()
            if isinstance(value, list):
                left += value
            elif isinstance(value, dict):
                left += value.values()
                if isinstance(value.get("@id"), str) and len(value) > 1:
                    self._things.setdefault(value["@id"], value)

    def all(self, value: object) -> list[object]:
        """List what a value holds, each name replaced by what it names."""
        values = value if isinstance(value, list) else [] if value is None else [value]
        names = [it.get("@id") if isinstance(it, dict) else it for it in values]
        return [
            self._things.get(name, it) if isinstance(name, str) else it for name, it in zip(names, values, strict=True)
        ]


def _announced(found: _Found, named: _Named, url: str) -> Iterator[Announced]:
    """Read an event; an item of a meeting gives none, and a series gives those that stand within it."""
    event = found.node
    above = [it for it in (found.within, *named.all(_get(event, "superEvent"))) if it is not None]
    series = [it for it in above if isinstance(it, dict) and _SERIES in _kinds(it)]
    if len(series) < len(above):
        return
    if _SERIES in _kinds(event):
        _check_series(event, named)
        return
    for it in series[:1]:
        event = {**{name: said for name in _INHERITED if (said := _get(it, name)) is not None}, **event}
    start = _moment(_get(event, "startDate"))
    if start is None:
        raise LayoutError(missing="startDate", came=f"the event {_text(event, 'name')!r} without it")
    yield Announced(
        title=_text(event, "name"),
        start=start,
        end=_moment(_get(event, "endDate")),
        holders=_holders(event, named),
        location=next(filter(None, (_place(it) for it in named.all(_get(event, "location")))), ""),
        url=_address(_text(event, "url"), url),
        stated=next(((_STATED[it], it) for it in _statuses(event) if it in _STATED), None),
        previous_starts=tuple(sorted(filter(None, map(_moment, _list(_get(event, "previousStartDate")))), key=str)),
        key=_text(event, "@id", "identifier") or None,
        documents=tuple(_documents(named.all(_get(event, "subjectOf")), url)),
    )


def _check_series(series: _Node, named: _Named) -> None:
    """Raise where a series of meetings tells no days but by a schedule: what it leaves unsaid is no empty list."""
    told = _get(series, "subEvent") is not None or _get(series, "subEvents") is not None
    title = _text(series, "name")
    if not told and find_organization(title, *_holders(series, named)):
        raise LayoutError(missing="subEvent", came=f"the series {title!r} without it")


def _is_event(node: _Node) -> bool:
    kinds = _kinds(node)
    return any(it.endswith("Event") or it == _SERIES or it in _OTHER_KINDS for it in kinds - _BROADCASTS)


def _kinds(node: _Node) -> set[str]:
    return {it.rpartition("/")[2].rpartition(":")[2] for it in _list(node.get("@type")) if isinstance(it, str)}


def _statuses(event: _Node) -> list[str]:
    """List an event's statuses by their bare names."""
    said = [it.get("@id") if isinstance(it, dict) else it for it in _list(_get(event, "eventStatus"))]
    return [str(it).rpartition("/")[2].rpartition(":")[2] for it in said]


def _holders(event: _Node, named: _Named) -> tuple[str, ...]:
    held = named.all(_get(event, "organizer"))
    return tuple(words for it in held if (words := _text(it, "name") if isinstance(it, dict) else _words(it)))


def _place(value: object) -> str:
    """Tell a place by its name and where it is."""
    if not isinstance(value, dict):
        return _words(value)
    address = _get(value, "address")
    where = _text(address, "streetAddress") if isinstance(address, dict) else _words(address)
    return ", ".join(dict.fromkeys(it for it in (_text(value, "name"), where or _text(value, "streetAddress")) if it))


def _documents(values: list[object], url: str) -> Iterator[Document]:
    for it in values:
        address = _address(_text(it, "contentUrl", "url"), url) if isinstance(it, dict) else None
        if isinstance(it, dict) and address is not None:
            title = _text(it, "name") or address
            kind = _text(it, "encodingFormat") or None
            yield Document(url=address, title=title, classification=classify_document(title), media_type=kind)


def _moment(value: object) -> dt.datetime | dt.date | None:
    """Read ISO 8601, a moment without a zone as a Swedish one."""
    written = _words(value)
    if not written:
        return None
    try:
        if len(written) <= len("2026-03-11"):
            return dt.date.fromisoformat(written)
        moment = dt.datetime.fromisoformat(written)
        moment = moment.replace(tzinfo=STOCKHOLM) if moment.tzinfo is None else moment
        return moment.astimezone(dt.UTC).astimezone(STOCKHOLM)
    except (ValueError, OverflowError) as error:
        raise LayoutError(missing="a day or a moment by ISO 8601", came=repr(value)[:80]) from error


def _address(written: str, url: str) -> str | None:
    """Make an address whole; `None` for one that is none of the web's."""
    try:
        whole = urljoin(url, written) if written else ""
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None


def _get(node: _Node, name: str) -> object:
    """Look a property up by its bare name, or by one that says whose it is."""
    return next((node[key] for prefix in _PREFIXES if (key := f"{prefix}{name}") in node), None)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(node: _Node, *names: str) -> str:
    return next((words for name in names if (words := _words(_get(node, name)))), "")


def _words(value: object) -> str:
    """Read a value as one line of text, NFC; of several the first, `""` where it is none."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        first = first.get("@value", first.get("@id"))
    if isinstance(first, bool) or not isinstance(first, int | str):
        return ""
    return unicodedata.normalize("NFC", " ".join(str(first).split()))
