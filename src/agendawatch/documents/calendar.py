"""iCalendar (RFC 5545) as events, each occurrence of a series by itself, on Swedish clocks."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from icalendar.prop import vDDDLists, vDDDTypes, vInt, vRecur, vText
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from agendawatch.documents.text import decode, whole_letters
from agendawatch.errors import BUGS, ReadError, TooLargeError
from agendawatch.model import STOCKHOLM, Window
from agendawatch.visible import one_line

# The time zones that calendars name: IANA's, Microsoft's, those of a vendor, and those that a file defines itself.

_OBSERVANCES = 100
"""Rules for summer and winter time that the zones of a file may have; most have two."""
_NAME = re.compile(r"^TZID(?:;[^:\n]*)?:[ \t]*+(.*[^ \t\n])[ \t]*$", re.IGNORECASE | re.MULTILINE)
_KNOWN = re.compile(
    r"(BEGIN|END|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|DTSTART|RDATE|RRULE)(?:;[^:]*)?(:.*)", re.IGNORECASE
)
_YEARLY = re.compile(
    r":FREQ=YEARLY(?:;(?:INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=[-+]?[1-5]?[A-Z]{2}|BYMONTHDAY=[\d,]{1,90}|BYHOUR=\d{1,2}|BYMINUTE=\d{1,2}|WKST=[A-Z]{2}|UNTIL=[0-9TZ]{8,16}))*",
    re.IGNORECASE,
)
"""The only rules that clocks are changed by; others would take a computer for ever to follow."""


class Zones:
    """The zones that one file may use, by name."""

    def __init__(self, definitions: Iterable[str]) -> None:
        """Take a file's VTIMEZONE components, unfolded. None is read before an event asks for it."""
        self._defined = {name[1]: block for block in definitions if (name := _NAME.search(block))}
        self._found: dict[str, dt.tzinfo] = {}
        self._observances = 0

    def find(self, name: str) -> dt.tzinfo:
        """Find a zone: by a name that the world knows, else as the file defines it, else Sweden's.

        A name without a definition breaks RFC 5545 (3.2.19); a Swedish municipality's clocks are Swedish.
        """
        if name not in self._found:
            self._found[name] = _known(name) or self._define(name) or STOCKHOLM
        return self._found[name]

    def _define(self, name: str) -> dt.tzinfo | None:
        block = self._defined.get(name)
        if block is None:
            return None
        lines = [_KNOWN.fullmatch(line) for line in block.split("\n")]
        kept = [(line[1].upper(), line[2]) for line in lines if line]
        rules = [value for key, value in kept if key == "RRULE"]
        self._observances += sum(key == "TZOFFSETTO" for key, _ in kept)
        if self._observances > _OBSERVANCES:
            raise TooLargeError(limit=f"{_OBSERVANCES} rules for the clocks of a file's zones", came="more")
        if not all(_YEARLY.fullmatch(rule) for rule in rules):
            raise ReadError(expected=f"the zone {name!r} to change its clocks by yearly rules", came=repr(block[:200]))
        try:
            return tzical(io.StringIO("\n".join(key + value for key, value in kept))).get()
        except (ValueError, AttributeError, TypeError, OverflowError) as error:
            raise ReadError(expected=f"the zone {name!r} as RFC 5545 defines zones", came=str(error)) from error


def _known(name: str) -> dt.tzinfo | None:
    """Look a zone up by its name: "Europe/Stockholm", "W. Europe Standard Time", "/vendor.example/Europe/Stockholm"."""
    parts = name.strip("/ ").split("/")
    for tail in ("/".join(parts[start:]) for start in range(len(parts))):
        try:
            return ZoneInfo(WINDOWS_TO_OLSON.get(tail, tail))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


# Series of events in a calendar, followed within a span of days: rules, added and excluded days, changes of single
# ones.

_Time: TypeAlias = dt.datetime | dt.date
"""A moment, or a whole day."""
_Property: TypeAlias = Any  # the values of icalendar's properties share no type
"""A property's value as icalendar read it."""

