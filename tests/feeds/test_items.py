"""Items become events of their own."""

from __future__ import annotations

import datetime as dt

from tests.feeds.usual import PLAIN, START, meeting

from agendawatch.feeds.event import EventStatus, uid
from agendawatch.feeds.meetings import item_event, item_events, item_key, item_keys
from agendawatch.model import (
    AgendaItem,
    Decision,
    Meeting,
    MeetingStatus,
    Organization,
    Outcome,
)


def test_items_say_their_title_first() -> None:
    """Then where they are handled; they belong to their meeting."""
    one = meeting(agenda=(AgendaItem(title="Budget", number="7", reference="KS 2026/1"),))
    (item,) = item_events(one, lambda _uid: None, PLAIN)

    assert item.summary == "Budget – Kommunstyrelsen, Ängelvik"
    assert item.start == START
    assert item.related_to == (uid(one.id),)
    assert item.description.startswith(
        "Påhittat exempel.\n§ 7 Budget (KS 2026/1)\nBehandlas av Kommunstyrelsen, Ängelvik."
    )
    assert item_event(one, 0, "key", None, PLAIN, parent=False).related_to == ()


def test_an_item_that_is_withdrawn_is_cancelled() -> None:
    """And so is one whose meeting is."""
    withdrawn = meeting(agenda=(AgendaItem(title="Budget", withdrawn=True),))
    off = meeting(agenda=(AgendaItem(title="Budget"),), status=MeetingStatus.CANCELLED)

    made = [next(item_events(one, lambda _uid: None, PLAIN)) for one in (withdrawn, off)]

    assert [item.status for item in made] == [EventStatus.CANCELLED] * 2
    assert {item.summary for item in made} == {"INSTÄLLT: Budget – KS, Ängelvik"}


def test_a_decision_is_told() -> None:
    """In the minutes' own words."""
    decided = AgendaItem(title="Budget", decision=Decision(outcome=Outcome.APPROVED, text="Bifall till förslaget."))
    (item,) = item_events(meeting(agenda=(decided,)), lambda _uid: None, PLAIN)

    assert "Beslut: Bifall till förslaget." in item.description


def test_items_are_known_by_their_case_number() -> None:
    """A new title, number or place on the list leaves the identifier; two of one case are told apart."""
    first = meeting(agenda=(AgendaItem(title="Budget", number="7", reference="KS 2026/1"), AgendaItem(title="Taxa")))
    later = meeting(
        agenda=(
            AgendaItem(title="Upprop"),
            AgendaItem(title="Taxa", number="3"),
            AgendaItem(title="Budget 2027", number="9", reference="KS 2026/1"),
            AgendaItem(title="Budget 2028", number="10", reference="KS 2026/1"),
        )
    )

    budget, taxa = item_keys(first)

    assert item_keys(later)[1:3] == (taxa, budget)
    assert len(set(item_keys(later))) == 4


def test_a_meeting_without_an_agenda_has_no_items() -> None:
    """Not yet is not none, but both give no event."""
    assert list(item_events(meeting(), lambda _uid: None, PLAIN)) == []
    assert item_keys(meeting(agenda=())) == ()


def test_one_items_id_is_the_one_it_has_among_all() -> None:
    """Also where several are called alike."""
    titles = ("Budget", "Val", "budget", "Budget")
    agenda = tuple(AgendaItem(title=title) for title in titles)
    meeting = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11), agenda=agenda)

    assert tuple(item_key(meeting, nth) for nth in range(len(titles))) == item_keys(meeting)
