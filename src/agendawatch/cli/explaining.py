"""How the grounds of what minutes decided are shown: item by item, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch.cli import show
from agendawatch.cli.sentences import MODES, OBJECTS, REASONS, REFUSALS
from agendawatch.i18n import tr
from agendawatch.model import Outcome
from agendawatch.reading.minutes.explaining import ExplainedClause, ExplainedItem

__all__ = ["show_grounds"]


def show_grounds(found: Iterable[ExplainedItem]) -> None:
    """Print each item with its outcome, and every clause that was weighed for it."""
    for item in found:
        number = f"§ {item.number} " if item.number else ""
        why = tr(REASONS[item.reason] if item.reason in REASONS else REFUSALS[item.reason])
        show.say(f"{number}{item.title}")
        show.say(f"  {_outcome(item.outcome)}: {why}")
        for clause in item.clauses:
            _show_clause(clause)
        show.say()


def _outcome(outcome: Outcome | None) -> str:
    return tr(outcome.value.replace("_", " ")) if outcome is not None else tr("what was asked for")


def _show_clause(clause: ExplainedClause) -> None:
    rows = (
        (tr("Says"), _outcome(clause.outcome)),
        (tr("Rule"), clause.rule),
        (tr("Who"), clause.actor or tr("nobody is named")),
        (tr("Of what"), tr(OBJECTS[clause.object])),
        (tr("How"), f"{tr(MODES[clause.mode])} ({clause.mode_rule})"),
        (tr("Heading"), clause.heading),
        (tr("Counts"), _counts(clause)),
    )
    show.say(f"    «{clause.words}»")
    for name, words in rows:
        if words:
            show.say(f"      {name:9} {words}")


def _counts(clause: ExplainedClause) -> str:
    if clause.refused is not None:
        return tr("no: {why}", why=tr(REFUSALS[clause.refused]))
    return tr("yes") if clause.counts else tr("no: the outcome rests on other clauses")
