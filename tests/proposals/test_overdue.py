"""What is late or lies still."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.proposals.lund import BOARD, COUNCIL, LUND, act

from agendawatch.lang.sv.matters import classify_item
from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Decision,
    Meeting,
    MeetingStatus,
    Organization,
    Outcome,
    Proposal,
    ProposalClassification,
)
from agendawatch.proposals.overdue import late_motions, seen_motions, tabled_matters, without_agenda

RAISED = dt.date(2025, 3, 26)


def motion(title: str, *actions: Action, day: dt.date = RAISED) -> Proposal:
    """Raise a motion in fullmäktige."""
    raised, kind = act(ActionCode.INTRODUCED, day, COUNCIL), ProposalClassification.MOTION
    return Proposal(id=title, title=title, classification=kind, actions=(raised, *actions))


def test_a_motion_past_its_year_is_late() -> None:
    """From the day after its last; the longest late comes first; one settled in time is not."""
    settled = act(ActionCode.ANSWERED, "2026-02-01", COUNCIL, authoritative=True)
    motions = (motion("a"), motion("b", day=dt.date(2025, 2, 26)), motion("c", settled))
    found = late_motions(motions, dt.date(2026, 3, 27))

    assert [(late.proposal.title, late.days) for late in found] == [("b", 29), ("a", 1)]
    assert late_motions(motions, dt.date(2026, 2, 26)) == ()


def test_a_motion_settled_later_was_late_then() -> None:
    """The day asked of decides what was known."""
    settled = act(ActionCode.REJECTED, "2026-05-01", COUNCIL, authoritative=True)

    assert late_motions((motion("a", settled),), dt.date(2026, 4, 30))
    assert not late_motions((motion("a", settled),), dt.date(2026, 5, 1))


def tabled(title: str, month: int, reference: str | None = None, outcome: str = "tabled") -> Meeting:
    """Hold a meeting that puts something off."""
    item = AgendaItem(title=title, reference=reference, decision=Decision(outcome=Outcome(outcome)))
    return Meeting(organization=COUNCIL, date=dt.date(2026, month, 2), agenda=(AgendaItem(title="Upprop"), item))


@cases("meetings", "more_than", "times", meetings=lambda rows: [tabled(*row) for row in rows], times=list)
def test_matters_tabled_again_and_again_are_found(meetings: list[Meeting], more_than: int, times: list[int]) -> None:
    """By case number, else by the telling words of the title."""
    assert [len(matter.meetings) for matter in tabled_matters(meetings, more_than=more_than)] == times


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, True),
        ({"date": dt.date(2026, 3, 18)}, True),
        ({"date": dt.date(2026, 3, 19)}, False),
        ({"date": dt.date(2026, 3, 10)}, False),
        ({"agenda": ()}, False),
        ({"warnings": (Caveat.of(CaveatCode.ITEMS_UNCOUNTED, count=3, all=9),)}, False),
        ({"status": MeetingStatus.CANCELLED}, False),
        ({"status": MeetingStatus.UNLISTED}, False),
    ],
)
def test_meetings_without_an_agenda_a_week_before_are_found(change: dict[str, object], found: bool) -> None:
    """From today to a week ahead; one that is off, or whose agenda is empty or withheld, is not."""
    meeting = Meeting(organization=COUNCIL, date=dt.date(2026, 3, 12)).model_copy(update=change)

    assert bool(without_agenda((meeting,), dt.date(2026, 3, 11))) is found


def sat(day: dt.date, *titles: str, by: Organization = COUNCIL, outcome: Outcome | None = None) -> Meeting:
    """Hold a meeting with motions on its agenda."""
    decision = Decision(outcome=outcome) if outcome else None
    items = tuple(
        AgendaItem(title=title, classification=classify_item(title), decision=decision) for title in ("Upprop", *titles)
    )
    return Meeting(organization=by, municipality=LUND, date=day, agenda=items)


FIRST, LATE = dt.date(2025, 3, 26), dt.date(2026, 4, 1)


def rows_sat(rows: tuple[tuple[int, str, str | None, str | None], ...]) -> list[Meeting]:
    """Hold a meeting for each row: the month of 2025, a motion, its outcome, and who met where it was not the council."""
    return [
        sat(dt.date(2025, month, 26), title, by=BOARD if by else COUNCIL, outcome=Outcome(outcome) if outcome else None)
        for month, title, outcome, by in rows
    ]


@cases("meetings", "titles", meetings=rows_sat, titles=list)
def test_motions_seen_on_agendas_are_late_too(meetings: list[Meeting], titles: list[str]) -> None:
    """Nobody follows them, and fullmäktige has not had their answer before it."""
    assert [late.title for late in seen_motions(meetings, LATE)] == titles


def test_a_late_motion_says_since_when_and_where() -> None:
    """Counted from the meeting that it was raised at; the longest late first; what is followed is told elsewhere."""
    meetings = (
        sat(FIRST, "Motion om fler ekar", "Motion om bänkar"),
        sat(dt.date(2024, 2, 28), "Motion om lekplatser"),
    )
    first, *rest = seen_motions(meetings, LATE, followed=(motion("Fler ekar"),))

    assert (first.title, first.raised.date) == ("Motion om lekplatser", dt.date(2024, 2, 28))
    assert (first.deadline.date, first.days) == (dt.date(2025, 2, 28), 397)
    assert [late.title for late in rest] == ["Motion om bänkar"]
