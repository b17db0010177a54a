"""An empty result says so in words; a choice that chooses nothing is none."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.portals import is_empty_result, is_no_choice


@cases("text", "expected")
def test_emptiness_is_said(text: str, *, expected: bool) -> None:
    """In any of the usual sentences."""
    assert is_empty_result(text) is expected


@cases("text", "expected")
def test_a_placeholder_is_no_choice(text: str, *, expected: bool) -> None:
    """What stands first in many selects."""
    assert is_no_choice(text) is expected
