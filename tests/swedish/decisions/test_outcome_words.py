"""The table of outcomes' words."""

from __future__ import annotations

import re

import pytest

from agendawatch.model.item import Outcome
from agendawatch.swedish.decisions.outcome_words import OUTCOME_WORDS, is_said


@pytest.mark.parametrize(("outcome", "words"), OUTCOME_WORDS)
def test_every_row_is_a_pattern_that_matches_no_empty_words(outcome: Outcome, words: str) -> None:
    """A row compiles, and says something."""
    assert outcome is not Outcome.UNKNOWN
    assert re.compile(words).match("") is None


def test_every_outcome_has_one_row() -> None:
    """What can be decided can be read; nothing is told twice."""
    rows = [outcome for outcome, _ in OUTCOME_WORDS]

    assert sorted(rows) == sorted(set(Outcome) - {Outcome.UNKNOWN})


WORDS: tuple[tuple[str, Outcome], ...] = (
    ("sköt i går upp", Outcome.TABLED),
    ("skjuts på framtiden", Outcome.TABLED),
    ("skickades tillbaka till förvaltningen", Outcome.REFERRED_BACK),
    ("hänvisas tillbaka", Outcome.REFERRED_BACK),
    ("drog hon själv tillbaka", Outcome.WITHDRAWN),
    ("fick inget stöd", Outcome.REJECTED),
    ("negativt förhandsbesked", Outcome.REJECTED),
    ("positivt planbesked", Outcome.APPROVED),
    ("hade inga invändningar", Outcome.APPROVED),
    ("ställde sig enhälligt bakom", Outcome.APPROVED),
    ("får ställas", Outcome.APPROVED),
    ("tackar för redovisningen", Outcome.NOTED),
    ("ingen ytterligare åtgärd", Outcome.NOTED),
    ("överlåter åt byggnadsnämnden att besluta", Outcome.REFERRED),
)


@pytest.mark.parametrize(("words", "outcome"), WORDS)
def test_words_stand_in_one_outcomes_row(words: str, outcome: Outcome) -> None:
    """The first row that finds a word is the one that holds."""
    found = next(o for o, pattern in OUTCOME_WORDS if re.search(rf"(?i)(?<![\wåäö])(?:{pattern})", words))

    assert found is outcome


@pytest.mark.parametrize(
    ("clause", "word", "said"),
    [
        ("listan över avslagna motioner", "avslagna", False),
        ("motionerna är avslagna", "avslagna", True),
        ("efter återremiss", "återremiss", False),
        ("det blev återremiss", "återremiss", True),
    ],
)
def test_a_word_is_an_outcome_where_something_is_said_by_it(clause: str, word: str, said: bool) -> None:
    """Not where it belongs to the noun behind it, nor behind "efter"."""
    start = clause.index(word)

    assert is_said(Outcome.REJECTED, clause, start, start + len(word)) is said
