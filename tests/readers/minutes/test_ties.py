"""Under a decision's heading: what another town, body, day or matter decided is not this item's; points are folded by the item's own."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.readers.minutes import read_minutes

MOTION = "Motion av Karin Ek (V) om gratis simskola"


def _decided(title: str, words: str, body: str) -> tuple[str, str | None]:
    (item,) = read_minutes(f"Protokoll {body}\n2026-03-11\n\n§ 12 {title}\n\nBeslut\n{words}\n")
    decision = item.decision
    assert decision is not None
    return decision.outcome.value, decision.next_organization.name if decision.next_organization else None


@pytest.mark.parametrize("body", ["Kommunfullmäktige", "Kommunstyrelsen"])
@cases("title", "words")
def test_what_others_decided_is_not_told_of_this(title: str, words: str, body: str) -> None:
    """Silence is the rule under the heading, too."""
    if body == "Kommunfullmäktige" or "Kommunfullmäktige " not in words:
        assert _decided(title, words, body)[0] == "unknown"


@cases("title", "words", "outcome")
def test_what_this_body_decided_is_told(title: str, words: str, outcome: str) -> None:
    """The same words with their ties."""
    assert _decided(title, words, "Kommunfullmäktige")[0] == outcome


@cases("words", "outcome", "following")
def test_points_are_folded(words: str, outcome: str, following: str | None) -> None:
    """In part approved only where one of them is; else what is left over tells, or the last point."""
    body = "Kommunstyrelsen" if "ommunstyrelsen" in words else "Kommunfullmäktige"

    assert _decided(f"{MOTION} och fler badvakter", words, body) == (outcome, following)


@cases("text", "outcome", "kept")
def test_under_a_decision_no_sentence_is_a_page_and_no_page_a_sentence(
    text: str, outcome: str | None, kept: str
) -> None:
    """Days, minutes and adjusters may be decided on; heads, feet and numbers of pages are not."""
    (item,) = read_minutes(f"Sammanträdesprotokoll\nKommunstyrelsen 2026-03-11\n\n{text}")

    assert item.decision is not None
    assert item.decision.text is not None
    assert outcome in {None, item.decision.outcome.value}
    assert kept in " ".join(item.decision.text.split())
    for foot in ("Justerandes", "Utdragsbest", "Sida 4", "4(9)", "12 (30)", "forts", "Ekeby kommun"):
        assert foot not in item.decision.text
