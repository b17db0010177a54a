"""Positions of a paragraph, as its title, its sections and its votes tell them."""

from __future__ import annotations

from agendawatch.readers.minutes import read_minutes

TEXT = """§ 5 Motion om bad - Eva Öst (V)

Yrkanden
Bo Ek (M) yrkar avslag.

Omröstning
Bo Ek (M) och Ada Al (S) röstar Ja (2).
Eva Öst (V) röstar Nej (1).

Beslut
Motionen avslås.

Reservation
Eva Öst (V)

Protokollsanteckning
Ada Al (S) lämnar följande protokollsanteckning:
Vi såg motionen från Centerpartiet som en god idé.
"""


def stood(text: str) -> list[tuple[str, str]]:
    """Read who stood where on the first item."""
    return sorted((p.party.code, p.role.value) for p in read_minutes(text)[0].positions if p.party)


def test_sections_tell_who_stood_where() -> None:
    """The title, the claims, the vote, the reservation; what a statement says of others is not theirs.

    Whoever voted with the majority that refused a motion was against it.
    """
    assert stood(TEXT) == [
        ("M", "opponent"),
        ("S", "opponent"),
        ("S", "statement"),
        ("V", "proposer"),
        ("V", "reservation"),
    ]


def test_who_wins_a_vote_on_another_matter_was_for_it() -> None:
    """A plan that was approved."""
    text = "§ 6 Plan\n\nBeslut\nPlanen antas.\n\nOmröstning\nBo Ek (M) röstar Ja (1). Eva Öst (V) röstar Nej (0)."

    assert stood(
        text.replace("Nej (0)", "Nej (1)").replace("Ja (1)", "Ja (2)").replace("Bo Ek (M)", "Bo Ek (M), Ada Al (S)")
    ) == [
        ("M", "supporter"),
        ("S", "supporter"),
        ("V", "opponent"),
    ]


def test_nobody_won_a_tie() -> None:
    """Names on two sides as long say nothing of who was for what was decided."""
    text = "§ 6 Plan\n\nBeslut\nPlanen antas.\n\nOmröstning\nBo Ek (M) röstar Ja (1). Eva Öst (V) röstar Nej (1)."

    assert stood(text) == []
