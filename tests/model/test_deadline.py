"""Deadlines as values."""

from __future__ import annotations

import datetime as dt

from agendawatch.model.proposal import Deadline, DeadlineKind


def test_a_deadline_round_trips_as_json() -> None:
    """What is written is read back alike."""
    made = Deadline(
        kind=DeadlineKind.APPEAL,
        date=dt.date(2026, 4, 7),
        unshifted=dt.date(2026, 4, 3),
        counted_from=dt.date(2026, 3, 13),
        paragraph="kommunallagen (2017:725) 13 kap. 5 §",
        words="Sista dag att överklaga",
    )

    assert Deadline.model_validate_json(made.model_dump_json()) == made
