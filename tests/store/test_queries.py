"""Questions to the store."""

from __future__ import annotations

import datetime as dt
import gc
import inspect
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from tests.store.invented import HOUR, MORNING, PLAN, SITE, TOWN, listed, meet

import agendawatch as aw
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.store import Store
from agendawatch.store.queries import MeetingFilter


def test_changes_come_back_as_they_were_told(store: Store) -> None:
    """With meeting, item, document, before, after, words and the moment."""
    ready = meet(
        3,
        agenda=(aw.AgendaItem(title="Budget"),),
        documents=(aw.Document(url="https://e.example/k", title="Kallelse"),),
    )
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    recorded = store.records.add(listed(PLAN[0], ready, *PLAN[2:]), site=SITE, seen=MORNING + HOUR)

    assert tuple(store.changes(since=MORNING + HOUR)) == recorded.changes
    assert len(tuple(store.changes())) == 8


def test_changes_are_narrowed(store: Store) -> None:
    """By moment or day, municipality, organization and kind."""
    store.records.add(listed(*PLAN, meet(3, 12, "Socialnämnden")), site=SITE, seen=MORNING)
    store.records.add(listed(*PLAN[1:], meet(3, 12, "Socialnämnden")), site=SITE, seen=MORNING + dt.timedelta(days=1))

    assert len(tuple(store.changes(since=dt.date(2031, 1, 3)))) == 1
    assert len(tuple(store.changes(organization="socialnämnden"))) == 1
    assert len(tuple(store.changes(organization=aw.Organization(name="Socialnämnden")))) == 1
    assert len(tuple(store.changes(kinds=[aw.ChangeKind.MEETING_UNLISTED]))) == 1
    assert len(tuple(store.changes(municipality=TOWN))) == len(tuple(store.changes(municipality="9901"))) == 8
    assert tuple(store.changes(municipality="0000")) == ()


def test_what_was_known_on_a_day_is_told(store: Store) -> None:
    """A day counts to its end in Sweden, a moment as it is."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    moved = (PLAN[0], meet(3, 17), *PLAN[2:])
    store.records.add(listed(*moved), site=SITE, seen=MORNING + dt.timedelta(days=3))

    def march(as_of: dt.datetime | dt.date | None) -> list[int]:
        window = aw.Window(first=dt.date(2031, 3, 1), last=dt.date(2031, 3, 31))
        return [meeting.date.day for meeting in store.meetings(TOWN, "Kommunstyrelsen", window, as_of)]

    assert march(MORNING - HOUR) == []
    assert march(MORNING) == march(dt.date(2031, 1, 4)) == [10]
    assert march(dt.date(2031, 1, 5)) == march(None) == [17]


def test_questions_take_names_as_people_write_them(store: Store) -> None:
    """A municipality by name, an organization by its short form; a name that nobody knows is an error with near ones."""
    city = aw.Municipality(code="1480", name="Göteborg")
    site = aw.Site(url="https://goteborg.example/", municipality=city)
    store.records.add(listed(meet(3, municipality=city)), site=site, seen=MORNING)

    assert len(tuple(store.meetings("göteborg", "KS"))) == 1
    assert len(tuple(store.changes(municipality="Göteborgs stad", organization="kommunstyrelsen"))) == 1
    with pytest.raises(UnknownMunicipalityError, match="Göteborg"):
        next(store.meetings("Götborg"))


@pytest.mark.parametrize("when", [dt.datetime(2031, 1, 3), "i går"])  # noqa: DTZ001 - the mistake that is meant
def test_a_moment_without_a_zone_is_refused(store: Store, when: Any) -> None:  # noqa: ANN401 - what a script may hand in
    """By the name of the argument, and by no error of the database's."""
    asked: list[tuple[str, Callable[[], object]]] = [
        ("since", lambda: list(store.changes(since=when))),
        ("as_of", lambda: list(store.meetings(as_of=when))),
        ("as_of", lambda: list(store.proposals(as_of=when))),
        ("before", lambda: store.maintenance.delete_pages(before=when)),
        ("seen", lambda: store.records.add(listed(), site=SITE, seen=when)),
    ]

    for field, ask in asked:
        with pytest.raises(InputError, match=f"{field} is .* a moment with its zone"):
            ask()


def test_a_moment_comes_back_in_utc(store: Store) -> None:
    """The same moment, in whatever zone it was seen and whatever the database keeps."""
    store.records.add(listed(PLAN[0]), site=SITE, seen=MORNING.astimezone(dt.timezone(2 * HOUR)))

    stamps = store.queries.stamps(PLAN[0].id)
    assert stamps is not None
    assert (stamps.created, stamps.created.tzinfo) == (MORNING, dt.UTC)


def test_the_calendar_has_ends(store: Store) -> None:
    """Its last day means "until whenever"; its first is none in UTC, and is refused in words."""
    assert list(store.changes(until=dt.date.max)) == list(store.changes())
    with pytest.raises(InputError, match=r"since is .* a moment with its zone"):
        list(store.changes(since=dt.date.min))


