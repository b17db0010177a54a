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
        ("Planeringen av Ekebys 400-årsjubileum antecknas.", ["main"]),
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


@pytest.mark.parametrize(
    "text",
    [
        "Den av Ada Ek väckta motionen avslås.",
        "Den av Ada Ek (S), Bo Al (V) och Ylva By med flera väckta motionen avslås.",
        "Den av Socialdemokraterna inlämnade motionen avslås.",
        "Motionen, väckt av Ada Ek, avslås.",
        "Motionen, upprättad av ledamöterna Ada Ek och Bo Al, avslås.",
        "Av Zork Blurb väckt motion avslås.",
    ],
)
def test_who_made_a_motion_does_not_decide_it(text: str) -> None:
    """An agent belongs to its own participle, whoever it is."""
    main = clauses(text)[0]

    assert actor_of(main, main.finite[-1]) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Motionen avslås av nämnden.", "nämnden"),
        ("Den av Ada Ek väckta motionen avslås av nämnden.", "nämnden"),
        ("Planen antagen av fullmäktige.", "fullmäktige"),
        ("Kommunstyrelsen tillstyrker yrkande från S, V och MP den 3 maj och föreslår en plan.", "Kommunstyrelsen"),
    ],
)
def test_who_decides_is_still_told(text: str, who: str) -> None:
    """Beside the maker of a motion, in a headline, and before a list of parties."""
    last = next(it for it in reversed(clauses(text)) if it.kind == "main")
    place = next(at for at, token in reversed(list(enumerate(last.tokens))) if token.verbs)
    told = actor_of(last, place)

    assert told is not None
    assert told.text == who
