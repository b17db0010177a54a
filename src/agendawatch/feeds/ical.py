"""Events and calendars as iCalendar bytes (RFC 5545, RFC 7986): the values by icalendar, one component at a time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from icalendar.prop import vCategory, vDate, vDatetime, vDuration, vText

from agendawatch.feeds.event import Event
from agendawatch.feeds.options import FeedHeading
from agendawatch.model import STOCKHOLM

_FORMAT = 1
"""Of the calendar around its events."""

_WIDTH = 75
"""Octets of a line (RFC 5545 3.1), the space that marks a continued line counted."""

_RULES_HOLD_FROM = 1998
"""The two yearly rules of `_TIMEZONE` agree with the IANA database from 1996 on; earlier moments are written in UTC."""

_TIMEZONE = b"\r\n".join(
    (
        b"BEGIN:VTIMEZONE",
        b"TZID:Europe/Stockholm",
        b"X-LIC-LOCATION:Europe/Stockholm",
        b"BEGIN:DAYLIGHT",
        b"DTSTART:19700329T020000",
        b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        b"TZNAME:CEST",
        b"TZOFFSETFROM:+0100",
        b"TZOFFSETTO:+0200",
        b"END:DAYLIGHT",
        b"BEGIN:STANDARD",
        b"DTSTART:19701025T030000",
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        b"TZNAME:CET",
        b"TZOFFSETFROM:+0200",
        b"TZOFFSETTO:+0100",
        b"END:STANDARD",
        b"END:VTIMEZONE",
        b"",
    )
)
"""Fixed: icalendar's own writes `RDATE` lists and a `COMMENT`, which Thunderbird and Outlook cannot use."""

_CLOCK = "%Y%m%dT%H%M%S"
"""Of years from `_RULES_HOLD_FROM` on: earlier ones it may write with fewer figures."""
_USES_ZONE = b";TZID=Europe/Stockholm:"
_CONTINUES, _CONTINUED = 0xC0, 0x80
"""Mask and mark of an octet that goes on with a character of UTF-8."""
_ESCAPE = ord("\\")
_ESCAPED = re.compile(r"[\\;,\r\n]")
"""What a text holds that cannot stand in it as it is; most texts hold nothing of it."""
_CALENDAR_END = (
    b"REFRESH-INTERVAL;VALUE=DURATION:PT4H",
    b"X-PUBLISHED-TTL:PT4H",
    b"COLOR:teal",
    b"X-APPLE-CALENDAR-COLOR:#008080",
)


def event_bytes(event: Event) -> bytes:
    """Write one event as a VEVENT."""
    stamp = _utc(event.modified)
    rows = [
        b"BEGIN:VEVENT",
        _text("UID", event.uid),
        b"DTSTAMP:" + stamp,
        b"CREATED:" + _utc(event.created),
        b"LAST-MODIFIED:" + stamp,
        b"SEQUENCE:%d" % event.sequence,
        *_when(event),
        _text("SUMMARY", event.summary),
    ]
    if event.description:
        rows.append(_text("DESCRIPTION", event.description))
    if event.location:
        rows.append(_text("LOCATION", event.location))
    if event.url:
        rows.append(b"URL:" + event.url.encode())
    rows += (b"STATUS:" + event.status.value.encode(), b"TRANSP:TRANSPARENT", b"CLASS:PUBLIC")
    if event.categories:
        rows.append(b"CATEGORIES:" + _categories(event.categories))
    for paper in event.attachments:
        kind = f";FMTTYPE={paper.media_type}" if paper.media_type else ""
        rows.append(f"ATTACH{kind}:{paper.url}".encode())
    rows.extend(_text("RELATED-TO", parent, ";RELTYPE=PARENT") for parent in event.related_to)
    if event.facts:
        rows.append(b"X-AGENDAWATCH:" + event.facts.encode())
    for trigger in event.alarms:
        start = b"TRIGGER:" + vText(trigger).to_ical()
        rows.extend((b"BEGIN:VALARM", b"ACTION:DISPLAY", start, _text("DESCRIPTION", event.summary), b"END:VALARM"))
    rows.append(b"END:VEVENT")
    return folded(rows)


