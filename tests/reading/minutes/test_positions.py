"""Positions of a paragraph: each section is asked only for what it can tell."""

from __future__ import annotations

from agendawatch.reading.minutes.lines import minutes_lines
from agendawatch.reading.minutes.paragraphs import paragraphs
from agendawatch.reading.minutes.positions import paragraph_positions

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


def test_sections_tell_who_stood_where() -> None:
    """The title, the claims, the vote, the reservation; what a statement says of others is not theirs."""
    paragraph = paragraphs(minutes_lines(TEXT))[0]

    stood = sorted((p.party.code, p.role.value) for p in paragraph_positions(paragraph) if p.party)

    assert stood == [
        ("M", "proposer"),
        ("S", "statement"),
        ("S", "supporter"),
        ("V", "opponent"),
        ("V", "proposer"),
        ("V", "reservation"),
    ]
