"""Doubts in a calendar that says it is ours: what is no caveat is refused."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

import icalendar
import pytest

from agendawatch.errors import ReadError
from agendawatch.feeds import to_ical
from agendawatch.model import Meeting, Organization
from agendawatch.readers.calendar import read_ical


@pytest.mark.parametrize(
    "caveat",
    [
        "no JSON",
        "[]",
        '"year_unclear"',
        '{"code": "in_a_later_release", "facts": {}}',
        '{"code": "file_date_differs", "facts": {"date": "i går"}}',
        '{"code": "shared_words", "facts": {"shared": ["plan"], "score": NaN}}',
        '{"code": "year_unclear", "facts": {"words": {"words": "a"}}}',
        '{"code": "year_unclear", "facts": [["words", "a"]]}',
        "[" * 100_000,
    ],
    ids=lambda caveat: caveat[:40],
)
def test_a_caveat_that_is_none_is_refused(caveat: str) -> None:
    """Whatever a calendar that says that it is ours holds, and however deep."""
    calendar = icalendar.Calendar.from_ical(
        to_ical([Meeting(organization=Organization(name="N"), date=dt.date(2026, 3, 11))])
    )
    (event,) = calendar.walk("VEVENT")
    event["X-AGENDAWATCH"] = icalendar.vText(f"{event['X-AGENDAWATCH']}&caveat={quote(caveat)}")

    with pytest.raises(ReadError, match="as agendawatch writes it"):
        read_ical(calendar.to_ical())
