"""The law's deadlines, against days counted by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.lang.sv.calendar import is_working_day
from agendawatch.model import Certainty
from agendawatch.model.proposal import DeadlineKind
from agendawatch.proposals.deadlines import deadline


@cases("kind", "start", "unshifted", "last")
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


@cases("kind", "paragraph")
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
