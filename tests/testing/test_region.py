"""The made-up region: everything that the demo shows happens there, whatever the day, and the same each time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from agendawatch.crawl.update import update
from agendawatch.model import (
    STOCKHOLM,
    ActionCode,
    Change,
    ChangeKind,
    DeadlineKind,
    Example,
    Meeting,
    MeetingStatus,
    Proposal,
)
from agendawatch.proposals import time_limits
from agendawatch.store import Store
from agendawatch.testing import Region, played_region
from agendawatch.testing.region import TOWNS

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Played:
    """The region on a day, and what a store knows of it."""

    today: dt.date
    region: Region
    meetings: tuple[Meeting, ...]
    changes: tuple[Change, ...]
    proposals: tuple[Proposal, ...]
    lines: tuple[str, ...]


def _play(today: dt.date) -> Played:
    with Store("sqlite://") as store:
        region = played_region(store, today)
        kept = tuple(store.meetings()), tuple(store.changes()), tuple(store.proposals())
        return Played(today, region, *kept, tuple(store.maintenance.export_lines()))


@pytest.fixture(
    scope="module",
    params=[
        "2026-03-06",
        *(pytest.param(it, marks=pytest.mark.slow) for it in ("2026-03-29", "2026-04-04", "2026-12-24", "2027-01-01")),
    ],
)
def played(request: pytest.FixtureRequest) -> Played:
    """Play it: on an ordinary Friday, when clocks change, at Easter, at Christmas, at New Year."""
    return _play(dt.date.fromisoformat(request.param))


def test_all_of_it_is_made_up(played: Played) -> None:
    """Every meeting, every proposal; by towns whose codes are no county's and whose hosts are nobody's."""
    assert tuple(town.name for town in played.region.towns) == TOWNS
    assert {it.example for it in played.meetings} == {Example.MADE_UP}
    assert {it.example for it in played.proposals} == {Example.MADE_UP}
    assert {it.provenance.constructed for it in played.meetings if it.provenance} == {True}
    assert all(".example/" in url for url in played.region.country.asked)


def test_it_is_alive(played: Played) -> None:
    """At least eight meetings are to come, on working days, and three telling changes are of the last seven days."""
    ahead = [it for it in played.meetings if it.date >= played.today]
    since = dt.datetime.combine(played.today, dt.time(8), STOCKHOLM) - WEEK
    kinds = {it.kind for it in played.changes if it.seen and it.seen >= since}

    assert len(ahead) >= 8
    assert all(it.date.weekday() < 5 for it in played.meetings)
    assert kinds >= {
        ChangeKind.MEETING_MOVED,
        ChangeKind.MEETING_CANCELLED,
        ChangeKind.MEETING_UNLISTED,
        ChangeKind.AGENDA_PUBLISHED,
        ChangeKind.MINUTES_PUBLISHED,
        ChangeKind.DECISION_RECORDED,
    }


def test_a_motion_goes_from_its_summons_to_a_vote_and_its_time_to_appeal(played: Played) -> None:
    """Announced, placed on the agenda, carried by vote, and posted; the last day to appeal is counted from there."""
    motion = played.proposals[0]
    council = next(it for it in played.meetings if it.id == motion.actions[-1].meeting_id)
    votes = [item.decision.vote for item in council.agenda or () if item.decision and item.decision.vote]

    assert [action.code for action in motion.actions] == [
        ActionCode.SUBMITTED,
        ActionCode.ANNOUNCED,
        ActionCode.PLACED_ON_AGENDA,
        ActionCode.APPROVED,
        ActionCode.POSTED,
    ]
    assert motion.status_at(played.today) == "appeal_period"
    assert [(vote.winning, vote.losing) for vote in votes] == [(17, 14)]
    assert DeadlineKind.APPEAL in {limit.deadline.kind for limit in time_limits(motion)}
    assert council.date < played.today
    assert played.proposals[1].status_at(played.today) == "on_agenda"


def test_what_is_in_doubt_is_not_believed(played: Played) -> None:
    """A list that shrinks is held back, one meeting that is gone is no more than gone, and a picture is no list."""
    last = played.region.rounds[-1]
    held = [visit.site.municipality for visit in last.visits if visit.quarantined]
    failed = [visit.site.municipality for visit in last.failed]
    granbro = [it for it in played.meetings if it.municipality and it.municipality.name == "Granbroby"]
    gone = [it for it in played.meetings if it.status is MeetingStatus.UNLISTED]

    assert [str(town) for town in held] == ["Granbroby"]
    assert [str(town) for town in failed] == ["Kråkängsund"]
    assert len([it for it in granbro if it.date >= played.today]) >= 5
    assert {it.status for it in granbro} == {MeetingStatus.SCHEDULED}
    assert [str(it.municipality) for it in gone] == ["Myrsjöstad"]
    assert [it.status_words for it in played.meetings if it.status is MeetingStatus.CANCELLED] == ["Inställt"]


@pytest.mark.slow
def test_the_same_day_is_the_same_store(played: Played) -> None:
    """To the last row."""
    assert _play(played.today).lines == played.lines


@pytest.mark.slow
def test_it_can_be_played_on() -> None:
    """The country and its clock are handed out as they stand: a page is mended, and what is gone long enough is believed."""
    with Store("sqlite://") as store:
        region = played_region(store, dt.date(2026, 3, 6))
        region.clock.advance(days=1)
        region.country.town("Kråkängsund").recover()

        with region.country.client(region.clock, memory=store.records) as client:
            sites = [town.site for town in region.country.towns.values()]
            made = update(store, sites, now=region.clock(), client=client)

    assert made.failed == ()
    assert {(str(it.meeting.municipality), it.kind) for it in made.changes} == {
        ("Granbroby", ChangeKind.MEETING_UNLISTED)
    }
