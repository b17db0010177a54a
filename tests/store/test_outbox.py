"""What an address was told of: claimed once, whoever asks."""

from __future__ import annotations

import datetime as dt
import threading

from agendawatch.model import Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store
from agendawatch.store.outbox import DeliveryState

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
SITE = Site(url="https://exempelkoping.example/moten", municipality=Municipality(code="9901", name="Exempelköping"))


def see(store: Store, *days: int) -> None:
    """See meetings on days of March."""
    meetings = tuple(
        Meeting(municipality=SITE.municipality, organization=Organization(name="KS"), date=dt.date(2026, 3, day))
        for day in days
    )
    store.records.add(Listing(window=Window.year(2026), meetings=meetings), site=SITE, seen=NOON)


def test_what_is_claimed_is_nobody_elses(store: Store) -> None:
    """The second who asks gets what is left; what failed is free again, and what was told never."""
    outbox, other = store.records.outbox("a"), store.records.outbox("a")

    assert outbox.claim(["x", "y"], seen=NOON) == ("x", "y")
    assert other.claim(["x", "z"], seen=NOON) == ("z",)

    outbox.settle(["x"], DeliveryState.FAILED, seen=NOON)
    outbox.settle(["y"], DeliveryState.TOLD, seen=NOON)

    assert other.claim(["x", "y"], seen=NOON) == ("x",)


def test_many_at_once_claim_each_thing_once(database: str) -> None:
    """Eight who ask at the same moment share what there is."""
    keys = [str(number) for number in range(40)]
    got: list[str] = []
    Store(database).close()

    def ask() -> None:
        with Store(database) as store:
            for key in keys:
                got.extend(store.records.outbox("a").claim([key], seen=NOON))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(100)

    assert sorted(got) == sorted(keys)


def test_addresses_are_told_by_themselves(store: Store) -> None:
    """What one was told, another was not."""
    store.records.outbox("a").claim(["x"], seen=NOON)

    assert store.records.outbox("b").claim(["x"], seen=NOON) == ("x",)


def test_what_is_under_way_is_taken_only_on_purpose(store: Store) -> None:
    """A process that was stopped leaves it so; `again` takes it over."""
    outbox = store.records.outbox("a")
    outbox.claim(["x"], seen=NOON)

    assert outbox.claim(["x"], seen=NOON) == ()
    assert outbox.claim(["x"], seen=NOON, again=True) == ("x",)
    assert outbox.states() == {"x": (DeliveryState.BEGUN, NOON)}


def test_an_address_begins_once(store: Store) -> None:
    """From now on, or from a change; what was known then is never told, and the mark goes forwards only."""
    see(store, 11, 12)
    outbox = store.records.outbox("a")

    assert outbox.since() is None
    assert outbox.open(["old"], seen=NOON)
    assert not outbox.open([], seen=NOON, since=0)
    assert (outbox.since(), outbox.claim(["old"], seen=NOON)) == (2, ())

    outbox.move(1, seen=NOON)
    assert outbox.since() == 2
    outbox.move(5, seen=NOON)
    assert outbox.since() == 5


def test_changes_come_with_their_numbers(store: Store) -> None:
    """Those after one, in the order that they were written down; with the last before a moment."""
    see(store, 11, 12)
    asked = store.queries

    assert [(number, change.meeting.date.day) for number, change in asked.numbered_changes()] == [(1, 11), (2, 12)]
    assert [number for number, _ in asked.numbered_changes(1)] == [2]
    assert [change for _, change in asked.numbered_changes()] == list(store.changes())
    assert (asked.last_change_number(), asked.last_change_number(NOON)) == (2, 0)


def test_what_was_told_is_exported(store: Store) -> None:
    """A store that moves to another database tells nothing twice."""
    store.records.outbox("a").claim(["x"], seen=NOON)

    with Store("sqlite://") as other:
        other.maintenance.import_lines(store.maintenance.export_lines())

        assert other.records.outbox("a").claim(["x"], seen=NOON) == ()
