"""Rows that only say where their meeting went."""

from __future__ import annotations

import datetime as dt

from agendawatch.diff.identity import without_shadows
from agendawatch.model import STOCKHOLM, Listing, Meeting, MeetingStatus, Organization, Window


def _meet(day: int, who: str = "Kommunstyrelsen", **facts: object) -> Meeting:
    row = {"organization": Organization(name=who), "date": dt.date(2031, 3, day), **facts}
    return Meeting.model_validate(row)


def _list(*meetings: Meeting) -> Listing:
    return Listing(window=Window.year(2031), meetings=meetings)


OFF = _meet(10, status=MeetingStatus.POSTPONED)
MOVED = _meet(17, previous_starts=(dt.date(2031, 3, 10),))


def test_a_row_that_was_moved_is_left_out() -> None:
    """When the row on the new day says so, in a day or a moment."""
    start = dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM)

    assert without_shadows(_list(OFF, MOVED)).meetings == (MOVED,)
    assert len(without_shadows(_list(OFF, _meet(17, previous_starts=(start,)))).meetings) == 1


def test_other_rows_stay() -> None:
    """One that stands, another organization's, and one of which nobody says that it moved."""
    for rows in (
        (_meet(10), MOVED),
        (_meet(10, "Socialnämnden", status=MeetingStatus.POSTPONED), MOVED),
        (OFF, _meet(17)),
    ):
        assert without_shadows(_list(*rows)) == _list(*rows)


def test_a_moved_meeting_that_is_cancelled_takes_no_row_away() -> None:
    """Then both are off, and both are told."""
    cancelled = MOVED.model_copy(update={"status": MeetingStatus.CANCELLED})

    assert without_shadows(_list(OFF, cancelled)) == _list(OFF, cancelled)
