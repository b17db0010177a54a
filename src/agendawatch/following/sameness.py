"""Whether two proposals are one, by rule and with the reasons shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from agendawatch.following.corrections import decided_proposal
from agendawatch.following.likeness import liken
from agendawatch.model import Certainty, Match, Proposal
from agendawatch.swedish.matters.references import one_register, same_reference
from agendawatch.swedish.text.stems import telling_words

__all__ = ["Comparison", "compare_proposals", "same_proposal"]

_ENOUGH = 0.7
"""Likeness from which two titles without case numbers are held to be of one proposal."""
_NEAR = dt.timedelta(days=366)
"""Two first words further apart in time are two proposals, whatever they say."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two proposals are one, and why or why not."""

    same: bool
    certainty: Certainty
    evidence: tuple[str, ...]


def same_proposal(one: Proposal, other: Proposal) -> Match | None:
    """Say why two proposals are one, or `None` when they are two (`compare_proposals` says why)."""
    compared = compare_proposals(one, other)
    return Match(certainty=compared.certainty, evidence=compared.evidence) if compared.same else None


def compare_proposals(one: Proposal, other: Proposal) -> Comparison:
    """Hold two proposals against each other, the strongest ground first.

    A person's word decides. The municipality must not differ. Case numbers of one register decide. Else one must follow the other within a
    year, share a proposing party, and bear a title of the same words; anything less is two proposals, perhaps related.
    """
    said = decided_proposal(one, other)
    if said is not None:
        return Comparison(same=said.same, certainty=Certainty.STATED, evidence=(said.evidence,))
    if one.municipality and other.municipality and one.municipality.code != other.municipality.code:
        return _two(Certainty.STATED, f"{one.municipality} is not {other.municipality}")
    if one.reference and other.reference and one_register(one.reference, other.reference):
        return _by_reference(one.reference, other.reference)
    like = liken(one.title, other.title, one.parties)
    if like is None:
        return _two(Certainty.INFERRED, *_why_unlike(one.title, other.title))
    if like.score < _ENOUGH:
        return _two(Certainty.INFERRED, f"too few {like.evidence[0]}", *_relation(one.title, other.title))
    apart = abs(_first_day(one) - _first_day(other))
    if apart > _NEAR:
        return _two(Certainty.INFERRED, f"{apart.days} days apart")
    parties = {party.code for party in one.parties} & {party.code for party in other.parties}
    if one.parties and other.parties and not parties:
        return _two(Certainty.INFERRED, "no proposing party in common")
    evidence = [*like.evidence, f"{apart.days} days apart"]
    if parties:
        evidence.append(f"proposed by {', '.join(sorted(parties))} both times")
    return Comparison(same=True, certainty=Certainty.INFERRED, evidence=tuple(evidence))


def _by_reference(one: str, other: str) -> Comparison:
    if same_reference(one, other):
        return Comparison(same=True, certainty=Certainty.STATED, evidence=(f"case number {one}",))
    return _two(Certainty.STATED, f"case numbers {one} and {other}")


def _first_day(proposal: Proposal) -> dt.date:
    return min((action.date for action in proposal.actions), default=dt.date.min)


def _why_unlike(one: str, other: str) -> tuple[str, ...]:
    shared = telling_words(one) & telling_words(other)
    said = f"the titles share only: {', '.join(sorted(shared))}" if shared else "the titles share no telling word"
    return (said, *_relation(one, other))


def _relation(one: str, other: str) -> tuple[str, ...]:
    """Name compounds that make two titles neighbours, without making them one ("plan" in "handlingsplan")."""
    mine, theirs = sorted(telling_words(one)), sorted(telling_words(other))
    pairs = [
        f"{short} in {long}"
        for short, long in [(a, b) for a in mine for b in theirs] + [(b, a) for a in mine for b in theirs]
        if short != long and (long.endswith(short) or long.startswith(short))
    ]
    return (f"related at most: {', '.join(pairs)}",) if pairs else ()


def _two(certainty: Certainty, *evidence: str) -> Comparison:
    return Comparison(same=False, certainty=certainty, evidence=evidence)
