"""Who presents an item."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.agenda.item_parts import person_of


@cases("words", "name", "title")
def test_names_are_read_with_their_office(words: str, name: str, title: str | None) -> None:
    """The first name, without time, its office before or after it."""
    person = person_of(words)

    assert person is not None
    assert (person.name, person.title) == (name, title)


@cases("words")
def test_an_office_alone_is_nobody(words: str) -> None:
    """Without a name there is no person."""
    assert person_of(words) is None


def test_a_party_behind_a_name_is_kept() -> None:
    """A politician who presents has a party."""
    person = person_of("Ada Ek (V)")

    assert person is not None
    assert person.party is not None
    assert person.party.code == "V"
