"""iCalendar (RFC 5545) as events, each occurrence of a series by itself, on Swedish clocks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from agendawatch.documents.encoding import decode, whole_letters
from agendawatch.errors import BUGS, ReadError, TooLargeError
from agendawatch.model import Window

__all__ = ["Attachment", "Calendar", "CalendarEvent", "read_calendar"]

_LETTERS = 10_000_000
"""Bytes or letters of a file; the largest council feed known is a fiftieth of it."""
_EVENTS = 50_000
_DEEPEST = 10
"""Components within one another; RFC 5545 knows three."""

_BYTES_FOLD = re.compile(rb"\r?\n[ \t]")
_BREAK = re.compile(r"\r\n?")
_FOLD = re.compile(r"\n[ \t]")
_DELIMITER = re.compile(r"^(BEGIN|END)[ \t]*[:;].*$", re.IGNORECASE | re.MULTILINE)
_PLAIN_DELIMITER = re.compile(r"[A-Z]+:[ \t]*([A-Z0-9-]{1,100})[ \t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that an event names."""

    address: str
    """As written; what lies in the calendar itself has none and is left out."""
    media_type: str | None = None
    filename: str = ""
    """`""` when it has no name but its address."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event, or one occurrence of a series; text is one line each, NFC, and `""` where nothing is said."""

    start: dt.datetime | dt.date
    """Europe/Stockholm where it is a moment."""
    end: dt.datetime | dt.date | None = None
    """As RFC 5545 counts: the first moment, or day, after it. `None` when it is not told, or not after the start."""
    uid: str = ""
    original: dt.datetime | dt.date | None = None
    """Of a series: when this one was first meant to be (RECURRENCE-ID). `None` for an event by itself."""
    summary: str = ""
    location: str = ""
    url: str = ""
    status: str = ""
    """In capitals."""
    organizer: str = ""
    """The name (CN), not the address."""
    categories: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    rule: str | None = None
    """The rule of a series that could not be followed: of it this is the first event alone. `None` for all others."""
    own: str = ""
    """`X-AGENDAWATCH`: what feeds of ours say in no other way."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A file of iCalendar; several calendars in one are read as one."""

    name: str
    events: tuple[CalendarEvent, ...]


def read_calendar(data: bytes | str, *, charset: str | None = None, window: Window | None = None) -> Calendar:
    r"""Read a file of iCalendar as events, in its order; raise `ReadError` for what is no whole calendar.

    >>> feed = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260311T120000Z\nSUMMARY:Möte\nEND:VEVENT\nEND:VCALENDAR"
    >>> event = read_calendar(feed).events[0]
    >>> event.summary, event.start.isoformat()
    ('Möte', '2026-03-11T13:00:00+01:00')

    A series gives those of its events that begin within `window`; without one, those until a year after the last day
    that the file itself names. Where a change of one of them stands in the file, it is read in that one's place.
    """
    if len(data) > _LETTERS:
        raise TooLargeError(limit=f"{_LETTERS} bytes of a calendar", came=f"{len(data)}")
    text = _unfolded(data, charset)
    if not text[:15].upper().startswith("BEGIN:VCALENDAR"):
        raise ReadError(expected="a calendar (BEGIN:VCALENDAR)", came=repr(text[:40]))
    rest, zones = _parted(text)
    from agendawatch.documents.components import read_components  # noqa: PLC0415 - few pages are calendars

    try:
        return read_components(rest, zones, window)
    except BUGS as error:
        raise ReadError(expected="iCalendar by RFC 5545", came=f"{type(error).__name__}: {error}") from error


def _unfolded(data: bytes | str, charset: str | None) -> str:
    """Decode and join the lines that were folded: before decoding too, since some writers fold inside a character."""
    text = whole_letters(data) if isinstance(data, str) else decode(_BYTES_FOLD.sub(b"", data), charset=charset)
    return _FOLD.sub("", _BREAK.sub("\n", text).strip("\ufeff \t\n"))


def _parted(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the definitions of zones out of a calendar; raise where its components do not close one another."""
    open_: list[tuple[str, int]] = []
    zones, rest, at, events = [], [], 0, 0
    for line in _DELIMITER.finditer(text):
        plain = _PLAIN_DELIMITER.fullmatch(line[0])
        name = plain[1].upper() if plain else ""
        if line[1].upper() == "BEGIN" and name:
            events += name == "VEVENT"
            open_.append((name, line.start()))
            continue
        if not open_ or open_[-1][0] != name:
            raise ReadError(expected=f"END:{open_[-1][0] if open_ else 'VCALENDAR'}", came=repr(line[0][:60]))
        _, begun = open_.pop()
        if name == "VTIMEZONE" and len(open_) == 1:
            zones.append(text[begun : line.end()])
            rest.append(text[at:begun])
            at = line.end()
        elif name == "VTIMEZONE" or len(open_) >= _DEEPEST:
            raise ReadError(expected=f"at most {_DEEPEST} components within one another", came=f"{name} too deep")
    if open_:
        raise ReadError(expected=f"a whole calendar (END:{open_[-1][0]})", came=f"one that ends in {text[-40:]!r}")
    if events > _EVENTS:
        raise TooLargeError(limit=f"{_EVENTS} events", came=f"{events}")
    return "".join((*rest, text[at:])), tuple(zones)
