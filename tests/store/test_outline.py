"""What a store holds, in outline."""

from __future__ import annotations

import datetime as dt

from tests.store.invented import HOUR, MORNING, SITE, listed, meet

from agendawatch.model import Site
from agendawatch.store import Store

LATER = MORNING + 200 * HOUR


def test_meetings_are_told_by_who_and_when(store: Store) -> None:
    """A line each, with the names of those who meet; what did not change keeps its line."""
    one, two, three = meet(3, 3, "Valnämnden"), meet(3, 25), meet(3, 11)
    moved = three.model_copy(update={"location": "Sal B"})
    empty = store.queries.outline(since=MORNING)
    store.records.add(listed(one, two, three), site=SITE, seen=MORNING)
    first = store.queries.outline(since=MORNING)
    store.records.add(listed(one, two, moved), site=SITE, seen=LATER)
    then = store.queries.outline(since=LATER)

    assert (empty.meetings, empty.changes, dict(empty.names)) == ((), (), {})
    assert [line.id for line in first.meetings] == [three.id, two.id, one.id]
    assert {who: (str(town), str(name)) for who, (town, name) in first.names.items()} == {
        ("9901", "kommunstyrelsen"): ("Exempelköping", "Kommunstyrelsen"),
        ("9901", "valnämnden"): ("Exempelköping", "Valnämnden"),
    }
    assert {line.meeting_id for line in first.changes} == {one.id, two.id, three.id}
    assert {line.id for line in set(then.meetings) - set(first.meetings)} == {three.id}
    assert [(line.meeting_id, line.kind, line.seen) for line in then.changes] == [
        (three.id, "meeting_place_changed", LATER)
    ]


def test_a_meeting_over_several_days_tells_its_last(store: Store) -> None:
    """While that is news; long ago the first day does."""
    store.records.add(listed(meet(3, 3, end_date=dt.date(2031, 3, 5))), site=SITE, seen=MORNING)

    (near,) = store.queries.outline(since=LATER).meetings
    (far,) = store.queries.outline(since=LATER + dt.timedelta(days=365)).meetings

    assert (near.date, near.last_day) == (dt.date(2031, 3, 3), dt.date(2031, 3, 5))
    assert far.last_day == far.date


def test_a_meeting_of_no_municipality_is_told_too(store: Store) -> None:
    """By an empty code."""
    alone = meet(3, who="Rådet", municipality=None)
    store.records.add(listed(alone), site=Site(url="https://annan.example", platform="page"), seen=MORNING)

    told = store.queries.outline(since=LATER)

    assert [line.who for line in told.meetings] == [("", "rådet")]
    assert told.names["", "rådet"][0] is None
    assert told.changes == ()
