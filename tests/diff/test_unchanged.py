"""Meetings that stand as they stood."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.diff.identity import standing
from agendawatch.model import STOCKHOLM, Document, Meeting, MeetingStatus, Organization

START = dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM)
PAPER = Document(url="https://exempel.example/k.pdf", title="Kallelse")


def _meet(key: str, **facts: object) -> Meeting:
    row = {"organization": Organization(name="Kommunstyrelsen"), "date": START.date(), "id": key, **facts}
    return Meeting.model_validate(row)


def _pairs(left: list[Meeting], right: list[Meeting]) -> list[tuple[str, str]]:
    named_left, named_right = ([("kommunstyrelsen", meeting) for meeting in side] for side in (left, right))
    return [(was.id, now.id) for was, now in standing(named_left, named_right)]


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [
        ({"location": "Stadshuset"}, {"status": MeetingStatus.CANCELLED}, True),
        ({"start": START}, {"start": START.replace(hour=9)}, False),
        ({"source_id": "1"}, {"source_id": "2"}, False),
        ({"name": "Budgetberedning"}, {"name": "BUDGETBEREDNING"}, True),
        ({"name": "Budgetberedning"}, {"name": "Bokslut"}, False),
        ({}, {"previous_starts": (dt.date(2031, 3, 3),)}, False),
        ({"previous_starts": (dt.date(2031, 3, 3),)}, {"previous_starts": (dt.date(2031, 3, 3),)}, True),
        ({"previous_starts": (dt.date(2031, 3, 3),)}, {}, True),
        ({"status": MeetingStatus.UNLISTED}, {}, False),
    ],
)
def test_what_stands_is_told_by_when_and_what_it_is(was: dict[str, object], now: dict[str, object], same: bool) -> None:
    """A move that the page states, and that we did not know, is news."""
    assert _pairs([_meet("a", **was)], [_meet("x", **now)]) == ([("a", "x")] if same else [])


def test_two_of_a_day_are_told_apart_by_their_papers() -> None:
    """Then by their turn, and what is left goes together."""
    left = [_meet("a", documents=(PAPER,)), _meet("b", nth=2), _meet("c", nth=3)]
    right = [_meet("y", nth=3), _meet("x", nth=2, documents=(PAPER,)), _meet("z", nth=1)]

    assert set(_pairs(left, right)) == {("a", "x"), ("c", "y"), ("b", "z")}
