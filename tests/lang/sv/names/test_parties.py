"""Parties in a text: by name, by letters in brackets, and together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.lang.sv.parties import find_parties


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Vänsterpartiet kräver", ["V"]),
        ("vänsterpartister och moderater", ["V", "M"]),
        ("Socialdemokraternas och Miljöpartiets motion", ["S", "MP"]),
        ("Folkpartiet och Centern", ["L", "C"]),
        ("Feministiskt initiativ, F! och Demokraterna", ["FI", "D"]),
        ("Sverigedemokraterna är inte Demokraterna", ["SD", "D"]),
        ("Vägvalets fråga", ["VV"]),
        ("Ada Ek (V) och Bo By (mp)", ["V", "MP"]),
        ("(S), (M) och (KD)", ["S", "M", "KD"]),
        ("partierna (V, MP och FI)", ["V", "MP", "FI"]),
        ("Ci Dal (EKP)", ["EKP"]),
        ("De rödgrönrosa föreslår", ["V", "MP", "FI"]),
        ("Alliansens budget", ["M", "L", "C", "KD"]),
        ("V och V, Vänsterpartiet (V)", ["V"]),
        ("Kommunens kanal (KS) och bilagan (PDF)", []),
        ("Den vänstra sidan, demokrati och miljö", []),
        ("", []),
    ],
)
def test_parties_are_found_once_each_in_order(text: str, codes: list[str]) -> None:
    """By every form of their names; letters only in brackets."""
    assert [found.code for found in find_parties(text)] == codes


@given(st.text(alphabet=st.characters() | st.sampled_from("(VMPS, )")))
def test_no_text_is_too_strange_for_parties(text: str) -> None:
    """Anything may stand on a page."""
    find_parties(text)
