"""The table of parties: every form leads to one party."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.parties import BY_CODE, JOINT, PARTIES, party, read_code


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
