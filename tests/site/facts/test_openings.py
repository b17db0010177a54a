"""What a municipality's page answers first: this week, and what can still be influenced."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.site.towns import ANGELVIK, meeting

from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Decision,
    Document,
    DocumentClassification,
    ItemClassification,
    MeetingStatus,
    Outcome,
)
from agendawatch.site.facts.organizations import openings

TODAY = dt.date(2026, 3, 9)
BOARD, COUNCIL = "Kommunstyrelsen", "Kommunfullmäktige"


def motion(outcome: Outcome | None = None, kind: ItemClassification = ItemClassification.MOTION) -> AgendaItem:
    """Make a motion on an agenda, or as minutes tell of it."""
    decision = None if outcome is None else Decision(outcome=outcome)
    return AgendaItem(title="Motion om gatljus", reference="KS 2026/7", classification=kind, decision=decision)


def notice(day: int, month: int = 3) -> Document:
    """Make the notice that minutes are adjusted."""
    posted = dt.datetime(2026, month, day, 12, tzinfo=STOCKHOLM)
    kind = DocumentClassification.MINUTES_NOTICE
    return Document(url=f"https://a.example/{month}-{day}", title="Anslag", classification=kind, published=posted)


def test_the_week_is_seven_days_of_meetings_that_are_held() -> None:
    """From today on; none that is called off."""
    days = [meeting(ANGELVIK, BOARD, 3, day) for day in (8, 9, 15, 16)]
    off = meeting(ANGELVIK, "Byggnadsnämnden", 3, 10, status=MeetingStatus.CANCELLED)

    assert [it.date.day for it, _ in openings([*days, off], TODAY).week] == [9, 15]
    assert openings([off, days[3]], TODAY).following == days[3]


def test_the_council_alone_is_told_to_be_open() -> None:
    """The law says it of no board."""
    board, council = meeting(ANGELVIK, BOARD, 3, 10), meeting(ANGELVIK, COUNCIL, 3, 30)

    assert openings([board, council], TODAY).public == council
    assert openings([board], TODAY).public is None


@cases("outcome", "name", "is_open", outcome=Outcome)
def test_a_motion_is_open_until_the_council_has_decided(outcome: Outcome | None, name: str, is_open: bool) -> None:
    """A board only recommends; where no minutes tell, nobody knows, and nothing is claimed."""
    found = openings([meeting(ANGELVIK, name, 2, 4, agenda=(motion(outcome),))], TODAY).undecided

    assert bool(found) == is_open


def test_a_motion_counts_once_as_it_was_handled_last() -> None:
    """What the council decided later closes it, and a meeting to come is told as such."""
    referred = meeting(ANGELVIK, COUNCIL, 1, 12, agenda=(motion(Outcome.REFERRED),))
    closed = meeting(ANGELVIK, COUNCIL, 3, 2, agenda=(motion(Outcome.APPROVED, ItemClassification.DECISION),))
    coming = meeting(ANGELVIK, COUNCIL, 3, 30, agenda=(motion(),))

    assert openings([referred, closed], TODAY).undecided == ()
    assert [(item.meeting, item.ahead) for item in openings([referred, coming], TODAY).undecided] == [(coming, True)]


def test_a_time_to_appeal_runs_from_the_first_notice() -> None:
    """Three weeks; with several notices only the earliest end is sure to be safe, and without a day none is counted."""
    agenda = (motion(Outcome.APPROVED),)
    one = meeting(ANGELVIK, COUNCIL, 2, 23, agenda=agenda, documents=(notice(2),))
    two = meeting(ANGELVIK, COUNCIL, 2, 23, agenda=agenda, documents=(notice(2), notice(6)))
    over = meeting(ANGELVIK, COUNCIL, 1, 12, agenda=agenda, documents=(notice(20, 1),))
    undated = meeting(ANGELVIK, COUNCIL, 2, 23, agenda=agenda)

    assert [(appeal.last, appeal.sure) for appeal in openings([one, over, undated], TODAY).appeals] == [
        (dt.date(2026, 3, 23), True)
    ]
    assert [(appeal.last, appeal.sure) for appeal in openings([two], TODAY).appeals] == [(dt.date(2026, 3, 23), False)]
