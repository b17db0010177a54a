"""The case that started the house: from its press release to a status for every day."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

from tests.cases import cases, table

from agendawatch.model import STOCKHOLM, AgendaItem, Certainty, Meeting, Municipality, Organization, Proposal
from agendawatch.proposals import advance, explain, follow, match_meeting
from agendawatch.readers.press import read_press_release

SEED = files("agendawatch.demo") / "press" / "2020-03-06.txt"
GOTEBORG = Municipality(code="1480", name="Göteborg")
BOARD = Organization(name="Kommunstyrelsen")
MEETING = Meeting(organization=BOARD, date=dt.date(2020, 3, 11), municipality=GOTEBORG)
AGENDA = MEETING.model_copy(
    update={
        "agenda": (
            AgendaItem(title="Upprop", number="1"),
            AgendaItem(title="Yrkande från V angående handlingsplan för insatser till personer som säljer sex"),
        )
    }
)
JUNE: str = table(__file__, "JUNE")


def seed() -> Proposal:
    """Follow the first release."""
    return follow(read_press_release(SEED.read_text(encoding="utf-8"), published=dt.date(2020, 3, 6)))


def test_the_release_finds_its_meeting() -> None:
    """Kommunstyrelsen on Wednesday 11 March 2020, derived from "på onsdag"."""
    found = match_meeting(seed(), (MEETING,))

    assert found is not None
    assert (found.meeting, found.match.certainty) == (MEETING, Certainty.DERIVED)


@cases("day", "status")
def test_each_day_of_march_has_its_status(day: int, status: str) -> None:
    """Followed from the release, then placed by the agenda of 9 March; no outcome is claimed."""
    at = dt.datetime(2020, 3, 9, 12, tzinfo=STOCKHOLM)
    proposal = advance(seed(), (AGENDA,), at)

    assert proposal.status_at(dt.date(2020, 3, day)) == status
    assert explain(proposal, dt.date(2020, 3, day))[0].startswith(f"Status on 2020-03-{day:02}")


def test_the_follow_up_is_expected_at_the_next_meeting() -> None:
    """No day is told, so kommunstyrelsen's next meeting is inferred; once it has passed nothing is claimed."""
    june = follow(read_press_release(JUNE, published=dt.date(2020, 6, 15)))
    nearest = MEETING.model_copy(update={"date": dt.date(2020, 6, 17), "id": "june"})
    expected = advance(june, (MEETING, nearest), dt.datetime(2020, 6, 15, 15, tzinfo=STOCKHOLM))
    ground = expected.actions[-1]

    assert (ground.meeting_date, ground.meeting_id) == (dt.date(2020, 6, 17), "june")
    assert ground.match is not None
    assert ground.match.certainty is Certainty.INFERRED
    assert expected.status_at(dt.date(2020, 6, 15)) == "submitted"
    assert expected.status_at(dt.date(2020, 6, 18)) == "unknown"
    assert advance(expected, (MEETING, nearest), dt.datetime(2020, 6, 16, 9, tzinfo=STOCKHOLM)) == expected