_OCCURRENCES = 20_000
"""Events that all series of a file may give."""
_DAYS = 2_000_000
"""Days that all series of a file may be followed over, each from its first; at worst some microseconds each."""
_LETTERS_OF_A_RULE = 500
"""Letters of a rule; each of its parts is looked at anew for every day."""
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"})  # fmt: skip
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_LONGEST = dt.timedelta(days=366)
"""How long one event of a series may be, and how far a change may move all that come after it."""
_DECADE = dt.timedelta(days=3652)
_DAY = dt.timedelta(days=1)
_LIFETIME = 98 * 366
_CENTURY = range(1901, 2100)
"""Years whose days of the week and leap years come again every 28 years."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event as it stands in a file, or one of a series, with its times in their zones."""

    component: icalendar.Component
    start: _Time
    end: _Time | None = None
    original: _Time | None = None
    """When it was first meant to be; `None` for an event that is no series' own."""

    @property
    def uid(self) -> str:
        """What all of a series share; `""` when it has none."""
        return str(next(iter(several(self.component, "UID")), "")).strip()

    @property
    def sequence(self) -> int:
        """Which revision it is (RFC 5545, 3.8.7.4)."""
        found = next(iter(several(self.component, "SEQUENCE")), 0)
        return int(found) if isinstance(found, int) else 0

    @property
    def moves_the_rest(self) -> bool:
        """Whether it changes all of its series from here on (3.2.13)."""
        found = next(iter(several(self.component, "RECURRENCE-ID")), None)
        return str(getattr(found, "params", {}).get("RANGE", "")).upper() == "THISANDFUTURE"


def several(event: icalendar.Component, name: str) -> list[_Property]:
    """List a property's values, however often it stands there."""
    found = event.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def _follow_series(events: Sequence[Occurrence], span: Window) -> list[Occurrence]:
    """Put the events that begin within a span in the place of each series; events by themselves all stay.

    Of several revisions of one event the last holds. A series whose rule cannot be followed stays as its first event,
    with its rule.
    """
    # What belongs to one series, in the order of the file; an event without an identifier stays alone.
    together: dict[object, list[Occurrence]] = {}
    for place, event in enumerate(events):
        together.setdefault(event.uid or place, []).append(event)
    found: list[Occurrence] = []
    followed = days = 0
    for series in together.values():
        masters, changes = _last_revisions(series)
        for master in masters:
            changed = [replace(change, original=_alike(change.original, master)) for change in changes]
            changes = []
            if "RRULE" in master.component or "RDATE" in master.component:
                may, cost = _can_be_followed(master, changed, span)
                days += cost
                if days > _DAYS:
                    raise TooLargeError(limit=f"{_DAYS} days to follow all series over", came="more")
                for each in _followed(master, changed, span) if may else ():
                    found.append(each)
                    followed += 1
                    if followed > _OCCURRENCES:
                        raise TooLargeError(limit=f"{_OCCURRENCES} events of series", came="more")
                if may:
                    continue
            found += [it for it in (master,) if it.start not in {each.original for each in changed}]
            found += changed
        found += changes
    return found


def _last_revisions(series: Sequence[Occurrence]) -> tuple[list[Occurrence], list[Occurrence]]:
    """Part a series from the changes of single events in it, and keep the last revision of each (3.8.7.4).

    Events of one revision at different times have got the same identifier by mistake (3.8.4.7): each is its own.
    """
    masters: dict[object, Occurrence] = {}
    changes: dict[object, Occurrence] = {}
    newest = max((it.sequence for it in series if it.original is None), default=0)
    for it in series:
        if it.original is None and it.sequence == newest:
            masters[it.start] = it
        elif it.original is not None and (it.original not in changes or changes[it.original].sequence <= it.sequence):
            changes[it.original] = it
    kept = [*masters.values()]
    return [replace(it, original=it.start) for it in kept] if len(kept) > 1 else kept, [*changes.values()]


def _can_be_followed(master: Occurrence, changes: Iterable[Occurrence], span: Window) -> tuple[bool, int]:
    """Tell whether a series can be followed to the end of a span, and over how many days that takes."""
    ranged = [change for change in changes if change.moves_the_rest]
    long = max(_moment(it.end or it.start) - _moment(it.start) for it in (master, *ranged))
    far = max((abs(_moment(it.start) - _moment(it.original or it.start)) for it in ranged), default=dt.timedelta())
    rules = several(master.component, "RRULE")
    if max(long, far) > _LONGEST or not all(map(_is_usual, rules)):
        return False, 0
    # A rule may end before it begins; the first event of a series is one all the same (3.8.5.3).
    ends = [end for rule in rules for end in _with_end(rule, master.start).get("UNTIL", ())[:1]]
    if any(_moment(end) < _moment(master.start) for end in ends):
        return False, 0
    ahead = max(0, (span.last - _day(master.start)).days)
    never = sum(not _ever(it, master.start) for it in rules)
    return not never, len(rules) * ahead + never * _LIFETIME


