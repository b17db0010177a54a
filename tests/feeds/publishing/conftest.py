"""A store with two towns, three organizations, a followed motion and something that moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    AgendaItem,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Proposal,
    ProposalClassification,
    Provenance,
    Site,
    Window,
)
from agendawatch.store import Store

NORTH = Municipality(code="9901", name="Norrby")
SOUTH = Municipality(code="9902", name="Söderby")
BOARD = Organization(name="Kommunstyrelsen")
SCHOOLS = Organization(name="Barn- och utbildningsnämnden")
SEEN = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 3, 4, 8, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 3, 5, 8, tzinfo=dt.UTC)
MOTION = "Motion om cykelbanor vid skolorna"


def meeting(town: Municipality, organization: Organization, day: int, *titles: str) -> Meeting:
    """Make a meeting at nine on a day of March, with an agenda where titles are given."""
    agenda = tuple(AgendaItem(title=title, number=str(nth)) for nth, title in enumerate(titles, 1))
    return Meeting(
        municipality=town,
        organization=organization,
        date=dt.date(2026, 3, day),
        start=dt.datetime(2026, 3, day, 9, tzinfo=STOCKHOLM),
        source_id=f"{town.code}-{organization.slug}-{day}",
        agenda=agenda or None,
    )


def record(store: Store, town: Municipality, seen: dt.datetime, *meetings: Meeting) -> None:
    """Record a round of a town's page."""
    site = Site(url=f"https://{town.slug}.example/moten", platform="page", municipality=town)
    store.records.add(Listing(window=Window.year(2026), meetings=meetings), site=site, seen=seen)


@pytest.fixture
def stocked() -> Iterator[Store]:
    """Give the store, after two rounds: one meeting moved, one cancelled, one has its agenda."""
    board = meeting(NORTH, BOARD, 11)
    schools, school_year = meeting(NORTH, SCHOOLS, 18), meeting(NORTH, SCHOOLS, 25)
    south = meeting(SOUTH, BOARD, 12, "Cykelparkering vid stationen")
    with Store("sqlite://") as store:
        record(store, NORTH, SEEN, board, schools, school_year)
        record(store, SOUTH, SEEN, south)
        agenda = (AgendaItem(title=MOTION, number="1"), AgendaItem(title="Budget", number="2"))
        start = dt.datetime(2026, 3, 19, 9, tzinfo=STOCKHOLM)
        moved = schools.model_copy(update={"date": start.date(), "start": start})
        off = school_year.model_copy(update={"status": MeetingStatus.CANCELLED, "status_words": "Inställt"})
        record(store, NORTH, LATER, board.model_copy(update={"agenda": agenda}), moved, off)
        store.records.save_proposal(motion(board.id), seen=LATER)
        yield store


def motion(meeting_id: str) -> Proposal:
    """Make a motion that was handed in, and stands on the board's agenda."""
    ground = Provenance(seen=LATER)
    handed_in = Action(code=ActionCode.SUBMITTED, date=dt.date(2026, 2, 20), organization=BOARD, provenance=ground)
    placed = Action(
        code=ActionCode.PLACED_ON_AGENDA,
        date=dt.date(2026, 3, 4),
        organization=BOARD,
        meeting_id=meeting_id,
        meeting_date=dt.date(2026, 3, 11),
        provenance=ground,
    )
    return Proposal(
        id="motion-1",
        title=MOTION,
        municipality=NORTH,
        classification=ProposalClassification.MOTION,
        actions=(handed_in, placed),
    )
