"""Titles that come back."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.matters import recurs


@cases("title", "expected")
def test_reports_come_back_and_questions_do_not(title: str, expected: bool) -> None:
    """The same words, another matter each time."""
    assert recurs(title) is expected
