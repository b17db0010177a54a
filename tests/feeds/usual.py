"""A meeting as most are, its event, and how events are worded where nobody asks for anything else."""

from __future__ import annotations

import datetime as dt

from agendawatch.feeds.event import Event
from agendawatch.feeds.meetings import item_events, meeting_event
from agendawatch.feeds.options import FeedOptions
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    Meeting,
    Municipality,
    Organization,
    Proposal,
    Provenance,
)

START = dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)
STAMP = dt.datetime(2026, 1, 7, 8, 30, 15, tzinfo=dt.UTC)
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


def announced(ground: Provenance, **facts: object) -> Proposal:
    """Make a proposal that was announced on the Friday before that meeting; facts are the proposal's own."""
    told = Action(
        code=ActionCode.ANNOUNCED,
        date=dt.date(2026, 3, 6),
        organization=Organization(name="Kommunstyrelsen"),
        meeting_date=START.date(),
        words="på onsdag",
        provenance=ground,
    )
    return Proposal.model_validate({"id": "p", "actions": (told,)} | facts)


def event(**facts: object) -> Event:
    """Make that meeting's event."""
    return meeting_event(meeting(**facts), None, PLAIN)


def bare(**facts: object) -> Event:
    """Make an event by hand, that is usual but for the facts given."""
    usual: dict[str, object] = {"uid": "a@agendawatch", "start": START, "created": STAMP, "modified": STAMP}
    return Event(**{"summary": "Kommunstyrelsen"} | usual | facts)  # type: ignore[arg-type]  # facts are named by the tests


def events_of_items(of: Meeting) -> list[Event]:
    """Make the events of a meeting's items, without a store."""
    return list(item_events(of, lambda _: None, PLAIN))
