"""Meetings."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.model import Meeting, Organization

BOARD = Organization(name="Kommunstyrelsen")
DAY = dt.date(2026, 3, 11)


def made(facts: dict[str, object]) -> Meeting:
    """Make the board's meeting, but for some facts."""
    whole = {"organization": {"name": "Kommunstyrelsen"}, "date": DAY, **facts}
    return Meeting.model_validate_json(json.dumps(whole, default=str))


@cases("facts", "same")
def test_an_id_rests_on_who_meets_where_and_when(facts: dict[str, object], same: bool) -> None:
    """And on the platform's own key; a time that is published later is the same meeting's."""
    assert (made(facts).id == made({}).id) is same


def test_the_platforms_key_outlives_a_move() -> None:
    """Where a platform has a key, the id follows it and not the day."""
    assert made({"source_id": "4711"}).id == made({"source_id": "4711", "date": DAY + dt.timedelta(days=7)}).id


@cases("fields", "complaint")
def test_times_that_cannot_be_are_refused(fields: dict[str, object], complaint: str) -> None:
    """The error names what does not hold."""
    with pytest.raises(InputError, match=complaint):
        Meeting(**{"organization": BOARD, "date": DAY, **fields})  # type: ignore[arg-type] # the mistake is the test


@given(
    st.builds(
        Meeting,
        organization=st.just(BOARD),
        date=st.dates(min_value=dt.date(1990, 1, 1)),
        name=st.none() | st.text(),
        location=st.none() | st.text(),
        previous_starts=st.lists(st.dates() | st.datetimes(timezones=st.just(dt.UTC)), max_size=3).map(tuple),
        extra=st.booleans(),
    )
)
def test_a_meeting_survives_json(meeting: Meeting) -> None:
    """What is written as JSON is read back equal, a day as a day and a moment as a moment."""
    again = Meeting.model_validate_json(meeting.model_dump_json())

    assert again == meeting
    assert [type(start) for start in again.previous_starts] == [type(start) for start in meeting.previous_starts]


def test_a_meeting_that_was_moved_knows_it() -> None:
    """Rescheduled is read off its earlier starts."""
    assert not Meeting(organization=BOARD, date=DAY).rescheduled
    assert Meeting(organization=BOARD, date=DAY, previous_starts=(DAY - dt.timedelta(days=7),)).rescheduled
