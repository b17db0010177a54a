"""Meetings as Open Civic Data events; the tables of its words are whole, and the same in the docs."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.rules.test_reference import table_rows

from agendawatch.exports.ocd import OCD_ACTIONS, OCD_STATUSES, to_ocd, to_ocd_bill, to_ocd_votes
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    AgendaItem,
    Decision,
    Document,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Outcome,
    Party,
    Person,
    Proposal,
    Vote,
    VoteCount,
    VoteOption,
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


def test_what_came_from_no_address_names_no_source() -> None:
    """OCD's schema refuses an empty list of them, and takes none."""
    assert "sources" not in to_ocd(_meet())
    assert to_ocd(_meet())["location"] is None


def test_a_recommendation_is_no_passage() -> None:
    """What an organization says that only prepares is told as a committee's."""
    actions = tuple(
        Action(code=ActionCode.APPROVED, date=START.date(), organization=Organization(name=name), authoritative=decides)
        for name, decides in (("Kommunstyrelsen", False), ("Kommunfullmäktige", True))
    )
    bill = to_ocd_bill(Proposal(id="p1", title="Ny simhall", reference="KS 2031/7", actions=actions))

    assert [action["classification"] for action in bill["actions"]] == [["committee-passage-favorable"], ["passage"]]
    assert (bill["identifier"], bill["legislative_session"]) == ("KS 2031/7", "2031")


def test_votes_are_counted_as_they_are_listed() -> None:
    """Each person's, and the figures of what won beside."""
    anna = Person(name="Anna Exempel", party=Party(code="V", name="Vänsterpartiet"))
    votes = (Vote(option=VoteOption.YES, person=anna), Vote(option=VoteOption.NO, person=anna))
    decision = Decision(outcome=Outcome.REJECTED, vote=VoteCount(winning=1, losing=1), votes=votes)
    item = AgendaItem(title="Ny simhall", decision=decision)

    [event] = to_ocd_votes(_meet(agenda=(AgendaItem(title="Upprop"), item)))

    assert event["counts"] == [{"option": "yes", "value": 1}, {"option": "no", "value": 1}]
    assert event["votes"][0] == {"option": "yes", "voter_name": "Anna Exempel", "note": "V"}
    assert event["extras"]["winning"] == 1


# The tables of other standards' words: whole, and those of meetings the same in the docs.


OCD_CODES = {
    "filing", "introduction", "enrolled", "reading-1", "reading-2", "reading-3", "passage", "failure", "withdrawal",
    "substitution", "amendment-introduction", "amendment-passage", "amendment-withdrawal", "amendment-failure",
    "amendment-amendment", "amendment-deferral", "committee-passage", "committee-passage-favorable",
    "committee-passage-unfavorable", "committee-failure", "executive-receipt", "executive-signature", "executive-veto",
    "executive-veto-line-item", "became-law", "veto-override-passage", "veto-override-failure", "deferral", "receipt",
    "referral", "referral-committee",
}  # fmt: skip
"""What Open Civic Data knows actions as."""


def test_every_code_has_its_place() -> None:
    """A new code of ours is not forgotten."""
    assert set(OCD_STATUSES) == set(MeetingStatus)
    assert set(OCD_ACTIONS) == set(ActionCode)


def test_open_civic_data_knows_every_word() -> None:
    """None is invented for it."""
    assert {code for codes in OCD_ACTIONS.values() for code in codes} <= OCD_CODES
    assert set(OCD_STATUSES.values()) <= {"cancelled", "tentative", "confirmed", "passed", ""}
    assert set(VoteOption) <= {"yes", "no", "absent", "abstain", "not voting", "paired", "excused", "other"}


def test_the_page_tells_the_statuses_that_are_written() -> None:
    """Row by row."""
    told = {row[0].strip("`"): row[1] for row in table_rows("statuses.md", "Meetings") if "flag" not in row[0]}

    assert told == {status.value: OCD_STATUSES[status] for status in MeetingStatus}
