"""Verdicts: which of several rulings is the decision."""

from __future__ import annotations

import pytest

from agendawatch.model import Outcome
from agendawatch.swedish.decisions.outcomes import find_rulings
from agendawatch.swedish.decisions.verdicts import choose_ruling, find_asked, resolve

CHOSEN = [
    ("Motionen avslås. Tilläggsyrkandet bifalls.", True, Outcome.REJECTED),
    ("Yttrandet antas som nämndens eget. Motionen avslås.", True, Outcome.REJECTED),
    ("Rapporten godkänns. Ärendet återremitteras.", True, Outcome.REFERRED_BACK),
    ("1. Motionens första att-sats bifalls.\n2. Motionens andra att-sats avslås.", True, Outcome.PARTIALLY_APPROVED),
    ("Motionen fick avslag i kommunstyrelsen, men i fullmäktige blev det bifall.", False, Outcome.APPROVED),
    (
        "Kontoret föreslår att motionen avslås. Kommunstyrelsen beslutade enligt kontorets förslag.",
        False,
        Outcome.REJECTED,
    ),
    ("Enligt kontorets förslag:\nRapporten antecknas.", True, Outcome.NOTED),
    ("Nämnden beviljar bidrag med 9 000 kr.\nNämnden avslår ansökan i övrigt.", True, Outcome.PARTIALLY_APPROVED),
    ("Liberalernas tilläggsyrkande avslogs men i övrigt antogs planen.", False, Outcome.APPROVED),
    (
        "Ordförande föreslår att ärendet tas upp först i maj. Nämnden beslutar enligt ordförandens förslag.",
        False,
        Outcome.TABLED,
    ),
    ("Nämnden biföll första punkten i motionen. Övriga punkter avslogs.", False, Outcome.PARTIALLY_APPROVED),
    ("Nej till kiosken. Fullmäktige gick på kommunstyrelsens linje.", False, Outcome.REJECTED),
    ("Fullmäktige noterar rapporten och antar de nya målen.", False, Outcome.APPROVED),
    ("Arvoden ska utgå enligt bilagan. Planen antas.", True, Outcome.APPROVED),
    (
        "Ärendet återremitterades i februari. Nämnden beslutar att ge kontoret i uppdrag att bygga.",
        False,
        Outcome.APPROVED,
    ),
    ("Fullmäktige tog beslut om planen. Moderaternas ändringsförslag fick inte stöd.", False, Outcome.APPROVED),
    (
        "Yrkanden: Ann Ek (KD) bifall, Bo Ask (S) avslag. Ordföranden finner bifall till Bo Asks yrkande.",
        True,
        Outcome.REJECTED,
    ),
    ("Elva motioner har bifallits under året. Nämnden noterade listan.", False, Outcome.NOTED),
    ("Hemställan om att ta del av potten godkänns.", True, Outcome.APPROVED),
    ("Nämnden beslutade enligt återremissyrkande från V och MP.", False, Outcome.REFERRED_BACK),
    ("Nämnden beslutade i enlighet med Bo Eks avslagsyrkande.", False, Outcome.REJECTED),
    ("Bifall till avslagsyrkandet.", True, Outcome.REJECTED),
    (
        "Regionstyrelsen godkänner underlaget. Regionstyrelsen remitterar det till alla nämnder.",
        False,
        Outcome.REFERRED,
    ),
]


@pytest.mark.parametrize(("text", "official", "outcome"), CHOSEN)
def test_the_matter_goes_before_its_parts(text: str, official: bool, outcome: Outcome) -> None:
    """What puts a matter off, then the matter itself, then its parts, then "enligt förslag"."""
    rulings = find_rulings(text)
    chosen = choose_ruling(rulings, official=official)

    assert chosen is not None
    assert resolve(chosen, rulings, find_asked(text)) is outcome


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bo Ek (M) yrkar avslag på motionen.",
        "Skolnämnden avstyrker motionen.",
        "Taxan höjs nästa år.",
        "Ändringsyrkandet avslogs.",
    ],
)
def test_nothing_is_chosen_where_nobody_decided(text: str) -> None:
    """Silence is better than a wrong claim: a claim, a consultee's view, and news are no decisions."""
    assert choose_ruling(find_rulings(text), official=False) is None


def test_one_verb_may_ask_for_several() -> None:
    """Each who is named asks for what stands behind the name."""
    asked = find_asked("I nämnden yrkade Bo Ek (M) avslag och Eva Al (V) bifall till motionen.")

    assert {(one.whose[-6:], one.outcome) for one in asked} == {
        ("Ek (M)", Outcome.REJECTED),
        ("Al (V)", Outcome.APPROVED),
    }


@pytest.mark.parametrize(
    ("text", "official", "outcome"),
    [
        ("Taxan godkänns. Ärendet lämnas till kommunstyrelsen för beredning.", True, Outcome.APPROVED),
        ("Taxan godkänns. Ärendet skickas på remiss till nämnderna.", True, Outcome.REFERRED),
        ("Ärendet utgår. Rapporten godkänns.", True, Outcome.WITHDRAWN),
        ("Frågan bordläggs. Motionen avslås.", True, Outcome.TABLED),
        ("Rapporten antecknas. Nämnden beslutade enligt förslag.", False, Outcome.NOTED),
        ("Rapporten antecknas. Motionen avslås. Nämnden beslutade enligt förslag.", False, Outcome.REJECTED),
        ("Rapporten antecknas. Taxan avslås. Nämnden beslutade enligt förslag.", False, Outcome.APPROVED),
        ("Rapporten antecknas. Nämnden beslutade enligt kontorets förslag.", False, Outcome.APPROVED),
    ],
)
def test_what_stands_beside_a_vague_decision_tells_what_it_was(text: str, official: bool, outcome: Outcome) -> None:
    """Where it is one; whoever's proposal was followed is another matter, and what puts off goes before all."""
    rulings = find_rulings(text)
    chosen = choose_ruling(rulings, official=official)

    assert chosen is not None
    assert resolve(chosen, rulings) is outcome
