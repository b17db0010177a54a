"""One feed and its forms."""

from __future__ import annotations

import datetime as dt
import json

from agendawatch.feeds.publishing import NEWS, Feed
from agendawatch.model import STOCKHOLM, Change, ChangeKind, Meeting, Organization

NOW = dt.datetime(2026, 3, 5, 8, tzinfo=dt.UTC)
MEETING = Meeting(
    organization=Organization(name="Nämnden"),
    date=dt.date(2026, 3, 11),
    start=dt.datetime(2026, 3, 11, 9, tzinfo=STOCKHOLM),
)


def change(minute: int) -> Change:
    """Make a change that was seen at a minute."""
    return Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=MEETING, seen=NOW + dt.timedelta(minutes=minute))


def test_a_news_feed_holds_the_newest() -> None:
    """A reader takes in a page of them, and asks again."""
    feed = Feed("Nytt", NOW, news=tuple(change(minute) for minute in range(NEWS + 20)))

    told = json.loads(feed.to_json_feed())["items"]

    assert len(told) == NEWS
    assert told[0]["date_published"] == f"2026-03-05T08:{NEWS + 19}:00Z"
    assert feed.to_atom().count(b"<entry>") == NEWS


def test_addresses_stand_in_the_feed() -> None:
    """Its own, and its page's."""
    feed = Feed("Nytt", NOW, meetings=(MEETING,))
    address = "https://kalender.example/n.ics"

    assert f"SOURCE;VALUE=URI:{address}".encode() in feed.to_ical(source_url=address)
    assert address.encode() in feed.to_atom(source_url=address)
    assert address.encode() in feed.to_json_feed(source_url=address)
    assert b'"@type":"Event"' in feed.to_jsonld()
