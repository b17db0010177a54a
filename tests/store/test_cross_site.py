"""What other sites of a municipality list, and whose meeting is whose."""

from __future__ import annotations

from tests.store.invented import HOUR, MORNING, PLAN, SITE, TOWN, listed, meet

from agendawatch.model import (
    Municipality,
    Site,
)
from agendawatch.store import Store


def test_another_site_does_not_double_a_meeting(store: Store) -> None:
    """While the first site lists it, the first site's word holds; when it is dropped there, the next takes over."""
    other = Site(url="https://moten.example/exempelkoping", municipality=TOWN)
    theirs = tuple(meet(month, source_id=str(month), location="Sal 1") for month in range(2, 8))
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)

    beside = store.records.add(listed(*theirs), site=other, seen=MORNING + HOUR)
    store.records.add(listed(*PLAN[:4]), site=SITE, seen=MORNING + 2 * HOUR)
    after = store.records.add(listed(*theirs), site=other, seen=MORNING + 3 * HOUR)

    assert beside.changes == ()
    assert sorted(change.kind for change in after.changes) == ["meeting_place_changed"] * 2 + ["meeting_relisted"] * 2
    assert {meeting.id for meeting in store.meetings()} == {meeting.id for meeting in PLAN}


def test_sites_of_two_municipalities_keep_apart(store: Store) -> None:
    """The same organization on the same day elsewhere is another meeting, and so is the same key."""
    village = Municipality(code="9902", name="Provby")
    store.records.add(listed(meet(3, source_id="7")), site=SITE, seen=MORNING)
    twin = meet(3, source_id="7", municipality=village)
    recorded = store.records.add(
        listed(twin), site=Site(url="https://provby.example/", municipality=village), seen=MORNING
    )

    assert len(recorded.changes) == 1
    assert len({meeting.id for meeting in store.meetings()}) == 2


def test_the_same_key_on_two_platforms_of_one_town_is_two_meetings(store: Store) -> None:
    """A number counts within its platform."""
    other = Site(url="https://moten.example/exempelkoping", municipality=TOWN)
    store.records.add(listed(meet(3, source_id="7")), site=SITE, seen=MORNING)
    for nth in (1, 2):
        store.records.add(listed(meet(9, 1, "Valnämnden", source_id="7")), site=other, seen=MORNING + nth * HOUR)

    assert [meeting.organization.name for meeting in store.meetings()] == ["Kommunstyrelsen", "Valnämnden"]
