"""Where meetings stand in their row."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.diff.differences import missing
from agendawatch.diff.similarity import MeetingPlace, Places, Row
from agendawatch.model import STOCKHOLM, Listing, Meeting, Organization, Window


def _laid(before: Row, after: Row, pairs: dict[str, str]) -> Places:
    return Places(before, after, pairs, set(pairs.values()))


def _row(*days: str, who: str = "Kommunstyrelsen") -> list[tuple[str, Meeting]]:
    """Make a row; `a0310` is the meeting `a` on 10 March."""
    return [
        (
            who,
            Meeting(id=day[0], organization=Organization(name=who), date=dt.date(2031, int(day[1:3]), int(day[3:]))),
        )
        for day in days
    ]


@cases("before", "after", "expected", expected=MeetingPlace)
def test_places_are_told_by_neighbours(before: tuple[str, ...], after: tuple[str, ...], expected: MeetingPlace) -> None:
    """With `a` and `c` known again, `b` and `x` compare by what stands around them."""
    old, new = _row(*before), _row(*after)
    places = _laid(old, new, {"a": "a", "c": "c"})

    assert places.compared(old[1][1], next(meeting for _, meeting in new if meeting.id == "x")) is expected


def test_another_organizations_row_is_another_row() -> None:
    """Neighbours count within one organization."""
    old, new = _row("b0310"), _row("x0310", who="Socialnämnden")

    assert _laid(old, new, {}).compared(old[0][1], new[0][1]) is MeetingPlace.OTHER


def test_only_what_a_list_answers_for_is_missing() -> None:
    """Its days, and its organizations."""
    board, social = _row("a0310")[0][1], _row("b0311", who="Socialnämnden")[0][1]
    before = Listing(window=Window.year(2031), meetings=(board, social))

    def gone(**facts: object) -> list[str]:
        after = Listing.model_validate({"window": Window.year(2031), "meetings": (), **facts})
        return [meeting.id for meeting in missing(before, after)]

    assert gone() == ["a", "b"]
    assert gone(organizations=("socialnämnden",)) == ["b"]
    assert gone(window=Window(first=dt.date(2031, 3, 11), last=dt.date(2031, 4, 1))) == ["b"]
    assert gone(window=Window.year(2032)) == []


def _of(row: list[tuple[str, Meeting]], key: str) -> Meeting:
    return next(meeting for _, meeting in row if meeting.id == key)


@cases("before", "after", "expected", expected=MeetingPlace)
def test_the_place_is_counted_between_those_known_again(
    before: tuple[str, ...], after: tuple[str, ...], expected: MeetingPlace
) -> None:
    """With `a` known again, and nothing before the first or after the last."""
    old, new = _row(*before), _row(*after)

    assert _laid(old, new, {"a": "a"}).compared(_of(old, "b"), _of(new, "x")) is expected


def test_neighbours_are_known_by_the_id_that_they_had() -> None:
    """Today's `z` is yesterday's `a`."""
    old, new = _row("a0210", "b0310", "c0410"), _row("z0211", "x0312", "c0410")

    assert _laid(old, new, {"z": "a", "c": "c"}).compared(_of(old, "b"), _of(new, "x")) is MeetingPlace.ALONE
    assert _laid(old, new, {"z": "c", "c": "a"}).compared(_of(old, "b"), _of(new, "x")) is MeetingPlace.JUMPED


def test_a_day_is_laid_by_hour_then_by_turn() -> None:
    """Not as the rows happen to stand."""

    def board(key: str, hour: int | None = None, nth: int = 1) -> tuple[str, Meeting]:
        day = dt.date(2031, 3, 10)
        start = None if hour is None else dt.datetime(2031, 3, 10, hour, tzinfo=STOCKHOLM)
        meeting = Meeting(id=key, organization=Organization(name="Kommunstyrelsen"), date=day, start=start, nth=nth)
        return "Kommunstyrelsen", meeting

    hours = _laid([board("b", 9), board("d", 18)], [board("x", 18), board("y", 9)], {})
    turns = _laid([board("b"), board("d", nth=2)], [board("w", nth=2), board("x")], {})

    assert hours.compared(board("b")[1], board("y")[1]) is MeetingPlace.SAME
    assert turns.compared(board("b")[1], board("x")[1]) is MeetingPlace.SAME
    assert turns.compared(board("d")[1], board("x")[1]) is MeetingPlace.NEAR


def test_a_meeting_that_stands_in_neither_row_has_no_place() -> None:
    """Nor has one that is known again."""
    old, new = _row("a0210", "b0310"), _row("a0210", "x0317")
    places = _laid(old, new, {"a": "a"})

    assert places.compared(_of(old, "a"), _of(new, "x")) is MeetingPlace.OTHER
    assert places.compared(_of(old, "b"), _of(new, "a")) is MeetingPlace.OTHER
