"""An RSS or Atom feed of meetings and their documents."""

from __future__ import annotations

from agendawatch.model import Window
from agendawatch.readers.announced import Announced
from agendawatch.readers.news import read_news
from agendawatch.sources.announced_events import AnnouncingSource
from agendawatch.sources.flow import Response

__all__ = ["RSS"]


def _read(page: Response, _window: Window) -> tuple[Announced, ...]:
    return read_news(page.body, page.url, charset=page.charset, fetched=page.fetched)


RSS = AnnouncingSource("rss", _read)
"""The way of publishing that is news of documents."""
