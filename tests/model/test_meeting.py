"""Meetings."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM, Meeting, Municipality, Organization

BOARD = Organization(name="Kommunstyrelsen")
DAY = dt.date(2026, 3, 11)


def test_the_same_facts_give_the_same_id() -> None:
    """An id is no accident of the run."""
    assert Meeting(organization=BOARD, date=DAY).id == Meeting(organization=BOARD, date=DAY).id


@pytest.mark.parametrize(
    "other",
    [
        Meeting(organization=BOARD, date=DAY, nth=2),
        Meeting(organization=BOARD, date=DAY + dt.timedelta(days=7)),
        Meeting(organization=Organization(name="Socialnämnden"), date=DAY),
        Meeting(organization=BOARD, date=DAY, municipality=Municipality(code="1480", name="Göteborg")),
        Meeting(organization=BOARD, date=DAY, source_id="4711"),
    ],
)
def test_other_facts_give_another_id(other: Meeting) -> None:
    """Who meets, where, when, and the platform's own key tell meetings apart."""
    assert other.id != Meeting(organization=BOARD, date=DAY).id


def test_the_platforms_key_outlives_a_move() -> None:
    """Where a platform has a key, the id follows it and not the day."""
    before = Meeting(organization=BOARD, date=DAY, source_id="4711")
    after = Meeting(organization=BOARD, date=DAY + dt.timedelta(days=7), source_id="4711")

    assert before.id == after.id


def test_time_and_title_are_no_part_of_the_id() -> None:
    """A time that is published later is the same meeting's."""
    start = dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)

    assert (
        Meeting(organization=BOARD, date=DAY, start=start, name="Budgetmöte").id
        == Meeting(organization=BOARD, date=DAY).id
    )


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"start": dt.datetime(2026, 3, 12, 13, tzinfo=STOCKHOLM)}, "a moment on 2026-03-11"),
        (
            {
                "start": dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM),
                "end": dt.datetime(2026, 3, 11, 12, tzinfo=STOCKHOLM),
            },
            "a moment after",
        ),
        ({"end_date": dt.date(2026, 3, 10)}, "a day from"),
        ({"start": dt.datetime(2026, 3, 11, 13)}, "zone"),  # noqa: DTZ001 - the mistake is the test
    ],
)
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
