"""What a month's page says."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.site.invented import ANGELVIK, NOW, meeting

from agendawatch.model import Organization
from agendawatch.site.facts.months import month_page, months_of, running_month

MARCH = ((2026, 3),)


def test_a_month_is_whole_weeks_from_monday() -> None:
    """By ISO number, with the days of its neighbours empty."""
    page = month_page(2026, 3, meetings=[meeting("2026-02-28"), meeting("2026-03-11")], months=MARCH)

    assert [week.number for week in page.weeks] == [9, 10, 11, 12, 13, 14]
    assert page.weeks[0].days[0].date == dt.date(2026, 2, 23)
    assert page.count == 1
    assert [day.date.day for week in page.weeks for day in week.days if day.meetings] == [11]


def test_neighbours_are_the_nearest_months_that_have_a_page() -> None:
    """A summer without meetings is stepped over."""
    months = ((2026, 3), (2026, 6), (2026, 9))
    page = month_page(2026, 6, meetings=(), months=months)

    assert (page.before, page.after) == ((2026, 3), (2026, 9))
    assert month_page(2026, 9, meetings=(), months=months).after is None


@cases("town", "nameless", "running", "path", "march")
def test_each_month_has_its_place(town: bool, nameless: bool, running: bool, path: str, march: str) -> None:
    """Of all, of a municipality, and of none."""
    whose = ANGELVIK if town else None
    page = month_page(2026, 6, meetings=(), months=MARCH, municipality=whose, nameless=nameless, running=running)

    assert page.path == path
    assert page.path_of((2026, 3)) == march


def test_a_crowded_month_shows_some_of_each_day_and_all_municipalities() -> None:
    """And says how many more there are."""
    meetings = [meeting(organization=Organization(name=f"Nämnd {n}")) for n in range(300)]
    page = month_page(2026, 3, meetings=meetings, months=MARCH)
    day = next(day for week in page.weeks for day in week.days if day.meetings)

    assert len(day.meetings) + day.left == page.count == 300
    assert day.left
    assert page.towns == ((ANGELVIK, 300),)


def test_the_running_month_is_this_or_the_next_else_the_last() -> None:
    """Without any there is none."""
    months = months_of([meeting("2026-01-07"), meeting("2026-04-15"), meeting("2026-05-20")])

    assert running_month(months, NOW) == (2026, 4)
    assert running_month(months[:1], NOW) == (2026, 1)
    assert running_month((), NOW) is None
