"""Questions to the store."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from tests.store.invented import HOUR, MORNING, PLAN, SITE, TOWN, listed, meet

import agendawatch as aw
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.store import Store


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
    ]

    for field, ask in asked:
        with pytest.raises(InputError, match=f"{field} is .* a moment with its zone"):
            ask()


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
