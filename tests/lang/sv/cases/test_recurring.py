"""Titles that come back."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.matters import recurs


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Uppföljning av riktlinje för inköp", True),
        ("Månadsuppföljning 2026", True),
        ("Årsredovisning för stiftelsen Ekhaga", True),
        ("Budget 2027", True),
        ("Sammanträdesdagar 2027", True),
        ("Detaljplan för Ekhagen 1:34", False),
        ("Motion om medborgarbudget", False),
        ("Bygglov för taxistation", False),
    ],
)
def test_reports_come_back_and_questions_do_not(title: str, expected: bool) -> None:
    """The same words, another matter each time."""
    assert recurs(title) is expected
