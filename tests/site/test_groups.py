"""An outline by municipality and organization."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.site.towns import ANGELVIK, BERGA, COMING, HAS_BEEN, LATER, NOW, add, meeting

from agendawatch.site.groups import GroupedOutline, grouped
from agendawatch.store import Store
from agendawatch.store.outline import OutlineMeeting

DAY = dt.timedelta(days=1)


def told(store: Store, now: dt.datetime = NOW) -> GroupedOutline:
    """Group the outline of a store."""
    return grouped(store.queries.outline(since=now - 14 * DAY), now=now, today=now.date())


def test_lines_stand_by_municipality_and_organization(store: Store) -> None:
    """Each at its path."""
    found = told(store)

    assert [(town.path, [board.path for board in town.boards]) for town in found.towns] == [
        ("angelvik/", ["angelvik/kommunfullmaktige/", "angelvik/kommunstyrelsen/"]),
        ("berga/", ["berga/kommunstyrelsen/"]),
    ]
    assert [line.id for line in found.towns[0].boards[1].lines] == [HAS_BEEN.id, COMING.id]
    assert sorted(found.months) == [(2026, 2), (2026, 3), (2026, 4)]
    assert found.running == (2026, 3)
    assert found.town("9902") is found.towns[1]
    assert found.town("") is None


def test_names_that_are_spelt_alike_are_one_organization(store: Store) -> None:
    """As their address is one."""
    alike = (meeting(ANGELVIK, "Bygg- och miljönämnden", 5, 5), meeting(ANGELVIK, "Bygg och miljönämnden", 5, 6))
    add(store, HAS_BEEN, COMING, LATER, *alike, seen=NOW)
    (board,) = (board for board in told(store).towns[0].boards if "bygg" in board.path)
    assert len(board.lines) == 2


def test_the_day_is_in_what_shows_it(store: Store) -> None:
    """How many are yet to be, and no more of the clock than that."""
    now, soon, after = (told(store, NOW + days * DAY) for days in (0, 2, 3))

    assert [board.day for board in now.towns[0].boards] == [1, 1]
    assert now.towns[1].day == soon.towns[1].day
    assert soon.towns[1].day != after.towns[1].day
    assert soon.towns[0].day == after.towns[0].day


def test_the_front_page_hangs_on_every_meeting_that_it_may_show(store: Store) -> None:
    """Where more meet on a day than it has room for, it depends on the hour which of them stand there."""
    busy = [meeting(BERGA, f"Nämnd {nth}", 3, 11, start=None) for nth in range(20)]
    add(store, *busy, seen=NOW)
    outline = store.queries.outline(since=NOW)

    def ahead(other: OutlineMeeting | None = None) -> str:
        lines = tuple(line._replace(version=0) if line is other else line for line in outline.meetings)
        return grouped(replace(outline, meetings=lines), now=NOW, today=NOW.date()).ahead

    that_day = {line.id for line in outline.meetings if line.date == dt.date(2026, 3, 11)}
    assert len(that_day) >= len(busy)
    assert {line.id for line in outline.meetings if ahead(line) != ahead()} == that_day


def test_calendars_let_go_of_what_is_long_ago_and_of_moves(store: Store) -> None:
    """A calendar's part of the day is other when it shows fewer, or when a move is no news any more."""
    moved = LATER.model_copy(update={"date": dt.date(2026, 4, 23), "start": None})
    add(store, HAS_BEEN, COMING, moved, seen=NOW)
    days = [told(store, NOW + days * DAY) for days in (0, 13, 14, 500)]

    assert [LATER.id in outline.moved for outline in days] == [True, True, False, False]
    calendars = [outline.towns[0].calendar for outline in days]
    assert calendars[0] == calendars[1] != calendars[2] != calendars[3]
    assert [outline.towns[0].boards[0].shown for outline in days] == [1, 1, 1, 0]