def _is_usual(rule: _Property) -> bool:
    """Tell whether a rule is one of those that are made for meetings, and not for machines."""
    if not isinstance(rule, vRecur) or not _PARTS.issuperset(rule) or len(_rule_text(rule)) > _LETTERS_OF_A_RULE:
        return False
    often, ends = rule.get("FREQ", []), rule.get("UNTIL", [])
    if len(often) != 1 or often[0] not in _FREQUENCIES or not all(isinstance(it, dt.date) for it in ends):
        return False
    counts = rule.get("INTERVAL", [1]), rule.get("COUNT", [1])
    return all(len(count) == 1 and count[0] >= 1 for count in counts)


def _rule_text(rule: _Property) -> str:
    """Write a rule; one that could not be read stays as it was."""
    return str(rule) if isinstance(rule, str) else str(rule.to_ical(), "utf-8")


def _ever(rule: _Property, start: _Time) -> bool:
    """Tell whether a rule gives any day at all.

    dateutil looks for a rule's next day until the year 9999. Asked about the same rule begun shortly before that,
    in a year with the same days of the week and leap years, it gives up after a lifetime.
    """
    if start.year not in _CENTURY:
        return False
    plain = dt.datetime.combine(start, dt.time())
    late = plain.replace(year=dt.MAXYEAR - 98 + (start.year - _CENTURY.start) % 28)
    endless: _Property = vRecur({name: value for name, value in rule.items() if name not in {"UNTIL", "COUNT"}})
    try:
        return next(iter(rrulestr(_rule_text(endless), dtstart=late)), None) is not None
    except (ValueError, OverflowError):
        return False


def _followed(master: Occurrence, changes: Sequence[Occurrence], span: Window) -> Iterator[Occurrence]:
    """Give the events of a series that begin within a span, in their order."""
    calendar = icalendar.Calendar()
    for each in (master, *changes):
        calendar.add_component(_prepared(each, master))
    query = recurring_ical_events.of(calendar)
    ranged = {change.original: change for change in changes if change.moves_the_rest}
    first = span.first
    while first <= span.last:
        last = min(span.last, first + _DECADE)
        shown: list[Occurrence] = []
        for component in query.between(_midnight(first), _midnight(last + _DAY)):
            [start], [end], [named] = (several(component, name) for name in ("DTSTART", "DTEND", "RECURRENCE-ID"))
            original = named.dt
            if "RANGE" in named.params:
                # The library names the change that it follows from; its own day is as far from that as it was moved.
                change = ranged[original]
                original = start.dt - (change.start - original)
            shown.append(Occurrence(component, start.dt, end.dt if end.dt != start.dt else None, original))
        yield from sorted((it for it in shown if first <= _day(it.start) <= last), key=lambda it: _moment(it.start))
        first = last + _DAY


def _prepared(event: Occurrence, master: Occurrence) -> icalendar.Component:
    """Write an event's times as they were understood, for the library to count from."""
    component = event.component
    ranged = {"RANGE": "THISANDFUTURE"} if event.moves_the_rest else {}
    added = [_alike(it.dt, master) for held in several(component, "RDATE") for it in held.dts]
    excluded = [it.dt for held in several(component, "EXDATE") for it in held.dts]
    rules = [_with_end(it, event.start) for it in several(component, "RRULE")]
    for name in ("DTEND", "DURATION", "RECURRENCE-ID", "RDATE", "EXDATE", "RRULE"):
        component.pop(name, None)
    component["UID"] = vText(event.uid)
    component["SEQUENCE"] = vInt(event.sequence)
    component["DTSTART"] = vDDDTypes(event.start)
    if event.end is not None:
        component["DTEND"] = vDDDTypes(event.end)
    if event is not master and event.original is not None:
        component["RECURRENCE-ID"] = vDDDTypes(event.original, params=ranged)
        return component
    component["RRULE"] = rules
    component["RDATE"] = vDDDLists(added)
    component["EXDATE"] = vDDDLists(excluded if isinstance(event.start, dt.datetime) else map(_day, excluded))
    return component


