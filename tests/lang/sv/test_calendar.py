"""The calendar and the clock: words of months and weekdays, holidays, times of day."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.calendar import (
    DAY,
    MONTH,
    MONTHS,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    find_times,
    holidays,
    is_working_day,
    month_number,
    next_working_day,
    weekday_number,
)


@pytest.mark.parametrize(("number", "form"), [(n, form) for n, forms in enumerate(MONTHS, 1) for form in forms])
def test_every_form_of_a_month_is_read(number: int, form: str) -> None:
    """Names and abbreviations, with a full stop or a capital too."""
    assert month_number(form) == month_number(form.upper()) == month_number(f"{form}.") == number
    assert re.fullmatch(MONTH, form)


@pytest.mark.parametrize(("number", "form"), [(n, form) for n, forms in enumerate(WEEKDAYS) for form in forms])
def test_every_form_of_a_weekday_is_read(number: int, form: str) -> None:
    """Names and abbreviations, and names with endings."""
    endings = ("", "en", "ens", "s") if form.endswith("dag") else ("", ".")

    for ending in endings:
        assert weekday_number(form + ending) == number
        assert re.fullmatch(WEEKDAY, form + ending)


def test_what_is_no_weekday() -> None:
    """A table says no with a `KeyError`."""
    with pytest.raises(KeyError):
        weekday_number("vardag")


def test_days_of_the_month_are_thirty_one() -> None:
    """In figures and in words."""
    assert [n for n in range(100) if re.fullmatch(DAY, str(n))] == list(range(1, 32))
    assert sorted(ORDINALS.values()) == list(range(1, 32))


@cases("sunday")
def test_easter_is_where_the_almanac_has_it(sunday: str) -> None:
    """The earliest and the latest day, the reckoning's two exceptions (1954, 1981) and ordinary years."""
    assert holidays(int(sunday[:4]))[dt.date.fromisoformat(sunday)] == "Påskdagen"


def test_a_year_has_thirteen_holidays() -> None:
    """Lagen om allmänna helgdagar, with its days in 2026."""
    assert {day.isoformat()[5:]: name for day, name in holidays(2026).items()} == {
        "01-01": "Nyårsdagen",
        "01-06": "Trettondedag jul",
        "04-03": "Långfredagen",
        "04-05": "Påskdagen",
        "04-06": "Annandag påsk",
        "05-01": "Första maj",
        "05-14": "Kristi himmelsfärdsdag",
        "05-24": "Pingstdagen",
        "06-06": "Sveriges nationaldag",
        "06-20": "Midsommardagen",
        "10-31": "Alla helgons dag",
        "12-25": "Juldagen",
        "12-26": "Annandag jul",
    }


def test_whit_monday_gave_way_to_the_national_day() -> None:
    """In 2005."""
    assert holidays(2004)[dt.date(2004, 5, 31)] == "Annandag pingst"
    assert dt.date(2004, 6, 6) not in holidays(2004)
    assert dt.date(2005, 5, 16) not in holidays(2005)
    assert dt.date(2005, 6, 6) in holidays(2005)


@cases("day", "works")
def test_working_days_are_the_laws(day: str, works: bool) -> None:
    """Midsommarafton, julafton and nyårsafton count as holidays; skärtorsdag and valborg do not."""
    assert is_working_day(dt.date.fromisoformat(day)) is works


@given(st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1)))
def test_the_next_working_day_is_near(day: dt.date) -> None:
    """It works, it is not before, and nothing between works."""
    due = next_working_day(day)

    assert is_working_day(due)
    assert 0 <= (due - day).days <= 5
    assert not any(is_working_day(day + dt.timedelta(days=ahead)) for ahead in range((due - day).days))


def test_a_year_in_which_the_saturdays_are_latest() -> None:
    """20 June and 31 October are Sundays in 2027: midsummer and All Saints' are six days on."""
    days = {name: day.isoformat() for day, name in holidays(2027).items()}

    assert (days["Midsommardagen"], days["Alla helgons dag"]) == ("2027-06-26", "2027-11-06")
    assert not is_working_day(dt.date(2027, 6, 25))


@cases("words", "start", "end")
def test_a_time_is_read_in_every_form(words: str, start: str, end: str | None) -> None:
    """With or without "kl.", with full stop, colon or neither."""
    (clock,) = find_times(f"Start {words}, sal A")

    assert clock.start.isoformat("minutes") == start
    assert (clock.end and clock.end.isoformat("minutes")) == end
    assert clock.words == words


@cases("words")
def test_what_is_no_time_is_left_alone(words: str) -> None:
    """Property names, sums and shares have figures too."""
    assert find_times(words) == ()


@given(st.times())
def test_every_rendered_time_is_read_back(moment: dt.time) -> None:
    """To the minute."""
    moment = moment.replace(second=0, microsecond=0)

    for words in (f"kl. {moment:%H.%M}", f"kl {moment:%H:%M}", f"klockan {moment.hour}.{moment:%M}"):
        assert [clock.start for clock in find_times(words)] == [moment]


@given(st.text(alphabet=st.characters() | st.sampled_from("kl. 0123456789-–:")))
def test_no_text_is_too_strange_for_times(text: str) -> None:
    """Anything may stand on a page, and places are always right."""
    for clock in find_times(text):
        assert text[slice(*clock.span)] == clock.words
        assert clock.end is None or clock.end > clock.start
