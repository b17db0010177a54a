"""Handing on: to which organization a matter goes next."""

from __future__ import annotations

import pytest

from agendawatch.swedish.decisions.handing_on import find_addressed, find_handed_to, find_marked_next, find_proposed_to

HANDED = [
    ("Kommunstyrelsen föreslår kommunfullmäktige besluta att anta planen.", "Kommunfullmäktige"),
    ("Kommunstyrelsen föreslår att kommunfullmäktige antar planen.", "Kommunfullmäktige"),
    ("Regionstyrelsen föreslår fullmäktige att anta planen.", "Regionfullmäktige"),
    ("Kommunstyrelsen föreslår fullmäktige att anta svaret på regionens remiss.", "Kommunfullmäktige"),
    ("Ärendet ska nu behandlas av kommunfullmäktige.", "Kommunfullmäktige"),
    ("Frågan avgörs i kommunfullmäktige den 3 juni.", "Kommunfullmäktige"),
    ("Motionen remitteras till tekniska nämnden för beredning.", "Tekniska nämnden"),
    ("Den skickas på remiss till kommunstyrelsen samt till kulturnämnden.", "Kommunstyrelsen"),
    ("Ärendet återremitteras till byggnadsnämnden.", "Byggnadsnämnden"),
    ("Strategin godkänns och skickas vidare till regionfullmäktige.", "Regionfullmäktige"),
    ("Medborgarförslaget får beredas vidare av kulturnämnden.", "Kulturnämnden"),
    ("Nämnden beslutade att föreslå att kommunfullmäktige antar planen.", "Kommunfullmäktige"),
    ("Nämnden antar yttrandet och översänder det till kommunstyrelsen.", "Kommunstyrelsen"),
    ("Nämnden uppdrar åt miljönämnden att utreda frågan.", None),
    ("Nämnden översänder svaret till revisionen som sitt yttrande över granskningen av kommunstyrelsen.", None),
    ("Styrelsen tillstyrker planen och föreslår\natt kommunfullmäktige beslutar:\nPlanen antas.", "Kommunfullmäktige"),
    ("KF tilldelar socialnämnden ett anslag.", None),
    ("Bo Ek (M) yrkar att motionen remitteras till kulturnämnden.", None),
    ("Ärendet tas upp på nämndens nästa sammanträde.", None),
]


@pytest.mark.parametrize(("text", "organization"), HANDED)
def test_where_a_matter_goes_next(text: str, organization: str | None) -> None:
    """By a proposal upwards, a remiss, or in plain words; a task is no journey."""
    found = find_handed_to(text)

    assert (found.name if found else None) == organization


def test_a_lists_line_sends_a_matter_behind_its_mark() -> None:
    """A dash or a colon, and "till" behind it; a title's own "till" sends nothing."""
    found = find_marked_next("Utegym – till tekniska nämnden för beslut")

    assert found is not None
    assert found.name == "Tekniska nämnden"
    assert find_marked_next("Bidrag till kulturnämnden") is None


def test_what_is_put_off_goes_nowhere_by_proposal() -> None:
    """A tabled proposal to the council has not left the board."""
    assert find_handed_to("Kommunstyrelsen föreslår kommunfullmäktige att anta planen.", stays=True) is None


def test_headings_and_subjects_name_the_higher_body() -> None:
    """A heading ("Förslag till beslut i …"), or the body that the proposed decision speaks of."""
    proposed = find_proposed_to("Förslag till beslut i kommunfullmäktige: Taxan antas.")
    addressed = find_addressed("Kommunfullmäktige tar del av redovisningen.")

    assert proposed is not None
    assert addressed is not None
    assert proposed.name == addressed.name == "Kommunfullmäktige"
    assert find_addressed("Taxan antas.") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fullmäktige antar regionstyrelsens budget.", "Regionfullmäktige"),
        ("Fullmäktige antar yttrandet över regionens trafikplan.", "Kommunfullmäktige"),
        ("Fullmäktige antar budgeten.", "Kommunfullmäktige"),
        ("att kommunstyrelsen antar budgeten", "Kommunstyrelsen"),
        ("Budgeten antas av fullmäktige.", None),
    ],
)
def test_who_is_addressed_stands_first(text: str, name: str | None) -> None:
    """In a region's text "fullmäktige" is the region's; a municipality speaks of its region too."""
    found = find_addressed(text)

    assert (found.name if found else None) == name
