"""Deadlines of the law stand in the calendar, with how they are counted."""

from __future__ import annotations

import dataclasses
import datetime as dt

from tests.feeds.usual import PLAIN

from agendawatch.feeds import CalendarOptions, ProposalDeadline, Stamps, to_ical
from agendawatch.feeds.deadlines import deadline_event
from agendawatch.feeds.event import Event, EventStatus
from agendawatch.feeds.options import FeedOptions, Options
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


def made(
    kind: str = "appeal", *, day: int = 13, certainty: Certainty = Certainty.DERIVED, say: Options = PLAIN
) -> Event:
    """Make the event of a deadline that is counted from a day of March."""
    counted = deadline(kind, dt.date(2026, 3, day), certainty=certainty)
    return deadline_event(dataclasses.replace(DUE, deadline=counted), None, say)


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


def test_what_is_due_is_said_in_the_language_of_the_feed() -> None:
    """In English as in Swedish."""
    assert made().summary.startswith("Sista dag att överklaga: ")
    assert made(say=FeedOptions(language="en").at(None)).summary.startswith("Last day to appeal: ")


def test_deadlines_stand_in_a_feed() -> None:
    """With the store's stamps where there are any."""
    seen = dt.datetime(2026, 3, 14, 8, tzinfo=dt.UTC)
    key = made().uid

    plain, stamped = (
        to_ical((), options=CalendarOptions(deadlines=[DUE])),
        to_ical((), options=CalendarOptions(deadlines=[DUE], stamps={key: Stamps(seen, seen, 2)})),
    )

    assert b"DTSTART;VALUE=DATE:20260407\r\nDTEND;VALUE=DATE:20260408" in plain
    assert b"DTSTAMP:20230101T000000Z" in plain
    assert b"DTSTAMP:20260314T080000Z" in stamped
    assert b"SEQUENCE:2" in stamped
