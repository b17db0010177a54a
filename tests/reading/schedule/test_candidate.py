"""A candidate begins as a plain meeting."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import MeetingStatus
from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.swedish.names.organizations import organization


def test_nothing_is_presumed() -> None:
    """Without words to the contrary a date is a scheduled, ordinary meeting without hours."""
    candidate = Candidate(organization("Socialnämnden"), dt.date(2026, 1, 15), ((0, 10),))

    assert candidate.status is MeetingStatus.SCHEDULED
    assert (candidate.extra, candidate.reserve, candidate.left, candidate.struck) == (False, False, False, False)
    assert candidate.hours is None
