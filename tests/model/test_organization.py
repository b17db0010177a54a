"""Municipalities, organizations, parties and people."""

from __future__ import annotations

import pytest

from agendawatch.errors import InputError
from agendawatch.model import Municipality, Organization, Party, Person


@pytest.mark.parametrize("code", ["148", "14800", "GBG", ""])
def test_a_code_has_two_or_four_digits(code: str) -> None:
    """Statistics Sweden's codes and nothing else."""
    with pytest.raises(InputError):
        Municipality(code=code, name="Göteborg")


def test_a_name_becomes_an_address() -> None:
    """Å, ä and ö lose their marks in addresses only."""
    assert Municipality(code="1480", name="Göteborg").slug == "goteborg"
    assert Organization(name="Miljö- och byggnadsnämnden").slug == "miljo-och-byggnadsnamnden"


def test_a_person_is_shown_with_the_party() -> None:
    """As minutes write it."""
    left = Party(code="V", name="Vänsterpartiet")

    assert str(Person(name="Anna Ek", party=left)) == "Anna Ek (V)"
    assert str(Person(name="Anna Ek")) == "Anna Ek"
