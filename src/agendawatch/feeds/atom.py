"""Changes as Atom (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from html import escape

from agendawatch.feeds.news import News, NewsEntry, PageOf, entries, instant, news_heading, urn
from agendawatch.feeds.options import FeedHeading
from agendawatch.model import Change

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
    heading = news_heading(name, language, source_url, page_url, official)
    told = entries(changes, heading.say, page_of)
    own = heading.source_url or urn("feed", heading.name)
    return "\n".join((*_feed(own, heading.showing({entry.example for entry in told}), told), "")).encode()


def _feed(own: str, heading: FeedHeading, told: tuple[NewsEntry, ...]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{heading.say.language}">'
    yield f"<id>{escape(own)}</id>"
    yield f"<title>{escape(heading.name)}</title>"
    yield f"<subtitle>{escape(heading.description)}</subtitle>"
    yield f"<updated>{instant(told[0].updated if told else _NEVER)}</updated>"
    yield "<author><name>agendawatch</name></author>"
    yield "<generator>agendawatch</generator>"
    if heading.source_url:
        yield f'<link rel="self" type="application/atom+xml" href="{escape(heading.source_url)}"/>'
    if heading.page_url:
        yield f'<link rel="alternate" type="text/html" href="{escape(heading.page_url)}"/>'
    for entry in told:
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