def test_a_method_looks_as_it_is_called(store: Store) -> None:
    """Without the connection, which no caller gives; a name that it does not have is told at once."""
    assert next(iter(inspect.signature(store.changes).parameters)) == "since"
    assert list(inspect.signature(Store.changes).parameters)[:2] == ["self", "since"]
    with pytest.raises(TypeError, match="sincee"):
        store.changes(sincee=1)  # type: ignore[call-arg]  # the mistake that is meant


TOWNS = (TOWN, aw.Municipality(code="9902", name="Sjöstad"))
BOARDS = ("Kommunstyrelsen", "Byggnadsnämnden")


@pytest.fixture
def kept(store: Store) -> Store:
    """Keep two towns, two boards and three days of each."""
    titles = ("Cykelbanor i Ängsby", "FÖRSKOLAN Ängen", "Budget 2027")
    for town in TOWNS:
        meetings = [
            meet(3, day, board, municipality=town, agenda=(aw.AgendaItem(title=title),))
            for board in BOARDS
            for day, title in enumerate(titles, 1)
        ]
        site = aw.Site(url=f"https://{town.code}.example/", municipality=town)
        store.records.add(listed(*meetings), site=site, seen=MORNING)
    return store


def test_several_things_narrow_together(kept: Store) -> None:
    """Places, a short name, days and a piece of text."""
    asked = MeetingFilter(
        municipalities=("9901",),
        organizations=("KS",),
        first=dt.date(2031, 3, 2),
        last=dt.date(2031, 3, 3),
        holding=frozenset({"förskol"}),
    )

    found = list(kept.queries.filtered_meetings(asked))

    assert [(it.municipality, str(it.organization), it.date.day) for it in found] == [(TOWN, BOARDS[0], 2)]


def test_a_piece_of_text_is_found_in_any_case(kept: Store) -> None:
    """Capitals and letters beyond ASCII hide nothing; one of several pieces is enough."""
    assert len(list(kept.queries.filtered_meetings(MeetingFilter(holding=frozenset({"cykelban"}))))) == 4
    assert len(list(kept.queries.filtered_meetings(MeetingFilter(holding=frozenset({"cykelban", "budget"}))))) == 8


def test_pages_join_to_the_whole(kept: Store) -> None:
    """Each begins behind the last; none is given twice, none left out."""
    pages: list[list[aw.Meeting]] = []
    after = None
    while page := list(kept.queries.filtered_meetings(MeetingFilter(after=after, limit=5))):
        pages.append(page)
        last = page[-1]
        after = (last.date, last.organization.name.casefold(), last.id)

    assert list(chain.from_iterable(pages)) == list(kept.meetings())
    assert [len(page) for page in pages] == [5, 5, 2]


def test_changes_of_many_meetings_come_in_the_order_seen() -> None:
    """More ids than one question may hold are asked in several, and told as one."""
    meetings = tuple(
        meet(1, date=dt.date(2031, 1, 1) + dt.timedelta(days=nth % 365), start=None, source_id=str(nth))
        for nth in range(1100)
    )
    moved = tuple(
        meeting.model_copy(update={"location": "Rådhuset"}) if nth % 50 == 0 else meeting
        for nth, meeting in enumerate(meetings)
    )
    with Store("sqlite://") as store:
        for nth, shown in enumerate((meetings, moved)):
            store.records.add(listed(*shown), site=SITE, seen=MORNING + dt.timedelta(days=nth))

        every = list(store.changes())

        assert list(store.changes(meetings=[meeting.id for meeting in meetings])) == every
        assert list(store.changes(meetings=[])) == []
        one = meetings[0].id
        assert list(store.changes(meetings=[one])) == [change for change in every if change.meeting.id == one]


@pytest.mark.parametrize("end", ["closed", pytest.param("dropped", marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", ["", "a.db"])
def test_a_change_can_be_looked_at_when_the_store_is_closed(tmp_path: Path, name: str, end: str) -> None:
    """From a file or from memory, whatever was asked; nothing is left open behind it."""
    store = Store(f"sqlite:///{tmp_path / name}" if name else "sqlite://")
    recorded = store.records.add(listed(PLAN[0]), site=SITE, seen=MORNING)
    every, one = list(store.changes()), list(store.changes(meetings=[PLAN[0].id]))
    if end == "closed":
        store.close()
    del store
    gc.collect()

    assert [change.meeting for change in (*every, *one)] == [PLAN[0]] * 2
    assert every == list(recorded.changes)
    # SQLite takes its journal away with the last connection.
    assert [file.name for file in tmp_path.iterdir()] == [name][: bool(name)]


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    """What is being read is as it was when it was asked for."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    reading = store.meetings()
    next(reading)
    store.records.add(listed(*PLAN[:-1]), site=SITE, seen=MORNING + HOUR)

    assert [meeting.status for meeting in reading] == [aw.MeetingStatus.SCHEDULED] * 5
