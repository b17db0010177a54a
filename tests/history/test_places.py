"""Where meetings stand in their row."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.history.places import Place, Places, missing
from agendawatch.model import Listing, Meeting, Organization, Window


def _row(*days: str, who: str = "Kommunstyrelsen") -> list[tuple[str, Meeting]]:
    """Make a row; `a0310` is the meeting `a` on 10 March."""
    return [
        (
            who,
            Meeting(id=day[0], organization=Organization(name=who), date=dt.date(2031, int(day[1:3]), int(day[3:]))),
        )
        for day in days
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("a0210", "b0310", "c0410"), ("a0210", "x0317", "c0410"), Place.ALONE),
        (("a0210", "b0310", "d0320", "c0410"), ("a0210", "x0312", "y0322", "c0410"), Place.SAME),
        (("a0210", "b0310", "c0410"), ("a0210", "x0317", "y0320", "c0410"), Place.NEAR),
        (("a0210", "b0310", "c0410"), ("a0210", "c0410", "x0417"), Place.JUMPED),
        (("a0210", "b0310", "c0410"), ("a0210", "c0410", "x0417", "y0418"), Place.OTHER),
    ],
)
def test_places_are_told_by_neighbours(before: tuple[str, ...], after: tuple[str, ...], expected: Place) -> None:
    """With `a` and `c` known again, `b` and `x` compare by what stands around them."""
    old, new = _row(*before), _row(*after)
    places = Places(old, new, {"a": "a", "c": "c"})

    assert places.compared(old[1][1], next(meeting for _, meeting in new if meeting.id == "x")) is expected


def test_another_organizations_row_is_another_row() -> None:
    """Neighbours count within one organization."""
    old, new = _row("b0310"), _row("x0310", who="Socialnämnden")

    assert Places(old, new, {}).compared(old[0][1], new[0][1]) is Place.OTHER


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
