"""Days, hours, months and names as lines mention them, each with its twin."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.mentioned_days import (
    find_hours,
    find_listed_days,
    find_segmented_days,
    find_weekday_days,
    find_weeks,
    find_years,
    lead_month,
    lone_day,
    lone_month,
    lone_week,
)
from agendawatch.lang.sv.mentioned_names import NamePlace, find_names
from agendawatch.lang.sv.organizations import organization


@cases("text", "days", days=list)
def test_days_of_a_month_that_a_cell_lists(text: str, days: list[int]) -> None:
    """Figures that are hours, weeks or rooms are none."""
    assert [it.day for it in find_listed_days(text, find_hours(text))] == days


@cases("text", "days", days=list)
def test_days_that_lead_the_pieces_of_a_line(text: str, days: list[int]) -> None:
    """One piece is no list, and pieces of words are none."""
    assert [it.day for it in find_segmented_days(text)] == days


def test_days_behind_weekdays() -> None:
    """Whatever stands between; a weekday alone is none."""
    assert [it.day for it in find_weekday_days("mån 8 Kommunstyrelsen tor 11 Valnämnden")] == [8, 11]
    assert find_weekday_days("måndagar kl. 13") == []


def test_a_line_that_is_one_thing_alone() -> None:
    """A day, a month, a week; with other words it is none of them."""
    assert lone_day("ons 14") is not None
    assert lone_day("14 platser") is None
    assert lone_month("Februari 2026") is not None
    assert lone_month("Februari är kort") is None
    assert lone_week("Vecka 7") is not None
    assert lone_week("Vecka 7 är lov") is None


def test_a_month_that_leads_its_days() -> None:
    """With a colon, or a list behind it; a month before its year leads none."""
    assert lead_month("Januari: 12, 26") == (1, 9)
    assert lead_month("Oktober 7, 28") == (10, 8)
    assert lead_month("Oktober 2026") is None


def test_weeks_of_one_weekday() -> None:
    """Of several weekdays, nobody knows which."""
    found = find_weeks("Onsdagar kl. 13.00, veckorna 3, 7 och 12")
    assert found is not None
    assert [it.day for it in found[1]] == [3, 7, 12]
    assert find_weeks("Måndagar och onsdagar vecka 3") is None


@pytest.mark.parametrize(("text", "start"), [("9.15", "09:15"), ("startar 9.00", "09:00"), ("§ 9.15.2", None)])
def test_hours_without_their_word(text: str, start: str | None) -> None:
    """Where a line is hours, or says that something begins; a paragraph is none."""
    assert next((it.start.isoformat("minutes") for it in find_hours(text)), None) == start


def test_years_of_a_text() -> None:
    """A case number tells no year."""
    assert [(it.year, it.second) for it in find_years("Läsåret 2026/27, dnr 2025/412")] == [(2026, 2027)]


LEGEND = {"PEN": "Plan- och exploateringsnämnden"}
BOARD = organization("Kommunstyrelsen")


def names(text: str, place: NamePlace = NamePlace.HEADING) -> list[str]:
    """Give the names in a line."""
    return [it.name for it in find_names(text, place=place, legend=LEGEND, context=BOARD)]


@cases("text", "found")
def test_a_name_is_all_of_its_words(text: str, found: str | None) -> None:
    """It is not cut to the part that lists know; labels, weekdays and places stand where names stand, and are none."""
    assert names(text) == ([found] if found else [])


def test_a_name_that_nobody_knows_is_a_name_still() -> None:
    """In a heading; in a sentence it is none."""
    found = find_names("Dialogforum landsbygd", place=NamePlace.HEADING, legend={})

    assert [(it.name, it.known, it.shaped) for it in found] == [("Dialogforum landsbygd", False, False)]
    assert find_names("Dialogforum landsbygd träffas ibland.", place=NamePlace.PROSE, legend={}) == ()


def test_an_organization_inside_another_is_composed() -> None:
    """Under whose name it stands; under a subcommittee it is not told whose."""
    assert names("Presidium") == ["Kommunstyrelsens presidium"]
    inner = organization("Kommunstyrelsens arbetsutskott")
    assert [it.known for it in find_names("Presidium", place=NamePlace.CELL, legend={}, context=inner)] == [False]


def test_names_side_by_side_are_joint() -> None:
    """A heading of two is neither's; a line that names two apart is both."""
    found = find_names("Kommunstyrelsen och kommunfullmäktige", place=NamePlace.HEADING, legend={})

    assert found[0].joint == ("Kommunstyrelsen", "Kommunfullmäktige")
    assert names("Kommunstyrelsen 13.00 (därefter kommunfullmäktige)", NamePlace.LINE)[0] == "Kommunstyrelsen"
