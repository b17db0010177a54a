"""schema.org `Event`s as JSON-LD, in a page or as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urljoin

from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError
from agendawatch.model import STOCKHOLM, Document
from agendawatch.sources.announced import Announced, AnnouncingSource
from agendawatch.sources.conversation import Page
from agendawatch.sources.json_page import Record, parse, words
from agendawatch.swedish.pages.documents import classify_document

__all__ = ["JSONLD", "read_nodes"]

_DEEPEST = 12
_NESTED = ("@graph", "itemListElement", "item", "mainEntity", "event", "events", "subEvent")
"""Where events stand within other things."""
_CANCELLED = "EventCancelled"


def read_nodes(page: Page) -> tuple[Announced, ...]:
    """Read a page's events, each once; raise where it holds none of JSON-LD."""
    roots = _roots(page)
    if not roots:
        raise LayoutError(page.url, missing='script[type="application/ld+json"]')
    events = [event for root in roots for event in _events(root, 0)]
    if not events:
        raise LayoutError(page.url, missing="a schema.org Event")
    # An event of a meeting's item stands within the meeting's own.
    return tuple(dict.fromkeys(_announced(it, page) for it in events if "superEvent" not in it))


def _roots(page: Page) -> tuple[object, ...]:
    if page.text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        return (parse(page.text, page.url),)
    scripts = open_page(page.text, page.url).all("script[type='application/ld+json']")
    return tuple(parse(script.words, page.url) for script in scripts)


def _events(value: object, depth: int) -> Iterator[Record]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for it in value:
            yield from _events(it, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.rpartition("/")[2].endswith("Event") for name in names):
            yield value
        for name in _NESTED:
            yield from _events(value.get(name), depth + 1)


def _announced(event: Record, page: Page) -> Announced:
    start = _moment(event.get("startDate"), page)
    if start is None:
        raise LayoutError(page.url, missing="startDate", came=f"the event {words(event, 'name')!r} without it")
    cancelled = words(event, "eventStatus").rpartition("/")[2] == _CANCELLED
    return Announced(
        title=words(event, "name"),
        start=start,
        end=_moment(event.get("endDate"), page),
        organizer=_named(event.get("organizer")),
        location=_place(event.get("location")),
        url=_address(words(event, "url"), page),
        cancelled=_CANCELLED if cancelled else None,
        key=words(event, "@id", "identifier") or None,
        documents=tuple(_documents(event.get("subjectOf"), page)),
    )


def _moment(value: object, page: Page) -> dt.datetime | dt.date | None:
    """Read ISO 8601, a moment without a zone as a Swedish one."""
    if value in (None, ""):
        return None
    try:
        written = str(value).strip()
        if len(written) <= len("2026-03-11"):
            return dt.date.fromisoformat(written)
        moment = dt.datetime.fromisoformat(written)
        return moment.replace(tzinfo=STOCKHOLM) if moment.tzinfo is None else moment.astimezone(STOCKHOLM)
    except (ValueError, OverflowError) as error:
        raise LayoutError(page.url, missing="a day or a moment by ISO 8601", came=repr(value)) from error


def _address(written: str, page: Page) -> str | None:
    """Make an address whole; `None` when it is none."""
    try:
        return urljoin(page.url, written) if written else None
    except ValueError:
        return None


def _named(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return words(first, "name") if isinstance(first, dict) else str(first) if isinstance(first, str) else ""


def _place(value: object) -> str:
    """Tell a place by its name and where it is."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict):
        return first if isinstance(first, str) else ""
    address = first.get("address")
    where = words(address, "streetAddress") if isinstance(address, dict) else words(first, "address")
    return ", ".join(dict.fromkeys(it for it in (words(first, "name"), where) if it))


def _documents(value: object, page: Page) -> Iterator[Document]:
    for it in value if isinstance(value, list) else [value]:
        url = _address(words(it, "contentUrl", "url"), page) if isinstance(it, dict) else None
        if isinstance(it, dict) and url is not None:
            title = words(it, "name") or url
            yield Document(
                url=url,
                title=title,
                classification=classify_document(title),
                media_type=words(it, "encodingFormat") or None,
            )


JSONLD = AnnouncingSource("jsonld", read_nodes)
"""The way of publishing that search engines read."""
