"""Changes."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import Change, ChangeKind, Meeting, Organization


def test_a_change_survives_json() -> None:
    """A row of the log is read back as it was written."""
    meeting = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11))
    change = Change(
        kind=ChangeKind.MEETING_MOVED,
        meeting=meeting,
        before="2026-03-04",
        after="2026-03-11",
        words="flyttat från 4 mars",
        seen=dt.datetime(2026, 2, 1, tzinfo=dt.UTC),
    )

    assert Change.model_validate_json(change.model_dump_json()) == change
