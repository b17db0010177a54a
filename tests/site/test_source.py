"""A store as the pages of one publishing see it."""

from __future__ import annotations

import datetime as dt
import pickle

from tests.site.towns import ANGELVIK, COMING, HAS_BEEN, LATER, NOW, SETTINGS, add, meeting

from agendawatch.model import Action, ActionCode, Site
from agendawatch.site.source import SiteData
from agendawatch.store import Store


def test_a_municipality_is_read_whole(store: Store) -> None:
    """Meetings by key and by organization, changes by meeting, stamps."""
    source = SiteData(store, SETTINGS, NOW)
    town = source.town("9901")

    assert town.municipality == ANGELVIK
    assert set(town.by_key) == {HAS_BEEN.id, COMING.id, LATER.id}
    assert [it.id for it in town.by_path["angelvik/kommunstyrelsen/"]] == [HAS_BEEN.id, COMING.id]
    assert {change.meeting.id for change in town.changes_of(town.meetings)} == {HAS_BEEN.id, COMING.id, LATER.id}
    assert town.changes_of(town.meetings, NOW) == ()
    assert set(town.stamps) == set(town.by_key)


def test_a_meeting_knows_the_proposals_that_it_handles(store: Store) -> None:
    """By the meeting that an action names, else by organization and day."""
    (proposal,) = store.proposals()
    told = Action(
        code=ActionCode.ANNOUNCED,
        date=dt.date(2026, 3, 1),
        organization=COMING.organization,
        meeting_date=COMING.date,
    )
    store.records.save_proposal(proposal.model_copy(update={"actions": (*proposal.actions, told)}), NOW)
    town = SiteData(store, SETTINGS, NOW).town("9901")

    handled = {meeting.id: len(town.proposals_at(meeting)) for meeting in town.meetings}
    assert handled == {HAS_BEEN.id: 1, COMING.id: 1, LATER.id: 0}


def test_what_pages_share_does_not_grow_with_the_watches(store: Store) -> None:
    """Every page asks whether it is the same as before."""
    source = SiteData(store, SETTINGS, NOW)

    assert (source.site.watches, source.site.base_url) == ((), SETTINGS.base_url)


def test_a_month_is_of_all_that_is_followed(store: Store) -> None:
    """From its first day to its last, December too."""
    last = meeting(ANGELVIK, "Kommunstyrelsen", 12, 31)
    add(store, HAS_BEEN, COMING, LATER, last, seen=NOW)
    source = SiteData(store, SETTINGS, NOW)

    assert len(source.month(2026, 3)) == 2
    assert [it.id for it in source.month(2026, 12)] == [last.id]


def test_the_oldest_failure_of_a_municipality_is_told(store: Store) -> None:
    """Those that answer are not in it."""
    sites = [Site(url=f"https://{name}.example/", municipality=ANGELVIK) for name in ("a", "b", "c")]
    for hours, site in enumerate(sites[:2]):
        store.records.note_visit(site, seen=NOW - dt.timedelta(hours=hours), error="no answer")
    store.records.note_visit(sites[2], seen=NOW)
    failing = SiteData(store, SETTINGS, NOW).failing

    assert {code: health.failing_since for code, health in failing.items()} == {"9901": NOW - dt.timedelta(hours=1)}


def test_it_can_be_sent_to_another_process(store: Store) -> None:
    """Which opens the store by its address, once."""
    source = SiteData(store, SETTINGS, NOW)

    one, two = (pickle.loads(pickle.dumps(source)) for _ in range(2))  # noqa: S301 - our own

    assert one is two
    assert (one.settings, one.now) == (SETTINGS, NOW)
    assert one.town("9901").municipality == ANGELVIK
    one.store.close()
