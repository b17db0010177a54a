"""What a file's name tells."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.lang.sv.pages.documents import read_file_name

DAY = dt.date(2031, 3, 12)


@cases("name", "organization", "day")
def test_who_and_when(name: str, organization: str | None, day: dt.date | None) -> None:
    """By the file's name, and where that is silent by its folders'."""
    told = read_file_name(name)

    assert (told.organization.name if told.organization else None, told.date) == (organization, day)


@cases("name", "plan", "year")
def test_a_plan_says_so(name: str, plan: bool, year: int | None) -> None:
    """Minutes of a sammanträde are none."""
    told = read_file_name(name)

    assert (told.plan, told.year) == (plan, year)


@cases("path", "name")
def test_short_forms_are_read_in_small_letters(path: str, name: str) -> None:
    """As files are named."""
    assert str(read_file_name(path).organization) == name
