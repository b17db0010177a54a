"""Events that a calendar, a feed or a page announces for machines, whatever its form: meetings by their words."""

from __future__ import annotations

import datetime as dt
import html
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import urljoin

from pydantic import ValidationError

from agendawatch.documents.feed_entries import FeedEntry, read_entries
from agendawatch.documents.html import read_jsonld
from agendawatch.errors import LayoutError, ReadError, TooLargeError
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.organizations import find_organization, find_organizations
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.meeting_words import without_publishing
from agendawatch.lang.sv.status_words import find_status_words
from agendawatch.model import (
    STOCKHOLM,
    Caveat,
    Document,
    DocumentClassification,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Provenance,
)
from agendawatch.readers.meeting_status import is_file, media_type_of, read_stated, standing
from agendawatch.visible import one_line

_TITLE = 2_000
"""Letters of a title that are read."""
_HOLDERS = 20
_SECOND = dt.timedelta(seconds=1)
_NIGHT = dt.timedelta(hours=6)
"""What ends before six in the morning ended on the evening before."""
_MIDNIGHT = dt.time()
_NO_HOUR = frozenset({dt.time(), dt.time(23, 59), dt.time(23, 59, 59)})


@dataclass(frozen=True, slots=True)
class Announced:
    """An event as it is announced."""

    title: str
    """In the page's own words; HTML's letters are still those of a feed that should have none."""
    start: dt.datetime | dt.date
    """Local time in Sweden where it is a moment."""
    end: dt.datetime | dt.date | None = None
    """A whole day's is its last day; `None` when not told."""
    holders: tuple[str, ...] = ()
    """Words beside the title that may name who meets, the surest first."""
    location: str = ""
    url: str | None = None
    stated: tuple[MeetingStatus, str] | None = None
    """What a field says of how it stands, and its words; `None` where none does."""
    previous_starts: tuple[dt.datetime | dt.date, ...] = ()
    key: str | None = None
    documents: tuple[Document, ...] = ()
    warnings: tuple[Caveat, ...] = ()

    @property
    def name(self) -> str:
        """The title as a person would read it."""
        return " ".join(html.unescape(self.title[:_TITLE]).split())


def find_holder(event: Announced) -> Organization | None:
    """Find the organization that holds an event: by its title, else by what stands beside; `None` for a concert."""
    return find_organization(event.name, *(holder[:_TITLE] for holder in event.holders[:_HOLDERS]))


def to_meeting(
    event: Announced, organization: Organization, *, municipality: Municipality | None = None, ground: Provenance
) -> Meeting:
    """Read an event as a meeting of an organization.

    Its title's own words tell how it stands, and where they are silent a field does. A start at midnight without
    an hour of its end is no time at all.
    """
    first, last, start, end = _span(event.start, event.end)
    said = read_stated(event.name, first)
    told = event.stated if said.words is None else None
    status, words = told or (said.status, said.words)
    documents = tuple({document.url: document for document in reversed(event.documents)}.values())[::-1]
    try:
        return Meeting(
            organization=organization,
            municipality=municipality,
            date=first,
            start=start,
            end_date=last if last > first else None,
            end=end,
            name=event.name if event.name and not _is_plain(event.name, organization) else None,
            location=event.location or None,
            url=event.url,
            status=standing(documents, status),
            status_words=words,
            extra=said.extra,
            reserve=said.reserve,
            previous_starts=event.previous_starts,
            documents=documents,
            provenance=ground,
            warnings=event.warnings,
            source_id=event.key,
        )
    except ValidationError as error:
        raise ReadError(expected=f"the event {event.title!r} to be a meeting", came=str(error)) from error


def _is_plain(title: str, organization: Organization) -> bool:
    """Tell whether a title says who meets, and what became of it, and nothing more."""
    name, rest = organization.name.casefold(), title
    named = (it for it in find_organizations(title) if name.startswith(it.words.casefold()))  # "Extra kommunstyrelse"
    spans = [*((word.start, word.end) for word in find_status_words(title)), *(it.span for it in named)]
    for start, end in spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return not any(sign.isalpha() for sign in rest.casefold().replace(name, "", 1))


def _span(
    start: dt.datetime | dt.date, end: dt.datetime | dt.date | None
) -> tuple[dt.date, dt.date, dt.datetime | None, dt.datetime | None]:
    """Give the first day and the last, and the moments of beginning and end, where they are told.

    A meeting that goes on after midnight is over one day; one to the next noon is over two.
    """
    if not isinstance(start, dt.datetime):
        return start, _last_day(end, start), None, None
    day = start.date()
    timed = isinstance(end, dt.datetime) and end != start and end.time() not in _NO_HOUR
    if start.time() == _MIDNIGHT and not timed:
        return day, _last_day(end, day), None, None
    # By the clock too: in the hour that autumn has twice it may show less at the end.
    if not isinstance(end, dt.datetime) or end <= start or end.astimezone(dt.UTC) <= start.astimezone(dt.UTC):
        return day, day, start, None
    return day, (end - _NIGHT).date(), start, end


def _last_day(end: dt.datetime | dt.date | None, first: dt.date) -> dt.date:
    if isinstance(end, dt.datetime):
        return (end - _SECOND).date()
    return end or first


# News of meetings and their documents, as RSS and Atom bring them: links with titles, whose words tell the days.

_TEXT = 20_000
"""Letters of an entry's title or text that are read."""
_CATEGORIES = 20


