"""A proposal's status, folded from what was done with it."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.model import Action, ActionCode, Organization, OrganizationClassification, Proposal, ProposalStatus

COUNCIL = Organization(name="Kommunfullmäktige", classification=OrganizationClassification.COUNCIL)
BOARD = Organization(name="Kommunstyrelsen", classification=OrganizationClassification.EXECUTIVE_BOARD)
MARCH, APRIL, MAY = dt.date(2026, 3, 11), dt.date(2026, 4, 15), dt.date(2026, 5, 20)


def done(
    code: ActionCode,
    day: dt.date,
    *,
    by: Organization | None = None,
    meeting: dt.date | None = None,
    final: bool = False,
    minority: bool = False,
) -> Action:
    """Make an action; at a meeting it is that meeting's day."""
    return Action(code=code, date=day, organization=by, meeting_date=meeting, authoritative=final, minority=minority)


def proposal(*actions: Action) -> Proposal:
    """Make a proposal of its actions."""
    return Proposal(id="p", title="Plan mot buller", actions=actions)


SUBMITTED = done(ActionCode.SUBMITTED, dt.date(2026, 3, 6))
ANNOUNCED = done(ActionCode.ANNOUNCED, dt.date(2026, 3, 6), by=BOARD, meeting=MARCH)
PLACED = done(ActionCode.PLACED_ON_AGENDA, dt.date(2026, 3, 9), by=BOARD, meeting=MARCH)
RECOMMENDED = done(ActionCode.RECOMMENDED_REJECTION, MARCH, by=BOARD, meeting=MARCH)
REJECTED = done(ActionCode.REJECTED, APRIL, by=COUNCIL, meeting=APRIL, final=True)
APPROVED = done(ActionCode.APPROVED, APRIL, by=COUNCIL, meeting=APRIL, final=True)

ENDINGS = [
    ("approved", (PLACED, done(ActionCode.APPROVED, MARCH, by=BOARD, meeting=MARCH, final=True)), "approved"),
    ("rejected after a vote", (PLACED, RECOMMENDED, REJECTED), "rejected"),
    (
        "tabled twice",
        (
            done(ActionCode.TABLED, MARCH, by=BOARD, meeting=MARCH),
            done(ActionCode.TABLED, APRIL, by=BOARD, meeting=APRIL),
        ),
        "tabled",
    ),
    (
        "referred back by a minority",
        (done(ActionCode.REFERRED_BACK, APRIL, by=COUNCIL, meeting=APRIL, minority=True),),
        "referred_back",
    ),
    ("answered", (done(ActionCode.ANSWERED, APRIL, by=COUNCIL, meeting=APRIL, final=True),), "answered"),
    ("withdrawn", (PLACED, done(ActionCode.WITHDRAWN, MARCH, by=BOARD, meeting=MARCH)), "withdrawn"),
    (
        "a board's approval of the council's matter",
        (PLACED, done(ActionCode.APPROVED, MARCH, by=BOARD, meeting=MARCH)),
        "recommended",
    ),
    (
        "forwarded to the council and decided there",
        (PLACED, done(ActionCode.RECOMMENDED_APPROVAL, MARCH, by=BOARD, meeting=MARCH), APPROVED),
        "approved",
    ),
    (
        "open to appeal",
        (APPROVED, done(ActionCode.POSTED, dt.date(2026, 4, 28))),
        "appeal_period",
    ),
    (
        "appealed and annulled",
        (
            APPROVED,
            done(ActionCode.POSTED, dt.date(2026, 4, 28)),
            done(ActionCode.APPEALED, dt.date(2026, 5, 4)),
            done(ActionCode.ANNULLED, dt.date(2026, 9, 1)),
        ),
        "annulled",
    ),
    (
        "in force",
        (APPROVED, done(ActionCode.POSTED, dt.date(2026, 4, 28)), done(ActionCode.LEGALLY_BINDING, MAY)),
        "in_force",
    ),
    ("partly approved", (done(ActionCode.PARTIALLY_APPROVED, APRIL, by=COUNCIL, final=True),), "partially_approved"),
]


