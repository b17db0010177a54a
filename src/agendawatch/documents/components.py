"""Components of iCalendar as events: the values that the icalendar library reads, put on clocks and made plain."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence

import icalendar
from icalendar.prop import vCategory, vDDDTypes

from agendawatch.documents.calendar import Attachment, Calendar, CalendarEvent
from agendawatch.documents.recurrence import Occurrence, Property, Time, follow_series, rule_text, several
from agendawatch.documents.zones import Zones
from agendawatch.errors import ReadError
from agendawatch.model import STOCKHOLM, Window

__all__ = ["read_components"]

_DAY = dt.timedelta(days=1)
_SECOND = dt.timedelta(seconds=1)
_YEAR = 366
_LAST = dt.date.max.toordinal() - 1
_TIMED = re.compile(
    r'^(?:DTSTART|DTEND|DUE|RECURRENCE-ID|EXDATE|RDATE)[ \t]*(?:;[^;:"\n]*|"[^"\n]*")+', re.IGNORECASE | re.MULTILINE
)
_ZONE = re.compile(r";[ \t]*TZID[ \t]*=", re.IGNORECASE)
_LEAP_SECOND = re.compile(r"^((?:DTSTART|DTEND|RECURRENCE-ID)[;:].*T\d{4})60(?=Z?$)", re.IGNORECASE | re.MULTILINE)
_HELD_BY_US = "X-TZID"


def read_components(text: str, zones: Sequence[str], window: Window | None) -> Calendar:
    """Read an unfolded calendar without its definitions of zones, which come beside it."""
    clocks = Zones(zones)
    calendars = icalendar.Calendar.from_ical(_without_zones(text), multiple=True)
    name = next((said for it in calendars if (said := _text(it, "X-WR-CALNAME") or _text(it, "NAME"))), "")
    events = [it for calendar in calendars for it in calendar.subcomponents if it.name == "VEVENT"]
    shown = follow_series([_timed(it, clocks) for it in events], window or _named(events))
    return Calendar(name, tuple(_event(it) for it in shown))


def _without_zones(text: str) -> str:
    """Keep the names of zones from icalendar, which remembers what one file defines for all files after it.

    A second of 60 is 59 where clocks know no leap seconds (RFC 5545, 3.3.12).
    """
    hidden = _TIMED.sub(lambda line: _ZONE.sub(f";{_HELD_BY_US}=", line[0]), text)
    return _LEAP_SECOND.sub(r"\g<1>59", hidden)


def _timed(event: icalendar.Component, zones: Zones) -> Occurrence:
    """Give an event's times their zones, and say its end in one way: RFC 5545 has two, and files have others."""
    start = _moment(event, "DTSTART", zones)
    if start is None:
        named = _text(event, "SUMMARY") or _text(event, "UID")
        raise ReadError(expected="DTSTART", came=f"the event {named!r} without it")
    for held in (*several(event, "EXDATE"), *several(event, "RDATE")):
        for it in held.dts:
            it.dt = _zoned(it.dt, held, zones)
    end = _end(start, _moment(event, "DTEND", zones), _length(event))
    return Occurrence(event, start, end, _moment(event, "RECURRENCE-ID", zones))


def _moment(event: icalendar.Component, name: str, zones: Zones) -> Time | None:
    """Read a day, or a moment in its zone; `None` when the property is not there."""
    found = _first(event, name)
    if found is None:
        return None
    if not isinstance(found, vDDDTypes) or not isinstance(found.dt, dt.date):
        raise ReadError(expected=f"{name} with a day or a moment", came=repr(str(found)[:60]))
    moment: Time = _zoned(found.dt, found, zones)
    return moment


def _zoned(value: Property, held: Property, zones: Zones) -> Property:
    """Give a moment, or the two of a period, the zone that their property names; a day has none."""
    if isinstance(value, tuple):
        return tuple(_zoned(it, held, zones) for it in value)
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        name = held.params.get(_HELD_BY_US)
        return value.replace(tzinfo=zones.find(str(name)) if name else STOCKHOLM)
    return value


