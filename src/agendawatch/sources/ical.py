"""An iCalendar feed that a municipality publishes itself."""

from __future__ import annotations

from agendawatch.model import Meeting, Window
from agendawatch.readers.announced import Announced
from agendawatch.readers.calendar import read_events
from agendawatch.sources.announced_events import AnnouncingSource
from agendawatch.sources.flow import Response

__all__ = ["ICAL"]


def _read(page: Response, window: Window) -> tuple[Announced | Meeting, ...]:
    return read_events(page.body, charset=page.charset, window=window)


ICAL = AnnouncingSource("ical", _read)
"""The way of publishing that does the right thing."""
