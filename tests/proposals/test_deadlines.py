"""The law's deadlines, against days counted by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.errors import InputError
from agendawatch.lang.sv.calendar import is_working_day
from agendawatch.model import Certainty
from agendawatch.model.proposal import DeadlineKind
from agendawatch.proposals.deadlines import deadline

BY_HAND = [
    # appeal: three weeks from posting
    ("appeal", "2026-03-02", "2026-03-23", "2026-03-23"),  # Monday to Monday
    ("appeal", "2026-03-13", "2026-04-03", "2026-04-07"),  # Good Friday, Easter, Easter Monday
    ("appeal", "2026-03-14", "2026-04-04", "2026-04-07"),  # Easter Saturday
    ("appeal", "2026-03-16", "2026-04-06", "2026-04-07"),  # Easter Monday
    ("appeal", "2026-04-10", "2026-05-01", "2026-05-04"),  # 1 May, a Friday
    ("appeal", "2026-04-23", "2026-05-14", "2026-05-15"),  # Ascension Day
    ("appeal", "2026-05-16", "2026-06-06", "2026-06-08"),  # the national day, a Saturday
    ("appeal", "2026-05-29", "2026-06-19", "2026-06-22"),  # midsommarafton
    ("appeal", "2026-05-28", "2026-06-18", "2026-06-18"),
    ("appeal", "2026-10-10", "2026-10-31", "2026-11-02"),  # All Saints' Day
    ("appeal", "2026-12-03", "2026-12-24", "2026-12-28"),  # Christmas Eve, a Thursday
    ("appeal", "2026-12-04", "2026-12-25", "2026-12-28"),
    ("appeal", "2026-12-10", "2026-12-31", "2027-01-04"),  # New Year's Eve, a Thursday
    ("appeal", "2026-12-16", "2027-01-06", "2027-01-07"),  # Epiphany, a Wednesday
    ("appeal", "2024-02-08", "2024-02-29", "2024-02-29"),  # leap day
    ("appeal", "2024-02-09", "2024-03-01", "2024-03-01"),
    ("appeal", "2023-02-08", "2023-03-01", "2023-03-01"),
    ("appeal", "2025-05-16", "2025-06-06", "2025-06-09"),  # the national day, a Friday
    ("appeal", "2025-12-03", "2025-12-24", "2025-12-29"),  # Christmas Eve, a Wednesday
    ("final", "2026-03-02", "2026-03-24", "2026-03-24"),
    ("final", "2026-03-13", "2026-04-04", "2026-04-08"),
    ("final", "2026-12-10", "2027-01-01", "2027-01-05"),
    # a motion: a year
    ("motion_answer", "2025-03-26", "2026-03-26", "2026-03-26"),
    ("motion_answer", "2024-02-29", "2025-02-28", "2025-02-28"),  # no 29 February in the end month
    ("motion_answer", "2023-02-28", "2024-02-28", "2024-02-28"),
    ("motion_answer", "2025-06-19", "2026-06-19", "2026-06-22"),
    ("motion_answer", "2025-05-01", "2026-05-01", "2026-05-04"),
    ("motion_answer", "2025-10-31", "2026-10-31", "2026-11-02"),
    # minutes: adjusted within fourteen days, posted the second day after
    ("minutes_adjusted", "2026-03-11", "2026-03-25", "2026-03-25"),
    ("minutes_adjusted", "2026-03-20", "2026-04-03", "2026-04-07"),
    ("minutes_adjusted", "2026-06-05", "2026-06-19", "2026-06-22"),
    ("minutes_adjusted", "2026-12-10", "2026-12-24", "2026-12-28"),
    ("adjustment_announced", "2026-03-25", "2026-03-27", "2026-03-27"),
    ("adjustment_announced", "2026-03-26", "2026-03-28", "2026-03-30"),
    ("adjustment_announced", "2026-04-01", "2026-04-03", "2026-04-07"),
    ("adjustment_announced", "2026-12-22", "2026-12-24", "2026-12-28"),
    # before a meeting: never put off
    ("council_notice", "2026-03-30", "2026-03-23", "2026-03-23"),
    ("council_notice", "2026-04-13", "2026-04-06", "2026-04-06"),
    ("urgent_notice", "2026-03-31", "2026-03-30", "2026-03-30"),
    ("urgent_notice", "2026-03-30", "2026-03-28", "2026-03-28"),  # Monday: the Saturday before
    ("urgent_notice", "2026-04-07", "2026-04-04", "2026-04-04"),  # after Easter Monday and Sunday
    ("urgent_notice", "2026-05-15", "2026-05-13", "2026-05-13"),  # after Ascension Day
]


@pytest.mark.parametrize(("kind", "start", "unshifted", "last"), BY_HAND)
def test_deadlines_agree_with_those_counted_by_hand(kind: str, start: str, unshifted: str, last: str) -> None:
    """Holidays, eves and leap years, each counted in a calendar by a person."""
    found = deadline(kind, dt.date.fromisoformat(start))

    assert (found.unshifted.isoformat(), found.date.isoformat()) == (unshifted, last)
    assert found.counted_from.isoformat() == start
    assert "§" in found.paragraph


@given(
    st.sampled_from(
        [
            DeadlineKind.APPEAL,
            DeadlineKind.MOTION_ANSWER,
            DeadlineKind.MINUTES_ADJUSTED,
            DeadlineKind.ADJUSTMENT_ANNOUNCED,
        ]
    ),
    st.dates(dt.date(1992, 1, 1), dt.date(2090, 1, 1)),
)
def test_a_deadline_ends_on_a_working_day_and_never_early(kind: DeadlineKind, start: dt.date) -> None:
    """Putting off goes forwards, to a day that counts, and not past one that does."""
    found = deadline(kind, start)
    passed = [found.unshifted + dt.timedelta(days=n) for n in range((found.date - found.unshifted).days)]

    assert is_working_day(found.date)
    assert found.date >= found.unshifted
    assert not any(is_working_day(day) for day in passed)


@pytest.mark.parametrize(
    ("kind", "paragraph"),
    [
        ("motion_answer", "5 kap. 35 §"),
        ("council_notice", "5 kap. 13 §"),
        ("urgent_notice", "5 kap. 14 §"),
        ("minutes_adjusted", "5 kap. 69 §, 6 kap. 35 §"),
        ("adjustment_announced", "8 kap. 12 §"),
        ("appeal", "13 kap. 5 §"),
        ("final", "13 kap. 5 §"),
    ],
)
def test_each_kind_cites_the_paragraph_that_gives_the_time(kind: str, paragraph: str) -> None:
    """As the act has it; 15 § is of the summons to the members."""
    assert deadline(kind, dt.date(2026, 3, 2)).paragraph == f"kommunallagen (2017:725) {paragraph}"


def test_a_deadline_is_no_surer_than_its_start() -> None:
    """Counted from a guess it is a guess; counted from a stated day it is still computed."""
    day = dt.date(2026, 3, 2)

    assert deadline("appeal", day, certainty=Certainty.INFERRED).certainty is Certainty.INFERRED
    assert deadline("appeal", day).certainty is Certainty.DERIVED
    assert deadline("final", day, certainty=Certainty.INFERRED).certainty is Certainty.INFERRED
    assert deadline("appeal", day, certainty="inferred").certainty is Certainty.INFERRED
    with pytest.raises(InputError, match="certainty"):
        deadline("appeal", day, certainty="nearly")


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    """The error says what can be asked for."""
    with pytest.raises(InputError, match="appeal"):
        deadline("lunch", dt.date(2026, 3, 2))


@pytest.mark.parametrize(
    ("kind", "start"), [("motion_answer", dt.date.max), ("appeal", dt.date.max), ("council_notice", dt.date.min)]
)
def test_a_day_at_the_calendars_end_is_refused(kind: str, start: dt.date) -> None:
    """Nothing can be counted past the years that a calendar has."""
    with pytest.raises(InputError, match="counted_from"):
        deadline(kind, start)