def _length(event: icalendar.Component) -> dt.timedelta | None:
    found = _first(event, "DURATION")
    if found is None:
        return None
    length = getattr(found, "dt", None) if isinstance(found, vDDDTypes) else getattr(found, "td", None)
    if not isinstance(length, dt.timedelta):
        raise ReadError(expected="DURATION by RFC 5545", came=repr(str(found)[:60]))
    return length


def _end(start: Time, written: Time | None, length: dt.timedelta | None) -> Time | None:
    """Tell the first moment or day after an event; `None` where that is not told, or not after its start."""
    if isinstance(start, dt.datetime):
        if written is None and length is not None:
            # Days are counted on the calendar and hours by the clock (3.3.6): a day may have 23 of them.
            written = _exact(start + dt.timedelta(days=length.days)) + dt.timedelta(seconds=length.seconds)
        later = isinstance(written, dt.datetime) and _exact(written) > _exact(start)
        return written if later else None
    if isinstance(written, dt.datetime):
        written = (_swedish(written) - _SECOND).date() + _DAY
    if written is None and length is not None:
        written = start + dt.timedelta(days=length.days)
    return written if written is not None and written > start else None


def _exact(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC)


def _swedish(moment: dt.datetime) -> dt.datetime:
    """Put a moment on Swedish clocks; one in the hour that spring skips is counted from before it (3.3.5)."""
    return _exact(moment).astimezone(STOCKHOLM)


def _named(events: Iterable[icalendar.Component]) -> Window:
    """Span the days that a calendar names, and a year after them."""
    days = [
        found.dt
        for event in events
        for name in ("DTSTART", "DTSTAMP", "LAST-MODIFIED", "CREATED")
        if isinstance(found := _first(event, name), vDDDTypes) and isinstance(found.dt, dt.date)
    ]
    plain = [it.date() if isinstance(it, dt.datetime) else it for it in days] or [dt.date(1970, 1, 1)]
    return Window(first=min(plain), last=dt.date.fromordinal(min(max(plain).toordinal() + _YEAR, _LAST)))


def _event(occurrence: Occurrence) -> CalendarEvent:
    event = occurrence.component
    return CalendarEvent(
        start=_plain(occurrence.start),
        end=None if occurrence.end is None else _plain(occurrence.end),
        uid=_line(occurrence.uid),
        original=None if occurrence.original is None else _plain(occurrence.original),
        summary=_text(event, "SUMMARY"),
        location=_text(event, "LOCATION"),
        url=_text(event, "URL"),
        status=_text(event, "STATUS").upper(),
        organizer=_line(_parameter(_first(event, "ORGANIZER"), "CN")),
        categories=tuple(_line(str(it)) for held in several(event, "CATEGORIES") for it in _names(held)),
        attachments=tuple(_attachment(it) for it in several(event, "ATTACH") if isinstance(it, str)),
        rule=";".join(map(rule_text, rules)) if (rules := several(event, "RRULE")) else None,
        own=_text(event, "X-AGENDAWATCH"),
    )


def _plain(value: Time) -> Time:
    return _swedish(value) if isinstance(value, dt.datetime) else value


def _names(held: Property) -> Iterable[object]:
    return held.cats if isinstance(held, vCategory) else [held]


def _attachment(held: Property) -> Attachment:
    name = _parameter(held, "FILENAME") or _parameter(held, "X-FILENAME")
    return Attachment(str(held).strip(), _parameter(held, "FMTTYPE") or None, _line(name))


def _parameter(held: Property, name: str) -> str:
    """Read a parameter; of several values the first."""
    found = getattr(held, "params", {}).get(name, "")
    return str(found[0] if isinstance(found, list) and found else found)


def _first(event: icalendar.Component, name: str) -> Property:
    return next(iter(several(event, name)), None)


def _text(event: icalendar.Component, name: str) -> str:
    return _line(str(_first(event, name) or ""))


def _line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
