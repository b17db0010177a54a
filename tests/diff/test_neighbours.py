"""Where meetings stand in their row."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.diff.written import meeting

from agendawatch.diff.differences import missing
from agendawatch.diff.similarity import MeetingPlace, Places
from agendawatch.model import Listing, Meeting, Organization, Window


def _row(*days: str, who: str = "Kommunstyrelsen") -> dict[str, Meeting]:
    """Make a row; `a0310` is the meeting `a` on 10 March."""
    return {
        day[0]: Meeting(id=day[0], organization=Organization(name=who), date=dt.date(2031, int(day[1:3]), int(day[3:])))
        for day in days
    }


def _compared(before: dict[str, Meeting], after: dict[str, Meeting], *pair: str, pairs: dict[str, str]) -> MeetingPlace:
    """Compare the places of two, with those that `pairs` knows again, today's id to the known one."""
    was, now = pair
    return Places(before.values(), after.values(), pairs, set(pairs.values())).compared(before[was], after[now])


@cases("before", "after", "known", "expected", expected=MeetingPlace)
def test_the_place_is_counted_between_those_known_again(
    before: tuple[str, ...], after: tuple[str, ...], known: str, expected: MeetingPlace
) -> None:
    """`b` and `x` compare by what stands around them, and nothing before the first or after the last."""
    assert _compared(_row(*before), _row(*after), "b", "x", pairs={key: key for key in known}) is expected


def test_only_what_a_list_answers_for_is_missing() -> None:
    """Its days, and its organizations."""
    board, social = _row("a0310")["a"], _row("b0311", who="Socialnämnden")["b"]
    before = Listing(window=Window.year(2031), meetings=(board, social))

    def gone(**facts: object) -> list[str]:
        after = Listing.model_validate({"window": Window.year(2031), "meetings": (), **facts})
        return [meeting.id for meeting in missing(before, after)]

    assert gone() == ["a", "b"]
    assert gone(organizations=("socialnämnden",)) == ["b"]
    assert gone(window=Window(first=dt.date(2031, 3, 11), last=dt.date(2031, 4, 1))) == ["b"]
    assert gone(window=Window.year(2032)) == []


def test_neighbours_are_known_by_the_id_that_they_had() -> None:
    """Today's `z` is yesterday's `a`; one that stands in neither row, or is known again, has no place."""
    old, new = _row("a0210", "b0310", "c0410"), _row("z0211", "x0312", "c0410")

    assert _compared(old, new, "b", "x", pairs={"z": "a", "c": "c"}) is MeetingPlace.ALONE
    assert _compared(old, new, "b", "x", pairs={"z": "c", "c": "a"}) is MeetingPlace.JUMPED
    assert _compared(old, new, "a", "x", pairs={"z": "a", "c": "c"}) is MeetingPlace.OTHER
    assert _compared(old, new, "b", "z", pairs={"z": "a", "c": "c"}) is MeetingPlace.OTHER


def test_a_day_is_laid_by_hour_then_by_turn() -> None:
    """Not as the rows happen to stand."""
    old = {it.id: it for it in map(meeting, ("b 03-10 9", "d 03-10 18", "e 03-10", "f 03-10 nth=2"))}
    new = {it.id: it for it in map(meeting, ("x 03-10 18", "y 03-10 9", "w 03-10 nth=2", "v 03-10"))}

    assert _compared(old, new, "b", "y", pairs={}) is MeetingPlace.SAME
    assert _compared(old, new, "e", "v", pairs={}) is MeetingPlace.SAME
    assert _compared(old, new, "f", "v", pairs={}) is MeetingPlace.NEAR
