"""Shapes of dates: taken apart, not yet resolved."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.lang.sv.days import Sighting, sightings


def seen(text: str) -> list[Sighting]:
    """Take the dates of a text apart."""
    return list(sightings(text.lower(), text))


def test_days_share_their_month_and_year() -> None:
    """One sighting holds the list, with the span in it and the weekday."""
    (sighting,) = seen("onsdag 4, 9 och 12-13 mars 2026")

    assert sighting.days == ((4, None), (9, None), (12, 13))
    assert (sighting.month, sighting.year, sighting.weekdays) == (3, 2026, {4: 2})
    assert not sighting.single


def test_a_week_lasts_six_days_more() -> None:
    """And a weekday of one is a single day."""
    assert seen("v. 12-13")[0].days == ((12, dt.timedelta(days=13)),)
    assert seen("tisdag v. 12")[0].days == ((12, None),)


@pytest.mark.parametrize(("text", "wants"), [("4 mars", True), ("4 mars 2026", False), ("på onsdag", False)])
def test_a_day_of_a_month_wants_a_year(text: str, wants: bool) -> None:
    """Unless it has one, or is counted."""
    assert seen(text)[0].wants_year is wants


def test_a_hyphen_joins_two_dates_only_behind_a_date() -> None:
    """A hyphen before figures is otherwise a sign of something else."""
    assert [sighting.days for sighting in seen("4/3-5/3")] == [((4, None),), ((5, None),)]
    assert seen("A-5/3") == []


def test_a_number_of_something_else_leaves_the_list() -> None:
    """The paragraph's number is no day."""
    (sighting,) = seen("§ 5, 12 mars")

    assert sighting.days == ((12, None),)
    assert sighting.start == 5


@pytest.mark.parametrize(
    ("text", "found"),
    [("V 10 kr", False), ("v 10 kr", True), ("V 10", True), ("tisdag V 10 kr", True), ("v 54", False)],
)
def test_a_large_v_before_a_sum_is_a_party(text: str, found: bool) -> None:
    """With a weekday before it, or in small letters, it is a week; no year has 54."""
    assert bool(seen(text)) is found


def test_a_list_behind_a_paragraph_begins_at_its_first_day() -> None:
    """What stands behind the sign is a paragraph's number; the weekday belongs to the day."""
    text = "§ 4, onsdag 11 mars 2026"
    (sighting,) = seen(text)

    assert (text[sighting.start : sighting.end], sighting.days) == ("onsdag 11 mars 2026", ((11, None),))


@pytest.mark.parametrize("text", ["den 3:e mars", "den 3e mars", "den 2:a mars", "3 mars"])
def test_an_ordinals_letters_are_cut(text: str) -> None:
    """Whichever are written behind the figure."""
    (sighting,) = seen(text)

    assert (sighting.days[0][0], sighting.month) == (int(text.removeprefix("den ")[0]), 3)


def test_relative_words_are_told_from_dates() -> None:
    """They count from the day they are said, with the weekday that they must fall on."""
    (tomorrow,), (third,) = seen("i morgon, lördag"), seen("onsdagen den 3:e.")

    assert (tomorrow.relative, tomorrow.weekdays) == (True, {0: 5})
    assert (third.relative, third.days, third.weekdays) == (True, ((3, None),), {3: 2})
