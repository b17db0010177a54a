"""Holidays: the law's days, computed, every year."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.calendar import holidays, is_working_day, next_working_day


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
