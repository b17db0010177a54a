"""Notices that a SiteVision board keeps as JSON in a script, and draws from there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from agendawatch.documents.tree import Link
from agendawatch.model import STOCKHOLM
from agendawatch.readers.opening import open_document
from agendawatch.sources.board.rows import Row
from agendawatch.sources.sitevision.state import read_moment, states

__all__ = ["state_rows"]

_LISTS = ("announcements", "initialNotices", "notices", "pages", "articles")
_TITLES = ("subject", "title", "displayName", "name", "type")
_BODIES = ("organ", "authority", "organization")
_TEXTS = ("freeText", "htmlContent", "preamble", "text", "description")
_FROM, _TO = ("fromDate", "startDate", "publishDate"), ("toDate", "endDate", "unpublishDate")
_ADDRESSES = ("url", "uri", "URI", "href")


def state_rows(text: str) -> tuple[Row, ...]:
    """Read the notices of a page's scripts, each as a row of a board; `()` where no script lists any.

    The lists and the fields have been seen in several apps, and no two have the same.
    """
    kept = (state.value for state in states(text) if isinstance(state.value, dict))
    return tuple(row for value in kept for name in _LISTS for row in _rows(value.get(name)))


def _rows(listed: object) -> Iterator[Row]:
    for it in listed if isinstance(listed, list) else ():
        if isinstance(it, dict) and any(isinstance(it.get(name), str) for name in (*_TITLES, *_BODIES)):
            yield _row(it)


def _row(fields: dict[str, object]) -> Row:
    title = next(_texts(fields, _TITLES), "")
    told = [*_texts(fields, _BODIES)]
    links = [Link(title, url) for url in _texts(fields, _ADDRESSES) if url.startswith(("/", "http"))][:1]
    for words in _texts(fields, _TEXTS):
        for block in open_document(words).passages:
            told.append(f"{block.key}: {block.text}" if block.key else block.text)
            links.extend(block.links)
    return Row(title or (told[0] if told else ""), (), told, links, _day(fields, _FROM), _day(fields, _TO))


def _texts(fields: dict[str, object], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _day(fields: dict[str, object], names: tuple[str, ...]) -> dt.date | None:
    moments = (read_moment(fields.get(name)) for name in names)
    return next((it.astimezone(STOCKHOLM).date() for it in moments if it is not None), None)
