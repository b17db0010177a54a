"""Sentences in clauses: of what kind each is, and what its predicate is meant as."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.attribution import actor_of
from agendawatch.lang.sv.clauses import clauses


def _kinds(text: str) -> list[str]:
    return sorted(clause.kind for clause in clauses(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nämnden antar planen.", ["main"]),
        ("Nämnden beslutar att anta planen.", ["main", "that"]),
        ("Om planen antas rivs huset.", ["conditional", "main"]),
        ("Motionen om cykelbanor avslås.", ["main"]),
        ("Nämnden frågar om planen ska antas.", ["main", "question"]),
        ("Planen, som antogs i maj, gäller.", ["main", "relative"]),
        ("Då frågan inte kommit in i tid avvisas den.", ["cause", "main"]),
        ("Nämnden antar planen och avslår motionen.", ["main", "main"]),
        ("Han sade: ”Motionen bör bifallas.”", ["main", "quote"]),
        ("Saknas ärenden ställs mötet in.", ["conditional", "main"]),
        ("Motionen skickades som väntat vidare.", ["main"]),
    ],
)
def test_a_sentence_is_parted_in_clauses(text: str, kinds: list[str]) -> None:
    """Relative clauses, conditions, questions and quotations keep their own."""
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kommunstyrelsen avslår motionen.", "Kommunstyrelsen"),
        ("I går avslog nämnden motionen.", "nämnden"),
        ("Motionen avslogs av fullmäktige.", "fullmäktige"),
        ("Motionen av Bo Ek (S) avslogs.", None),
        ("Nämnden antar planen och avslår motionen.", "Nämnden"),
        ("Kommunfullmäktige § 112: Motionen avslås.", "Kommunfullmäktige"),
        ("Det blev nej.", None),
        ("Förslaget om kiosken röstade fullmäktige ner.", "fullmäktige"),
    ],
)
def test_who_does_it_is_found(text: str, who: str | None) -> None:
    """The subject, the agent of a passive, the label before a colon, the subject of the clause before."""
    last = max(clauses(text), key=lambda it: it.start)
    place = next((at for at, token in enumerate(last.tokens) if token.finite), None)
    found = actor_of(last, place)

    assert (found.text if found else None) == who


@pytest.mark.parametrize("text", ["", "§", "((((", "att att att", "om", "–" * 50, "a" * 5000, "(" * 500 + ")" * 500])
def test_whatever_the_text_it_is_parted(text: str) -> None:
    """No text breaks it."""
    assert all(clause.tokens for clause in clauses(text))
