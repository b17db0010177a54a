"""What a followed proposal brings."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from tests.feeds.subscriber import follows, parse

from agendawatch.feeds import CalendarOptions, to_ical
from agendawatch.feeds.publishing import dues_of, meetings_of, stamps_for
from agendawatch.model import (
    Action,
    ActionCode,
    Change,
    ChangeKind,
    DeadlineKind,
    Organization,
    OrganizationClassification,
    Proposal,
    ProposalClassification,
    Provenance,
)
from agendawatch.store import Store


def test_the_meetings_that_its_actions_name(stocked: Store) -> None:
    """By id, and by organization and day where no id is known."""
    (proposal,) = stocked.proposals()
    nameless = tuple(action.model_copy(update={"meeting_id": None}) for action in proposal.actions)

    found = meetings_of(stocked, proposal)

    assert [meeting.date.day for meeting in found] == [11]
    assert meetings_of(stocked, proposal.model_copy(update={"actions": nameless})) == found


def test_its_deadlines_are_told_with_where_they_come_from(stocked: Store) -> None:
    """A motion has its year."""
    (proposal,) = stocked.proposals()

    (due,) = dues_of(proposal)

    assert (due.title, due.organization, due.municipality) == (proposal.title, "Kommunstyrelsen", "Norrby")


COUNCIL = Organization(name="Kommunfullmäktige", classification=OrganizationClassification.COUNCIL)


def act(code: ActionCode, month: int, day: int) -> Action:
    """Make an action of fullmäktige, seen the same noon."""
    return Action(
        code=code,
        date=dt.date(2026, month, day),
        organization=COUNCIL,
        meeting_date=dt.date(2026, 3, 30) if code is not ActionCode.INTRODUCED else None,
        authoritative=code is ActionCode.APPROVED,
        provenance=Provenance(seen=dt.datetime(2026, month, day, 12, tzinfo=dt.UTC)),
    )


LIFE = (
    act(ActionCode.INTRODUCED, 2, 2),
    act(ActionCode.APPROVED, 3, 30),
    act(ActionCode.MINUTES_APPROVED, 4, 7),
    act(ActionCode.POSTED, 4, 8),
)


def lived(count: int) -> Proposal:
    """Give a motion as it was known after so many of its actions."""
    return Proposal(id="m", title="Ekor", classification=ProposalClassification.MOTION, actions=LIFE[:count])


def test_a_deadline_that_is_met_stays_and_says_so() -> None:
    """A future event never vanishes from a calendar."""
    kinds = [{due.deadline.kind: due.met for due in dues_of(lived(count))} for count in range(1, 5)]

    assert kinds[0] == {DeadlineKind.MOTION_ANSWER: False}
    assert kinds[1] == {DeadlineKind.MOTION_ANSWER: True, DeadlineKind.MINUTES_ADJUSTED: False}
    assert kinds[3][DeadlineKind.APPEAL] is False
    assert kinds[3][DeadlineKind.MINUTES_ADJUSTED] is True
    assert {due.deadline.kind for due in dues_of(lived(4))} >= set(kinds[1])


def test_every_client_can_follow_the_deadlines() -> None:
    """As each action becomes known: later stamps, higher counts, nothing lost; without the bytes that stood before."""
    feeds = [parse(to_ical((), options=CalendarOptions(deadlines=dues_of(lived(count))))) for count in range(1, 5)]

    for before, after in pairwise(feeds):
        follows(before, after)
    titles = {rows["SUMMARY"][0] for rows in feeds[-1][1].values()}
    assert sum(title.startswith(":KLART: ") for title in titles) == len(titles) - 2


def test_an_action_that_nobody_saw_is_no_sight_of_its_deadline() -> None:
    """What is added by hand moves the stamp, and the text tells what we saw; nothing, where we saw nothing."""
    unseen = LIFE[1].model_copy(update={"provenance": None})
    one = lived(1).model_copy(update={"actions": (LIFE[0], unseen)})
    none = lived(1).model_copy(update={"actions": (LIFE[0].model_copy(update={"provenance": None}), unseen)})

    (answer,) = (due for due in dues_of(one) if due.deadline.kind is DeadlineKind.MOTION_ANSWER)
    sights = {due.stamps.last_seen for due in dues_of(none) if due.stamps}

    assert answer.stamps is not None
    assert answer.stamps.modified == dt.datetime(2026, 3, 30, tzinfo=dt.UTC)
    assert answer.stamps.last_seen == dt.datetime(2026, 2, 2, 12, tzinfo=dt.UTC)
    assert sights == {None}


def test_a_move_is_a_sight_of_the_proposals_event(stocked: Store) -> None:
    """Its meeting's changes were seen, also where its own actions were not."""
    (proposal,) = stocked.proposals()
    by_hand = proposal.model_copy(
        update={"actions": tuple(action.model_copy(update={"provenance": None}) for action in proposal.actions)}
    )
    meetings = meetings_of(stocked, proposal)
    moved = Change(kind=ChangeKind.MEETING_MOVED, meeting=meetings[0], seen=dt.datetime(2026, 3, 3, 8, tzinfo=dt.UTC))

    ((_, still),) = stamps_for(by_hand, meetings, [])
    ((_, told),) = stamps_for(by_hand, meetings, [moved])

    assert (still.last_seen, told.last_seen) == (None, moved.seen)
    assert told.modified == still.modified == dt.datetime(2026, 3, 4, tzinfo=dt.UTC)


def test_a_deadline_keeps_its_stamps_when_something_else_is_done() -> None:
    """What was known of it stands, byte for byte."""
    other = act(ActionCode.REGISTERED, 5, 1)
    later = lived(4).model_copy(update={"actions": (*LIFE, other)})

    assert dues_of(later) == dues_of(lived(4))
