"""What another reader had misread is corrected, and is nobody's act."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.store.invented import HOUR, MORNING, SITE, listed, meet
from tests.store.test_scenarios import apply

import agendawatch as aw
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store

SIX = 6 * HOUR
OLD, NEW = "agendawatch/0.1", "agendawatch/0.2"
DAYS = (5, 12, 19, 26)


def meeting(who: str, day: int, hour: int | None = None, **facts: object) -> aw.Meeting:
    """Make a meeting of March."""
    start = dt.datetime(2031, 3, day, hour, tzinfo=STOCKHOLM) if hour else None
    return meet(3, day, who, start=start, **facts)


def of(who: str, *days: int) -> tuple[aw.Meeting, ...]:
    """Make an organization's meetings."""
    return tuple(meeting(who, day) for day in days)


def listing(reader: str | None, *found: aw.Meeting, **facts: object) -> aw.Listing:
    """List meetings, as a reader read them."""
    return listed(*found, reader=reader, **facts)


BOARD = of("Kommunstyrelsen", *DAYS)


def told(changes: tuple[aw.Change, ...]) -> list[tuple[str, str | None, str | None]]:
    """Tell kinds, and both readings."""
    return [(change.kind.value, change.before, change.after) for change in changes]


def two_rounds(store: Store, before: aw.Listing, after: aw.Listing) -> tuple[aw.Change, ...]:
    """Make two rounds, and give the changes of the second."""
    store.records.add(before, site=SITE, seen=MORNING)
    return store.records.add(after, site=SITE, seen=MORNING + SIX, trusted=True).changes


def test_another_reading_is_a_correction_under_the_same_uid(store: Store) -> None:
    """With both readings; by the same reader it is a new time."""
    six, seven = meeting("Kommunstyrelsen", 5, 18), meeting("Kommunstyrelsen", 5, 19)
    before, after = "2031-03-05T18:00:00+01:00", "2031-03-05T19:00:00+01:00"

    changes = two_rounds(store, listing(OLD, six), listing(NEW, seven))

    assert told(changes) == [("corrected", before, after)]
    assert [it.id for it in store.meetings()] == [six.id]
    stamps = store.queries.stamps(six.id)
    assert stamps is not None
    assert (stamps.created, stamps.last_modified, stamps.sequence) == (MORNING, MORNING + SIX, 1)
    with Store("sqlite://") as twin:
        assert told(two_rounds(twin, listing(NEW, six), listing(NEW, seven))) == [
            ("meeting_time_changed", before, after)
        ]


def test_a_meeting_that_never_was_is_taken_back(store: Store) -> None:
    """Not unlisted; by the same reader, it is."""
    changes = two_rounds(store, listing(OLD, *BOARD), listing(NEW, *BOARD[:3]))

    assert told(changes) == [("corrected", "2031-03-26", None)]
    assert changes[0].retracts
    assert changes[0].meeting == BOARD[3]
    assert tuple(store.changes())[-1] == changes[0]
    assert [it.date.day for it in store.meetings()] == [5, 12, 19]
    assert store.meeting(BOARD[3].id) is None
    with Store("sqlite://") as twin:
        changes = two_rounds(twin, listing(NEW, *BOARD), listing(NEW, *BOARD[:3]))
        assert [change.kind.value for change in changes] == ["meeting_unlisted"]


def test_what_was_taken_back_stands_in_the_past(store: Store) -> None:
    """And an export takes along that it was, and that it never was one."""
    two_rounds(store, listing(OLD, *BOARD), listing(NEW, *BOARD[:3]))

    assert len(list(store.meetings(as_of=MORNING))) == 4
    assert len(list(store.meetings("9901", as_of=MORNING))) == 4
    assert len(list(store.meetings(as_of=MORNING + SIX))) == 3
    assert [len(list(store.as_of(when).meetings())) for when in (MORNING, MORNING + SIX)] == [4, 3]
    with Store("sqlite://") as twin:
        twin.maintenance.import_lines(store.maintenance.export_lines())
        assert list(twin.maintenance.export_lines()) == list(store.maintenance.export_lines())
        assert len(list(twin.meetings())) == 3


def test_one_that_was_after_all_goes_on_counting(store: Store) -> None:
    """A calendar that had the event takes the new one for newer."""
    two_rounds(store, listing(OLD, *BOARD), listing(NEW, *BOARD[:3]))
    store.records.add(listing("agendawatch/0.3", *BOARD), site=SITE, seen=MORNING + 2 * SIX)

    assert [it.id for it in store.meetings()] == [it.id for it in BOARD]
    stamps = store.queries.stamps(BOARD[3].id)
    assert stamps is not None
    assert stamps.sequence > 1
    assert store.as_of(MORNING + 2 * SIX).queries.stamps(BOARD[3].id) == stamps


