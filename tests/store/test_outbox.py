"""What an address was told of: claimed once, whoever asks."""

from __future__ import annotations

import threading

from tests.store.invented import MORNING, SITE, listed, meet

from agendawatch.store import Store
from agendawatch.store.outbox import DeliveryState


def test_what_is_claimed_is_nobody_elses(store: Store) -> None:
    """The second who asks gets what is left; what failed is free again, and what was told never."""
    outbox, other = store.records.outbox("a"), store.records.outbox("a")

    assert outbox.claim(["x", "y"], seen=MORNING) == ("x", "y")
    assert other.claim(["x", "z"], seen=MORNING) == ("z",)

    outbox.settle(["x"], DeliveryState.FAILED, seen=MORNING)
    outbox.settle(["y"], DeliveryState.TOLD, seen=MORNING)

    assert other.claim(["x", "y"], seen=MORNING) == ("x",)


def test_many_at_once_claim_each_thing_once(database: str) -> None:
    """Eight who ask at the same moment share what there is."""
    keys = [str(number) for number in range(40)]
    got: list[str] = []
    Store(database).close()

    def ask() -> None:
        with Store(database) as store:
            for key in keys:
                got.extend(store.records.outbox("a").claim([key], seen=MORNING))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(100)

    assert sorted(got) == sorted(keys)


def test_addresses_are_told_by_themselves(store: Store) -> None:
    """What one was told, another was not."""
    store.records.outbox("a").claim(["x"], seen=MORNING)

    assert store.records.outbox("b").claim(["x"], seen=MORNING) == ("x",)


def test_what_is_under_way_is_taken_only_on_purpose(store: Store) -> None:
    """A process that was stopped leaves it so; `again` takes it over."""
    outbox = store.records.outbox("a")
    outbox.claim(["x"], seen=MORNING)

    assert outbox.claim(["x"], seen=MORNING) == ()
    assert outbox.claim(["x"], seen=MORNING, again=True) == ("x",)
    assert outbox.states() == {"x": (DeliveryState.BEGUN, MORNING)}


def test_an_address_begins_once(store: Store) -> None:
    """From now on, or from a change; what was known then is never told, and the mark goes forwards only."""
    store.records.add(listed(meet(3, 11), meet(3, 12)), site=SITE, seen=MORNING)
    outbox = store.records.outbox("a")

    assert outbox.since() is None
    assert outbox.open(["old"], seen=MORNING)
    assert not outbox.open([], seen=MORNING, since=0)
    assert (outbox.since(), outbox.claim(["old"], seen=MORNING)) == (2, ())

    outbox.move(1, seen=MORNING)
    assert outbox.since() == 2
    outbox.move(5, seen=MORNING)
    assert outbox.since() == 5


def test_changes_come_with_their_numbers(store: Store) -> None:
    """Those after one, in the order that they were written down; with the last before a moment."""
    store.records.add(listed(meet(3, 11), meet(3, 12)), site=SITE, seen=MORNING)
    asked = store.queries

    assert [(number, change.meeting.date.day) for number, change in asked.numbered_changes()] == [(1, 11), (2, 12)]
    assert [number for number, _ in asked.numbered_changes(1)] == [2]
    assert [change for _, change in asked.numbered_changes()] == list(store.changes())
    assert (asked.last_change_number(), asked.last_change_number(MORNING)) == (2, 0)


def test_what_was_told_is_exported(store: Store) -> None:
    """A store that moves to another database tells nothing twice."""
    store.records.outbox("a").claim(["x"], seen=MORNING)

    with Store("sqlite://") as other:
        other.maintenance.import_lines(store.maintenance.export_lines())

        assert other.records.outbox("a").claim(["x"], seen=MORNING) == ()
