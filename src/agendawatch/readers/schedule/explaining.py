"""Why a schedule is read as it is: what became of every day, and the clauses that say what becomes of meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from agendawatch.documents.document import Document
from agendawatch.lang.sv.attribution import Mode
from agendawatch.lang.sv.statuses import StatusFinding, read_statuses
from agendawatch.model.value import Value
from agendawatch.readers.schedule.agreement import Ledger
from agendawatch.readers.schedule.meeting_status import apply_remarks

__all__ = ["ExplainedSchedule", "ExplainedStatus", "explain_ledger"]


class ExplainedStatus(Value):
    """A clause that says what becomes of meetings, whether it counts or not."""

    words: str
    """The clause, as written; white space is joined."""
    gives: str
    """What it says: `cancelled`, `moved`, `stands`, …"""
    rule: str
    """The row of `rules/statuses.toml` that knows it."""
    actor: str | None
    """Who does it, as written; `None` where nobody is named."""
    days: tuple[str, ...]
    """The days that it names, as day/month."""
    months: tuple[int, ...]
    every: bool
    """Whether it is of all meetings."""
    other: str | None
    """What else it is of; `None` where it is of meetings."""
    mode: Mode
    """How it is meant: `asserted`, or otherwise."""
    mode_rule: str
    """The row of `rules/modes.toml` that says so, or the kind of its clause."""
    refused: str | None
    """Why it counts for no meeting; `None` where it may."""
    meetings: tuple[str, ...]
    """Day and organization of those whose status rests on it."""


class ExplainedSchedule(Value):
    """What became of every day, and of every clause on meetings."""

    days: tuple[str, ...]
    """A line for each day, then each doubt, then what the names of features mean."""
    statuses: tuple[ExplainedStatus, ...]


def explain_ledger(document: Document, ledger: Ledger) -> ExplainedSchedule:
    """Explain what was weighed."""
    found: dict[str, StatusFinding] = {}
    counted: dict[str, list[str]] = {}
    for day, who, finding in _resting(document, ledger):
        words = _words(finding)
        found.setdefault(words, finding)
        counted.setdefault(words, []).append(f"{day} {who}")
    for finding in _said(ledger):
        found.setdefault(_words(finding), finding)
    statuses = tuple(
        _status(words, finding, tuple(dict.fromkeys(counted.get(words, ())))) for words, finding in found.items()
    )
    return ExplainedSchedule(days=ledger.told(), statuses=statuses)


def _resting(document: Document, ledger: Ledger) -> Iterator[tuple[dt.date, str, StatusFinding]]:
    """Give the days whose status rests on a clause, with it."""
    evidence = ledger.evidence
    candidates = [replace(it) for claim in evidence.claims for it in claim.candidates]
    apply_remarks(document, candidates, evidence.remarks, evidence.towns, evidence.counted_from)
    for each in candidates:
        if each.finding is not None and (each.organization.name.casefold(), each.date) in ledger.sure:
            yield each.date, each.organization.name, each.finding


def _said(ledger: Ledger) -> Iterator[StatusFinding]:
    """Give what clauses on the page say of meetings, whether it counts or not."""
    evidence = ledger.evidence
    for line in evidence.page.main:
        if line.days:
            yield from read_statuses(line.text, mark=True, today=evidence.counted_from).findings
    for remark in evidence.remarks:
        yield from read_statuses(remark.text, today=evidence.counted_from).findings


def _words(finding: StatusFinding) -> str:
    return " ".join(finding.words.split())


def _status(words: str, finding: StatusFinding, meetings: tuple[str, ...]) -> ExplainedStatus:
    meant = finding.meant
    return ExplainedStatus(
        words=words,
        gives=finding.gives,
        rule=finding.rule,
        actor=finding.actor.text if finding.actor is not None else None,
        days=tuple(f"{day.day}/{day.month}" for day in meant.days),
        months=tuple(sorted(meant.months)),
        every=meant.every,
        other=meant.other.removeprefix("other: ") if meant.other is not None else None,
        mode=finding.mode,
        mode_rule=finding.why,
        refused=finding.refused,
        meetings=meetings,
    )
