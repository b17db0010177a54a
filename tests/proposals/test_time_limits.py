"""Which deadlines a proposal has, and from which action."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.proposals.lund import COUNCIL, act

from agendawatch.model import (
    Action,
    ActionCode,
    Caveat,
    CaveatCode,
    Certainty,
    Match,
    Organization,
    Proposal,
    ProposalClassification,
    Provenance,
)
from agendawatch.proposals.deadlines import time_limits

DECIDED = dt.date(2026, 3, 30)


def motion(*actions: Action) -> Proposal:
    """Follow a motion with some actions."""
    return Proposal(id="m1", title="Motion om ekor", classification=ProposalClassification.MOTION, actions=actions)


def did(code: ActionCode, day: dt.date | str, by: Organization | None = COUNCIL, **more: object) -> Action:
    """Do something in fullmäktige."""
    return act(code, day, by, provenance=Provenance(certainty=Certainty.STATED), **more)


APPROVED = did(ActionCode.APPROVED, DECIDED, meeting_date=DECIDED, authoritative=True)
ADJUSTED = did(ActionCode.MINUTES_APPROVED, "2026-04-09", meeting_date=DECIDED)
POSTED = did(ActionCode.POSTED, "2026-04-10", meeting_date=DECIDED)
INTRODUCED = did(ActionCode.INTRODUCED, "2025-03-26")


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ((), []),
        ((INTRODUCED,), [("motion_answer", "2026-03-26", "derived")]),
        ((did(ActionCode.SUBMITTED, "2025-03-26", None),), [("motion_answer", "2026-03-26", "inferred")]),
        ((did(ActionCode.SUBMITTED, "2025-03-01"), INTRODUCED), [("motion_answer", "2026-03-26", "derived")]),
        ((APPROVED,), [("minutes_adjusted", "2026-04-13", "derived")]),
        (
            (APPROVED, ADJUSTED),
            [
                ("adjustment_announced", "2026-04-13", "derived"),
                ("appeal", "2026-04-30", "inferred"),
                ("final", "2026-05-01", "inferred"),
            ],
        ),
        ((APPROVED, ADJUSTED, POSTED), [("appeal", "2026-05-04", "derived"), ("final", "2026-05-05", "derived")]),
        ((APPROVED, POSTED, did(ActionCode.APPEALED, "2026-04-20")), []),
    ],
    ids=["nothing", "introduced", "party's word", "surest start", "decided", "adjusted", "posted", "appealed"],
)
def test_each_action_begins_its_deadlines(actions: tuple[Action, ...], expected: list[tuple[str, str, str]]) -> None:
    """By day: the kind, the last day and how sure it is."""
    found = [limit.deadline for limit in time_limits(motion(*actions))]

    assert [(due.kind.value, due.date.isoformat(), due.certainty.value) for due in found] == expected


@pytest.mark.parametrize("weak", ["ground", "match"])
def test_a_start_that_is_only_inferred_gives_no_certain_deadline(weak: str) -> None:
    """Neither a guessed day nor a guessed item makes a sure deadline."""
    guess = Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.ONLY_ITEM),))
    change = {"match": guess} if weak == "match" else {"provenance": Provenance(certainty=Certainty.INFERRED)}
    actions = tuple(action.model_copy(update=change) for action in (APPROVED, ADJUSTED, POSTED))
    found = time_limits(motion(*actions))

    assert found
    assert all(limit.deadline.certainty is Certainty.INFERRED for limit in found)


@cases("kind", "has_a_year", kind=ProposalClassification)
def test_motions_and_citizen_proposals_have_a_year(kind: ProposalClassification, has_a_year: bool) -> None:
    """The act names both (5 kap. 35 §), and nothing else."""
    raised = motion(INTRODUCED).model_copy(update={"classification": kind})

    assert bool(time_limits(raised)) is has_a_year


def test_what_only_prepares_begins_nothing() -> None:
    """A board's recommendation is not appealed; a tabled matter is not decided."""
    prepared = did(ActionCode.RECOMMENDED_APPROVAL, DECIDED)
    tabled = did(ActionCode.TABLED, DECIDED, meeting_date=DECIDED, authoritative=True)

    assert time_limits(Proposal(id="p", title="Ekor", actions=(prepared, tabled))) == ()


def test_a_deadline_keeps_its_key_when_it_moves() -> None:
    """The same proposal and meeting, another day of posting: one event, moved."""
    later = POSTED.model_copy(update={"date": dt.date(2026, 4, 17)})
    keys = [[limit.key for limit in time_limits(motion(APPROVED, posted))] for posted in (POSTED, later)]

    assert keys[0] == keys[1]
