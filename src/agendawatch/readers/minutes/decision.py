"""What a paragraph decided: the outcome of this organization at this meeting, its vote, and where the matter goes next."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.lang.sv.decisions import Finding, Verdict, read_verdict
from agendawatch.lang.sv.decisions.circumstances import read_circumstances
from agendawatch.lang.sv.headings import Section, speaks
from agendawatch.lang.sv.text.sentences import unwrap
from agendawatch.lang.sv.titles import is_sentence
from agendawatch.lang.sv.tokens import Body
from agendawatch.lang.sv.votes import read_way
from agendawatch.model.item import Decision, DecisionMode, Outcome
from agendawatch.model.provenance import Provenance
from agendawatch.readers.minutes.next import find_next
from agendawatch.readers.minutes.votes import ItemVotes, count_of_vote, event_of, read_item_votes, votes_of

__all__ = ["read_decision", "with_verdict"]

_DECIDED = ("decision", "decision_above")
_BY_A_THIRD = (Outcome.REFERRED_BACK, Outcome.TABLED)
_TEXT = 4000
"""Letters of a decision's text that are kept."""


def read_decision(
    sections: Sequence[Section],
    own: Body | None = None,
    title: str = "",
    *,
    derived: bool = False,
    numbered: bool = False,
    summons: bool = False,
    votes: ItemVotes | None = None,
) -> Decision:
    """Read what was decided; an outcome of `unknown` when no clause asserts one.

    `own` is the body whose minutes they are: what others decided is background. `title` tells what was asked for.
    `votes` are those of its text, where they are read already.
    """
    decided, _ = with_verdict(
        sections,
        own,
        title,
        derived=derived,
        numbered=numbered,
        summons=summons,
        votes=votes or read_item_votes(sections),
    )
    return decided


def with_verdict(
    sections: Sequence[Section],
    own: Body | None,
    title: str,
    *,
    derived: bool,
    numbered: bool,
    summons: bool,
    votes: ItemVotes,
) -> tuple[Decision, Verdict]:
    """Read what was decided, as `read_decision` does, with the clauses that it rests on and those that do not count."""
    if is_sentence(title) and not any(section.text for section in sections):
        sections = (*sections, Section("lead", "", title))
    verdict = read_verdict(sections, own, title, derived=derived, numbered=numbered, summons=summons)
    outcome = Outcome(verdict.outcome)
    circumstances = read_circumstances(sections)
    words = _text(sections, *_DECIDED) or "\n".join(dict.fromkeys(it.sentence for it in verdict.chosen))
    decided = votes.deciding(outcome)
    way = read_way([section.prose for section in sections], own) if decided is None else None
    decision = Decision(
        outcome=outcome,
        text=unwrap(words[:_TEXT]) or None,
        vote=count_of_vote(decided, outcome) if decided else None,
        votes=votes_of(decided) if decided else (),
        other_votes=tuple(event_of(vote) for vote in votes.read if vote is not decided),
        next_organization=find_next(sections, outcome, own, title),
        mode=DecisionMode.VOTE if decided else DecisionMode(way) if way else None,
        immediately_adjusted="immediate" in circumstances,
        minority=outcome in _BY_A_THIRD and "minority" in circumstances,
        provenance=_provenance(verdict),
    )
    return decision, verdict


def _provenance(verdict: Verdict) -> Provenance | None:
    """Tell by which sentence, and by which rule."""
    said: Finding | None = next(iter(verdict.chosen), None)
    return Provenance(words=said.sentence, rule=said.rule) if said is not None else None


def _text(sections: Sequence[Section], *kinds: str) -> str:
    """Join the text of sections; a heading that is a lead ("Nämnden beslutar") stays before its points."""
    parts = []
    for section in sections:
        if section.kind in kinds:
            lead = f"{section.heading}\n" if speaks(section.heading) else ""
            parts.append(f"{lead}{section.text}")
    return "\n\n".join(part for part in parts if part.strip())
