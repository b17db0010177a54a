"""News of meetings and their documents, as RSS and Atom bring them: links with titles, whose words tell the days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from agendawatch.documents.feed_entries import FeedEntry, read_entries
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.days.dates import When, find_dates
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.publishing import without_publishing
from agendawatch.model import STOCKHOLM, Document, DocumentClassification
from agendawatch.readers.announced import Announced
from agendawatch.readers.file_words import is_file, media_type_of

__all__ = ["read_news"]

_TEXT = 20_000
"""Letters of an entry's title or text that are read."""
_CATEGORIES = 20


@dataclass(slots=True)
class _Gathered:
    """What the entries about one meeting say together."""

    title: str
    start: dt.datetime | dt.date
    url: str | None = None
    holders: tuple[str, ...] = ()
    documents: list[Document] = field(default_factory=list)


def read_news(
    data: bytes | str, url: str, *, charset: str | None = None, fetched: dt.datetime
) -> tuple[Announced, ...]:
    """Read a feed as meetings; entries about the same organization and day are one.

    An entry's title names the day, else its text does; one without a day is news, and left out.
    A day without a year counts from when the entry was published, or from when the feed was fetched.
    Who meets stands in the title, the text or the categories.
    """
    entries = read_entries(data, url, charset=charset)
    found: dict[tuple[str, dt.date], _Gathered] = {}
    for entry in entries:
        when = _day(entry, fetched)
        organization = find_organization(entry.title[:_TEXT], entry.text[:_TEXT], *entry.categories[:_CATEGORIES])
        if when is None or when.date is None:
            continue
        title = organization.name if organization else entry.title
        gathered = found.setdefault((title, when.date), _Gathered(entry.title, when.date, entry.url))
        if when.start is not None:
            gathered.start = dt.datetime.combine(when.date, when.start, STOCKHOLM)
        documents = _documents(entry)
        gathered.documents += documents
        if organization is not None:
            # A document's title is not the meeting's name.
            gathered.title = organization.name if documents else entry.title
            gathered.holders = (organization.name,)
    if entries and not found:
        came = f"{len(entries)} entries, the first {entries[0].title!r}"
        raise LayoutError(missing="an entry that tells a day", came=came)
    return tuple(
        Announced(it.title, it.start, holders=it.holders, url=it.url, documents=tuple(it.documents))
        for it in found.values()
    )


def _day(entry: FeedEntry, fetched: dt.datetime) -> When | None:
    counted = (entry.published or fetched).astimezone(STOCKHOLM).date()
    for words in (entry.title, entry.text):
        for when in find_dates(without_publishing(words[:_TEXT]), counted_from=counted):
            if when.date is not None:
                return when
    return None


def _documents(entry: FeedEntry) -> list[Document]:
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
