"""Dates: every form that pages use is read, and nothing else is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases, table

from agendawatch.lang.sv.calendar import MONTHS, WEEKDAYS
from agendawatch.lang.sv.dates import find_dates, find_meeting_days
from agendawatch.lang.sv.days import Day, find_days
from agendawatch.model import Caveat, CaveatCode, Certainty

FRIDAY = dt.date(2020, 3, 6)

STATED = table(__file__, "STATED")


@pytest.mark.parametrize(("words", "days"), STATED)
def test_a_date_with_its_year_needs_no_help(words: str, days: tuple[str, ...]) -> None:
    """The words alone settle it."""
    found = find_dates(words)

    assert tuple(str(when.date) for when in found) == days
    assert all(when.year_stated for when in found)


RELATIVE = table(__file__, "RELATIVE")


@pytest.mark.parametrize(("words", "day"), RELATIVE)
def test_relative_words_count_from_the_day_they_are_said(words: str, day: str) -> None:
    """Said on Friday 6 March 2020 they point to one day; said on no day, to none."""
    found = find_dates(f"Det händer {words}.", counted_from=FRIDAY)

    assert [str(when.date) for when in found] == [day]
    assert found[0].certainty is not Certainty.STATED
    assert find_dates(f"Det händer {words}.") == ()


def test_a_coming_weekday_is_never_today() -> None:
    """Said on a Wednesday, "på onsdag" is a week ahead and "i onsdags" a week ago."""
    wednesday = dt.date(2020, 3, 11)

    assert find_dates("på onsdag", counted_from=wednesday)[0].date == dt.date(2020, 3, 18)
    assert find_dates("i onsdags", counted_from=wednesday)[0].date == dt.date(2020, 3, 4)


@cases("words", "day", "certainty", certainty=Certainty)
def test_a_missing_year_is_the_coming_one(words: str, day: str, certainty: Certainty) -> None:
    """Unless the weekday says another, or the day has just passed."""
    when = find_dates(words, counted_from=FRIDAY)[0]

    assert str(when.date) == day
    assert when.certainty is certainty
    assert not when.year_stated


def test_a_plans_year_goes_before_the_day_it_was_said() -> None:
    """A bare date in a plan is in the plan's year, passed or not."""
    assert find_dates("26 januari", counted_from=FRIDAY, year=2020)[0].date == dt.date(2020, 1, 26)
    assert find_dates("v. 2", year=2020)[0].date == dt.date(2020, 1, 6)


def test_without_year_or_day_there_is_no_guess() -> None:
    """A bare date is not found when nothing says its year."""
    assert find_dates("Möte 26 januari") == ()


SPANS = table(__file__, "SPANS")


@pytest.mark.parametrize(("words", "first", "last"), SPANS)
def test_a_span_is_one_date_with_an_end(words: str, first: str, last: str) -> None:
    """A dash between two days, or a week."""
    (when,) = find_dates(words)

    assert (str(when.date), str(when.end_date)) == (first, last)


@cases("words", "start", "end")
def test_the_time_behind_a_date_is_its_own(words: str, start: str | None, end: str | None) -> None:
    """A time that stands directly behind belongs to the date, and to its words."""
    when = find_dates(words)[0]

    assert (when.start and when.start.isoformat("minutes")) == start
    assert (when.end and when.end.isoformat("minutes")) == end


def test_a_list_shares_the_time_behind_its_last_day() -> None:
    """Both days of "12 mars och 14 april kl. 13" begin at one o'clock."""
    found = find_dates("12 mars och 14 april 2026 kl. 13")

    assert [when.start for when in found] == [dt.time(13), dt.time(13)]


@cases("words")
def test_what_is_no_date_is_left_alone(words: str) -> None:
    """Numbers, names and sums are no dates, even when the year is known."""
    assert find_dates(words, counted_from=FRIDAY, year=2026) == ()


def test_a_weekday_that_contradicts_is_a_warning() -> None:
    """The date stays as written."""
    (when,) = find_dates("måndag 12 mars 2026")

    differs = Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words="måndag 12 mars 2026", weekday=1, date="2026-03-12")
    assert (when.date, when.warnings) == (dt.date(2026, 3, 12), (differs,))


def test_a_mistyped_weekday_moves_no_day_to_another_year() -> None:
    """A day that is near is meant; one that lies months ahead is the year's whose weekday it has."""
    (near,) = find_dates("torsdagen den 11 mars", counted_from=dt.date(2026, 3, 6))
    (far,) = find_dates("torsdagen den 11 mars", counted_from=dt.date(2026, 11, 25))

    differs = Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words="torsdagen den 11 mars", weekday=4, date="2026-03-11")
    assert (near.date, near.warnings) == (dt.date(2026, 3, 11), (differs,))
    assert (far.date, far.warnings) == (dt.date(2027, 3, 11), ())


@cases("words")
def test_an_impossible_day_is_kept_as_impossible(words: str) -> None:
    """Its words are there, its date is not."""
    (when,) = find_dates(words)

    assert when.impossible
    assert when.date is None
    assert when.words == words
    assert (when.certainty, when.year_stated) == (Certainty.STATED, True)
    assert [(doubt.code, doubt.facts["words"]) for doubt in when.warnings] == [(CaveatCode.NO_SUCH_DAY, words)]


def test_days_within_a_month_turn_no_year() -> None:
    """Only a month that comes before the first one is next year's."""
    spans = [find_dates(words, year=2026)[0].end_date for words in ("10 mars–12 mars", "28 december–2 januari")]

    assert spans == [dt.date(2026, 3, 12), dt.date(2027, 1, 2)]


