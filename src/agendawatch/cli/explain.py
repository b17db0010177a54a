"""How grounds are shown: of what minutes decided, and of what becomes of a schedule's meetings, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch.cli import show
from agendawatch.cli.sentences import FATES, MODES, OBJECTS, REASONS, REFUSALS, STATUS_REFUSALS
from agendawatch.i18n import tr
from agendawatch.model import Outcome
from agendawatch.readers.minutes.decision import ExplainedClause, ExplainedItem
from agendawatch.readers.schedule.agreement import ExplainedSchedule, ExplainedStatus

__all__ = ["show_grounds", "show_schedule"]


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
    _show_rows(clause.words, rows)


def _show_rows(words: str, rows: Iterable[tuple[str, str]]) -> None:
    show.say(f"    «{words}»")
    for name, told in rows:
        if told:
            show.say(f"      {name:9} {told}")


def _counts(clause: ExplainedClause) -> str:
    if clause.refused is not None:
        return tr("no: {why}", why=tr(REFUSALS[clause.refused]))
    return tr("yes") if clause.counts else tr("no: the outcome rests on other clauses")


def show_schedule(found: ExplainedSchedule) -> None:
    """Print what became of every day, then every clause that says what becomes of meetings."""
    for line in found.days:
        show.say(line)
    if found.statuses:
        show.say()
        show.say(tr("What clauses say of meetings:"))
    for clause in found.statuses:
        _show_status(clause)


def _show_status(clause: ExplainedStatus) -> None:
    rows = (
        (tr("Says"), tr(FATES[clause.gives])),
        (tr("Rule"), clause.rule),
        (tr("Who"), clause.actor or tr("nobody is named")),
        (tr("Of what"), _of_what(clause)),
        (tr("How"), f"{tr(MODES[clause.mode])} ({clause.mode_rule})"),
        (tr("Counts"), _counts_for(clause)),
    )
    _show_rows(clause.words, rows)


def _of_what(clause: ExplainedStatus) -> str:
    if clause.other is not None:
        return tr("something else")
    if clause.days:
        return ", ".join(clause.days)
    if clause.months:
        return tr("meetings of month {months}", months=", ".join(map(str, clause.months)))
    return tr("all meetings") if clause.every else tr("the meeting")


def _counts_for(clause: ExplainedStatus) -> str:
    if clause.meetings:
        return tr("yes: {meetings}", meetings=", ".join(clause.meetings))
    if clause.refused is None:
        return tr("no: no meeting here is the one, or other clauses say more")
    if clause.refused in MODES:
        return tr("no: {why}", why=tr(REFUSALS["mode"]))
    refusals = STATUS_REFUSALS
    return tr("no: {why}", why=tr(refusals[clause.refused] if clause.refused in refusals else REFUSALS["object"]))
