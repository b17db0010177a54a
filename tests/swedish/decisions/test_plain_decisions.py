"""Plain decisions: told without an outcome's own word, and decisions yet to come."""

from __future__ import annotations

import re

import pytest

from agendawatch.model import Outcome
from agendawatch.swedish.decisions.plain_decisions import DECIDES, DOES, IS_DONE, decides_plainly, unrefused


@pytest.mark.parametrize(
    "sentence",
    [
        "Nämnden beslutade om en ny taxa.",
        "I dag beslutade kommunfullmäktige att bygga ett bad.",
        "Vi tog också beslut om skatten.",
        "Mot vår vilja beslutade majoriteten att stänga badet.",
        "De överklagar kommunfullmäktiges budgetbeslut.",
    ],
)
def test_a_body_decides(sentence: str) -> None:
    """Who decided is named, what became of it follows."""
    assert DECIDES.search(sentence)


@pytest.mark.parametrize(
    "sentence", ["Nämnden ska besluta om taxan.", "Kontoret beslutade om taxan.", "Nämnden beslutade inte."]
)
def test_others_and_other_days_do_not(sentence: str) -> None:
    """An infinitive, an office, and a denial."""
    assert not DECIDES.search(sentence)


def test_acts_and_passives_are_known() -> None:
    """What a body does by deciding, and what is done when it has."""
    assert DOES.search("KF tilldelar socialnämnden ett anslag.")
    assert IS_DONE.search("Förvaltningen får i uppdrag att utreda badet.")
    assert not DOES.search("Socialdemokraterna ger nämnden beröm.")


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Nämnden ger föreningen ett bidrag.", True),
        ("Nämnden ger information om taxan.", False),
        ("Nämnden säger upp avtalet.", True),
        ("Nämnden säger att läget är gott.", False),
        ("Nämnden skriver under avtalet.", True),
        ("Nämnden skriver i sin rapport om läget.", False),
        ("Nämnden förklarar uppdraget fullgjort.", True),
        ("Nämnden förklarar reglerna.", False),
        ("Nämnden ingår avtal med regionen.", True),
        ("Nämnden ingår i projektet.", False),
        ("Nämnden avslutade projektet.", True),
        ("Nämnden avslutade mötet med fika.", False),
        ("Nämnden lämnar svar på frågorna.", False),
        ("Nämnden kräver svar.", False),
    ],
)
def test_only_what_a_decision_lets_a_body_do_is_an_act(sentence: str, acts: bool) -> None:
    """What it says, writes or asks for, and how its meeting went, decides nothing."""
    assert (DOES.search(sentence) is not None) is acts


@pytest.mark.parametrize(
    ("sentence", "decides"),
    [
        ("Socialnämnden får tre miljoner kronor extra.", True),
        ("Socialnämnden får ett statsbidrag.", False),
        ("Socialnämnden får tre miljoner kronor i statsbidrag.", False),
        ("Socialnämnden får tre miljoner kronor från staten.", False),
    ],
)
def test_money_from_the_state_is_nobodys_decision_here(sentence: str, decides: bool) -> None:
    """A grant that the council gives is one; the state's is news."""
    assert (DECIDES.search(sentence) is not None) is decides


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("att genomföra upphandlingen", True),
        ("att genomföra upphandlingen\n\nÄrendet föredras av skolchefen.", True),
        ("Ärendet föredras av skolchefen.\n\natt genomföra upphandlingen", False),
        ("Nämnden ska i kväll besluta om upphandlingen", False),
        ("Se nästa sida.", False),
    ],
)
def test_the_first_paragraph_decides(text: str, decides: bool) -> None:
    """What follows it is told about it."""
    assert decides_plainly(text) is decides


@pytest.mark.parametrize(
    ("words", "act", "outcome"),
    [
        ("Nämnden medger inte dispens.", "medger", Outcome.REJECTED),
        ("Nämnden bygger inte badet.", "bygger", None),
        ("Nämnden beslutar om motionen, som inte antas.", "beslutar", Outcome.REJECTED),
        ("Nämnden beslutar att badet inte byggs.", "beslutar", None),
        ("Nämnden beslutar att badet byggs.", "beslutar", Outcome.APPROVED),
    ],
)
def test_a_denial_refuses_what_was_asked_for(words: str, act: str, outcome: Outcome | None) -> None:
    """A motion, an application, a dispensation; of anything else nothing is known."""
    found = re.search(act, words)
    assert found is not None

    assert unrefused(words, found) is outcome
