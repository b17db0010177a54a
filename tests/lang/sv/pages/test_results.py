"""An empty result says so in words; a choice that chooses nothing is none."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.pages.portals import is_empty_result, is_no_choice


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inga handlingar hittades.", True),
        ("Det finns inga publicerade sammanträden för valt år", True),
        ("0 träffar", True),
        ("Sökningen gav inga resultat", True),
        ("Handlingar saknas", True),
        ("Vi hittade inte några dokument", True),
        ("10 träffar", False),
        ("Sammanträde 2026-06-17", False),
        ("Alla handlingar och protokoll", False),
    ],
)
def test_emptiness_is_said(text: str, *, expected: bool) -> None:
    """In any of the usual sentences."""
    assert is_empty_result(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Välj nämnd", True), ("-- Välj --", True), ("Alla år", True), ("", True), ("Valnämnden", False), ("2026", False)],
)
def test_a_placeholder_is_no_choice(text: str, *, expected: bool) -> None:
    """What stands first in many selects."""
    assert is_no_choice(text) is expected
