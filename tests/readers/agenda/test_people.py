"""Who presents an item."""

from __future__ import annotations

import pytest

from agendawatch.readers.agenda.said import person_of


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("Ada Ek", "Ada Ek", None),
        ("Ada Ek, ekonomichef kl. 9.15", "Ada Ek", "ekonomichef"),
        ("Ada Ek kl 9.15–9.30", "Ada Ek", None),
        ("kl. 9.15 Ada Ek", "Ada Ek", None),
        ("förvaltningschef Bo von Alm", "Bo von Alm", "förvaltningschef"),
        ("Ekonomichef Ada Ek", "Ada Ek", "Ekonomichef"),
        ("Ada Ek\nekonomichef\n9.30", "Ada Ek", "ekonomichef"),
        ("Eva-Lena Ek (S)", "Eva-Lena Ek", None),
        ("Ada Ek och Bo Alm", "Ada Ek", None),
        ("Ada Ek 15 min", "Ada Ek", None),
        ("Ada Ek (kommundirektör)", "Ada Ek", "kommundirektör"),
    ],
)
def test_names_are_read_with_their_office(words: str, name: str, title: str | None) -> None:
    """The first name, without time, its office before or after it."""
    person = person_of(words)

    assert person is not None
    assert (person.name, person.title) == (name, title)


@pytest.mark.parametrize("words", ["", "-", "förvaltningschefen", "samtliga", "kl. 9.15", "15 min"])
def test_an_office_alone_is_nobody(words: str) -> None:
    """Without a name there is no person."""
    assert person_of(words) is None


def test_a_party_behind_a_name_is_kept() -> None:
    """A politician who presents has a party."""
    person = person_of("Ada Ek (V)")

    assert person is not None
    assert person.party is not None
    assert person.party.code == "V"
