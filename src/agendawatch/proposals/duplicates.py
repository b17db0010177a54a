"""Whether two proposals are one, by rule and with the reasons shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from agendawatch.lang.sv.references import one_register, same_reference
from agendawatch.lang.sv.stems import telling_words
from agendawatch.model import Caveat, CaveatCode, Certainty, Match, Proposal
from agendawatch.proposals.corrections import decided_proposal
from agendawatch.proposals.relations import TURNED, difference, same_town
from agendawatch.proposals.title_similarity import compare_titles

_ENOUGH = 0.7
"""Likeness from which two titles without case numbers are held to be of one proposal."""
_NEAR = dt.timedelta(days=366)
"""Two first words further apart in time are two proposals, whatever they say."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two proposals are one, and why or why not."""

    same: bool
    certainty: Certainty
    evidence: tuple[Caveat, ...]


def same_proposal(one: Proposal, other: Proposal) -> Match | None:
    """Say why two proposals are one, or `None` when they are two (`compare_proposals` says why)."""
    compared = compare_proposals(one, other)
    return Match(certainty=compared.certainty, evidence=compared.evidence) if compared.same else None


def compare_proposals(one: Proposal, other: Proposal) -> Comparison:
    """Hold two proposals against each other, the strongest ground first.

    A person's word decides. The municipality must not differ. Case numbers of one register decide. Else one must follow the other within a
    year, share a proposing party, and bear a title of the same words, of which neither undoes, evaluates or asks about
    the other; anything less is two proposals, perhaps related.
    """
    said = decided_proposal(one, other)
    if said is not None:
        return Comparison(same=said.same, certainty=Certainty.STATED, evidence=(said.evidence,))
    if not same_town(one.municipality, other.municipality):
        names = {"municipality": str(one.municipality), "other": str(other.municipality)}
        return _two(Certainty.STATED, Caveat.of(CaveatCode.OTHER_MUNICIPALITY, **names))
    if one.reference and other.reference and one_register(one.reference, other.reference):
        return _by_reference(one.reference, other.reference)
    like = compare_titles(one.title, other.title, one.parties)
    if like is None:
        return _two(Certainty.INFERRED, *_why_unlike(one.title, other.title))
    if like.score < _ENOUGH:
        few = Caveat.of(CaveatCode.TOO_FEW_SHARED_WORDS, shared=tuple(sorted(like.shared)), score=round(like.score, 2))
        return _two(Certainty.INFERRED, few, *_relation(one.title, other.title))
    differs = difference(one.title, other.title)
    if differs is not None and differs.code in TURNED:
        return _two(Certainty.INFERRED, differs)
    apart = abs(_first_day(one) - _first_day(other))
    distance = Caveat.of(CaveatCode.DAYS_APART, days=apart.days)
    if apart > _NEAR:
        return _two(Certainty.INFERRED, distance)
    parties = {party.code for party in one.parties} & {party.code for party in other.parties}
    if one.parties and other.parties and not parties:
        return _two(Certainty.INFERRED, Caveat.of(CaveatCode.NO_SHARED_PARTY))
    evidence = [*like.evidence, distance]
    if parties:
        evidence.append(Caveat.of(CaveatCode.SAME_PROPOSERS, parties=tuple(sorted(parties))))
    return Comparison(same=True, certainty=Certainty.INFERRED, evidence=tuple(evidence))


def _by_reference(one: str, other: str) -> Comparison:
    if same_reference(one, other):
        same = Caveat.of(CaveatCode.SAME_REFERENCE, reference=one)
        return Comparison(same=True, certainty=Certainty.STATED, evidence=(same,))
    return _two(Certainty.STATED, Caveat.of(CaveatCode.OTHER_REFERENCE, reference=one, other=other))


def _first_day(proposal: Proposal) -> dt.date:
    return min((action.date for action in proposal.actions), default=dt.date.min)


def _why_unlike(one: str, other: str) -> tuple[Caveat, ...]:
    shared = tuple(sorted(telling_words(one) & telling_words(other)))
    said = Caveat.of(CaveatCode.ONLY_SHARED_WORDS, shared=shared) if shared else Caveat.of(CaveatCode.NO_SHARED_WORDS)
    return (said, *_relation(one, other))


def _relation(one: str, other: str) -> tuple[Caveat, ...]:
    """Name compounds that make two titles neighbours, without making them one ("plan" in "handlingsplan")."""
    mine, theirs = sorted(telling_words(one)), sorted(telling_words(other))
    return tuple(
        Caveat.of(CaveatCode.RELATED_WORDS, word=short, compound=long)
        for short, long in [(a, b) for a in mine for b in theirs] + [(b, a) for a in mine for b in theirs]
        if short != long and (long.endswith(short) or long.startswith(short))
    )


def _two(certainty: Certainty, *evidence: Caveat) -> Comparison:
    return Comparison(same=False, certainty=certainty, evidence=evidence)
