"""In which order things stand."""

from __future__ import annotations

from tests.site.invented import meeting

from agendawatch.site.facts.page import alphabetical, by_hour


def test_the_swedish_alphabet_ends_in_three_letters() -> None:
    """Whatever their case; what has no name comes after all."""
    names = [None, "östra", "Ånge", "älvdalen", "Zorn", "ale"]

    assert sorted(names, key=alphabetical) == ["ale", "Zorn", "Ånge", "älvdalen", "östra", None]


def test_a_meeting_without_an_hour_comes_last_of_its_day() -> None:
    """Then by name."""
    early, late, open_ended = meeting(at=9), meeting(at=13), meeting(at=None)
    named = meeting(at=9, name="Beredning")

    assert sorted([open_ended, late, early, named], key=by_hour) == [named, early, late, open_ended]
