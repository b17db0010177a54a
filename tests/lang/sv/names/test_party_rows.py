"""Where a text names parties, one by one or in a row."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.parties import find_party_rows

ROWS = [
    ("Alliansen, MP och V yrkade, men inte (S).", [["M", "L", "C", "KD", "MP", "V"], ["S"]]),
    ("De rödgrönrosa partierna och (S) föreslår", [["V", "MP", "FI", "S"]]),
    ("yrkande från S, MP, KD och V.", [["S", "MP", "KD", "V"]]),
    ("V Umeå: Frys bygget", [["V"]]),
    ("S pressar Alliansen", [["S"], ["M", "L", "C", "KD"]]),
    ("antogs enligt V-förslagen", [["V"]]),
    ("SD-motion väckte debatt", [["SD"]]),
    ("Liberalerna, Storstadspartiet och Miljöpartiet", [["L", "MP"]]),
    ("Storstadspartiet (StP), Vänsterpartiet", [["STP", "V"]]),
    ("vi moderater och centerpartister", [["M", "C"]]),
    ("S och MP, men även V, yrkade", [["S", "MP", "V"]]),
    ("Ada Ek (v) och Bo By (mp) bor på Nygatan 5 (c)", [["V"], ["MP"]]),
    ("Ada Ek (BYP) undrar", [["BYP"]]),
    ("skriver Ada Ek och Bo By (båda C)", [["C"]]),
    ("BYP, MP och KD vill ha mer insyn", [["BYP", "MP", "KD"]]),
    ("SKB och PRO vill bygga, KS och V säger nej", [["V"]]),
    ("Moderaternas och Liberalernas gemensamma budget", [["M", "L"]]),
    ("en BYP-motion om KF-listan", [["BYP"]]),
    ("S:t Eriksgatan 5 C i vecka 12", []),
    ("en liberal hållning och feministiskt tänkande", []),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_parties_are_found_in_their_rows(text: str, rows: list[list[str]]) -> None:
    """Names, joint names and letters; a letter alone only where something makes it a party."""
    assert [[party.code for party in row.parties] for row in find_party_rows(text)] == rows


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
