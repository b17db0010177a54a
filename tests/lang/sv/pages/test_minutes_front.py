"""Labels on the first pages of minutes."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.pages.minutes import FrontLabel, find_disqualified, find_front_labels, names_part


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Plats och tid Rådhuset Paragrafer §§ 1-9", [FrontLabel.PLACE, FrontLabel.PARAGRAPHS]),
        ("Beslutande Ada Ek (S)", [FrontLabel.DECIDING]),
        ("Ej tjänstgörande ersättare", [FrontLabel.OBSERVERS]),
        ("Övriga deltagare Nils Rask", [FrontLabel.OFFICERS]),
        ("Utses att justera Bo Ek", [FrontLabel.ADJUSTERS]),
        ("Beslutsinstans: Nämnden Sammanträdesdatum: 2026-05-04", [FrontLabel.ORGAN, FrontLabel.DATE]),
        ("Anslaget uppsättes 2026-05-09 Anslaget nedtages 2026-05-31", [FrontLabel.POSTED, FrontLabel.TAKEN_DOWN]),
        ("§ 1-7, 9-13", [FrontLabel.PARAGRAPHS]),
        ("Ada Ek (S) ej §§ 3-5", []),
        ("Justerat 22 november 2026", [FrontLabel.ADJUSTMENT_PLACE]),
        ("Paragrafer", [FrontLabel.PARAGRAPHS]),
        ("Justeringens plats Rådhuset", [FrontLabel.ADJUSTMENT_PLACE]),
        ("Ada Ek (S) (ordförande)", []),
        ("ersättare Bo Ek", []),
    ],
)
def test_labels_are_found(line: str, labels: list[FrontLabel]) -> None:
    """At a line's beginning or before a colon, with a capital."""
    assert [label for label, _, _ in find_front_labels(line)] == labels


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
