"""Parties in a text: by name, by letters, together and in rows; and their table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.parties import BY_CODE, JOINT, PARTIES, find_parties, find_party_rows, party, read_code


@cases("text", "codes", codes=list)
def test_parties_are_found_once_each_in_order(text: str, codes: list[str]) -> None:
    """By every form of their names; letters only in brackets."""
    assert [found.code for found in find_parties(text)] == codes


@given(st.text(alphabet=st.characters() | st.sampled_from("(VMPS, )")))
def test_no_text_is_too_strange_for_parties(text: str) -> None:
    """Anything may stand on a page."""
    find_parties(text)


@pytest.mark.parametrize(("code", "name", "forms"), PARTIES)
def test_every_form_leads_to_its_party(code: str, name: str, forms: tuple[str, ...]) -> None:
    """In small letters or large, and in the genitive."""
    for form in (code, code.lower(), f"({code})", name, name.upper(), f"{name}s", *forms):
        found = party(form)

        assert found is not None, form
        assert (found.code, found.name) == (code, name)


def test_no_form_belongs_to_two_parties() -> None:
    """The table says each form once."""
    forms = [form for code, name, others in PARTIES for form in (code.casefold(), name.casefold(), *others)]

    assert len(forms) == len(set(forms))


def test_joint_names_hold_known_parties() -> None:
    """Every member has a row of its own."""
    assert {code.casefold() for codes in JOINT.values() for code in codes} <= set(BY_CODE)


@cases("words")
def test_what_is_no_party(words: str) -> None:
    """Nothing is guessed."""
    assert party(words) is None


@cases("code", "expected")
def test_letters_behind_a_name(code: str, expected: str | None) -> None:
    """Unknown ones are a local party's, unless they are known to be something else."""
    found = read_code(code)

    assert (found and found.code) == expected


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
