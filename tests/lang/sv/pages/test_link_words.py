"""Which links lead to meetings."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.documents import score_link


@cases("better", "worse")
def test_a_better_link_scores_higher(better: str, worse: str) -> None:
    """By its words, in text as in an address."""
    assert score_link(better) > score_link(worse)
