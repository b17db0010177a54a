"""JSON Feed by the rules of version 1.1, written out here by hand."""

from __future__ import annotations

import datetime as dt
import json
import re

from agendawatch.feeds import to_atom, to_json_feed
from agendawatch.model import Change, ChangeKind, Document, Meeting, Organization

SEEN = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
MEETING = Meeting(organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11), url="https://example.se/m")
DOCUMENT = Document(url="https://example.se/å.pdf", title="Kallelse", media_type="application/pdf", size=1000)
CHANGES = [
    Change(kind=ChangeKind.MEETING_ADDED, meeting=MEETING, seen=SEEN),
    Change(kind=ChangeKind.DOCUMENT_ADDED, meeting=MEETING, document=DOCUMENT, seen=SEEN + dt.timedelta(days=1)),
    Change(kind=ChangeKind.DOCUMENT_ADDED, meeting=MEETING, document=Document(url="https://a.se", title="</script>")),
]
TOP = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}
ITEM = {"id", "url", "title", "content_text", "date_published", "tags", "attachments"}


def test_a_feed_holds_what_it_must() -> None:
    """Version, title and items; each item an identity and a text, each attachment its kind."""
    feed = json.loads(
        to_json_feed(CHANGES, name="Nämnden", source_url="https://example.se/a.json", page_url="https://example.se/")
    )

    assert set(feed) == TOP
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert re.fullmatch(r"[a-z]{2}", feed["language"])
    for item in feed["items"]:
        assert {"id", "title", "content_text", "date_published", "tags"} <= set(item) <= ITEM
        assert all(isinstance(item[name], str) and item[name] for name in ("id", "title", "content_text"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", item["date_published"])
        assert all(tag for tag in item["tags"])
        assert all({"url", "mime_type"} <= set(held) for held in item.get("attachments", ()))
    assert len({item["id"] for item in feed["items"]}) == 3
    assert feed["items"][0]["attachments"] == [
        {
            "url": "https://example.se/%C3%A5.pdf",
            "mime_type": "application/pdf",
            "title": "Kallelse",
            "size_in_bytes": 1000,
        }
    ]


def test_identities_are_those_of_atom() -> None:
    """A reader that changes format sees nothing twice."""
    atom = to_atom(CHANGES).decode()

    assert all(item["id"] in atom for item in json.loads(to_json_feed(CHANGES))["items"])


def test_equal_changes_give_equal_bytes() -> None:
    """In whatever order they come, and an empty feed is one."""
    assert to_json_feed(CHANGES) == to_json_feed(CHANGES[::-1])
    assert json.loads(to_json_feed(()))["items"] == []
