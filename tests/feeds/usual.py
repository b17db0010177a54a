"""A meeting as most are, its event, and how events are worded where nobody asks for anything else."""

from __future__ import annotations

import datetime as dt

from agendawatch.feeds.event import Event
from agendawatch.feeds.meetings import item_events, meeting_event
from agendawatch.feeds.options import FeedOptions
from agendawatch.model import STOCKHOLM, Meeting, Municipality, Organization

START = dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)
PLAIN = FeedOptions().at(None)


def meeting(**facts: object) -> Meeting:
    """Make a meeting that is usual but for the facts given, which may be written as in JSON."""
    usual: dict[str, object] = {
        "organization": Organization(name="Kommunstyrelsen"),
        "municipality": Municipality(code="9901", name="Ängelvik"),
        "date": dt.date(2026, 3, 11),
        "start": START,
    }
    return Meeting.model_validate(usual | facts, strict=False)


def event(**facts: object) -> Event:
    """Make that meeting's event."""
    return meeting_event(meeting(**facts), None, PLAIN)


def events_of_items(of: Meeting) -> list[Event]:
    """Make the events of a meeting's items, without a store."""
    return list(item_events(of, lambda _: None, PLAIN))
