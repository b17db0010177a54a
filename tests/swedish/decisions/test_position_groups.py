"""Groups: parties and people in one list."""

from __future__ import annotations

import pytest

from agendawatch.swedish.decisions.position_groups import find_groups

LISTED = [
    ("Yrkande från M, S, V, MP, L och C", [["M", "S", "V", "MP", "L", "C"]]),
    ("Bo Ek (M), Eva Öst (V) samt ordföranden Ada Ek (S) röstar", [["M", "V", "S"]]),
    ("Reservation SD\nYttrande D", [["SD"], ["D"]]),
    ("Moderaternas motion", [["M"]]),
    ("Exploatering i Bålsta C, etapp 1", []),
    ("MP-gruppen lämnar två motioner", [["MP"]]),
    ("förslag från v, s och mp", [["V", "S", "MP"]]),
    ("av (S)tyret", []),
]


@pytest.mark.parametrize(("text", "groups"), LISTED)
def test_lists_are_found(text: str, groups: list[list[str]]) -> None:
    """Letters, names and people; a place's letter is no party."""
    assert [[m.party.code for m in group.members if m.party] for group in find_groups(text)] == groups


def test_a_title_before_a_name_is_not_part_of_it() -> None:
    """Whoever chairs is called by name."""
    person = find_groups("Ordföranden Ada Ek (S) yrkar bifall.")[0].members[0].person

    assert person is not None
    assert person.name == "Ada Ek"
