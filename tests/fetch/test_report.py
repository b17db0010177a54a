"""What was asked for is counted."""

from __future__ import annotations

import datetime as dt

from agendawatch.fetch.policy import Tally
from agendawatch.sources.flow import Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


def test_answers_are_counted() -> None:
    """Requests, 304s and bytes; time runs from the opening."""
    tally = Tally()
    for status, body in ((200, b"12345"), (304, b""), (404, b"no")):
        tally.note(Response("https://example.se/", status, body, NOON))

    report = tally.report()
    assert (report.requests, report.not_modified, report.bytes) == (3, 1, 7)
    assert report.seconds >= 0
