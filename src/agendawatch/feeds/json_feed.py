"""Changes as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from agendawatch.feeds.news import News, NewsEntry, PageOf, entries, instant, news_heading
from agendawatch.model import Change, Document


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
    heading = news_heading(name, language, source_url, page_url, official)
    told = entries(changes, heading.say, page_of)
    heading = heading.showing({entry.example for entry in told})
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
    items = ",\n".join(_json(_item(entry)) for entry in told)
    # A line an item, not indented: written so it takes an eighth of the time.
    return ("{\n" + ",\n".join((*rows, f'"items": [\n{items}\n]' if items else '"items": []')) + "\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _item(entry: NewsEntry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": instant(entry.updated),
        "tags": list(entry.tags),
    }
    if entry.url:
        item["url"] = entry.url
    held = [_attachment(document) for document in entry.documents]
    if held:
        item["attachments"] = held
    return item


def _attachment(document: Document) -> dict[str, object]:
    # The format wants a type; what a page does not tell is octets.
    held: dict[str, object] = {
        "url": document.url,
        "mime_type": document.media_type or "application/octet-stream",
        "title": document.title,
    }
    if document.size is not None:
        held["size_in_bytes"] = document.size
    return held
