"""Meetings as Open Civic Data events."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from agendawatch.history.civic import to_ocd
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Decision,
    Document,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Outcome,
    Person,
)

START = dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM)
PAPER = Document(url="https://exempel.example/k.pdf", title="Kallelse", media_type="application/pdf", published=START)
BASE = {
    "municipality": Municipality(code="9901", name="Exempelköping"),
    "organization": Organization(name="Kommunstyrelsen"),
    "date": START.date(),
}


def _meet(**facts: object) -> Meeting:
    return Meeting.model_validate({**BASE, **facts})


def test_an_event_holds_what_the_meeting_holds() -> None:
    """Hours with their zone, the host, the agenda with case numbers, and the papers."""
    item = AgendaItem(
        title="Budget 2032",
        number="7",
        reference="KS 2031/7",
        rapporteur=Person(name="Anna Exempel"),
        decision=Decision(outcome=Outcome.TABLED, text="Ärendet bordläggs."),
    )
    event = to_ocd(_meet(start=START, agenda=(item,), documents=(PAPER,), url="https://exempel.example/m/7"))

    assert json.loads(json.dumps(event)) == event
    assert (event["start_date"], event["all_day"], event["timezone"]) == (
        "2031-03-10T13:00:00+01:00",
        False,
        "Europe/Stockholm",
    )
    assert event["participants"] == [{"name": "Kommunstyrelsen", "entity_type": "organization", "note": "host"}]
    assert event["jurisdiction"]["division_id"] == "ocd-division/country:se/municipality:9901"
    assert event["documents"][0]["links"][0]["url"] == PAPER.url
    assert event["sources"] == [{"url": "https://exempel.example/m/7", "note": ""}]
    (row,) = event["agenda"]
    assert (row["order"], row["notes"], row["extras"]["outcome"]) == ("7", ["Ärendet bordläggs."], "tabled")
    assert [entity["name"] for entity in row["related_entities"]] == ["Anna Exempel", "KS 2031/7"]


@pytest.mark.parametrize("status", MeetingStatus)
def test_every_status_has_a_word_of_theirs(status: MeetingStatus) -> None:
    """And ours stands beside it: what is unlisted is not cancelled."""
    event = to_ocd(_meet(status=status))

    assert event["status"] in {"cancelled", "tentative", "confirmed", "passed"}
    assert (event["status"] == "cancelled") == (status is MeetingStatus.CANCELLED)
    assert event["extras"]["status"] == status


def test_its_key_survives_a_move() -> None:
    """It is the durable id, not the start."""
    meeting = _meet(start=START)
    moved = meeting.model_copy(update={"date": dt.date(2031, 3, 17), "start": None, "previous_starts": (START,)})

    assert to_ocd(moved)["dedupe_key"] == to_ocd(meeting)["dedupe_key"]
    assert to_ocd(moved)["extras"]["previous_starts"] == ["2031-03-10T13:00:00+01:00"]
