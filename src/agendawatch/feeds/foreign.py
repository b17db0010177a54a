"""Events of other people's calendars read as meetings, by their words."""

from __future__ import annotations

import datetime as dt

import icalendar
from pydantic import ValidationError

from agendawatch.errors import InputError, ReadError
from agendawatch.feeds.own import dated, moment_of, several
from agendawatch.feeds.text import address, line
from agendawatch.lang.sv.meeting_phrases import Asked
from agendawatch.lang.sv.statuses import Said, read_statuses
from agendawatch.model import STOCKHOLM, Caveat, CaveatCode, Document, Meeting, MeetingStatus, Organization, Provenance
from agendawatch.swedish.names.organizations import read_organization

__all__ = ["foreign_meeting"]

_MIDNIGHT = dt.time()
_DAY = dt.timedelta(days=1)
_SAID = {"cancelled": MeetingStatus.CANCELLED, "postponed": MeetingStatus.POSTPONED}


def foreign_meeting(event: icalendar.Component, *, calendar_name: str = "") -> Meeting:
    """Read one event; an event without a day raises `ReadError`."""
    title = line(str(event.get("SUMMARY", "")))
    identifier = line(str(event.get("UID", "")))
    start, end = moment_of(event, "DTSTART"), moment_of(event, "DTEND")
    if start is None:
        raise ReadError(expected="DTSTART", came=f"the event {identifier or title!r} without it")
    first, moment, last, until = _when(start, end, event)
    said = read_statuses(title, mark=True).said_of(Asked(first))
    status, words = _status(event, said)
    organization = _organization(title, calendar_name)
    try:
        return Meeting(
            organization=organization,
            date=first,
            start=moment,
            end_date=last,
            end=until,
            name=title if title and title.casefold() != organization.name.casefold() else None,
            location=line(str(event.get("LOCATION", ""))) or None,
            url=_address(event.get("URL")),
            status=status,
            status_words=words,
            extra=said.extra,
            reserve=said.reserve,
            documents=_documents(event),
            provenance=Provenance(words=title or None, url=_address(event.get("URL"))),
            warnings=_warnings(event),
            source_id=_source_id(event, identifier),
        )
    except ValidationError as error:
        raise ReadError(expected=f"the event {identifier or title!r} to be a meeting", came=str(error)) from error


def _when(
    start: dt.date, end: dt.date | None, event: icalendar.Component
) -> tuple[dt.date, dt.datetime | None, dt.date | None, dt.datetime | None]:
    """Tell day, start, last day and end. Midnight without an hour of its end is a day in disguise."""
    length = dated(event, "DURATION")
    if end is None and isinstance(length, dt.timedelta) and length > dt.timedelta(0):
        end = (
            (start.astimezone(dt.UTC) + length).astimezone(STOCKHOLM)
            if isinstance(start, dt.datetime)
            else start + length
        )
    if isinstance(start, dt.datetime) and not _disguised(start, end):
        later = isinstance(end, dt.datetime) and end.astimezone(dt.UTC) > start.astimezone(dt.UTC)
        return start.date(), start, None, end if later and isinstance(end, dt.datetime) else None
    first = start.date() if isinstance(start, dt.datetime) else start
    after = end.date() if isinstance(end, dt.datetime) else end
    last = after - _DAY if after is not None and after - _DAY > first else None
    return first, None, last, None


def _disguised(start: dt.datetime, end: dt.date | None) -> bool:
    if start.time() != _MIDNIGHT:
        return False
    return (
        not isinstance(end, dt.datetime)
        or end == start
        or end.time() in {_MIDNIGHT, dt.time(23, 59), dt.time(23, 59, 59)}
    )


def _status(event: icalendar.Component, said: Said) -> tuple[MeetingStatus, str | None]:
    """Take stated words first, then the property; nothing else cancels."""
    if said.status in _SAID:
        return _SAID[said.status], said.words
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return MeetingStatus.CANCELLED, "STATUS:CANCELLED"
    return MeetingStatus.SCHEDULED, said.words


def _organization(title: str, calendar_name: str) -> Organization:
    """Read who meets from the title, else from the calendar's name."""
    words = title or line(calendar_name) or "?"
    found = read_organization(words)
    if found.classification.value == "other" and calendar_name:
        named = read_organization(line(calendar_name))
        return found if named.classification.value == "other" else named
    return found


def _documents(event: icalendar.Component) -> tuple[Document, ...]:
    held = []
    for uri in several(event, "ATTACH"):
        url = _address(uri)
        if url:
            kind = getattr(uri, "params", {}).get("FMTTYPE")
            held.append(Document(url=url, title=url.rpartition("/")[2] or url, media_type=str(kind) if kind else None))
    return tuple(held)


def _warnings(event: icalendar.Component) -> tuple[Caveat, ...]:
    rule = event.get("RRULE")
    if rule is None or isinstance(rule, list):
        return ()
    return (Caveat.of(CaveatCode.RECURRENCE_RULE, rule=rule.to_ical().decode()),)


def _source_id(event: icalendar.Component, identifier: str) -> str | None:
    """Know one of a series by the day that it was first meant for."""
    if not identifier:
        return None
    instead = event.get("RECURRENCE-ID")
    return f"{identifier}/{instead.to_ical().decode()}" if instead is not None else identifier


def _address(uri: object) -> str | None:
    """Keep web addresses only."""
    try:
        return address(str(uri)) if uri else None
    except InputError:
        return None
