"""Why an item's outcome is what it is: the clauses that say something of it, and what each does with its word."""

from __future__ import annotations

from typing import Literal

from agendawatch.lang.sv.attribution import Mode
from agendawatch.lang.sv.decisions import Finding, Reason, Refusal, Verdict
from agendawatch.lang.sv.decisions.findings import ObjectKind
from agendawatch.model.item import AgendaItem, Outcome
from agendawatch.model.value import Value

__all__ = ["ExplainedClause", "ExplainedItem", "explain_item"]


class ExplainedClause(Value):
    """A clause with a word of decision, and what it does with it."""

    words: str
    """The clause, as written; white space is joined."""
    predicate: str
    """Its word of decision."""
    outcome: Outcome | None
    """What it says became of the matter; `None` for what somebody asked for, where the text does not tell what."""
    rule: str
    """The row of `rules/outcomes.toml` that knows it."""
    actor: str | None
    """Who does it, as written; `None` where nobody is named."""
    object: ObjectKind
    """What it is about: `this` matter, or something else."""
    mode: Mode
    """How it is meant: `asserted`, or otherwise."""
    mode_rule: str
    """The row of `rules/modes.toml` that says so, or the kind of its clause."""
    heading: str
    """The heading it stands under; "" where there is none."""
    refused: Refusal | None
    """Why it does not count; `None` where it does."""
    counts: bool
    """Whether the outcome rests on it; a clause that is not refused may be outweighed by others."""


class ExplainedItem(Value):
    """An item's outcome, and the clauses that were weighed for it."""

    number: str | None
    title: str
    outcome: Outcome
    reason: Reason | Refusal | Literal["withheld", "heading"]
    """What it rests on, or why it is unknown: `withheld` where the document contradicts itself, `heading` where a list's
    heading tells it."""
    clauses: tuple[ExplainedClause, ...]


def explain_item(verdict: Verdict | None, item: AgendaItem) -> ExplainedItem:
    """Explain an item by what was weighed for it; `None` where a list's heading told its outcome."""
    outcome = item.decision.outcome if item.decision is not None else Outcome.UNKNOWN
    reason: Reason | Refusal | Literal["withheld", "heading"] = "heading" if verdict is None else verdict.reason
    if verdict is not None and verdict.outcome != outcome.value:
        reason = "withheld"
    clauses = tuple(_clause(it, verdict) for it in verdict.findings) if verdict is not None else ()
    return ExplainedItem(number=item.number, title=item.title, outcome=outcome, reason=reason, clauses=clauses)


def _clause(finding: Finding, verdict: Verdict) -> ExplainedClause:
    start, end = finding.span
    return ExplainedClause(
        words=" ".join(finding.section.prose.words(start, end).split()),
        predicate=finding.verb.text,
        outcome=Outcome(finding.gives) if finding.gives != "follow" else None,
        rule=finding.rule,
        actor=finding.actor.text if finding.actor is not None else None,
        object=finding.object,
        mode=finding.mode,
        mode_rule=finding.why,
        heading=finding.section.heading,
        refused=finding.refused,
        counts=any(it is finding for it in verdict.chosen),
    )