def read_news(
    data: bytes | str, url: str, *, charset: str | None = None, fetched: dt.datetime
) -> tuple[Announced, ...]:
    """Read a feed as meetings; entries about the same organization and day are one.

    An entry's title names the day, else its text does; one without a day is news, and left out.
    A day without a year counts from when the entry was published, or from when the feed was fetched.
    Who meets stands in the title, the text or the categories.
    """
    entries = read_entries(data, url, charset=charset)
    found: dict[tuple[str, dt.date], Announced] = {}
    papers: dict[tuple[str, dt.date], list[Document]] = defaultdict(list)
    for entry in entries:
        counted = (entry.published or fetched).astimezone(STOCKHOLM).date()
        texts = (without_publishing(words[:_TEXT]) for words in (entry.title, entry.text))
        whens = (when for text in texts for when in find_dates(text, counted_from=counted) if when.date is not None)
        when = next(whens, None)
        if when is None or when.date is None:
            continue
        organization = find_organization(entry.title[:_TEXT], entry.text[:_TEXT], *entry.categories[:_CATEGORIES])
        key = (organization.name if organization else entry.title, when.date)
        event = found.get(key) or Announced(entry.title, when.date, url=entry.url)
        documents = _documents_of_entry(entry)
        papers[key] += documents
        if when.start is not None:
            event = replace(event, start=dt.datetime.combine(when.date, when.start, STOCKHOLM))
        if organization is not None:
            # A document's title is not the meeting's name.
            title = organization.name if documents else entry.title
            event = replace(event, title=title, holders=(organization.name,))
        found[key] = event
    if entries and not found:
        came = f"{len(entries)} entries, the first {entries[0].title!r}"
        raise LayoutError(missing="an entry that tells a day", came=came)
    return tuple(replace(event, documents=tuple(papers[key])) for key, event in found.items())


def _documents_of_entry(entry: FeedEntry) -> list[Document]:
    """List the files of an entry: those enclosed, and its link where that is one."""
    files = list(entry.files)
    if entry.url and is_file(entry.url):
        files.insert(0, (entry.url, None))
    kind = classify_document(entry.title[:_TEXT])
    if not files and entry.url and kind is not DocumentClassification.OTHER:
        files = [(entry.url, None)]
    return [
        Document(
            url=url,
            title=entry.title or url,
            classification=kind,
            media_type=media or media_type_of(url),
            published=entry.published,
        )
        for url, media in files
    ]


# schema.org's events, as search engines read them: an `Event` of any kind is a meeting, an item of one is none.

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
    return tuple(dict.fromkeys(it for event, within in found for it in _announced(event, within, named, url)))


def _found(value: object, within: _Node | None = None, depth: int = 0) -> Iterator[tuple[_Node, _Node | None]]:
    """Give events, each with the one that it stands within."""
    if depth > _DEEPEST:
        raise TooLargeError(limit=f"{_DEEPEST} things within one another", came="more")
    if isinstance(value, list):
        for it in value:
            yield from _found(it, within, depth + 1)
    elif isinstance(value, dict):
        kinds = _kinds(value)
        event = any(it.endswith("Event") or it == _SERIES or it in _OTHER_KINDS for it in kinds - _BROADCASTS)
        if event:
            yield value, within
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
        values = _list(value)
        names = [it.get("@id") if isinstance(it, dict) else it for it in values]
        return [
            self._things.get(name, it) if isinstance(name, str) else it for name, it in zip(names, values, strict=True)
        ]


def _announced(event: _Node, within: _Node | None, named: _Named, url: str) -> Iterator[Announced]:
    """Read an event; an item of a meeting gives none, and a series gives those that stand within it."""
    above = [it for it in (within, *named.all(_get(event, "superEvent"))) if it is not None]
    series = [it for it in above if isinstance(it, dict) and _SERIES in _kinds(it)]
    if len(series) < len(above):
        return
    if _SERIES in _kinds(event):
        # Raise where a series of meetings tells no days but by a schedule: what it leaves unsaid is no empty
        # list.
        told = _get(event, "subEvent") is not None or _get(event, "subEvents") is not None
        title = _text(event, "name")
        if not told and find_organization(title, *_holders(event, named)):
            raise LayoutError(missing="subEvent", came=f"the series {title!r} without it")
        return
    for it in series[:1]:
        event = {**{name: said for name in _INHERITED if (said := _get(it, name)) is not None}, **event}
    start = _moment(_get(event, "startDate"))
    if start is None:
        raise LayoutError(missing="startDate", came=f"the event {_text(event, 'name')!r} without it")
    held = [it.get("@id") if isinstance(it, dict) else it for it in _list(_get(event, "eventStatus"))]
    statuses = [_bare(str(it)) for it in held]
    documents = []
    for paper in named.all(_get(event, "subjectOf")):
        address = _address(_text(paper, "contentUrl", "url"), url) if isinstance(paper, dict) else None
        if isinstance(paper, dict) and address is not None:
            name = _text(paper, "name") or address
            kind = _text(paper, "encodingFormat") or None
            documents.append(Document(url=address, title=name, classification=classify_document(name), media_type=kind))
    yield Announced(
        title=_text(event, "name"),
        start=start,
        end=_moment(_get(event, "endDate")),
        holders=_holders(event, named),
        location=next(filter(None, (_place(it) for it in named.all(_get(event, "location")))), ""),
        url=_address(_text(event, "url"), url),
        stated=next(((_STATED[status], status) for status in statuses if status in _STATED), None),
        previous_starts=tuple(sorted(filter(None, map(_moment, _list(_get(event, "previousStartDate")))), key=str)),
        key=_text(event, "@id", "identifier") or None,
        documents=tuple(documents),
    )


def _kinds(node: _Node) -> set[str]:
    return {_bare(it) for it in _list(node.get("@type")) if isinstance(it, str)}


def _bare(name: str) -> str:
    """Give a name without whose it is: "https://schema.org/EventCancelled"."""
    return name.rpartition("/")[2].rpartition(":")[2]


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
    return one_line(str(first))
