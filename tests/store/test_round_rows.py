"""What a round appends, and the stamps that it leaves."""

from __future__ import annotations

from tests.store.invented import HOUR, MORNING, PLAN, SITE, listed, meet

from agendawatch.model import (
    AgendaItem,
)
from agendawatch.store import Store


def test_sequence_counts_what_must_be_noticed_and_never_falls(store: Store) -> None:
    """A move and its return are two; an agenda is none, but it is a change."""
    (key,) = {meeting.id for meeting in PLAN if meeting.date.month == 3}
    told = []
    rounds = (PLAN[1], meet(3, 17), meet(3, 17, agenda=(AgendaItem(title="Budget"),)), PLAN[1], None, PLAN[1])
    for nth, march in enumerate(rounds):
        plan = (PLAN[0], *([march] if march else []), *PLAN[2:])
        store.records.add(listed(*plan), site=SITE, seen=MORNING + nth * HOUR)
        stamps = store.queries.stamps(key)
        assert stamps is not None
        told.append((stamps.sequence, stamps.created, stamps.last_modified))

    assert [sequence for sequence, _, _ in told] == [0, 1, 1, 2, 3, 4]
    assert {created for _, created, _ in told} == {MORNING}
    assert [modified for _, _, modified in told] == [MORNING + nth * HOUR for nth in range(6)]
    assert store.queries.stamps("nobody") is None
    assert store.queries.all_stamps()[key] == store.queries.stamps(key)
