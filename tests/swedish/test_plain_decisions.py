"""Plain decisions: told without an outcome's own word, and decisions yet to come."""

from __future__ import annotations

import re

import pytest

from agendawatch.model import Outcome
from agendawatch.swedish.plain_decisions import DECIDES, DOES, IS_DONE, decides_plainly, is_to_come, unrefused


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
    ("sentence", "coming"),
    [
        ("Nämnden ska i kväll besluta om taxan.", True),
        ("I morgon beslutar nämnden om taxan.", True),
        ("Kommunstyrelsen beslutar på onsdag om taxan.", True),
        ("Vid nästa möte väntas nämnden besluta om taxan.", True),
        ("Nämnden beslutade på onsdagen om taxan.", False),
        ("Nämnden beslutar att taxan ska gälla nästa år.", False),
    ],
)
def test_what_is_to_come_is_no_decision(sentence: str, coming: bool) -> None:
    """An appointment is not an outcome."""
    assert is_to_come(sentence) is coming


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("att genomföra upphandlingen", True),
        ("att genomföra upphandlingen\n\nÄrendet föredras av skolchefen.", True),
        ("Ärendet föredras av skolchefen.\n\natt genomföra upphandlingen", False),
        ("Nämnden ska i kväll besluta om upphandlingen", False),
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