def test_years_of_two_figures_turn_at_seventy() -> None:
    """690101 is in this century, 700101 in the last."""
    assert [str(when.date) for when in find_dates("69-01-01 70-01-01")] == ["2069-01-01", "1970-01-01"]


def test_blank_lines_part_dates() -> None:
    """A number above a month's heading is not its day."""
    assert find_dates("14\n\nMars 2026", year=2026) == ()


WORDS = [word for words in [*dict(STATED), *dict(RELATIVE), *(span[0] for span in SPANS)] for word in words.split()]
days = st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31))


def _forms(day: dt.date) -> list[str]:
    month, weekday = MONTHS[day.month - 1][0], WEEKDAYS[day.weekday()][0]
    return [
        f"{day.day} {month} {day.year}",
        f"{weekday}en den {day.day} {month} {day.year}",
        f"{weekday} {day.day} {MONTHS[day.month - 1][-1]} {day.year}".upper(),
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}/{day.month}-{day:%y}",
        day.isoformat(),
        f"{day:%y-%m-%d}",
        f"{day:%y%m%d}",
        f"{day.day}.{day.month}.{day.year}" if day.year >= 2000 else day.isoformat(),
        "{1} v. {0.week} {0.year}".format(day.isocalendar(), weekday),
    ]


@given(days)
def test_every_rendered_date_is_read_back(day: dt.date) -> None:
    """Whatever the form, the day is the same, and without a warning."""
    for words in _forms(day):
        (when,) = find_dates(f"Möte {words}.")

        assert (when.date, when.warnings) == (day, ()), words


@given(st.text(), st.dates(), st.none() | st.integers(1, 9999))
def test_no_text_is_too_strange(text: str, said: dt.date, year: int | None) -> None:
    """Anything may stand on a page, and places are always right."""
    for when in find_dates(text, counted_from=said, year=year):
        assert text[slice(*when.span)] == when.words
        assert (when.date is None) == when.impossible


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_no_mixture_of_date_words_is_too_strange(words: list[str]) -> None:
    """Words of dates in any order are read without an exception."""
    for when in find_dates(" ".join(words), counted_from=FRIDAY):
        assert when.end_date is None or (when.date is not None and when.end_date > when.date)


@cases("words", "day")
def test_a_day_without_figures_is_found(words: str, day: tuple[int, int, int]) -> None:
    """Nothing but a word tells it."""
    assert find_dates(words, counted_from=FRIDAY)[0].date == dt.date(*day)


def test_a_list_and_a_sentence_tell_spans_by_other_words() -> None:
    """In a sentence "till" may tell where a meeting goes, and "mellan" leads in a span; in a list it is the other way."""
    till, between = "Mötena 8 till 22 april", "Mötena mellan den 8 och 22 april"

    assert [str(it.value) for it in find_days(till)] == ["8/4", "22/4"]
    assert [str(it.value) for it in find_days(till, listed=True)] == ["8/4–22/4"]
    assert [str(it.value) for it in find_days(between)] == ["8/4–22/4"]
    assert [str(it.value) for it in find_days(between, listed=True)] == ["8/4", "22/4"]


def made(told: Mapping[str, Any]) -> Day:
    """Make a day of what a table tells of it."""
    return Day(**{"day": None, **told, "last": made(told["last"]) if "last" in told else None})


@cases("text", "days", "whole")
def test_a_text_is_taken_apart_into_days(text: str, days: tuple[Mapping[str, Any], ...], whole: str | None) -> None:
    """Those of one list share their month, their year and the expression that holds them; a bare day of a month wants a year."""
    found = find_days(text)

    assert [it.value for it in found] == [made(day) for day in days]
    if whole is not None:
        assert {(text[slice(*it.whole)], it.single) for it in found} == {(whole, len(days) == 1)}


@cases("text", "found")
def test_a_large_v_before_a_sum_is_a_party(text: str, found: bool) -> None:
    """With a weekday before it, or in small letters, it is a week; no year has 54."""
    assert bool(find_days(text)) is found


def test_relative_words_are_told_from_dates() -> None:
    """They count from the day they are said, with the weekday that they must fall on."""
    (tomorrow,), (third,) = ([it.value for it in find_days(text)] for text in ("i morgon, lördag", "onsdagen den 3:e."))

    assert (tomorrow, third) == (Day(None, weekday=5), Day(3, weekday=2))
    assert tomorrow.counted
    assert third.counted


PUBLISHED = dt.date(2026, 3, 6)


@cases("text", "day")
def test_a_weekday_looks_where_its_verb_looks(text: str, day: dt.date) -> None:
    """Back with a past verb, ahead with another; a bare day behind an organization is a day."""
    assert [when.date for when in find_meeting_days(text, published=PUBLISHED)] == [day]


def test_a_day_that_a_genitive_names_is_derived() -> None:
    """From the day of publishing, with the words that name it; what a date says itself is not counted twice."""
    (derived,) = find_meeting_days("På måndagens fullmäktige debatterades badet", published=PUBLISHED)
    (stated,) = find_meeting_days("Måndagens möte, den 2 mars 2026, blev långt", published=PUBLISHED)[-1:]

    assert (derived.words, derived.certainty, derived.span) == ("måndagens", Certainty.DERIVED, (3, 12))
    assert (stated.date, stated.certainty) == (dt.date(2026, 3, 2), Certainty.STATED)
