"""What is noise in words and addresses."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.diff.normalization import bare_address, folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunstyrelsen", "KOMMUNSTYRELSEN"),
        ("Budget 2031–2033", "Budget  2031-2033 "),
        ("Kommun\u00adfullmäktige", "Kommunfullmäktige"),
        ("Val\u00a0av justerare", "Val av\njusterare"),
        ("Svar på ”motion”", 'Svar på "motion"'.replace('"', "”")),
        ("Ärende om ån", unicodedata.normalize("NFD", "Ärende om ån")),
    ],
)
def test_noise_is_folded_away(one: str, other: str) -> None:
    """Two ways of setting the same words are the same words."""
    assert folded(one) == folded(other)


@cases("one", "other")
def test_letters_are_kept_apart(one: str, other: str) -> None:
    """Å, ä and ö are letters of their own."""
    assert folded(one) != folded(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is folded."""
    assert folded(folded(text)) == folded(text)


@cases("address")
def test_sessions_are_cut_from_addresses(address: str) -> None:
    """The same page has the same address for every visitor."""
    assert bare_address(address) == "https://exempel.example/mote?id=7"


def test_other_parameters_stay() -> None:
    """A parameter that only ends in a session's name is no session."""
    assert bare_address("https://exempel.example/?insid=4") == "https://exempel.example/?insid=4"
