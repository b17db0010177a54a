"""Titles that raise a motion, and those that answer one."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.matters import answers_motion, gathers_motions


@cases("title", "answers")
def test_an_answer_is_told_from_a_raising(title: str, answers: bool) -> None:
    """By how the title begins."""
    assert answers_motion(title) is answers


@cases("title", "many")
def test_what_gathers_many_is_no_single_one(title: str, many: bool) -> None:
    """It comes back at every meeting."""
    assert gathers_motions(title) is many
