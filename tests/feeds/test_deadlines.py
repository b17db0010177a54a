"""Deadlines of the law stand in the calendar, with how they are counted."""

from __future__ import annotations

import dataclasses
import datetime as dt

from tests.feeds.usual import PLAIN

from agendawatch.feeds import CalendarOptions, ProposalDeadline, to_ical
from agendawatch.feeds.deadlines import deadline_event
from agendawatch.feeds.event import Event, EventStatus
from agendawatch.model import Certainty
from agendawatch.proposals.deadlines import deadline

DUE = ProposalDeadline(
    deadline("appeal", dt.date(2026, 3, 13)),
    key="p",
    title="Handlingsplan för säkra skolvägar",
    organization="Kommunstyrelsen",
    municipality="Ängelvik",
    url="https://ängelvik.se/anslag",
)


def made(kind: str = "appeal", *, day: int = 13, certainty: Certainty = Certainty.DERIVED) -> Event:
    """Make the event of a deadline that is counted from a day of March."""
    counted = deadline(kind, dt.date(2026, 3, day), certainty=certainty)
    return deadline_event(dataclasses.replace(DUE, deadline=counted), None, PLAIN)


def test_a_deadline_is_a_day_with_its_ground() -> None:
    """The paragraph, the day that it is counted from, and why it was put off."""
    event = made()

    assert event.start == dt.date(2026, 4, 7)
    assert event.summary == "Sista dag att överklaga: Handlingsplan…"
    assert event.status is EventStatus.CONFIRMED
    assert event.description.split("\n") == [
        "Sista dag att överklaga: Handlingsplan för säkra skolvägar",
        "kommunallagen (2017:725) 13 kap. 5 §, räknat från fredag 13 mars 2026.",
        "Egentligen fredag 3 april 2026; framflyttat till nästa vardag.",
        "",
        "Läs mer: https://xn--ngelvik-4wa.se/anslag",
        "Inofficiell bevakning. Kommunens egna uppgifter gäller.",
    ]
    assert event.categories == ("Kommunstyrelsen", "Ängelvik", "tidsfrist")


def test_an_inferred_deadline_is_tentative() -> None:
    """And says so."""
    event = made(certainty=Certainty.INFERRED)

    assert event.status is EventStatus.TENTATIVE
    assert "Uträknat från en dag som bara är antagen." in event.description


def test_a_deadline_moves_with_its_day() -> None:
    """It is known by what it is of, and by its kind."""
    first, later, other = made(), made(day=20), made("final")

    assert first.uid == later.uid != other.uid
    assert first.start != later.start


def test_deadlines_stand_in_a_feed_in_its_language() -> None:
    """Without a store's stamps they are stamped by a rule."""
    data = to_ical((), language="en", options=CalendarOptions(deadlines=[DUE]))

    assert b"SUMMARY:Last day to appeal: " in data
    assert b"DTSTART;VALUE=DATE:20260407\r\nDTEND;VALUE=DATE:20260408" in data
    assert b"DTSTAMP:20230101T000000Z" in data
