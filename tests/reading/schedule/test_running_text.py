"""A date in running text is a meeting's only on evidence."""

from __future__ import annotations

import pytest

from agendawatch.reading.schedule.running_text import is_meeting
from agendawatch.reading.schedule.runs import split_runs
from agendawatch.swedish.days.dates import find_dates
from agendawatch.swedish.names.organizations import find_organizations


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Socialnämnden sammanträder den 5 mars 2026.", True),
        ("Kommunstyrelsen 4 mars 2026 avgör frågan.", True),
        ("Den 4 mars 2026 debatterar fullmäktige budgeten.", True),
        ("Kallelse till nämndens möte den 5 mars 2026.", True),
        ("Presidiet kallar till ett extra fullmäktige som planeras att hållas den 5 mars 2026.", True),
        ("Nämnden för arbete och utbildning sammanträder den 5 mars 2026.", True),
        ("Protokollet justeras den 5 mars 2026.", False),
        ("Kungörelsen anslogs den 5 mars 2026.", False),
        ("Svar på motion från den 5 mars 2026.", False),
        ("Nämnden besökte skolan den 5 mars 2026.", False),
        ("Reglementet antogs av fullmäktige den 5 mars 2026.", False),
        ("Vänsterns gruppmöte inför fullmäktige hålls den 5 mars 2026.", False),
        ("Valdagen är den 13 september 2026.", False),
        ("Sista dag att lämna ärenden till nämnden är den 5 mars 2026.", False),
        ("Uppföljning per den 30 oktober 2025.", False),
    ],
)
def test_nearest_word_decides(text: str, verdict: bool) -> None:
    """The words about a date say what it is."""
    run = split_runs(text, find_dates(text), listed=False)[0]

    assert is_meeting(run, mentions=find_organizations(text), text=text) is verdict
