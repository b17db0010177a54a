"""Whether two proposals are one, by rule and with the reasons shown."""

from __future__ import annotations

from tests.proposals.lund import LUND, MP, YSTAD, S, V, released

from agendawatch.model import Caveat, CaveatCode, Certainty, Municipality, Party, Proposal
from agendawatch.proposals import compare_proposals, same_proposal


def proposed(title: str, day: str, *parties: Party, where: Municipality = LUND) -> Proposal:
    """Follow a release of some parties."""
    return released(title, day, municipality=where, parties=parties)


MARCH = proposed("Vänsterpartiet kräver handlingsplan för stöd till hemlösa kvinnor", "2026-03-06", V)


def test_the_same_words_of_the_same_party_are_one_proposal() -> None:
    """A release that repeats a demand is the same proposal, for reasons that a person can check."""
    again = proposed("V och MP kräver handlingsplan med stöd till hemlösa kvinnor", "2026-06-15", V, MP)
    match = same_proposal(MARCH, again)

    assert match is not None
    assert match.certainty is Certainty.INFERRED
    assert match.evidence[-2:] == (
        Caveat.of(CaveatCode.DAYS_APART, days=101),
        Caveat.of(CaveatCode.SAME_PROPOSERS, parties=("V",)),
    )


def test_a_follow_up_in_other_words_is_another_proposal() -> None:
    """A wider alliance with another title three months later: two proposals, related at most."""
    wider = proposed("Lund behöver en plan mot hemlöshet", "2026-06-15", V, MP, S)
    compared = compare_proposals(MARCH, wider)

    assert same_proposal(MARCH, wider) is None
    assert not compared.same
    assert Caveat.of(CaveatCode.RELATED_WORDS, word="plan", compound="handlingsplan") in compared.evidence


def test_the_case_number_decides() -> None:
    """One case number is one proposal; two are two."""
    one = MARCH.model_copy(update={"reference": "KS 2026/00123"})
    other = proposed("Något helt annat", "2026-06-01", S).model_copy(update={"reference": "KS2026-123"})

    assert same_proposal(one, other) is not None
    assert same_proposal(one, other.model_copy(update={"reference": "KS 2026/00124"})) is None


def test_other_places_parties_and_years_are_other_proposals() -> None:
    """The same title elsewhere, by others, or years apart is not the same proposal."""
    title = MARCH.title

    assert same_proposal(MARCH, proposed(title, "2026-03-07", V, where=YSTAD)) is None
    assert same_proposal(MARCH, proposed(title, "2026-03-07", S)) is None
    assert same_proposal(MARCH, proposed(title, "2028-03-07", V)) is None
