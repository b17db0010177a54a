"""Events and calendars as iCalendar bytes (RFC 5545, RFC 7986): icalendar writes the values, one component at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import icalendar
from icalendar.prop import vCategory, vDate, vDatetime, vDuration, vInt, vText, vUri

from agendawatch.feeds.event import Event
from agendawatch.feeds.kept import FORMAT, Kept, content_key
from agendawatch.feeds.words import phrases
from agendawatch.model import STOCKHOLM

__all__ = ["calendar_bytes", "event_bytes", "kept_bytes"]

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

_USES_ZONE = b";TZID=Europe/Stockholm:"
_END = b"END:VCALENDAR\r\n"
_REFRESH = dt.timedelta(hours=4)
_CONTINUES, _CONTINUED = 0xC0, 0x80
"""Mask and mark of an octet that goes on with a character of UTF-8."""
_ESCAPE = ord("\\")
_COLOR = ("teal", "#008080")


def kept_bytes(event: Event, kept: Kept) -> bytes:
    """Look up an event's bytes, and write and keep them when nobody has."""
    key = content_key(event)
    data = kept.get(key)
    if data is None:
        data = event_bytes(event)
        kept.put(key, data)
    return data


def event_bytes(event: Event) -> bytes:
    """Write one event as a VEVENT."""
    made = icalendar.Event()
    put = made.__setitem__
    put("UID", vText(event.uid))
    put("DTSTAMP", _utc(event.modified))
    put("CREATED", _utc(event.created))
    put("LAST-MODIFIED", _utc(event.modified))
    put("SEQUENCE", vInt(event.sequence))
    _put_when(made, event)
    put("SUMMARY", vText(event.summary))
    texts = (("DESCRIPTION", event.description), ("LOCATION", event.location))
    for name, text in texts:
        if text:
            put(name, vText(text))
    if event.url:
        put("URL", vUri(event.url))
    put("STATUS", vText(event.status.value))
    put("TRANSP", vText("TRANSPARENT"))
    put("CLASS", vText("PUBLIC"))
    if event.categories:
        put("CATEGORIES", vCategory(list(event.categories)))
    if event.attachments:
        put("ATTACH", [_attachment(held.url, held.media_type) for held in event.attachments])
    if event.related_to:
        put("RELATED-TO", [vText(parent, params={"RELTYPE": "PARENT"}) for parent in event.related_to])
    for trigger in event.alarms:
        made.add_component(_alarm(trigger, event.summary))
    return _folded(made)


def calendar_bytes(
    bodies: Iterable[bytes],
    *,
    name: str,
    language: str = "sv",
    description: str | None = None,
    source_url: str | None = None,
    page_url: str | None = None,
    last_modified: dt.datetime | None = None,
) -> bytes:
    """Join events that are written already to one calendar; an empty one still carries its time zone."""
    body = b"".join(bodies)
    head = icalendar.Calendar()
    put = head.__setitem__
    text = description or phrases(language).calendar
    put("VERSION", vText("2.0"))
    put("PRODID", vText(f"-//agendawatch//calendar format {FORMAT}//{language.upper()}"))
    put("CALSCALE", vText("GREGORIAN"))
    for names, value in ((("NAME", "X-WR-CALNAME"), name), (("DESCRIPTION", "X-WR-CALDESC"), text)):
        for each in names:
            put(each, vText(value))
    put("X-WR-TIMEZONE", vText(STOCKHOLM.key))
    if last_modified is not None:
        put("LAST-MODIFIED", _utc(last_modified))
    if page_url:
        put("URL", vUri(page_url))
    if source_url:
        put("SOURCE", vUri(source_url, params={"VALUE": "URI"}))
    put("REFRESH-INTERVAL", vDuration(_REFRESH, params={"VALUE": "DURATION"}))
    put("X-PUBLISHED-TTL", vDuration(_REFRESH))
    put("COLOR", vText(_COLOR[0]))
    put("X-APPLE-CALENDAR-COLOR", vText(_COLOR[1]))
    zone = _TIMEZONE if _USES_ZONE in body or not body else b""
    return b"".join((_folded(head).removesuffix(_END), zone, body, _END))


def _utc(moment: dt.datetime) -> vDatetime:
    return vDatetime(moment.astimezone(dt.UTC).replace(microsecond=0))


def _put_when(made: icalendar.Event, event: Event) -> None:
    """Write start and end in one type; the last day is within for us, and the day after it for iCalendar."""
    if isinstance(event.start, dt.datetime):
        made["DTSTART"] = _moment(event.start)
        if isinstance(event.end, dt.datetime):
            made["DTEND"] = _moment(event.end)
        return
    last = event.end or event.start
    for name, day in (("DTSTART", event.start), ("DTEND", last + dt.timedelta(days=1))):
        made[name] = vDate(day, params={"VALUE": "DATE"})


def _moment(moment: dt.datetime) -> vDatetime:
    """Write Swedish clock time; in UTC what the clocks show twice, and what the yearly rules do not reach."""
    local = moment.astimezone(STOCKHOLM)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    if twice or local.year < _RULES_HOLD_FROM:
        return _utc(moment)
    return vDatetime(local)


def _attachment(url: str, media_type: str | None) -> vUri:
    return vUri(url, params={"FMTTYPE": media_type} if media_type else {})


def _alarm(trigger: str, summary: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm["ACTION"] = vText("DISPLAY")
    alarm["TRIGGER"] = vText(trigger)
    alarm["DESCRIPTION"] = vText(summary)
    return alarm


def _folded(component: icalendar.Component) -> bytes:
    """Write a component's lines, folded between characters and never inside an escape."""
    rows = (row.encode() for row in component.content_lines(sorted=False) if row)
    return b"".join((_fold(row) if len(row) > _WIDTH else row) + b"\r\n" for row in rows)


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
