"""Parties in a text: by name, by letters in brackets, and together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.parties import find_parties


@cases("text", "codes", codes=list)
def test_parties_are_found_once_each_in_order(text: str, codes: list[str]) -> None:
    """By every form of their names; letters only in brackets."""
    assert [found.code for found in find_parties(text)] == codes


@given(st.text(alphabet=st.characters() | st.sampled_from("(VMPS, )")))
def test_no_text_is_too_strange_for_parties(text: str) -> None:
    """Anything may stand on a page."""
    find_parties(text)
