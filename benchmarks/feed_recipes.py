"""How others write a calendar of meetings, re-created by what they do, for `benchmarks.churn`.

Four are recipes of systems that publish councils' calendars; none of their code is here, only what their feeds show.
Three are libraries used as their first page of documentation shows, with the identifiers that they give by themselves.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeAlias  # the libraries have no types

from agendawatch.model import Meeting, MeetingStatus

Row: TypeAlias = tuple[str, Meeting]
"""A meeting as its page shows it, after the number that a database would know it by."""
Write: TypeAlias = Callable[[Iterable[Row], dt.datetime], str]
_UTC, _LOCAL = "%Y%m%dT%H%M%SZ", "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way of writing a calendar."""

    name: str
    write: Write
    package: str | None = None
    """What must be installed for it."""
    keeps: bool = False
    """Whether a meeting that its list does not show any more is still written."""


def _begins(meeting: Meeting) -> str:
    return meeting.start.strftime(_LOCAL) if meeting.start else meeting.date.strftime("%Y%m%d")


def _about(meeting: Meeting) -> str:
    links = [f"{paper.title}: {paper.url}" for paper in meeting.documents]
    return " ".join([*links, *(item.title for item in meeting.agenda or ())])


def _digest(*parts: str) -> str:
    return hashlib.sha1("|".join(parts).encode(), usedforsecurity=False).hexdigest()


def _calendar(events: Iterable[Iterable[str]]) -> str:
    body = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *body, "END:VCALENDAR", ""])


def city_hall(rows: Iterable[Row], now: dt.datetime) -> str:
    """Write as Meine Stadt Transparent: the database's number, no stamp, METHOD within the event."""
    del now
    return _calendar(
        (
            f"UID:{number}@stadt.example",
            f"SUMMARY:{meeting.title}",
            f"DTSTART:{_begins(meeting)}",
            *(["STATUS:CANCELLED", "METHOD:CANCEL"] if meeting.status is MeetingStatus.CANCELLED else []),
        )
        for number, meeting in rows
    )


def council_system(rows: Iterable[Row], now: dt.datetime) -> str:
    """Write as a council's own system (FastAPI) does: stamped at every request, now where no time is known."""
    return _calendar(
        (
            f"UID:{number}@ris.example",
            f"DTSTAMP:{now.strftime(_UTC)}",
            f"DTSTART:{meeting.start.strftime(_LOCAL) if meeting.start else now.strftime(_LOCAL)}",
            f"SUMMARY:{meeting.title}",
            f"STATUS:{'CANCELLED' if meeting.status is MeetingStatus.CANCELLED else 'CONFIRMED'}",
        )
        for number, meeting in rows
    )


def parish(rows: Iterable[Row], now: dt.datetime) -> str:
    """Write as a parish's page does: an identifier of all that it says, stamped at every run, timeless ones left out."""
    return _calendar(
        (
            f"UID:{_digest(_begins(meeting), meeting.title, _about(meeting))}",
            f"DTSTAMP:{now.strftime(_UTC)}",
            f"DTSTART:{_begins(meeting)}",
            f"SUMMARY:{meeting.title}",
            f"DESCRIPTION:{_about(meeting)}",
        )
        for _, meeting in rows
        if meeting.start
    )


def big_city(rows: Iterable[Row], now: dt.datetime) -> str:
    """Write as a big city's scraper does: an identifier of title and start, always confirmed."""
    return _calendar(
        (
            f"UID:{_digest(meeting.title, _begins(meeting), meeting.url or '')}",
            f"DTSTAMP:{now.strftime(_UTC)}",
            f"DTSTART:{_begins(meeting)}",
            f"SUMMARY:{meeting.title}",
            "STATUS:CONFIRMED",
        )
        for _, meeting in rows
        if meeting.start
    )


def by_icalendar(rows: Iterable[Row], now: dt.datetime) -> str:
    """Write with `icalendar.Event.new`, which gives each event an identifier and a stamp."""
    del now
    icalendar: Any = import_module("icalendar")
    calendar = icalendar.Calendar.new()
    for _, meeting in rows:
        calendar.add_component(
            icalendar.Event.new(summary=meeting.title, start=meeting.start or meeting.date, description=_about(meeting))
        )
    return str(calendar.to_ical().decode())


def by_vobject(rows: Iterable[Row], now: dt.datetime) -> str:
    """Write with vobject, which gives each event an identifier."""
    del now
    calendar: Any = import_module("vobject").iCalendar()
    for _, meeting in rows:
        event = calendar.add("vevent")
        event.add("summary").value = meeting.title
        event.add("dtstart").value = (
            meeting.start.astimezone(dt.UTC).replace(tzinfo=None) if meeting.start else meeting.date
        )
    return str(calendar.serialize())


def by_ics(rows: Iterable[Row], now: dt.datetime) -> str:
    """Write with ics, which gives each event an identifier and no stamp, in any order."""
    del now
    ics: Any = import_module("ics")
    events = [ics.Event(name=it.title, begin=it.start or it.date.isoformat(), description=_about(it)) for _, it in rows]
    return str(ics.Calendar(events=events).serialize())


RECIPES = (
    Recipe("Meine Stadt Transparent's way", city_hall, keeps=True),
    Recipe("a council system's way (FastAPI)", council_system),
    Recipe("a parish's way", parish),
    Recipe("a big city's scraper's way", big_city),
    Recipe("icalendar, as first shown", by_icalendar, "icalendar"),
    Recipe("vobject, as first shown", by_vobject, "vobject"),
    Recipe("ics, as first shown", by_ics, "ics"),
)
