"""Series of events in a calendar, followed within a span of days: rules, added and excluded days, changes of single ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr
from icalendar.prop import vDDDLists, vDDDTypes, vInt, vRecur, vText

from agendawatch.errors import TooLargeError
from agendawatch.model import STOCKHOLM, Window

__all__ = ["Occurrence", "Property", "Time", "follow_series", "rule_text", "several"]

Time: TypeAlias = dt.datetime | dt.date
"""A moment, or a whole day."""
Property: TypeAlias = Any  # the values of icalendar's properties share no type
"""A property's value as icalendar read it."""

_OCCURRENCES = 20_000
"""Events that all series of a file may give."""
_DAYS = 2_000_000
"""Days that all series of a file may be followed over, each from its first; at worst some microseconds each."""
_LETTERS = 500
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
    start: Time
    end: Time | None = None
    original: Time | None = None
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


def several(event: icalendar.Component, name: str) -> list[Property]:
    """List a property's values, however often it stands there."""
    found = event.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def follow_series(events: Sequence[Occurrence], span: Window) -> list[Occurrence]:
    """Put the events that begin within a span in the place of each series; events by themselves all stay.

    Of several revisions of one event the last holds. A series whose rule cannot be followed stays as its first event,
    with its rule.
    """
    found: list[Occurrence] = []
    followed = days = 0
    for series in _by_identifier(events):
        masters, changes = _last_revisions(series)
        for master in masters:
            changed = [replace(it, original=_alike(it.original, master)) for it in changes]
            changes = []
            if _recurs(master):
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


def _by_identifier(events: Iterable[Occurrence]) -> Iterable[list[Occurrence]]:
    """Put together what belongs to one series, in the order of the file; an event without an identifier stays alone."""
    series: dict[object, list[Occurrence]] = {}
    for place, event in enumerate(events):
        series.setdefault(event.uid or place, []).append(event)
    return series.values()


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
    apart = [replace(it, original=it.start) for it in masters.values()] if len(masters) > 1 else [*masters.values()]
    return apart, [*changes.values()]


def _recurs(master: Occurrence) -> bool:
    return "RRULE" in master.component or "RDATE" in master.component


def _can_be_followed(master: Occurrence, changes: Iterable[Occurrence], span: Window) -> tuple[bool, int]:
    """Tell whether a series can be followed to the end of a span, and over how many days that takes."""
    ranged = [it for it in changes if it.moves_the_rest]
    long = max(_moment(it.end or it.start) - _moment(it.start) for it in (master, *ranged))
    far = max((abs(_moment(it.start) - _moment(it.original or it.start)) for it in ranged), default=dt.timedelta())
    rules = several(master.component, "RRULE")
    if max(long, far) > _LONGEST or not all(_is_usual(it) and not _is_over(it, master.start) for it in rules):
        return False, 0
    ahead = max(0, (span.last - _day(master.start)).days)
    never = sum(not _ever(it, master.start) for it in rules)
    return not never, len(rules) * ahead + never * _LIFETIME


def _is_usual(rule: Property) -> bool:
    """Tell whether a rule is one of those that are made for meetings, and not for machines."""
    if not isinstance(rule, vRecur) or not _PARTS.issuperset(rule) or len(rule_text(rule)) > _LETTERS:
        return False
    often, ends, *counts = (
        rule.get("FREQ", []),
        rule.get("UNTIL", []),
        rule.get("INTERVAL", [1]),
        rule.get("COUNT", [1]),
    )
    if len(often) != 1 or often[0] not in _FREQUENCIES or not all(isinstance(it, dt.date) for it in ends):
        return False
    return all(len(it) == 1 and it[0] >= 1 for it in counts)


def _is_over(rule: Property, start: Time) -> bool:
    """Tell whether a rule ends before it begins; the first event of a series is one all the same (3.8.5.3)."""
    end = next(iter(_with_end(rule, start).get("UNTIL", ())), None)
    return end is not None and _moment(end) < _moment(start)


def rule_text(rule: Property) -> str:
    """Write a rule; one that could not be read stays as it was."""
    return str(rule) if isinstance(rule, str) else str(rule.to_ical(), "utf-8")


def _ever(rule: Property, start: Time) -> bool:
    """Tell whether a rule gives any day at all.

    dateutil looks for a rule's next day until the year 9999. Asked about the same rule begun shortly before that,
    in a year with the same days of the week and leap years, it gives up after a lifetime.
    """
    if start.year not in _CENTURY:
        return False
    plain = dt.datetime.combine(start, dt.time())
    late = plain.replace(year=dt.MAXYEAR - 98 + (start.year - _CENTURY.start) % 28)
    endless: Property = vRecur({name: value for name, value in rule.items() if name not in {"UNTIL", "COUNT"}})
    try:
        return next(iter(rrulestr(rule_text(endless), dtstart=late)), None) is not None
    except (ValueError, OverflowError):
        return False


def _followed(master: Occurrence, changes: Sequence[Occurrence], span: Window) -> Iterator[Occurrence]:
    """Give the events of a series that begin within a span, in their order."""
    calendar = icalendar.Calendar()
    for each in (master, *changes):
        calendar.add_component(_prepared(each, master))
    query = recurring_ical_events.of(calendar)
    ranged = {it.original: it for it in changes if it.moves_the_rest}
    first = span.first
    while first <= span.last:
        last = min(span.last, first + _DECADE)
        shown = [_occurrence(it, ranged) for it in query.between(_midnight(first), _midnight(last + _DAY))]
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


def _with_end(rule: Property, start: Time) -> Property:
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


def _alike(value: Property, master: Occurrence) -> Property:
    """Say a day of a series as its first one is said: a day of whole days, a moment of those with hours."""
    if not isinstance(master.start, dt.datetime):
        return _day(value[0] if isinstance(value, tuple) else value)
    if isinstance(value, tuple | dt.datetime):
        return value
    return dt.datetime.combine(value, master.start.timetz())


def _occurrence(component: icalendar.Component, ranged: Mapping[Property, Occurrence]) -> Occurrence:
    [start], [end], [named] = (several(component, name) for name in ("DTSTART", "DTEND", "RECURRENCE-ID"))
    original = named.dt
    if "RANGE" in named.params:
        # The library names the change that it follows from; its own day is as far from that as the change moved it.
        change = ranged[original]
        original = start.dt - (change.start - original)
    return Occurrence(component, start.dt, end.dt if end.dt != start.dt else None, original)


def _day(value: Time) -> dt.date:
    """Tell the day in Sweden."""
    return value.astimezone(STOCKHOLM).date() if isinstance(value, dt.datetime) and value.tzinfo else _bare(value)


def _bare(value: Time) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _moment(value: Time) -> dt.datetime:
    return value.astimezone(dt.UTC) if isinstance(value, dt.datetime) else _midnight(value)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), STOCKHOLM)
