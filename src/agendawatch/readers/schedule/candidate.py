"""A date that may be a meeting's, with everything that its place on the page says of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from agendawatch.documents.tree import Range
from agendawatch.lang.sv.statuses import StatusFinding
from agendawatch.model import Caveat, Certainty, MeetingStatus, Organization
from agendawatch.readers.schedule.clocks import Hours

__all__ = ["Candidate"]


@dataclass(slots=True)
class Candidate:
    """One organization on one day, as one place of the page has it."""

    organization: Organization
    date: dt.date
    ranges: tuple[Range, ...]
    """Where in the document it stands, and what its day and its organization rest on."""
    end_date: dt.date | None = None
    hours: Hours | None = None
    near: int = 0
    """How near its day its hours stand: 3 in a sentence of that day alone, 2 beside it, 1 behind its list, 0 where a rule gives them; the nearest go first."""
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
    listed: bool = True
    """Whether it stands in a list or table, where two hours of one day are two meetings."""
