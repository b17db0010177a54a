"""A date that may be a meeting's, with everything that its place on the page says of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from agendawatch.documents.tree import Range
from agendawatch.lang.sv.statuses import StatusFinding
from agendawatch.model import Caveat, Certainty, MeetingStatus, Organization
from agendawatch.reading.schedule.clocks import Hours
from agendawatch.reading.schedule.scope import Scope

__all__ = ["Candidate", "move"]


@dataclass(slots=True)
class Candidate:
    """One organization on one day, as one place of the page has it."""

    organization: Organization
    date: dt.date
    ranges: tuple[Range, ...]
    """Where in the document it stands, and what its day and its organization rest on."""
    end_date: dt.date | None = None
    hours: Hours | None = None
    scopes: tuple[Scope, ...] = ()
    """Where the hours and the place come from when its own words give none, innermost first."""
    location: str | None = None
    status: MeetingStatus = MeetingStatus.SCHEDULED
    status_words: str | None = None
    finding: StatusFinding | None = None
    """What says so."""
    extra: bool = False
    reserve: bool = False
    struck: bool = False
    """Whether its day is struck through."""
    left: bool = False
    """Whether the meeting has left this day for another."""
    moved_to: dt.date | None = None
    moved_from: tuple[dt.date, ...] = ()
    certainty: Certainty = Certainty.STATED
    warnings: tuple[Caveat, ...] = ()
    url: str | None = None
    note: str | None = None
    """Words about the time that are no time."""
    alone: bool = False
    """Whether its sentence speaks of this one day: then its hours go before those of a list."""
    listed: bool = field(default=True)
    """Whether it stands in a list or table, where two hours of one day are two meetings."""


def move(old: list[Candidate], new: list[Candidate], *, reverse: bool) -> None:
    """Tie the days that meetings left to the days they go to."""
    if reverse:
        old, new = new, old
    if not old or not new:
        return
    target = new[-1] if len(old) > len(new) else new[0]
    for each in old:
        each.left = True
        each.moved_to = target.date
        each.status = MeetingStatus.SCHEDULED
        target.moved_from = (*target.moved_from, each.date)
    if target.status is MeetingStatus.CANCELLED:
        target.status = MeetingStatus.SCHEDULED
