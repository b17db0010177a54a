"""Without a store an event's own facts stamp it, never the clock."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import InputError
from agendawatch.feeds.event import Stamps
from agendawatch.feeds.stamps import meeting_stamps, proposal_stamps, stamper
from agendawatch.model import (
    Action,
    ActionCode,
    Document,
    Meeting,
    MeetingStatus,
    Organization,
    Proposal,
    Provenance,
)

DAY = dt.date(2026, 3, 11)
BOARD = Organization(name="Kommunstyrelsen")
EARLY = dt.datetime(2026, 1, 7, 8, tzinfo=dt.UTC)
LATE = dt.datetime(2026, 2, 7, 8, tzinfo=dt.UTC)


def test_what_was_seen_tells_when() -> None:
    """The earliest sight makes the event, the latest changes it."""
    meeting = Meeting(
        organization=BOARD,
        date=DAY,
        provenance=Provenance(seen=EARLY),
        documents=(Document(url="https://example.se/a", title="Kallelse", provenance=Provenance(seen=LATE)),),
    )

    assert meeting_stamps(meeting) == Stamps(EARLY, LATE, 0)


def test_what_nobody_saw_is_stamped_by_a_rule() -> None:
    """It is the first of January three years before the meeting's own, so never ahead of the clock."""
    stamps = meeting_stamps(Meeting(organization=BOARD, date=DAY))

    assert stamps.created == stamps.modified == dt.datetime(2023, 1, 1, tzinfo=dt.UTC)
    assert not stamps.witnessed


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.UNLISTED])
def test_a_later_state_has_later_stamps(status: MeetingStatus) -> None:
    """A move and an end of the plan count, and both push the stamp."""
    before = Meeting(organization=BOARD, date=DAY)
    moved = Meeting(organization=BOARD, date=DAY, previous_starts=(dt.date(2026, 3, 4),))
    off = Meeting(organization=BOARD, date=DAY, previous_starts=(dt.date(2026, 3, 4),), status=status)

    stamps = [meeting_stamps(meeting) for meeting in (before, moved, off)]

    assert [one.sequence for one in stamps] == [0, 1, 2]
    assert stamps[0].modified < stamps[1].modified < stamps[2].modified
    assert stamps[0].created == stamps[2].created


def test_a_proposals_actions_stamp_it() -> None:
    """An action counts from when we saw it, else from midnight of its day."""
    proposal = Proposal(
        id="p",
        title="Förslag",
        actions=(
            Action(code=ActionCode.ANNOUNCED, date=dt.date(2026, 1, 2)),
            Action(code=ActionCode.PLACED_ON_AGENDA, date=dt.date(2026, 1, 9), provenance=Provenance(seen=LATE)),
        ),
    )

    stamps = proposal_stamps(proposal, 0)

    assert (stamps.created, stamps.modified) == (dt.datetime(2026, 1, 2, tzinfo=dt.UTC), LATE)


def test_an_action_that_nobody_saw_is_no_sight() -> None:
    """It stamps the event by its day; what is told to have been seen is what was."""
    seen = Action(code=ActionCode.ANNOUNCED, date=dt.date(2026, 1, 7), provenance=Provenance(seen=EARLY))
    unseen = Action(code=ActionCode.TABLED, date=dt.date(2026, 1, 9))

    both = proposal_stamps(Proposal(id="p", title="Förslag", actions=(seen, unseen)), 1)
    alone = proposal_stamps(Proposal(id="p", title="Förslag", actions=(unseen,)), 0)

    assert both.modified == dt.datetime(2026, 1, 9, 0, 0, 1, tzinfo=dt.UTC)
    assert (both.last_seen, alone.last_seen) == (EARLY, None)


def test_a_store_may_be_a_mapping_or_a_function() -> None:
    """Either is asked for the identifier, then for the id before its sign."""
    stamps = Stamps(EARLY, LATE, 3)
    by_mapping, by_function = stamper({"a": stamps}), stamper({"b@agendawatch": stamps}.get)

    assert by_mapping is not None
    assert by_function is not None
    assert (by_mapping("a@agendawatch"), by_mapping("b@agendawatch")) == (stamps, None)
    assert by_function("b@agendawatch") == stamps
    assert stamper(None) is None


def test_a_store_of_another_kind_is_refused() -> None:
    """A number tells no stamps."""
    with pytest.raises(InputError, match="stamps"):
        stamper(7)  # type: ignore[arg-type]  # wrong on purpose
