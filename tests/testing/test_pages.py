"""The pages of a town that does not exist read as real ones do."""

from __future__ import annotations

import datetime as dt

from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.schedule import read_schedule
from agendawatch.testing.country import TownRow, draw_document, draw_schedule

ROW = TownRow("Kommunstyrelsen", dt.date(2026, 3, 11), "13:00")


def test_a_schedule_is_read() -> None:
    """Days and hours come back, and markup in a name does no harm."""
    rows = [ROW, TownRow("Nämnden för <b>bad</b>", dt.date(2026, 12, 1))]

    meetings = read_schedule(draw_schedule("Ängelvik", rows))

    assert [(meeting.date, meeting.start is None) for meeting in meetings] == [
        (dt.date(2026, 3, 11), False),
        (dt.date(2026, 12, 1), True),
    ]


def test_documents_are_read_when_they_are_published() -> None:
    """Items with case numbers and decisions; none before."""
    row = TownRow(
        "Kommunstyrelsen",
        dt.date(2026, 3, 11),
        agenda=("Taxa för vatten (Dnr KS 2026/12)",),
        minutes=(("Taxa för vatten", "Kommunstyrelsen beslutar att godkänna taxan."),),
    )

    agenda, minutes = (draw_document(row, row.path(kind)) for kind in ("kallelse", "protokoll"))

    assert agenda is not None
    assert minutes is not None
    assert [(item.title, item.reference) for item in read_agenda(agenda)] == [("Taxa för vatten", "KS 2026/12")]
    assert [item.decision and item.decision.outcome for item in read_minutes(minutes)] == ["approved"]
    assert draw_document(ROW, ROW.path("kallelse")) is None
