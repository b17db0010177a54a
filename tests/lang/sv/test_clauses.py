"""Sentences in clauses: of what kind each is, and what its predicate is meant as."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.attribution import actor_of, governors, judge
from agendawatch.lang.sv.clauses import clauses, sentences
from agendawatch.lang.sv.data import load

_MODES = load("modes")


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


def _modes(text: str) -> set[str]:
    """Give the rules by which any verb of a text's clauses is meant otherwise than asserted."""
    return {
        judge(clause, place).rule
        for sentence in sentences(text)
        for clause in clauses(sentence.text)
        for place, token in enumerate(clause.tokens)
        if token.verbs
    }


@pytest.mark.parametrize(("scope", "text"), [(row["id"], text) for row in _MODES["scope"] for text in row["yes"]])
def test_a_scope_reaches_its_examples(scope: str, text: str) -> None:
    """Denials, doubts, plans and other times."""
    assert scope in _modes(text)


@pytest.mark.parametrize(("scope", "text"), [(row["id"], text) for row in _MODES["scope"] for text in row["no"]])
def test_a_scope_leaves_its_counter_examples(scope: str, text: str) -> None:
    """The same words that deny or doubt nothing."""
    assert scope not in _modes(text)


def _governors(text: str) -> set[str]:
    """Give the rules of what any clause of a text hangs on."""
    return {row.id for sentence in sentences(text) for clause in clauses(sentence.text) for _, row in governors(clause)}


@pytest.mark.parametrize(("rule", "text"), [(row["id"], text) for row in _MODES["governor"] for text in row["yes"]])
def test_a_governor_is_found(rule: str, text: str) -> None:
    """Verbs and nouns that tell how a clause under them is meant."""
    assert rule in _governors(text)


@pytest.mark.parametrize(("rule", "text"), [(row["id"], text) for row in _MODES["governor"] for text in row["no"]])
def test_a_governor_is_not_found_elsewhere(rule: str, text: str) -> None:
    """A verb near it that tells no such thing."""
    assert rule not in _governors(text)


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
