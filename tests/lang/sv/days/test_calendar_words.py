"""The calendar's words: each form has one number."""

from __future__ import annotations

import re

import pytest

from agendawatch.lang.sv.calendar import DAY, MONTH, MONTHS, ORDINALS, WEEKDAY, WEEKDAYS, month_number, weekday_number


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
