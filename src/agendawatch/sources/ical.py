"""An iCalendar feed that a municipality publishes itself."""

from __future__ import annotations

import datetime as dt

from agendawatch.errors import ReadError
from agendawatch.model import Document
from agendawatch.readers.file_words import is_file, read_file_words
from agendawatch.reading.calendar_lines import CalendarEvent, CalendarLine, read_calendar
from agendawatch.sources.announced import Announced, AnnouncingSource
from agendawatch.sources.conversation import Page
from agendawatch.swedish.pages.documents import classify_document

__all__ = ["ICAL", "read_events"]

_DAY = dt.timedelta(days=1)


def read_events(page: Page) -> tuple[Announced, ...]:
    """Read a feed's events, in its order; an event without a day raises."""
    calendar = read_calendar(page.body, charset=page.charset)
    return tuple(_announced(event, calendar.name) for event in calendar.events)


def _announced(event: CalendarEvent, calendar: str) -> Announced:
    start, end = event.moment("DTSTART"), event.end
    title = event.text("SUMMARY")
    if start is None:
        raise ReadError(expected="DTSTART", came=f"the event {title or event.text('UID')!r} without it")
    if end is not None and not isinstance(start, dt.datetime) and not isinstance(end, dt.datetime):
        # RFC 5545: an all-day event's DTEND is the day after its last.
        end -= _DAY
    instead, rule = event.text("RECURRENCE-ID"), event.text("RRULE")
    identifier = event.text("UID")
    cancelled = event.text("STATUS").upper() == "CANCELLED"
    return Announced(
        title=title,
        start=start,
        end=end,
        organizer=_organizer(event) or calendar,
        location=event.text("LOCATION"),
        url=_web(event.text("URL")),
        cancelled="STATUS:CANCELLED" if cancelled else None,
        key=f"{identifier}/{instead}" if identifier and instead else identifier or None,
        documents=tuple(it for line in event.all("ATTACH") if (it := _document(line))),
        warnings=(f"RRULE:{rule}",) if rule else (),
    )


def _organizer(event: CalendarEvent) -> str:
    lines = event.all("ORGANIZER")
    return dict(lines[0].parameters).get("CN", "") if lines else ""


def _web(url: str) -> str | None:
    return url if url.casefold().startswith(("http://", "https://")) else None


def _document(line: CalendarLine) -> Document | None:
    """Read an attachment; one that lies in the feed itself is passed over."""
    url = _web(line.value.strip())
    if url is None:
        return None
    parameters = dict(line.parameters)
    said = read_file_words(parameters.get("FILENAME") or parameters.get("X-FILENAME", ""), url)
    title = said.title or url
    return Document(
        url=url,
        title=title,
        classification=classify_document(title if is_file(url) else url),
        media_type=parameters.get("FMTTYPE") or said.media_type,
    )


ICAL = AnnouncingSource("ical", read_events)
"""The way of publishing that does the right thing."""
