"""Ways in which a meeting is called off, none of which is shown as scheduled; and words near them that call nothing off."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases, table

import agendawatch as aw

DAY = dt.date(2026, 3, 17)

OFF = table(__file__, "OFF")


def _status(page: str) -> aw.MeetingStatus | None:
    found = aw.read_schedule(page, today=dt.date(2026, 3, 1))
    return next((it.status for it in found if it.date == DAY), None)


@pytest.mark.parametrize("page", OFF)
def test_a_meeting_that_is_called_off_is_never_shown_as_scheduled(page: str) -> None:
    """Said of the meeting it is off; where nobody can tell, it is withheld."""
    assert _status(page) is not aw.MeetingStatus.SCHEDULED


def test_most_ways_of_calling_off_are_understood() -> None:
    """Withholding is the exception: a subscriber sees that the meeting is off."""
    off = [_status(page) in {aw.MeetingStatus.CANCELLED, aw.MeetingStatus.POSTPONED} for page in OFF]

    assert sum(off) >= 37


@cases("page")
def test_what_is_denied_conditional_or_of_something_else_calls_nothing_off(page: str) -> None:
    """The twins of the others."""
    assert _status(page) in {aw.MeetingStatus.SCHEDULED, None}


@cases("words", "said")
def test_a_meeting_that_is_perhaps_called_off_stands_and_warns(words: str, said: str | None) -> None:
    """What is possible costs no meeting that is planned, and the words are told; said outright, of others or of all they warn of nothing."""
    found = aw.read_schedule(f"Byggnadsnämnden 2026\n\n17 februari\n{words}\n14 april\n12 maj\n", today=DAY)

    warned = [it.facts["words"] for it in found[1].warnings if it.code is aw.CaveatCode.STATUS_UNCLEAR]
    assert found[1].date == DAY
    assert [it.strip(" .?") for it in map(str, warned)] == ([said] if said else [])
    assert all(not it.warnings for it in (found[0], *found[2:]))
