"""A proposal's status, folded from what was done with it."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.model import Action, ActionCode, Organization, OrganizationClassification, Proposal, ProposalStatus
from agendawatch.model.proposal import RESULTS

COUNCIL = Organization(name="Kommunfullmäktige", classification=OrganizationClassification.COUNCIL)
BOARD = Organization(name="Kommunstyrelsen", classification=OrganizationClassification.EXECUTIVE_BOARD)
MARCH, APRIL, MAY = dt.date(2026, 3, 11), dt.date(2026, 4, 15), dt.date(2026, 5, 20)
BODIES = {"council": COUNCIL, "board": BOARD}
SILENT = {ActionCode.ANNOUNCED, ActionCode.DECISION_UNREAD, ActionCode.REMOVED_FROM_AGENDA, ActionCode.MINUTES_APPROVED}


def done(line: str) -> Action:
    """Make an action of 2026; `placed_on_agenda 03-09 board 03-11` is the board's of 9 March, for its meeting of the 11th."""
    code, day, *rest = line.split()
    meeting = next((it for it in rest if it[0].isdigit()), None)
    return Action(
        code=ActionCode(code),
        date=dt.date.fromisoformat(f"2026-{day}"),
        organization=next((BODIES[it] for it in rest if it in BODIES), None),
        meeting_date=dt.date.fromisoformat(f"2026-{meeting}") if meeting else None,
        authoritative="final" in rest,
        minority="minority" in rest,
    )


def proposal(*actions: Action) -> Proposal:
    """Make a proposal of its actions."""
    return Proposal(id="p", title="Plan mot buller", actions=actions)


SUBMITTED, ANNOUNCED = done("submitted 03-06"), done("announced 03-06 board 03-11")
PLACED, REJECTED = done("placed_on_agenda 03-09 board 03-11"), done("rejected 04-15 council 04-15 final")
APPROVED, TABLED = done("approved 04-15 council 04-15 final"), done("tabled 03-11 board 03-11")


@cases("actions", "status")
def test_every_ending_has_its_status(actions: tuple[str, ...], status: str) -> None:
    """A life ends as its last word says, long after the day, whatever order we learnt it in."""
    life = (SUBMITTED, ANNOUNCED, *map(done, actions))

    assert proposal(*life).status == status
    assert proposal(*life).status_at(dt.date(2027, 1, 1)) == status
    assert proposal(*reversed(life)).status_at(dt.date(2027, 1, 1)) == status


@cases("day", "status", "ground", ground=ActionCode)
def test_the_status_of_a_day_says_what_it_rests_on(day: dt.date, status: str, ground: ActionCode | None) -> None:
    """Each day stands on the last action until then; a meeting that passed in silence leaves it unknown."""
    found = proposal(SUBMITTED, ANNOUNCED, PLACED).status_at(day)

    assert found == status
    assert (found.action.code if found.action else None) is ground


def test_every_action_has_its_result_and_every_status_its_action() -> None:
    """But those actions that leave, restore or unsettle a status, and the unknown one that no action makes."""
    assert set(ActionCode) - set(RESULTS) == SILENT
    assert set(ProposalStatus) - set(RESULTS.values()) == {ProposalStatus.UNKNOWN}


def test_a_passed_meeting_is_named() -> None:
    """Unknown after a meeting says which meeting went by."""
    assert proposal(SUBMITTED, ANNOUNCED).status_at(dt.date(2026, 3, 12)).passed == MARCH


def test_a_recommendation_stands_after_its_own_meeting() -> None:
    """What the board recommended is still so the day after."""
    assert (
        proposal(SUBMITTED, PLACED, done("recommended_rejection 03-11 board 03-11")).status_at(dt.date(2026, 3, 12))
        == ProposalStatus.RECOMMENDED.value
    )


def test_a_tabled_matter_announced_anew_goes_unknown_when_that_day_passes() -> None:
    """A new day for a tabled matter is waited for like the first one."""
    again = done("announced 04-01 board 04-15")
    told = proposal(SUBMITTED, TABLED, again)

    assert told.status_at(APRIL) == "tabled"
    assert told.status_at(APRIL + dt.timedelta(days=1)) == "unknown"


def test_taken_off_the_agenda_it_stands_where_it_stood() -> None:
    """What is taken off an agenda goes back to its status before."""
    removed = done("removed_from_agenda 03-10 board 03-11")
    told = proposal(SUBMITTED, PLACED, removed)

    assert told.status == "submitted"
    assert told.status_at(MAY) == "submitted"


def test_a_settled_matter_on_a_later_agenda_stays_settled_when_nothing_comes_out() -> None:
    """A report on a decided matter does not undo the decision."""
    report = done("placed_on_agenda 05-10 board 05-20")
    told = proposal(SUBMITTED, APPROVED, report)

    assert told.status_at(MAY) == "on_agenda"
    assert told.status_at(MAY + dt.timedelta(days=1)) == "approved"


def test_a_new_submission_begins_anew() -> None:
    """What was rejected and is put forward again waits for a new answer."""
    assert proposal(SUBMITTED, REJECTED, done("submitted 05-20")).status == "submitted"


def test_minutes_of_a_tabled_matter_posted_open_no_appeal() -> None:
    """Only a decision that settles something opens the time for appeal."""
    assert proposal(TABLED, done("posted 03-20")).status == "tabled"


def test_a_decision_goes_before_its_agenda_on_one_day() -> None:
    """An agenda that we saw late does not hide the decision of the same day."""
    assert proposal(SUBMITTED, REJECTED, done("placed_on_agenda 04-15 council 04-15")).status == "rejected"
