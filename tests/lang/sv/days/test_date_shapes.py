"""Shapes of dates: taken apart, not yet resolved."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.days import Day, find_days


def seen(text: str) -> list[Day]:
    """Take the dates of a text apart."""
    return [it.value for it in find_days(text)]


def test_days_share_their_month_and_year() -> None:
    """One expression holds the list, with the span in it and the weekday."""
    found = find_days("onsdag 4, 9 och 12-13 mars 2026")

    assert [it.value for it in found] == [
        Day(4, 3, 2026, weekday=2),
        Day(9, 3, 2026),
        Day(12, 3, 2026, last=Day(13, 3, 2026)),
    ]
    assert {it.whole for it in found} == {(0, 31)}
    assert not any(it.single for it in found)


def test_a_week_lasts_six_days_more() -> None:
    """And a weekday of one is a single day."""
    assert seen("v. 12-13") == [Day(None, week=12, last_week=13)]
    assert seen("tisdag v. 12-13") == [Day(None, weekday=1, week=12)]


@pytest.mark.parametrize(("text", "year"), [("4 mars", 2026), ("4 mars 2025", 2025), ("på onsdag", None)])
def test_a_day_of_a_month_wants_a_year(text: str, year: int | None) -> None:
    """That of the next in its list, unless it has one, or is counted."""
    assert seen(f"{text} och 9 april 2026")[0].year == year


def test_a_hyphen_joins_two_dates_only_behind_a_date() -> None:
    """A hyphen before figures is otherwise a sign of something else."""
    assert seen("4/3-5/3") == [Day(4, 3, last=Day(5, 3))]
    assert seen("A-5/3") == []


def test_a_number_of_something_else_leaves_the_list() -> None:
    """The paragraph's number is no day."""
    (found,) = find_days("§ 5, 12 mars")

    assert found.value == Day(12, 3)
    assert found.whole[0] == 5


@cases("text", "found")
def test_a_large_v_before_a_sum_is_a_party(text: str, found: bool) -> None:
    """With a weekday before it, or in small letters, it is a week; no year has 54."""
    assert bool(seen(text)) is found


def test_a_list_behind_a_paragraph_begins_at_its_first_day() -> None:
    """What stands behind the sign is a paragraph's number; the weekday belongs to the day."""
    text = "§ 4, onsdag 11 mars 2026"
    (found,) = find_days(text)

    assert (text[slice(*found.whole)], found.value) == ("onsdag 11 mars 2026", Day(11, 3, 2026, weekday=2))


@cases("text")
def test_an_ordinals_letters_are_cut(text: str) -> None:
    """Whichever are written behind the figure."""
    assert seen(text) == [Day(int(text.removeprefix("den ")[0]), 3)]


def test_relative_words_are_told_from_dates() -> None:
    """They count from the day they are said, with the weekday that they must fall on."""
    (tomorrow,), (third,) = seen("i morgon, lördag"), seen("onsdagen den 3:e.")

    assert (tomorrow, third) == (Day(None, weekday=5), Day(3, weekday=2))
    assert tomorrow.counted
    assert third.counted