def _with_end(rule: _Property, start: _Time) -> _Property:
    """Say a rule's end as its start is said, which RFC 5545 asks for (3.3.10); a day's end is the end of that day."""
    end = next(iter(rule.get("UNTIL", ())), None)
    if end is None:
        return rule
    if not isinstance(start, dt.datetime):
        end = _day(end)
    else:
        moment = end if isinstance(end, dt.datetime) else dt.datetime.combine(end, dt.time(23, 59, 59))
        end = (moment if moment.tzinfo else moment.replace(tzinfo=start.tzinfo)).astimezone(dt.UTC)
    return vRecur({**rule, "UNTIL": [end]})


def _alike(value: _Property, master: Occurrence) -> _Property:
    """Say a day of a series as its first one is said: a day of whole days, a moment of those with hours."""
    if not isinstance(master.start, dt.datetime):
        return _day(value[0] if isinstance(value, tuple) else value)
    if isinstance(value, tuple | dt.datetime):
        return value
    return dt.datetime.combine(value, master.start.timetz())


def _day(value: _Time) -> dt.date:
    """Tell the day in Sweden."""
    if not isinstance(value, dt.datetime):
        return value
    return value.astimezone(STOCKHOLM).date() if value.tzinfo else value.date()


def _moment(value: _Time) -> dt.datetime:
    return _exact(value) if isinstance(value, dt.datetime) else _midnight(value)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), STOCKHOLM)


_BYTES = 10_000_000
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
class CalendarAttachment:
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
    attachments: tuple[CalendarAttachment, ...] = ()
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
    if len(data) > _BYTES:
        raise TooLargeError(limit=f"{_BYTES} bytes of a calendar", came=f"{len(data)}")
    # Lines that were folded are joined before decoding too, since some writers fold inside a character.
    text = whole_letters(data) if isinstance(data, str) else decode(_BYTES_FOLD.sub(b"", data), charset=charset)
    text = _FOLD.sub("", _BREAK.sub("\n", text).strip("\ufeff \t\n"))
    if not text[:15].upper().startswith("BEGIN:VCALENDAR"):
        raise ReadError(expected="a calendar (BEGIN:VCALENDAR)", came=repr(text[:40]))
    rest, zones = _parted(text)

    try:
        # Read an unfolded calendar without its definitions of zones, which come beside it.
        clocks = Zones(zones)
        # Keep the names of zones from icalendar, which remembers what one file defines for all files after
        # it. A second of 60 is 59 where clocks know no leap seconds (RFC 5545, 3.3.12).
        hidden = _TIMED.sub(lambda line: _ZONE.sub(f";{_HELD_BY_US}=", line[0]), rest)
        calendars = icalendar.Calendar.from_ical(_LEAP_SECOND.sub(r"\g<1>59", hidden), multiple=True)
        names = (_text(it, "X-WR-CALNAME") or _text(it, "NAME") for it in calendars)
        name = next(filter(None, names), "")
        events = [it for calendar in calendars for it in calendar.subcomponents if it.name == "VEVENT"]
        shown = _follow_series([_timed(event, clocks) for event in events], window or _named(events))
        return Calendar(name, tuple(_event(it) for it in shown))
    except BUGS as error:
        raise ReadError(expected="iCalendar by RFC 5545", came=f"{type(error).__name__}: {error}") from error


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


# Components of iCalendar as events: the values that the icalendar library reads, put on clocks and made plain.

_YEAR = 366
_LAST = dt.date.max.toordinal() - 1
_TIMED = re.compile(
    r'^(?:DTSTART|DTEND|DUE|RECURRENCE-ID|EXDATE|RDATE)[ \t]*(?:;[^;:"\n]*|"[^"\n]*")+', re.IGNORECASE | re.MULTILINE
)
_ZONE = re.compile(r";[ \t]*TZID[ \t]*=", re.IGNORECASE)
_LEAP_SECOND = re.compile(r"^((?:DTSTART|DTEND|RECURRENCE-ID)[;:].*T\d{4})60(?=Z?$)", re.IGNORECASE | re.MULTILINE)
_HELD_BY_US = "X-TZID"