def test_a_misread_day_was_not_moved_from(store: Store) -> None:
    """The same meeting, on another day, and nobody moved it; by the same reader, somebody did."""
    before = [meeting("Kommunstyrelsen", day, location=f"Sal {day}") for day in DAYS]
    after = [meeting("Kommunstyrelsen", 13, location="Sal 12") if it.date.day == 12 else it for it in before]

    changes = two_rounds(store, listing(OLD, *before), listing(NEW, *after))

    assert told(changes) == [("corrected", "2031-03-12", "2031-03-13")]
    assert {it.id for it in store.meetings()} == {it.id for it in before}
    assert [it.previous_starts for it in store.meetings()] == [()] * 4
    with Store("sqlite://") as twin:
        changes = two_rounds(twin, listing(NEW, *before), listing(NEW, *after))
        assert told(changes) == [("meeting_moved", "2031-03-12", "2031-03-13")]
        assert [len(it.previous_starts) for it in twin.meetings()] == [0, 1, 0, 0]


def test_days_of_the_wrong_organization_are_given_to_the_right_one(store: Store) -> None:
    """The row as a whole keeps its events; nobody is unlisted or cancelled."""
    before = (*BOARD, *of("Kulturnämnden", 6, 13, 20, 27))
    after = (*BOARD, *of("Fritidsnämnden", 6, 13, 20, 27))

    changes = two_rounds(store, listing(OLD, *before), listing(NEW, *after))

    assert {change.kind.value for change in changes} == {"corrected"}
    assert {it.organization.name for it in store.meetings()} == {"Kommunstyrelsen", "Fritidsnämnden"}
    assert {it.id for it in store.meetings()} == {it.id for it in before}


def test_what_is_misread_of_a_list_is_not_carried_on(store: Store) -> None:
    """An hour that the list never told is gone; by the same reader, a list that leaves it out takes nothing back."""
    timed, bare = meeting("Kommunstyrelsen", 5, 18), meeting("Kommunstyrelsen", 5)

    for reader, start in ((OLD, None), (NEW, timed.start)):
        with Store("sqlite://") as one:
            one.records.add(listing(reader, timed), site=SITE, seen=MORNING)
            one.records.add(listing(NEW, bare), site=SITE, seen=MORNING + SIX, looked=set())
            assert [it.start for it in one.meetings()] == [start]
    del store


def test_only_what_another_reader_read_is_corrected(store: Store) -> None:
    """A round for one organization says nothing of how the others were read; what is new days was never read before."""
    spring = aw.Window(first=dt.date(2031, 1, 1), last=dt.date(2031, 6, 30))
    store.records.add(listing(OLD, *BOARD, *of("Valnämnden", 7), window=spring), site=SITE, seen=MORNING)
    store.records.add(
        listing(NEW, *BOARD, organizations=("Kommunstyrelsen",), window=spring), site=SITE, seen=MORNING + SIX
    )

    autumn = meeting("Valnämnden", 7).model_copy(update={"date": dt.date(2031, 9, 4), "id": "autumn"})
    made = store.records.add(
        listing(NEW, *BOARD, *of("Kommunstyrelsen", 28), *of("Valnämnden", 7, 14), autumn),
        site=SITE,
        seen=MORNING + 2 * SIX,
    )

    assert told(made.changes) == [
        ("corrected", None, "2031-03-14"),
        ("meeting_added", None, "2031-03-28"),
        ("meeting_added", None, "2031-09-04"),
    ]
    again = store.records.add(listing(NEW, *BOARD, *of("Valnämnden", 7, 14)), site=SITE, seen=MORNING + 3 * SIX)
    assert [change.kind.value for change in again.changes] == ["meeting_unlisted"] * 2


@pytest.mark.parametrize("reader", [None, OLD])
def test_a_list_made_by_hand_is_read_by_nobody(store: Store, reader: str | None) -> None:
    """What is different in it is different."""
    changes = two_rounds(store, listing(reader, *BOARD), listing(None, *BOARD[:3]))

    assert [change.kind.value for change in changes] == ["meeting_unlisted"]


def test_two_listings_are_compared_likewise() -> None:
    """By the readers that they name; and the changes lead from the one to the other."""
    before, after = listing(OLD, *BOARD), listing(NEW, *BOARD[1:], *of("Valnämnden", 7))

    changes = aw.compare(before, after)

    assert told(changes) == [("corrected", "2031-03-05", None), ("corrected", None, "2031-03-07")]
    assert {it.id for it in apply(changes, before).meetings} == {it.id for it in after.meetings}
    unread = aw.compare(before.model_copy(update={"reader": None}), after)
    assert [change.kind.value for change in unread] == ["meeting_unlisted", "meeting_added"]


def test_a_move_that_we_saw_stands_and_one_that_we_misread_does_not(store: Store) -> None:
    """However the newer reader reads the page."""
    saw = [
        meeting("Kommunstyrelsen", 12, location="A"),
        meeting("Kommunstyrelsen", 26, previous_starts=(dt.date(2031, 3, 25),)),
    ]
    two_rounds(store, listing(OLD, meeting("Kommunstyrelsen", 11, location="A"), saw[1]), listing(OLD, *saw))
    assert [it.previous_starts for it in store.meetings()] == [(dt.date(2031, 3, 11),), (dt.date(2031, 3, 25),)]

    store.records.add(listing(NEW, saw[0], meeting("Kommunstyrelsen", 26)), site=SITE, seen=MORNING + 2 * SIX)

    assert [it.previous_starts for it in store.meetings()] == [(dt.date(2031, 3, 11),), ()]
