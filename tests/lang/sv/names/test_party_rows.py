"""Where a text names parties, one by one or in a row."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.parties import find_party_rows


@cases("text", "rows")
def test_parties_are_found_in_their_rows(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """Names, joint names and letters; a letter alone only where something makes it a party."""
    assert tuple(tuple(party.code for party in row.parties) for row in find_party_rows(text)) == rows


def test_the_genitive_is_told_from_the_name() -> None:
    """Whose something is, and who did something."""
    rows = find_party_rows("Moderaternas motion stöddes när Centerpartiet sa ja")

    assert [(row.parties[0].code, row.genitive) for row in rows] == [("M", True), ("C", False)]


@pytest.mark.parametrize(
    ("text", "genitive"), [("V-motionen om bad", True), ("S-ledda nämnden", True), ("Motion från V om bad", False)]
)
def test_a_letter_joined_to_a_word_owns_it(text: str, genitive: bool) -> None:
    """As a name in the genitive does."""
    (row,) = find_party_rows(text)

    assert row.genitive is genitive
