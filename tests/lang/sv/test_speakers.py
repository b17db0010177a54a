"""People who speak in public office, those who are left out, and the parties that make a proposal."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.speakers import find_proposers, find_speakers


@cases("text", "people", people=list)
def test_the_elected_are_found_with_office_and_party(
    text: str, people: list[tuple[str, str | None, str | None]]
) -> None:
    """Name, office and party, whichever way round they are written."""
    found = [(person.name, person.title, person.party and person.party.code) for person in find_speakers(text)]

    assert found == people


@cases("text")
def test_private_persons_officials_and_press_contacts_are_left_out(text: str) -> None:
    """Whoever does not speak in public office is not kept."""
    assert find_speakers(text) == ()


@cases("text", "names", names=list)
def test_a_foot_is_signed_by_those_who_stand_with_a_party(text: str, names: list[str]) -> None:
    """Or under place and day of a motion, which only the elected hand in; a private person is not kept."""
    assert [person.name for person in find_speakers(text)] == names


@cases("title", "text", "makers", makers=list)
def test_makers_are_told_from_those_only_named(title: str, text: str, makers: list[str]) -> None:
    """Who proposes, owns or wants it; not who refuses, answers or is aimed at."""
    assert sorted(party.code for party in find_proposers(title, text)) == sorted(makers)