def calendar_bytes(bodies: Sequence[bytes], *, heading: FeedHeading, last_modified: dt.datetime | None) -> bytes:
    """Join events that are written already to one calendar; an empty one still carries its time zone."""
    texts = (("NAME", "X-WR-CALNAME"), heading.name), (("DESCRIPTION", "X-WR-CALDESC"), heading.description)
    rows = [
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        _text("PRODID", f"-//agendawatch//calendar format {_FORMAT}//{heading.say.language.upper()}"),
        b"CALSCALE:GREGORIAN",
        *(_text(name, value) for names, value in texts for name in names),
        _text("X-WR-TIMEZONE", STOCKHOLM.key),
    ]
    if last_modified is not None:
        rows.append(b"LAST-MODIFIED:" + _utc(last_modified))
    if heading.page_url:
        rows.append(b"URL:" + heading.page_url.encode())
    if heading.source_url:
        rows.append(b"SOURCE;VALUE=URI:" + heading.source_url.encode())
    rows += _CALENDAR_END
    used = not bodies or any(_USES_ZONE in body for body in bodies)
    return b"".join((folded(rows), _TIMEZONE if used else b"", *bodies, b"END:VCALENDAR\r\n"))


class _WritesComponents(Protocol):
    def to_ical(self) -> bytes: ...


def _value(written: _WritesComponents) -> bytes:
    """Write a value of icalendar's; some of its own annotations are missing."""
    return written.to_ical()


def _utc(moment: dt.datetime) -> bytes:
    """Write a moment in UTC."""
    return _utc_written(moment.astimezone(dt.UTC).replace(microsecond=0))


@lru_cache(maxsize=1024)
def _utc_written(moment: dt.datetime) -> bytes:
    """Write a moment that is in UTC already: in a zone, both halves of the autumn's double hour are one key."""
    return _value(vDatetime(moment))


def duration(length: dt.timedelta) -> str:
    """Write a length.

    >>> duration(-dt.timedelta(days=1, hours=2))
    '-P1DT2H'
    """
    return _value(vDuration(length)).decode()


def text_line(text: str) -> bytes:
    """Write text as a property's value, escaped and not folded yet."""
    return vText(text).to_ical() if _ESCAPED.search(text) else text.encode()


def _text(name: str, text: str, parameters: str = "") -> bytes:
    return f"{name}{parameters}:".encode() + text_line(text)


def _when(event: Event) -> Iterator[bytes]:
    """Write start and end in one type; the last day is within for us, and the day after it for iCalendar."""
    if isinstance(event.start, dt.datetime):
        yield b"DTSTART" + _moment(event.start)
        if isinstance(event.end, dt.datetime):
            yield b"DTEND" + _moment(event.end)
        return
    last = event.end or event.start
    for name, day in ((b"DTSTART", event.start), (b"DTEND", last + dt.timedelta(days=1))):
        yield name + b";VALUE=DATE:" + _day(day)


@lru_cache(maxsize=4096)
def _day(day: dt.date) -> bytes:
    """Write a day; a feed has many events on one."""
    return _value(vDate(day))


@lru_cache(maxsize=4096)
def _categories(names: tuple[str, ...]) -> bytes:
    """Write categories; those of one organization are alike."""
    return _value(vCategory(list(names)))


def _moment(moment: dt.datetime) -> bytes:
    """Write Swedish clock time; in UTC what the clocks show twice, and what the yearly rules do not reach."""
    local = moment.astimezone(STOCKHOLM)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    if twice or local.year < _RULES_HOLD_FROM:
        return b":" + _utc(moment)
    return _USES_ZONE + local.strftime(_CLOCK).encode()


def folded(rows: Iterable[bytes]) -> bytes:
    """End every line, folded between characters and never inside an escape."""
    return b"".join((_fold(row) if len(row) > _WIDTH else row) + b"\r\n" for row in rows)


def unfolded(data: bytes) -> bytes:
    """Put lines together again that were folded."""
    return data.replace(b"\r\n ", b"")


def _fold(row: bytes) -> bytes:
    parts, begin, room = [], 0, _WIDTH
    while len(row) - begin > room:
        end = begin + room
        while row[end] & _CONTINUES == _CONTINUED:
            end -= 1
        # A lone backslash before the cut belongs to the letter after it.
        if row[end - 1] == _ESCAPE and (len(row[begin:end]) - len(row[begin:end].rstrip(b"\\"))) % 2:
            end -= 1
        parts.append(row[begin:end])
        begin, room = end, _WIDTH - 1
    parts.append(row[begin:])
    return b"\r\n ".join(parts)
