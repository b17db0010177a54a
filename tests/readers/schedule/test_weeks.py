"""A weekday said once for a list of weeks."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.readers.schedule import read_schedule


@pytest.mark.parametrize(
    "line",
    [
        "Nämnden sammanträder onsdagar kl. 13.00 följande veckor 2026: v. 3, v. 7 och v. 12.",
        "Nämnden möts på onsdagar kl. 13 under veckorna 3, 7 och 12 år 2026.",
        "Onsdagar, vecka 3, 7 samt 12 under 2026, sammanträder nämnden klockan 13.00.",
    ],
)
def test_each_week_has_its_day(line: str) -> None:
    """The weekday holds for every week of the list."""
    found = read_schedule(f"<h1>Miljönämnden 2026</h1><p>{line}</p>")

    assert [meeting.date.isoformat() for meeting in found] == ["2026-01-14", "2026-02-11", "2026-03-18"]
    assert {meeting.start.hour for meeting in found if meeting.start} == {13}


def test_days_without_a_month_stand_beside_those_with_one() -> None:
    """In a list of which nobody tells the year."""
    text = (
        "Måndag vecka 14: Kommunstyrelsen\nTorsdag den 16 april: Kommunfullmäktige\nTisdag vecka 20: Kommunstyrelsen\n"
    )

    assert [str(it.date) for it in read_schedule(text, today=dt.date(2026, 1, 7))] == [
        "2026-03-30",
        "2026-04-16",
        "2026-05-12",
    ]
