"""A subscriber's wishes are checked before anything is written."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.feeds.options import HIDEABLE, FeedOptions

NOW = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)


@cases("alarm")
def test_a_duration_is_an_alarm(alarm: str) -> None:
    """Durations of RFC 5545 stand as they were given."""
    assert FeedOptions(alarms=(alarm, alarm)).at(None).alarms == (alarm,)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (dt.timedelta(days=-1), "-P1D"),
        (dt.timedelta(hours=-2), "-PT2H"),
        (dt.timedelta(0), "P0D"),
        (dt.timedelta(days=-1, hours=-2, minutes=-3, seconds=-4), "-P1DT2H3M4S"),
    ],
)
def test_a_timedelta_is_an_alarm(length: dt.timedelta, words: str) -> None:
    """Python's own lengths are written as durations."""
    assert FeedOptions(alarms=(length,)).at(None).alarms == (words,)


@cases("field", "value")
def test_what_cannot_be_had_is_refused(field: str, value: object) -> None:
    """The error names the field and the value."""
    wishes: dict[str, object] = {field: value}

    with pytest.raises(InputError) as caught:
        FeedOptions(**wishes)  # type: ignore[arg-type]  # wrong on purpose

    assert caught.value.field == field
    assert caught.value.value == value or caught.value.value in (value if isinstance(value, tuple) else ())


def test_a_moment_has_its_zone() -> None:
    """A naive one is anybody's guess."""
    with pytest.raises(InputError, match="now"):
        FeedOptions(past=10).at(dt.datetime(2026, 3, 9))  # noqa: DTZ001 - it is what is refused


def test_one_wish_is_a_list_of_one() -> None:
    """A string is not its letters."""
    assert FeedOptions(alarms="-P1D").at(None).alarms == ("-P1D",)  # type: ignore[arg-type]  # likewise
    assert FeedOptions(alarms=dt.timedelta(hours=-1)).at(None).alarms == ("-PT1H",)  # type: ignore[arg-type]  # it is taken all the same
    assert FeedOptions(hide="cancelled").at(None).hide == {"cancelled"}  # type: ignore[arg-type]  # likewise


def test_the_past_is_cut_by_a_stated_rule() -> None:
    """Four hundred days unless told otherwise; all of it when nobody says what day it is, and days that are from now."""
    assert FeedOptions().at(NOW).first_day == dt.date(2025, 2, 2)
    assert FeedOptions(past=7).at(NOW).first_day == dt.date(2026, 3, 2)
    assert FeedOptions().at(None).first_day is None
    with time_machine.travel(NOW, tick=False):
        assert FeedOptions(past=7).at(None).first_day == dt.date(2026, 3, 2)


@pytest.mark.parametrize("length", [dt.timedelta(hours=2), "PT2H"])
def test_a_length_can_be_assumed(length: dt.timedelta | str) -> None:
    """A length of time, or its duration."""
    assert FeedOptions(assume_length=length).at(None).assume_length == dt.timedelta(hours=2)
    with pytest.raises(InputError, match="assume_length"):
        FeedOptions(assume_length=dt.timedelta(0))


def test_everything_that_can_be_hidden_can_be_asked_for() -> None:
    """The names are those of the states, and reserve days."""
    assert FeedOptions(hide=tuple(HIDEABLE)).at(None).hide == {"cancelled", "postponed", "unlisted", "held", "reserve"}


def test_equal_wishes_are_one() -> None:
    """They can be the key of what is made once."""
    assert {FeedOptions(alarms=("-P1D",)), FeedOptions(alarms=("-P1D",))} == {FeedOptions(alarms=("-P1D",))}
