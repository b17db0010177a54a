"""What was read of a page says where and when it was seen."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import Meeting, Organization, Provenance
from agendawatch.sources.flow import Response
from agendawatch.sources.listed import seen_on

NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
PAGE = Response("https://example.se/moten", 200, b"11 mars", NOON)


def test_words_stay_and_the_page_is_added() -> None:
    """With the moment, and the hash of what came."""
    read = Meeting(
        organization=Organization(name="Kommunstyrelsen"),
        date=dt.date(2026, 3, 11),
        provenance=Provenance(words="11 mars"),
    )

    ground = seen_on(PAGE, read).provenance

    assert ground == Provenance(words="11 mars", url=PAGE.url, seen=NOON, content_hash=PAGE.content_hash)
