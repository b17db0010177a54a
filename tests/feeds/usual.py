"""A meeting as most are, and its event."""

from __future__ import annotations

import datetime as dt

from agendawatch.feeds.event import Event
from agendawatch.feeds.meetings import meeting_event
from agendawatch.feeds.options import FeedOptions
from agendawatch.model import STOCKHOLM, Meeting, Municipality, Organization

START = dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)


def meeting(**facts: object) -> Meeting:
    """Make a meeting that is usual but for the facts given."""
    usual: dict[str, object] = {
        "organization": Organization(name="Kommunstyrelsen"),
        "municipality": Municipality(code="9901", name="Ängelvik"),
        "date": dt.date(2026, 3, 11),
        "start": START,
    }
    return Meeting.model_validate(usual | facts)


def event(**facts: object) -> Event:
    """Make that meeting's event."""
    return meeting_event(meeting(**facts), None, FeedOptions().at(None))
