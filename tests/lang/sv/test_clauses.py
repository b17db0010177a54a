"""Sentences in clauses: of what kind each is, and what its predicate is meant as."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.attribution import actor_of
from agendawatch.lang.sv.clauses import clauses


def _kinds(text: str) -> list[str]:
    return sorted(clause.kind for clause in clauses(text))


@cases("text", "kinds", kinds=list)
def test_a_sentence_is_parted_in_clauses(text: str, kinds: list[str]) -> None:
    """Relative clauses, conditions, questions and quotations keep their own."""
    assert _kinds(text) == kinds


@cases("text", "who")
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


@cases("text")
def test_who_made_a_motion_does_not_decide_it(text: str) -> None:
    """An agent belongs to its own participle, whoever it is."""
    main = clauses(text)[0]

    assert actor_of(main, main.finite[-1]) is None


@cases("text", "who")
def test_who_decides_is_still_told(text: str, who: str) -> None:
    """Beside the maker of a motion, in a headline, and before a list of parties."""
    last = next(it for it in reversed(clauses(text)) if it.kind == "main")
    place = next(at for at, token in reversed(list(enumerate(last.tokens))) if token.verbs)
    told = actor_of(last, place)

    assert told is not None
    assert told.text == who
