"""What a matter is, by its title: its kind, its form, whether it is raised, answered or comes back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.matters import answers_motion, classify_item, classify_proposal, gathers_motions, recurs
from agendawatch.model import ItemClassification


@cases("title", "kind")
def test_a_title_tells_the_kind_of_matter(title: str, kind: str) -> None:
    """What no word tells is a decision."""
    assert classify_item(title) is ItemClassification(kind)
    assert classify_item(f"  {title.upper()}") is ItemClassification(kind)


@given(st.text())
def test_no_title_is_too_strange_for_an_item(title: str) -> None:
    """Every title is something."""
    assert classify_item(title) in ItemClassification


@cases("title", "text", "kind")
def test_the_plainest_word_tells_the_form(title: str, text: str, kind: str | None) -> None:
    """The title weighs most, then one's own; history, sport and a party's name tell nothing."""
    assert classify_proposal(title, text) == kind


@cases("title", "answers")
def test_an_answer_is_told_from_a_raising(title: str, answers: bool) -> None:
    """By how the title begins."""
    assert answers_motion(title) is answers


@cases("title", "many")
def test_what_gathers_many_is_no_single_one(title: str, many: bool) -> None:
    """It comes back at every meeting."""
    assert gathers_motions(title) is many


@cases("title", "expected")
def test_reports_come_back_and_questions_do_not(title: str, expected: bool) -> None:
    """The same words, another matter each time."""
    assert recurs(title) is expected