@pytest.mark.parametrize(("actions", "status"), [(row[1], row[2]) for row in ENDINGS], ids=[row[0] for row in ENDINGS])
def test_every_ending_has_its_status(actions: tuple[Action, ...], status: str) -> None:
    """A life ends as its last word says, long after the day, whatever order we learnt it in."""
    told = proposal(SUBMITTED, ANNOUNCED, *actions)
    backwards = proposal(*reversed((SUBMITTED, ANNOUNCED, *actions)))

    assert told.status == status
    assert told.status_at(dt.date(2027, 1, 1)) == status
    assert backwards.status_at(dt.date(2027, 1, 1)) == status


@pytest.mark.parametrize(
    ("day", "status", "ground"),
    [
        (dt.date(2026, 3, 5), "unknown", None),
        (dt.date(2026, 3, 6), "submitted", ActionCode.ANNOUNCED),
        (dt.date(2026, 3, 9), "on_agenda", ActionCode.PLACED_ON_AGENDA),
        (MARCH, "on_agenda", ActionCode.PLACED_ON_AGENDA),
        (dt.date(2026, 3, 12), "unknown", ActionCode.PLACED_ON_AGENDA),
    ],
)
def test_the_status_of_a_day_says_what_it_rests_on(day: dt.date, status: str, ground: ActionCode | None) -> None:
    """Each day stands on the last action until then; a meeting that passed in silence leaves it unknown."""
    found = proposal(SUBMITTED, ANNOUNCED, PLACED).status_at(day)

    assert found == status
    assert (found.action.code if found.action else None) is ground


def test_a_passed_meeting_is_named() -> None:
    """Unknown after a meeting says which meeting went by."""
    assert proposal(SUBMITTED, ANNOUNCED).status_at(dt.date(2026, 3, 12)).passed == MARCH


def test_a_recommendation_stands_after_its_own_meeting() -> None:
    """What the board recommended is still so the day after."""
    assert proposal(SUBMITTED, PLACED, RECOMMENDED).status_at(dt.date(2026, 3, 12)) == ProposalStatus.RECOMMENDED.value


def test_a_tabled_matter_announced_anew_goes_unknown_when_that_day_passes() -> None:
    """A new day for a tabled matter is waited for like the first one."""
    again = done(ActionCode.ANNOUNCED, dt.date(2026, 4, 1), by=BOARD, meeting=APRIL)
    told = proposal(SUBMITTED, done(ActionCode.TABLED, MARCH, by=BOARD, meeting=MARCH), again)

    assert told.status_at(APRIL) == "tabled"
    assert told.status_at(APRIL + dt.timedelta(days=1)) == "unknown"


def test_taken_off_the_agenda_it_stands_where_it_stood() -> None:
    """What is taken off an agenda goes back to its status before."""
    removed = done(ActionCode.REMOVED_FROM_AGENDA, dt.date(2026, 3, 10), by=BOARD, meeting=MARCH)
    told = proposal(SUBMITTED, PLACED, removed)

    assert told.status == "submitted"
    assert told.status_at(MAY) == "submitted"


def test_a_settled_matter_on_a_later_agenda_stays_settled_when_nothing_comes_out() -> None:
    """A report on a decided matter does not undo the decision."""
    report = done(ActionCode.PLACED_ON_AGENDA, dt.date(2026, 5, 10), by=BOARD, meeting=MAY)
    told = proposal(SUBMITTED, APPROVED, report)

    assert told.status_at(MAY) == "on_agenda"
    assert told.status_at(MAY + dt.timedelta(days=1)) == "approved"


def test_a_new_submission_begins_anew() -> None:
    """What was rejected and is put forward again waits for a new answer."""
    anew = done(ActionCode.SUBMITTED, MAY)

    assert proposal(SUBMITTED, REJECTED, anew).status == "submitted"


def test_minutes_of_a_tabled_matter_posted_open_no_appeal() -> None:
    """Only a decision that settles something opens the time for appeal."""
    posted = done(ActionCode.POSTED, dt.date(2026, 3, 20))

    assert proposal(done(ActionCode.TABLED, MARCH, by=BOARD, meeting=MARCH), posted).status == "tabled"


def test_a_decision_goes_before_its_agenda_on_one_day() -> None:
    """An agenda that we saw late does not hide the decision of the same day."""
    late = done(ActionCode.PLACED_ON_AGENDA, APRIL, by=COUNCIL, meeting=APRIL)

    assert proposal(SUBMITTED, REJECTED, late).status == "rejected"
