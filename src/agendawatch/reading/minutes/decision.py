"""What a paragraph decided: the outcome of this organization at this meeting, its vote, and where the matter goes next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agendawatch.lang.sv.decisions import Finding, Verdict, read_verdict
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.tokens import Body
from agendawatch.model.item import Decision, DecisionMode, Outcome, VoteCount
from agendawatch.model.provenance import Provenance
from agendawatch.reading.minutes.next import find_next
from agendawatch.swedish.decisions.votes import Vote, find_meaning, find_votes
from agendawatch.swedish.matters.titles import is_sentence
from agendawatch.swedish.text.sentences import unwrap

__all__ = ["read_decision"]

_DECIDED = ("decision", "decision_above")
_IMMEDIATE = re.compile(r"(?i)\bomedelbar(?:t|en)?\s+juster\w*|\b(?:juster\w*)\s+omedelbart|direktjuster\w*")
_MINORITY = re.compile(r"(?i)minoritets(?:återremiss|bordlägg)\w*|en tredjedel|1/3|5 kap\.? 50 ?§")
_UNANIMOUS = re.compile(
    r"(?i)\benhällig\w*|\benig(?:t|a|het)\b|\bsamtliga (?:partier|ledamöter)\b.{0,40}\b(?:överens|eniga|bakom)\b"
)
_PUT = re.compile(
    r"(?i)\b(?:ställer|ställs|ställde)\b.{0,60}\b(?:proposition\w*|mot varandra|mot avslag|under proposition)\b|\bfinner\s+att\b|\bmed acklamation\b|\bpropositionsordning\w*"
)
_YES_PUTS_OFF = re.compile(
    r"(?i)\bja(?:-röst)?\s?(?:=|:|för|till|innebär|betyder)\s(?:bifall till )?(?:minoritets)?(?:återremi|bordlägg)"
)
_NO_PUTS_OFF = re.compile(
    r"(?i)\bnej(?:-röst)?\s?(?:=|:|för|till|innebär|betyder)\s(?:bifall till )?(?:minoritets)?(?:återremi|bordlägg)"
)
_TODAY = re.compile(r"(?i)\bavgör\w* [^,;]{0,40}?(?:i ?dag|nu)\b")
"""A side that would decide at once: the other, which put the matter off, had more."""
_BY_A_THIRD = (Outcome.REFERRED_BACK, Outcome.TABLED)
_TEXT = 4000
"""Letters of a decision's text that are kept."""


def read_decision(sections: Sequence[Section], own: Body | None = None, title: str = "") -> Decision:
    """Read what was decided; an outcome of `unknown` when no clause asserts one.

    `own` is the body whose minutes they are: what others decided is background. `title` tells what was asked for.
    """
    if is_sentence(title) and not any(section.text for section in sections):
        sections = (*sections, Section("lead", "", title))
    verdict = read_verdict(sections, own, title)
    outcome = Outcome(verdict.outcome)
    every = "\n\n".join(section.text for section in sections)
    words = _text(sections, *_DECIDED) or "\n".join(dict.fromkeys(it.sentence for it in verdict.chosen))
    voted = _vote(sections, outcome)
    minority = outcome in _BY_A_THIRD and _MINORITY.search(every) is not None
    return Decision(
        outcome=outcome,
        text=unwrap(words[:_TEXT]) or None,
        vote=voted,
        next_organization=find_next(sections, outcome),
        mode=_mode(sections, voted),
        immediately_adjusted=_IMMEDIATE.search(every) is not None,
        minority=minority,
        provenance=_provenance(verdict),
    )


def _provenance(verdict: Verdict) -> Provenance | None:
    """Tell by which clause, and by which rule."""
    said: Finding | None = next(iter(verdict.chosen), None)
    return Provenance(words=said.sentence) if said is not None else None


def _text(sections: Sequence[Section], *kinds: str) -> str:
    """Join the text of sections; a heading that is a lead ("Nämnden beslutar") stays before its points."""
    parts = []
    for section in sections:
        if section.kind in kinds:
            lead = f"{section.heading}\n" if re.search(r"(?i)\b(?:beslutar|besluta|föreslår)\b", section.heading) else ""
            parts.append(f"{lead}{section.text}")
    return "\n\n".join(part for part in parts if part.strip())


def _mode(sections: Sequence[Section], vote: VoteCount | None) -> DecisionMode | None:
    if vote is not None:
        return DecisionMode.VOTE
    text = "\n".join(s.text for s in sections if s.kind in {*_DECIDED, "order", "lead", "claims"})
    if _UNANIMOUS.search(text):
        return DecisionMode.UNANIMOUS
    return DecisionMode.ACCLAMATION if _PUT.search(text) else None


def _deciding(votes: Sequence[Vote], outcome: Outcome, *, official: bool) -> Vote | None:
    """Choose the vote that decided the matter, before those on additions and counter-propositions."""
    procedural = outcome in {Outcome.REFERRED_BACK, Outcome.TABLED}
    main = [vote for vote in votes if vote.main]
    fit = [vote for vote in votes if not vote.beside and (procedural or not vote.procedure)]
    if main or fit:
        return (main or fit)[-1]
    # Minutes tell a lone vote on an addition under its own heading; a notice tells it in passing.
    beside = [vote for vote in votes if procedural or not vote.procedure]
    return beside[-1] if beside and official else None


def _vote(sections: Sequence[Section], outcome: Outcome) -> VoteCount | None:
    kinds = {"vote", "order"}
    official = any(section.kind in kinds for section in sections)
    where = kinds if official else {"lead", "decision", "decision_above", "claims", "proposal"}
    parts = [section for section in sections if section.kind in where]
    text = "\n\n".join(f"{s.heading}\n{s.text}" if s.heading else s.text for s in parts)
    vote = _deciding(find_votes(text), outcome, official=official)
    if vote is None and official:
        return _vote([s for s in sections if s.kind not in kinds], outcome) if len(parts) < len(sections) else None
    if vote is None:
        return None
    # A third is enough to put a matter off, so there the smaller figure may have won.
    first, second = vote.yes, vote.no
    third = outcome in _BY_A_THIRD and not vote.named and _TODAY.search(vote.words) is None
    third = third or (outcome in _BY_A_THIRD and vote.named and _YES_PUTS_OFF.search(text) is not None)
    against = outcome in _BY_A_THIRD and vote.named and _NO_PUTS_OFF.search(text) is not None
    won = first if third else second if against else max(first, second)
    return VoteCount(winning=won, losing=first + second - won, abstained=vote.abstained, meaning=find_meaning(text))
