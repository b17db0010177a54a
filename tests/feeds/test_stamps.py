"""Without a store an event's own facts stamp it, never the clock."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.feeds.usual import meeting

from agendawatch.errors import InputError
from agendawatch.feeds import CalendarOptions, Stamps, to_ical
from agendawatch.feeds.event import meeting_stamps, proposal_stamps
from agendawatch.model import (
    Action,
    ActionCode,
    Document,
    Proposal,
    Provenance,
)

EARLY = dt.datetime(2026, 1, 7, 8, tzinfo=dt.UTC)
LATE = dt.datetime(2026, 2, 7, 8, tzinfo=dt.UTC)


def stamped(*actions: tuple[ActionCode, dt.date, dt.datetime | None], notices: int = 0) -> Stamps:
    """Stamp a proposal by what was done with it, when, and when that was seen."""
    told = tuple(Action(code=code, date=day, provenance=Provenance(seen=seen)) for code, day, seen in actions)
    return proposal_stamps(Proposal(id="p", title="Förslag", actions=told), notices)


def test_what_was_seen_tells_when() -> None:
    """The earliest sight makes the event, the latest changes it."""
    paper = Document(url="https://example.se/a", title="Kallelse", provenance=Provenance(seen=LATE))

    assert meeting_stamps(meeting(provenance=Provenance(seen=EARLY), documents=(paper,))) == Stamps(EARLY, LATE, 0)


def test_what_nobody_saw_is_stamped_by_a_rule() -> None:
    """It is the first of January three years before the meeting's own, so never ahead of the clock."""
    stamps = meeting_stamps(meeting())

    assert stamps.created == stamps.modified == dt.datetime(2023, 1, 1, tzinfo=dt.UTC)
    assert not stamps.witnessed


@pytest.mark.parametrize("status", ["cancelled", "postponed", "unlisted"])
def test_a_later_state_has_later_stamps(status: str) -> None:
    """A move and an end of the plan count, and both push the stamp."""
    moved: dict[str, object] = {"previous_starts": (dt.date(2026, 3, 4),)}

    before, after, off = (meeting_stamps(meeting(**facts)) for facts in ({}, moved, moved | {"status": status}))

    assert (before.sequence, after.sequence, off.sequence) == (0, 1, 2)
    assert before.created == off.created
    assert before.modified < after.modified < off.modified


def test_a_proposals_actions_stamp_it() -> None:
    """An action counts from when we saw it, else from midnight of its day, which is no sight."""
    announced, placed, tabled = ActionCode.ANNOUNCED, ActionCode.PLACED_ON_AGENDA, ActionCode.TABLED
    first, then = dt.date(2026, 1, 2), dt.date(2026, 1, 9)

    seen = stamped((announced, first, None), (placed, then, LATE))
    unseen = stamped((announced, first, EARLY), (tabled, then, None), notices=1)

    assert (seen.created, seen.modified) == (dt.datetime(2026, 1, 2, tzinfo=dt.UTC), LATE)
    assert (unseen.modified, unseen.last_seen) == (dt.datetime(2026, 1, 9, 0, 0, 1, tzinfo=dt.UTC), EARLY)
    assert stamped((tabled, then, None)).last_seen is None


def test_a_store_of_another_kind_is_refused() -> None:
    """A number tells no stamps."""
    with pytest.raises(InputError, match="stamps"):
        to_ical([meeting()], options=CalendarOptions(stamps=7))  # type: ignore[arg-type]  # wrong on purpose
