"""Calendars read as meetings: our own into equal values, those of others by their words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from agendawatch.documents.calendar import CalendarAttachment, CalendarEvent, read_calendar
from agendawatch.errors import BUGS, ReadError
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    Meeting,
    MeetingStatus,
    Provenance,
    Window,
)
from agendawatch.readers.announced import Announced, find_holder, to_meeting
from agendawatch.readers.meeting_status import is_file, read_file_words
from agendawatch.readers.own_facts import Facts, documents_of, fact, item_of, meeting_of, read_facts

# Our own events read back as the values that they were made of.

_OURS = "@agendawatch"
"""What the identifiers of our events end in."""


def _own_meetings(events: Sequence[CalendarEvent]) -> list[Meeting] | None:
    """Read a feed of ours; `None` when it is somebody else's."""
    if not all(event.uid.endswith(_OURS) for event in events) or not (any(event.own for event in events) or not events):
        return None
    try:
        told = [(event, read_facts(event.own)) for event in events]
        # Items stand on the agendas of their meetings; other kinds of events are no meetings.
        agendas: dict[str, dict[int, AgendaItem]] = defaultdict(dict)
        for event, facts in told:
            if facts.get("kind") == ["item"]:
                agendas[facts["meeting"][0]][int(facts["place"][0])] = item_of(facts, _documents(event, facts))
        return [_meeting(event, facts, agendas) for event, facts in told if facts.get("kind") == ["meeting"]]
    except BUGS as error:
        raise ReadError(expected="an event as agendawatch writes it", came=str(error).partition("\n")[0]) from error


def _meeting(event: CalendarEvent, facts: Facts, agendas: dict[str, dict[int, AgendaItem]]) -> Meeting:
    key, start, end, begins = event.uid.removesuffix(_OURS), event.start, event.end, fact(facts, "begins")
    # The agenda is known where the feed holds all of it; one without items leaves it unknown.
    items, count = agendas.get(key, {}), fact(facts, "items")
    whole = count is not None and int(count) == len(items)
    moment = start if isinstance(start, dt.datetime) else None
    if begins and moment is None:
        moment = dt.datetime.fromisoformat(begins).astimezone(STOCKHOLM)
    return meeting_of(
        facts,
        id=key,
        date=start.date() if isinstance(start, dt.datetime) else start,
        start=moment,
        end=end if isinstance(end, dt.datetime) else None,
        location=event.location or None,
        url=event.url if "page" in facts else None,
        agenda=tuple(items[place] for place in sorted(items)) if whole else None,
        documents=_documents(event, facts),
    )


def _documents(event: CalendarEvent, facts: Facts) -> tuple[Document, ...]:
    return documents_of(facts, [(attachment.address, attachment.media_type) for attachment in event.attachments])


# Calendars read as meetings.

_DAY = dt.timedelta(days=1)


def read_ical(data: bytes | str, *, window: Window | None = None) -> tuple[Meeting, ...]:
    """Read an iCalendar feed as meetings, in its order.

    A feed of ours gives the values that it was made of, as far as its events carry them: an item
    belongs to the agenda of the meeting that it names, and provenance is left to who reads.
    In other feeds an event's title names the organization, else its organizer, categories or calendar do, and tells
    whether it is cancelled; a start at midnight without a time of its end is taken for no time at all, and times
    without a zone for Swedish ones. Of series, every meeting is read: those that begin within `window`, which keeps
    other events from outside it away too, or, without one, those until a year after the last day that the feed names.
    What is no calendar, or holds an event without a day, raises `ReadError`.
    """
    events = read_events(data, window=window)
    read = (it if isinstance(it, Meeting) else _meeting_of_others(it) for it in events)
    return tuple(it for it in read if window is None or it.date in window)


def read_events(
    data: bytes | str, *, charset: str | None = None, window: Window | None = None
) -> tuple[Announced | Meeting, ...]:
    """Read a feed's events, in its order: those of a feed of ours are the meetings that it was made of."""
    calendar = read_calendar(data, charset=charset, window=window)
    own = _own_meetings(calendar.events)
    return tuple(own) if own is not None else tuple(_announced(event, calendar.name) for event in calendar.events)


def _meeting_of_others(event: Announced) -> Meeting:
    """Read an event as a meeting; who holds it goes by its own words where nobody knows them."""
    organization = find_holder(event) or read_organization(event.name)
    return to_meeting(event, organization, ground=Provenance(words=event.title or None, url=event.url))


def _announced(event: CalendarEvent, calendar: str) -> Announced:
    whole_days = event.end is not None and not isinstance(event.end, dt.datetime)
    return Announced(
        title=event.summary,
        start=event.start,
        # RFC 5545 (3.6.1): the end of a day is the day after it.
        end=event.end - _DAY if event.end is not None and whole_days else event.end,
        holders=tuple(filter(None, (event.organizer, *event.categories, calendar))),
        location=event.location,
        url=_web(event.url),
        stated=(MeetingStatus.CANCELLED, "STATUS:CANCELLED") if event.status == "CANCELLED" else None,
        key=_key(event),
        documents=tuple(it for held in event.attachments if (it := _document(held))),
        warnings=() if event.rule is None else (Caveat.of(CaveatCode.RECURRENCE_RULE, rule=event.rule),),
    )


def _key(event: CalendarEvent) -> str | None:
    """Know an event by its identifier, and one of a series by when it was first meant to be, however it is moved."""
    if not event.uid or event.original is None:
        return event.uid or None
    form = "%Y%m%dT%H%M%S" if isinstance(event.original, dt.datetime) else "%Y%m%d"
    return f"{event.uid}/{event.original:{form}}"


def _web(url: str) -> str | None:
    """Keep addresses of the web only."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def _document(held: CalendarAttachment) -> Document | None:
    url = _web(held.address)
    if url is None:
        return None
    said = read_file_words(held.filename, url)
    title = said.title or url
    return Document(
        url=url,
        title=title,
        classification=classify_document(title if held.filename or is_file(url) else url),
        media_type=held.media_type or said.media_type,
    )
