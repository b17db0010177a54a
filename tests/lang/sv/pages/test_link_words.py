"""Which links lead to meetings."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.pages.documents import score_link


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Möten, handlingar och protokoll", "Kommun och politik"),
        ("Kommun och politik", "Bygga och bo"),
        ("/kommun-och-politik/moten-och-protokoll.html", "/kommun-och-politik.html"),
        ("Kallelser", "Nyheter"),
        ("Sammantr%C3%A4den", "Beslut"),
        ("Bygga och bo", "Lediga jobb"),
    ],
)
def test_a_better_link_scores_higher(better: str, worse: str) -> None:
    """By its words, in text as in an address."""
    assert score_link(better) > score_link(worse)
