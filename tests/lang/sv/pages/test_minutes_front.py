"""Labels on the first pages of minutes."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.pages.minutes import FrontLabel, find_disqualified, find_front_labels, names_part


@cases("line", "labels", labels=FrontLabel)
def test_labels_are_found(line: str, labels: tuple[FrontLabel, ...]) -> None:
    """At a line's beginning or before a colon, with a capital."""
    assert tuple(label for label, _, _ in find_front_labels(line)) == labels


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("Bo Ek (M) anmäler jäv.", True), ("Ingen anmälde jäv.", False), ("Bo Ek (M) yrkar bifall.", False)],
)
def test_a_disqualification_is_told(sentence: str, told: bool) -> None:
    """That nobody was disqualified is none."""
    assert find_disqualified(sentence) is told


def test_a_part_of_minutes_says_so() -> None:
    """Utdrag, and what was adjusted at once."""
    assert names_part("Protokollsutdrag")
    assert not names_part("Sammanträdesprotokoll")
