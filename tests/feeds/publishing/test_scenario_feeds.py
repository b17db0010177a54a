"""The sixteen scenarios of history, published after every round: what a subscriber is told is what happened.

`benchmarks/scenario_feeds.py` writes the same pairs of feeds into a folder, for clients that no test can start.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tests.feeds.subscriber import follows, parse
from tests.store.test_scenarios import FIRST, SCENARIOS, TOWN, Scenario

from agendawatch.feeds import uid
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Publisher
from agendawatch.model import MeetingStatus, Site
from agendawatch.readers.calendar import read_ical
from agendawatch.store import Store

NAMES = [scenario.name for scenario in SCENARIOS]
WHOLE = FeedOptions(items=True)
_BETWEEN = dt.timedelta(minutes=10)
"""From a round to its publishing."""


def published(store: Store, scenario: Scenario, *, over_the_last: bool = True) -> Iterator[bytes]:
    """Play a scenario into a store, and give the town's feed after every round."""
    last = None
    for nth, listing in enumerate(scenario.rounds):
        number = scenario.sites[nth] if scenario.sites else 1
        site = Site(url=f"https://exempelkoping.example/{number}", municipality=TOWN)
        seen = FIRST + dt.timedelta(hours=nth * scenario.hours)
        store.records.add(listing, site=site, seen=seen)
        feed = Publisher(store, now=seen + _BETWEEN).municipality(TOWN)
        last = feed.to_ical(WHOLE, previous=last if over_the_last else None)
        yield last


@pytest.mark.parametrize("scenario", SCENARIOS, ids=NAMES)
def test_every_client_can_follow_and_sees_what_the_store_knows(scenario: Scenario) -> None:
    """Nothing vanishes, doubles, churns or falls back; each meeting stands once, where it is now and as it stands."""
    with Store("sqlite://") as store:
        feeds = list(published(store, scenario))
        meetings = tuple(store.meetings())

    shown = {meeting.id: meeting for meeting in read_ical(feeds[-1])}
    events = parse(feeds[-1])[1]

    for before, after in pairwise(feeds):
        follows(parse(before), parse(after))
    assert shown.keys() == {meeting.id for meeting in meetings}
    for meeting in meetings:
        seen = shown[meeting.id]
        assert (seen.date, seen.start, seen.status) == (meeting.date, meeting.start, meeting.status)
        cancelled = meeting.status is MeetingStatus.CANCELLED
        assert (events[uid(meeting.id)]["STATUS"] == [":CANCELLED"]) == cancelled


@pytest.mark.parametrize("scenario", SCENARIOS, ids=NAMES)
def test_a_lost_file_makes_no_meeting_fall_back(scenario: Scenario) -> None:
    """Without the bytes that were published last, the store's own stamps carry every meeting over."""
    with Store("sqlite://") as store:
        feeds = list(published(store, scenario, over_the_last=False))
        ids = {uid(meeting.id) for meeting in store.meetings()}

    for before, after in pairwise(feeds):
        (old_head, old), (new_head, new) = parse(before), parse(after)
        follows(
            (old_head, {key: rows for key, rows in old.items() if key in ids}),
            (new_head, {key: rows for key, rows in new.items() if key in ids}),
        )


def test_a_list_that_is_not_believed_changes_no_byte() -> None:
    """The last good one stands, to the letter."""
    (scenario,) = (scenario for scenario in SCENARIOS if scenario.quarantined)
    with Store("sqlite://") as store:
        first, second = published(store, scenario)

    assert first == second


def test_pairs_can_be_written_for_other_clients(tmp_path: Path) -> None:
    """Each round beside the one before it, in a folder."""
    from benchmarks.scenario_feeds import write_pairs  # noqa: PLC0415 - it imports this module

    folders = write_pairs(tmp_path)

    assert len(folders) >= len(SCENARIOS)
    assert all((folder / name).read_bytes() for folder in folders for name in ("before.ics", "after.ics"))
