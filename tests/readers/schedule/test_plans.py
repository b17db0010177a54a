"""Pages that plan, and pages that are no plan: what is of another year, was done by somebody, or stands in minutes."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import LayoutError
from agendawatch.model import MeetingStatus
from agendawatch.readers.schedule import read_schedule


@pytest.mark.parametrize(
    "page",
    [
        "<p>Arbetsordningen har antagits av kommunfullmäktige 2022-11-28, § 140.</p>",
        "<h1>Valnämnden</h1><p>Nämnden valdes av kommunfullmäktige den 15 december 2022.</p>",
        "<p>Taxan är beslutad av den nya socialnämnden den 3 mars 2026.</p>",
    ],
)
def test_what_someone_did_is_no_meeting(page: str) -> None:
    """A day on which an organization chose or adopted something is told of that, not as a meeting."""
    with pytest.raises(LayoutError):
        read_schedule(page)


@pytest.mark.parametrize("words", ["Inga möten inplanerade.", "Visar 0 möten.", "Det finns inga kommande händelser."])
def test_nothing_planned_is_empty(words: str) -> None:
    """A page that says that nothing is planned is an answer."""
    assert read_schedule(f"<h1>Möteskalender</h1><h2>Valnämnden</h2><p>{words}</p>") == ()


def test_minutes_give_their_own_meeting() -> None:
    """The days in the paragraphs of minutes are the matters' histories."""
    page = (
        "Sammanträdesprotokoll\nValnämnden\n2026-03-03\n\nPlats och tid\nStadshuset, kl. 9.15–11.00\n\nBeslutande\nAnna Ek (S)\n\n"
        "Utses att justera\nBo Lind (M)\n\n§ 1 Val av justerare\nValnämnden beslutar att välja Bo Lind.\n\n"
        "§ 2 Lokaler\nKommunstyrelsen sammanträdde den 4 februari 2026 och remitterade ärendet."
    )

    [meeting] = read_schedule(page)

    assert (meeting.organization.name, meeting.date) == ("Valnämnden", dt.date(2026, 3, 3))
    assert meeting.start is not None
    assert (meeting.start.hour, meeting.start.minute) == (9, 15)
    assert meeting.status is MeetingStatus.HELD


def test_minutes_of_nobody_are_refused() -> None:
    """Minutes that do not say whose they are give no meeting."""
    with pytest.raises(LayoutError):
        read_schedule(
            "Protokoll\n\nBeslutande\nAnna Ek (S)\nUtses att justera\nBo Lind (M)\n§ 1 Budget\n§ 2 Taxa 3 mars 2026"
        )
