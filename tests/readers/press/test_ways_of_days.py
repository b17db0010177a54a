"""Days of releases as parties' sites tell them: each with its twin, which is none."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

import agendawatch as aw


@cases("text", "day")
def test_a_day_is_the_meetings_or_nobodys(text: str, day: str | None) -> None:
    """A headline of who meets and when is kept; where it was written, when a letter came and what is denied is none."""
    read = aw.read_press_release(text, published=dt.date(2026, 5, 8))

    assert (read.date.isoformat() if read.date else None) == day
