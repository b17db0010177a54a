"""Two listings compared by themselves: judged as a store judges them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import agendawatch as aw
from agendawatch.model import STOCKHOLM, Change, Listing, Meeting, MeetingStatus, Organization, Site, Window

YEAR = Window.year(2031)
SITE = Site(url="https://exempel.example/moten", platform="page")
FIRST, SECOND = dt.datetime(2031, 1, 7, 6, tzinfo=STOCKHOLM), dt.datetime(2031, 1, 8, 6, tzinfo=STOCKHOLM)


def _meeting(month: int, day: int, hour: int | None = None, **facts: object) -> Meeting:
    date = dt.date(2031, month, day)
    start = dt.datetime.combine(date, dt.time(hour), STOCKHOLM) if hour is not None else None
    return Meeting.model_validate(
        {"organization": Organization(name="Kommunstyrelsen"), "date": date, "start": start, **facts}
    )


def _listing(*meetings: Meeting) -> Listing:
    return Listing(window=YEAR, meetings=meetings)


FEBRUARY, MARCH, APRIL = _meeting(2, 11, 13), _meeting(3, 11, 13), _meeting(4, 8, 13)
MOVED = _meeting(2, 18, 13, previous_starts=(dt.date(2031, 2, 11),), status_words="flyttat från 11 februari")
CALLED_OFF = _meeting(3, 11, status=MeetingStatus.CANCELLED, status_words="Inställt")
BOTH = {
    "nothing": ((FEBRUARY, MARCH), (FEBRUARY, MARCH), []),
    "words tell a move": ((FEBRUARY, MARCH, APRIL), (MOVED, MARCH, APRIL), ["meeting_moved"]),
    "a move leaves its row": (
        (FEBRUARY, MARCH, APRIL),
        (_meeting(2, 11, status=MeetingStatus.POSTPONED), MOVED, MARCH, APRIL),
        ["meeting_moved"],
    ),
    "its place in the row tells a move": (
        (FEBRUARY, MARCH, APRIL),
        (FEBRUARY, _meeting(3, 18, 13), APRIL),
        ["meeting_moved"],
    ),
    "another one earlier that day": (
        (FEBRUARY, MARCH),
        (FEBRUARY, _meeting(3, 11, 9), _meeting(3, 11, 13, nth=2)),
        ["meeting_added"],
    ),
    "called off, hour and place lost": (
        (FEBRUARY, _meeting(3, 11, 13, location="Stadshuset")),
        (FEBRUARY, CALLED_OFF),
        ["meeting_cancelled"],
    ),
    "the row of a cancelled one is gone": ((FEBRUARY, CALLED_OFF), (FEBRUARY,), []),
    "gone": ((FEBRUARY, MARCH, APRIL), (FEBRUARY, APRIL), ["meeting_unlisted"]),
}


@pytest.mark.parametrize(("before", "after", "kinds"), BOTH.values(), ids=BOTH)
def test_two_listings_are_judged_as_a_store_judges_them(
    before: tuple[Meeting, ...], after: tuple[Meeting, ...], kinds: list[str], tmp_path: Path
) -> None:
    """The same changes, whether a store stands between or not."""
    with aw.Store(f"sqlite:///{tmp_path / 'store.db'}") as store:
        store.records.add(_listing(*before), site=SITE, seen=FIRST)
        kept = store.records.add(_listing(*after), site=SITE, seen=SECOND).changes

    compared = aw.compare(_listing(*before), _listing(*after))

    assert [it.kind.value for it in compared] == kinds
    assert list(map(_told, compared)) == list(map(_told, kept))


def _told(change: Change) -> tuple[object, ...]:
    return change.kind, change.before, change.after, change.words, change.meeting.id


def test_two_meetings_of_one_day_keep_their_ids_when_a_third_stands_before_them() -> None:
    """A list is numbered by turn; what stands as it stood is itself."""
    morning, noon = _meeting(3, 11, 9), _meeting(3, 11, 12, nth=2)
    early = _meeting(3, 11, 8)
    again = (early, _meeting(3, 11, 9, nth=2), _meeting(3, 11, 12, nth=3))

    (change,) = aw.compare(_listing(morning, noon), _listing(*again))

    assert (change.kind.value, change.meeting.start) == ("meeting_added", early.start)
