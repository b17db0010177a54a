"""Relative days: counted from the day they are said; and words for the meeting that handles a matter."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.relative_days import next_day_numbered, relative, week

WEDNESDAY = dt.date(2026, 3, 11)


@cases("words", "days")
def test_words_are_read_into_a_count(words: str, days: int) -> None:
    """So many days from the day they are said."""
    read = relative(f"sagt {words} här", 5)

    assert read is not None
    assert read[0](WEDNESDAY, None, 0) == WEDNESDAY + dt.timedelta(days=days)
    assert read[0](None, 2026, 0) is None


def test_a_named_day_must_agree() -> None:
    """The weekday in "i går tisdag" is one that it must fall on."""
    read = relative("i går tisdag", 0)

    assert read is not None
    assert read[1] == 1


def test_other_words_are_not_relative() -> None:
    """Nothing is guessed."""
    assert relative("ibland på onsdagar", 0) is None


@given(st.dates(), st.integers(1, 31))
def test_a_numbered_day_is_the_coming_one(said: dt.date, number: int) -> None:
    """Within three months, today counted; none past the calendar's end."""
    day = next_day_numbered(said, None, number)

    assert day is None or (day.day == number and 0 <= (day - said).days < 93)
    assert day is not None or said.year == 9999


@given(st.dates(max_value=dt.date(9990, 1, 1), min_value=dt.date(2, 1, 1)), st.integers(1, 52), st.integers(0, 6))
def test_a_week_without_a_year_is_not_over(said: dt.date, number: int, weekday: int) -> None:
    """The coming one, or the one that it is said in."""
    day = week(weekday, None)(said, None, number)

    assert day is not None
    assert (day.isocalendar().week, day.weekday()) == (number, weekday)
    assert -6 <= (day - said).days <= 378


def test_a_year_without_the_week_has_no_such_day() -> None:
    """2025 has 52 weeks."""
    assert week(0, 2025)(None, None, 53) is None
    assert week(0, None)(None, 2026, 53) == dt.date(2026, 12, 28)


@given(st.dates(), st.integers(0, 999))
def test_counting_past_the_calendars_end_gives_nothing(said: dt.date, weeks: int) -> None:
    """No exception, however far."""
    read = relative(f"om {weeks} veckor", 0)

    assert read is not None
    day = read[0](said, None, 0)
    assert day is None or day - said == dt.timedelta(weeks=weeks)