def _timed(event: icalendar.Component, zones: Zones) -> Occurrence:
    """Give an event's times their zones, and say its end in one way: RFC 5545 has two, and files have others."""
    start = _moment_of(event, "DTSTART", zones)
    if start is None:
        named = _text(event, "SUMMARY") or _text(event, "UID")
        raise ReadError(expected="DTSTART", came=f"the event {named!r} without it")
    for held in (*several(event, "EXDATE"), *several(event, "RDATE")):
        for it in held.dts:
            it.dt = _zoned(it.dt, held, zones)
    end = _end(start, _moment_of(event, "DTEND", zones), _length(event))
    return Occurrence(event, start, end, _moment_of(event, "RECURRENCE-ID", zones))


def _moment_of(event: icalendar.Component, name: str, zones: Zones) -> _Time | None:
    """Read a day, or a moment in its zone; `None` when the property is not there."""
    found = _first(event, name)
    if found is None:
        return None
    if not isinstance(found, vDDDTypes) or not isinstance(found.dt, dt.date):
        raise ReadError(expected=f"{name} with a day or a moment", came=repr(str(found)[:60]))
    moment: _Time = _zoned(found.dt, found, zones)
    return moment


def _zoned(value: _Property, held: _Property, zones: Zones) -> _Property:
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


def _end(start: _Time, written: _Time | None, length: dt.timedelta | None) -> _Time | None:
    """Tell the first moment or day after an event; `None` where that is not told, or not after its start."""
    if isinstance(start, dt.datetime):
        if written is None and length is not None:
            # Days are counted on the calendar and hours by the clock (3.3.6): a day may have 23 of them.
            written = _exact(start + dt.timedelta(days=length.days)) + dt.timedelta(seconds=length.seconds)
        later = isinstance(written, dt.datetime) and _exact(written) > _exact(start)
        return written if later else None
    if isinstance(written, dt.datetime):
        written = (_swedish(written) - dt.timedelta(seconds=1)).date() + _DAY
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
    plain = [day.date() if isinstance(day, dt.datetime) else day for day in days] or [dt.date(1970, 1, 1)]
    return Window(first=min(plain), last=dt.date.fromordinal(min(max(plain).toordinal() + _YEAR, _LAST)))


def _event(occurrence: Occurrence) -> CalendarEvent:
    event = occurrence.component
    return CalendarEvent(
        start=_plain(occurrence.start),
        end=None if occurrence.end is None else _plain(occurrence.end),
        uid=one_line(occurrence.uid),
        original=None if occurrence.original is None else _plain(occurrence.original),
        summary=_text(event, "SUMMARY"),
        location=_text(event, "LOCATION"),
        url=_text(event, "URL"),
        status=_text(event, "STATUS").upper(),
        organizer=one_line(_parameter(_first(event, "ORGANIZER"), "CN")),
        categories=tuple(
            one_line(str(it)) for held in several(event, "CATEGORIES") for it in getattr(held, "cats", [held])
        ),
        attachments=tuple(
            CalendarAttachment(
                address=str(it).strip(),
                media_type=_parameter(it, "FMTTYPE") or None,
                filename=one_line(_parameter(it, "FILENAME") or _parameter(it, "X-FILENAME")),
            )
            for it in several(event, "ATTACH")
            if isinstance(it, str)
        ),
        rule=";".join(map(_rule_text, rules)) if (rules := several(event, "RRULE")) else None,
        own=_text(event, "X-AGENDAWATCH"),
    )


def _plain(value: _Time) -> _Time:
    return _swedish(value) if isinstance(value, dt.datetime) else value


def _parameter(held: _Property, name: str) -> str:
    """Read a parameter; of several values the first."""
    found = getattr(held, "params", {}).get(name, "")
    return str(found[0] if isinstance(found, list) and found else found)


def _first(event: icalendar.Component, name: str) -> _Property:
    return next(iter(several(event, name)), None)


def _text(event: icalendar.Component, name: str) -> str:
    return one_line(str(_first(event, name) or ""))
