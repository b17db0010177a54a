"""Case numbers and paragraphs: registers of every make are read, laws are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.references import find_paragraphs, find_references, same_reference


@cases("number")
def test_a_case_number_is_found_where_it_stands(number: str) -> None:
    """Whatever the register, in running text and in brackets."""
    text = f"Ärendet ({number}) tas upp. Handlingar: {number}."

    assert [found.number for found in find_references(text)] == [number, number]
    assert all(text[slice(*found.span)] == number for found in find_references(text))


@cases("number")
@pytest.mark.parametrize("mark", ["Dnr ", "Dnr: ", "DNR ", "dnr. ", "Diarienummer ", "Diarienummer: ", "Diarienr "])
def test_what_the_mark_makes_a_case_number(mark: str, number: str) -> None:
    """Shorter numbers are case numbers behind "Dnr" only."""
    assert [found.number for found in find_references(f"{mark}{number}, beslut")] == [number]


@cases("words")
def test_laws_days_and_seasons_are_no_case_numbers(words: str) -> None:
    """They look alike and are left alone."""
    assert find_references(f"Se {words} nu") == ()


@cases("first", "second", "same")
def test_two_ways_of_writing_one_case(first: str, second: str, same: bool) -> None:
    """Signs, zeros, "Dnr" and the letters' place do not count; other letters, year or number do. Nothing is no case."""
    assert same_reference(first, second) is same_reference(second, first) is same


@cases("text", "runs", runs=list)
def test_paragraphs_of_minutes_are_found(text: str, runs: list[tuple[int, int]]) -> None:
    """One, a run or a list of them; a law's are left alone."""
    assert [(found.first, found.last) for found in find_paragraphs(text)] == runs


@given(st.text(alphabet=st.characters() | st.sampled_from("§ 0123456789-/.:KSDnr")))
def test_no_text_is_too_strange_for_references(text: str) -> None:
    """Anything may stand on a page, and places are always right."""
    for found in find_references(text):
        assert text[slice(*found.span)] == found.number
    find_paragraphs(text)


@cases("text", "numbers", numbers=list)
def test_two_years_in_a_row_are_no_case(text: str, numbers: list[str]) -> None:
    """Unless the page says that they are."""
    assert [found.number for found in find_references(text)] == numbers


def test_a_paragraph_behind_a_laws_is_still_one() -> None:
    """What belongs to a law is left out alone."""
    assert [(found.first, found.span) for found in find_paragraphs("5 kap. § 9, se § 10")] == [(10, (15, 19))]
