"""Changes as Atom (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from html import escape

from agendawatch.answers.words import phrases
from agendawatch.feeds.news import News, NewsEntry, PageOf, entries, instant, urn
from agendawatch.feeds.options import FeedHeading
from agendawatch.model import Change, Document

_NEVER = dt.datetime(2020, 3, 6, tzinfo=dt.UTC)
"""When a feed without an entry was last updated: the day it all began. A feed must say some moment."""


def to_atom(
    changes: Iterable[Change | News | NewsEntry],
    *,
    name: str = "agendawatch",
    language: str = "sv",
    source_url: str | None = None,
    page_url: str | None = None,
    official: str | None = None,
    page_of: PageOf | None = None,
) -> bytes:
    """Write changes as an Atom feed, the newest first; equal changes give equal bytes.

    Entries that were made of them for another format are taken as they are.
    Each entry's `id` is of the change alone and `updated` is when it was seen. An unknown language,
    an empty name and an address that is not http or https raise `InputError`.
    """
    heading = FeedHeading.checked(name, phrases(language, official), source_url, page_url)
    news = entries(changes, heading.say, page_of)
    own = heading.source_url or urn("feed", heading.name)
    return "\n".join((*_feed(own, heading.showing({entry.example for entry in news}), news), "")).encode()


def _feed(own: str, heading: FeedHeading, news: tuple[NewsEntry, ...]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{heading.say.language}">'
    yield f"<id>{escape(own)}</id>"
    yield f"<title>{escape(heading.name)}</title>"
    yield f"<subtitle>{escape(heading.description)}</subtitle>"
    yield f"<updated>{instant(news[0].updated if news else _NEVER)}</updated>"
    yield "<author><name>agendawatch</name></author>"
    yield "<generator>agendawatch</generator>"
    if heading.source_url:
        yield f'<link rel="self" type="application/atom+xml" href="{escape(heading.source_url)}"/>'
    if heading.page_url:
        yield f'<link rel="alternate" type="text/html" href="{escape(heading.page_url)}"/>'
    for entry in news:
        yield from _entry(entry)
    yield "</feed>"


def _entry(entry: NewsEntry) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{entry.id}</id>"
    yield f"<title>{escape(entry.title)}</title>"
    yield f"<updated>{instant(entry.updated)}</updated>"
    if entry.url:
        yield f'<link rel="alternate" href="{escape(entry.url)}"/>'
    for paper in entry.documents:
        kind = f' type="{escape(paper.media_type)}"' if paper.media_type else ""
        size = f' length="{paper.size}"' if paper.size is not None else ""
        yield f'<link rel="enclosure"{kind}{size} title="{escape(paper.title)}" href="{escape(paper.url)}"/>'
    for tag in entry.tags:
        yield f'<category term="{escape(tag)}"/>'
    yield f'<content type="text">{escape(entry.text)}</content>'
    yield "</entry>"


def to_json_feed(
    changes: Iterable[Change | News | NewsEntry],
    *,
    name: str = "agendawatch",
    language: str = "sv",
    source_url: str | None = None,
    page_url: str | None = None,
    official: str | None = None,
    page_of: PageOf | None = None,
) -> bytes:
    """Write changes as a JSON Feed, the newest first; equal changes give equal bytes.

    Entries that were made of them for another format are taken as they are.
    Identities and moments are those of the Atom feed of the same changes, and so are the errors.
    """
    heading = FeedHeading.checked(name, phrases(language, official), source_url, page_url)
    news = entries(changes, heading.say, page_of)
    heading = heading.showing({entry.example for entry in news})
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": heading.name,
        "description": heading.description,
        "language": heading.say.language,
        "home_page_url": heading.page_url,
        "feed_url": heading.source_url,
        "authors": [{"name": "agendawatch"}],
    }
    rows = [f"{_json(key)}: {_json(value)}" for key, value in feed.items() if value is not None]
    items = ",\n".join(_json(_item(entry)) for entry in news)
    # A line an item, not indented: written so it takes an eighth of the time.
    return ("{\n" + ",\n".join((*rows, f'"items": [\n{items}\n]' if items else '"items": []')) + "\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _item(entry: NewsEntry) -> dict[str, object]:
    item = {
        "id": entry.id,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": instant(entry.updated),
        "tags": list(entry.tags),
    }
    beside = {"url": entry.url, "attachments": list(map(_attachment, entry.documents))}
    return item | {key: value for key, value in beside.items() if value}


def _attachment(document: Document) -> dict[str, object]:
    return {
        "url": document.url,
        # The format wants a type; what a page does not tell is octets.
        "mime_type": document.media_type or "application/octet-stream",
        "title": document.title,
        **({} if document.size is None else {"size_in_bytes": document.size}),
    }
