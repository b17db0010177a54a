"""iCalendar (RFC 5545) as events: content lines unfolded, taken apart and unescaped. No library is needed for that."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from agendawatch.documents.encoding import decode
from agendawatch.errors import ReadError, TooLargeError
from agendawatch.model import STOCKHOLM

__all__ = ["Calendar", "CalendarEvent", "CalendarLine", "read_calendar"]

_FOLD = re.compile(rb"\r?\n[ \t]")
_MOST = 20_000_000
_NAME = re.compile(r"[A-Za-z0-9-]{1,100}")
_PARAMETER = re.compile(r';([A-Za-z0-9-]{1,100})=("[^"\n]*"|[^";:,\n]*)(?:,(?:"[^"\n]*"|[^";:,\n]*))*')
_ESCAPED = re.compile(r"\\(.)")
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?")
_LENGTH = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?")


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A property as written."""

    value: str
    """Not unescaped."""
    parameters: tuple[tuple[str, str], ...] = ()
    """Names in capitals; of several values the first."""

    @property
    def text(self) -> str:
        """The value as text, NFC."""
        plain = _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value)
        return unicodedata.normalize("NFC", plain)


@dataclass(slots=True)
class CalendarEvent:
    """One VEVENT."""

    lines: dict[str, list[CalendarLine]] = field(default_factory=dict)
    """Its properties by name in capitals, in order."""

    def text(self, name: str) -> str:
        """Read a property as a line of text; `""` when it is not there."""
        found = self.lines.get(name)
        return " ".join(found[0].text.split()) if found else ""

    def all(self, name: str) -> tuple[CalendarLine, ...]:
        """List a property's values."""
        return tuple(self.lines.get(name, ()))

    def moment(self, name: str) -> dt.datetime | dt.date | None:
        """Read a moment on Swedish clocks, or a day; `None` when it is not there.

        A time without a zone, or in one that nobody knows, is taken for a Swedish one.
        """
        found = self.lines.get(name)
        return _moment(found[0], name) if found else None

    @property
    def end(self) -> dt.datetime | dt.date | None:
        """When it ends, by DTEND or by DURATION; `None` when neither says."""
        start, written = self.moment("DTSTART"), self.text("DURATION")
        if "DTEND" in self.lines or start is None or not written:
            return self.moment("DTEND")
        match = _LENGTH.fullmatch(written)
        if match is None:
            raise ReadError(expected="DURATION by RFC 5545", came=repr(written[:60]))
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
        length = dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
        if isinstance(start, dt.datetime):
            return (start.astimezone(dt.UTC) + length).astimezone(STOCKHOLM)
        return start + length


@dataclass(frozen=True, slots=True)
class Calendar:
    """A feed."""

    name: str
    """`""` when it has none."""
    events: tuple[CalendarEvent, ...]


def read_calendar(body: bytes, *, charset: str | None = None) -> Calendar:
    r"""Read a feed; raise `ReadError` for what is no whole calendar.

    >>> feed = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260311T130000\r\nSUMMARY:M\xc3\xb6te\r\nEND:VEVENT\r\nEND:VCALENDAR"
    >>> event = read_calendar(feed).events[0]
    >>> event.text("SUMMARY"), event.moment("DTSTART").isoformat()
    ('Möte', '2026-03-11T13:00:00+01:00')

    Several calendars in one file are read as one; alarms and whatever else stands within an event are passed over.
    """
    if len(body) > _MOST:
        raise TooLargeError(limit=f"{_MOST} bytes", came=f"{len(body)}")
    # Unfolded first: some writers fold inside a character.
    text = decode(_FOLD.sub(b"", body), charset=charset).strip("\ufeff \t\r\n")
    if not text[:15].upper().startswith("BEGIN:VCALENDAR"):
        raise ReadError(expected="a calendar (BEGIN:VCALENDAR)", came=repr(text[:40]))
    if not text.upper().endswith("END:VCALENDAR"):
        raise ReadError(expected="a whole calendar (END:VCALENDAR)", came=f"one that ends in {text[-40:]!r}")
    name, events = "", []
    for component, event in _events(text):
        if event is not None:
            events.append(event)
        else:
            name = name or component
    return Calendar(name, tuple(events))


def _events(text: str) -> Iterator[tuple[str, CalendarEvent | None]]:
    """Give each event as it closes, and each name of the calendar."""
    open_: list[str] = []
    event = CalendarEvent()
    for written in text.splitlines():
        name, line = _line(written)
        if name == "BEGIN":
            open_.append(line.value.strip().upper())
            if open_[-1] == "VEVENT":
                event = CalendarEvent()
        elif name == "END":
            closed = open_.pop() if open_ else ""
            if closed != line.value.strip().upper():
                raise ReadError(expected=f"END:{closed}", came=repr(written[:60]))
            if closed == "VEVENT":
                yield "", event
        elif open_ and open_[-1] == "VEVENT" and name:
            event.lines.setdefault(name, []).append(line)
        elif open_ == ["VCALENDAR"] and name in {"X-WR-CALNAME", "NAME"}:
            yield " ".join(line.text.split()), None


def _line(written: str) -> tuple[str, CalendarLine]:
    """Take a content line apart; one that is none has no name."""
    name = _NAME.match(written)
    if name is None:
        return "", CalendarLine("")
    parameters, place = [], name.end()
    while match := _PARAMETER.match(written, place):
        parameters.append((match[1].upper(), match[2].strip('"')))
        place = match.end()
    if written[place : place + 1] != ":":
        return "", CalendarLine("")
    return name.group().upper(), CalendarLine(written[place + 1 :], tuple(parameters))


def _moment(line: CalendarLine, name: str) -> dt.datetime | dt.date:
    match = _MOMENT.fullmatch(line.value.strip())
    parts = [int(part or 0) for part in match.groups()[:6]] if match else [0] * 6
    try:
        day = dt.date(*parts[:3])
        if match is None or match[4] is None:
            return day
        zone = dt.UTC if match[7] else _zone(dict(line.parameters).get("TZID", ""))
        clock = dt.time(parts[3], parts[4], min(parts[5], 59), tzinfo=zone)
        return dt.datetime.combine(day, clock).astimezone(STOCKHOLM)
    except (ValueError, OverflowError) as error:
        raise ReadError(expected=f"{name} with a day or a moment", came=repr(line.value[:60])) from error


def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name.strip("/").strip()) if name else STOCKHOLM
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # "W. Europe Standard Time" and the like: a Swedish municipality's clocks are Swedish.
        return STOCKHOLM
