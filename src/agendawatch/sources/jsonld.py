"""schema.org `Event`s as JSON-LD, in a page or as a file."""

from __future__ import annotations

from agendawatch.model import Window
from agendawatch.readers.announced import Announced
from agendawatch.readers.schema_org import read_schema_org
from agendawatch.sources.announced_events import AnnouncingSource
from agendawatch.sources.flow import Response

__all__ = ["JSONLD"]


def _read(page: Response, _window: Window) -> tuple[Announced, ...]:
    return read_schema_org(page.body, page.url, charset=page.charset)


JSONLD = AnnouncingSource("jsonld", _read)
"""The way of publishing that search engines read."""
