"""Names where their place delimits them: known, unknown, and none."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.mentioned_names import NamePlace, find_names
from agendawatch.lang.sv.organizations import organization

LEGEND = {"PEN": "Plan- och exploateringsnämnden"}
BOARD = organization("Kommunstyrelsen")


def names(text: str, place: NamePlace = NamePlace.HEADING) -> list[str]:
    """Give the names in a line."""
    return [it.name for it in find_names(text, place=place, legend=LEGEND, context=BOARD)]


@cases("text", "name")
def test_a_name_is_all_of_its_words(text: str, name: str) -> None:
    """It is not cut to the part that lists know, and words of status and of plans are no part of it."""
    assert names(text) == [name]


@cases("text")
def test_what_is_no_name(text: str) -> None:
    """Labels, weekdays and places stand where names stand, and are none."""
    assert names(text) == []


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
