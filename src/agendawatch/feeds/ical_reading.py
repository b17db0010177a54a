"""iCalendar read as meetings: our own feeds into equal values, those of others as far as their words go."""

from __future__ import annotations

import re
from collections.abc import Iterator

import icalendar

from agendawatch.documents.encoding import decode, whole_letters
from agendawatch.errors import ReadError, TooLargeError
from agendawatch.feeds.foreign import foreign_meeting
from agendawatch.feeds.own import own_meetings
from agendawatch.model import Meeting

__all__ = ["read_ical"]

_FOLD = re.compile(rb"\r?\n[ \t]")
_MOST = 20_000_000
"""Letters; the largest council feed known is a hundredth of it."""


def read_ical(data: bytes | str) -> tuple[Meeting, ...]:
    """Read an iCalendar feed as meetings, in its order.

    A feed of ours gives the values that it was made of, as far as its events carry them: an item
    belongs to the agenda of the meeting that it names, and provenance is left to who reads.
    In other feeds an event's title names the organization and tells whether it is cancelled; a
    start at midnight without a time of its end is taken for no time at all, and times without a
    zone for Swedish ones. What is no calendar, or holds an event without a day, raises `ReadError`.
    """
    # Unfolded first: some writers fold inside a character.
    calendars = _calendars(whole_letters(data) if isinstance(data, str) else decode(_FOLD.sub(b"", data)))
    meetings: list[Meeting] = []
    for calendar in calendars:
        events = [part for part in calendar.subcomponents if part.name == "VEVENT"]
        own = own_meetings(events)
        meetings += own if own is not None else _foreign(calendar, events)
    return tuple(meetings)


def _calendars(text: str) -> list[icalendar.Component]:
    begins = text.lstrip("\ufeff \t\r\n")
    if not begins[:15].upper().startswith("BEGIN:VCALENDAR"):
        raise ReadError(expected="a calendar (BEGIN:VCALENDAR)", came=repr(begins[:40]))
    if len(begins) > _MOST:
        raise TooLargeError(limit=f"{_MOST} letters", came=f"{len(begins)}")
    if not begins.rstrip().upper().endswith("END:VCALENDAR"):
        raise ReadError(expected="a whole calendar (END:VCALENDAR)", came=f"one that ends in {begins.rstrip()[-40:]!r}")
    try:
        return list(icalendar.Calendar.from_ical(begins, multiple=True))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError) as error:
        raise ReadError(expected="iCalendar by RFC 5545", came=f"{type(error).__name__}: {error}") from error


def _foreign(calendar: icalendar.Component, events: list[icalendar.Component]) -> Iterator[Meeting]:
    name = str(calendar.get("X-WR-CALNAME", calendar.get("NAME", "")))
    for event in events:
        yield foreign_meeting(event, calendar_name=name)
