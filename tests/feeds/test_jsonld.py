"""Meetings as schema.org events, by that vocabulary's own rules."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.cases import cases
from tests.feeds.usual import START, meeting

from agendawatch.errors import InputError
from agendawatch.feeds import to_jsonld
from agendawatch.model import (
    AgendaItem,
    Document,
    Meeting,
)


def nodes(*meetings: Meeting, items: bool = False) -> list[dict[str, object]]:
    """Write and read back."""
    read = json.loads(to_jsonld(meetings, items=items))
    assert read["@context"] == "https://schema.org"
    found: list[dict[str, object]] = read["@graph"]
    return found


@cases("facts", "status")
def test_a_state_is_a_word_of_the_vocabulary(facts: dict[str, object], status: str | None) -> None:
    """Not knowing has none."""
    (node,) = nodes(meeting(**facts))

    assert node.get("eventStatus") == (f"https://schema.org/{status}" if status else None)


def test_a_meeting_is_an_event() -> None:
    """With its time on Swedish clocks, its place, its organizer and its papers."""
    document = Document(url="https://example.se/å.pdf", title="Kallelse", media_type="application/pdf")
    (node,) = nodes(meeting(location="Sal 2", url="https://example.se/m", documents=(document,)))

    assert node["@type"] == "Event"
    assert str(node["@id"]).startswith("urn:uuid:")
    assert (node["name"], node["startDate"]) == ("Kommunstyrelsen, Ängelvik", "2026-03-11T13:00:00+01:00")
    assert "endDate" not in node
    assert node["location"] == {"@type": "Place", "name": "Sal 2"}
    assert node["organizer"] == {
        "@type": "GovernmentOrganization",
        "name": "Kommunstyrelsen",
        "parentOrganization": {"@type": "GovernmentOrganization", "name": "Ängelvik"},
    }
    assert node["subjectOf"] == [
        {
            "@type": "DigitalDocument",
            "name": "Kallelse",
            "url": "https://example.se/%C3%A5.pdf",
            "encodingFormat": "application/pdf",
        }
    ]


def test_a_move_tells_where_from() -> None:
    """And a day without a time is a day."""
    (node,) = nodes(meeting(start=None, previous_starts=(START - dt.timedelta(days=7), dt.date(2026, 3, 5))))

    assert node["startDate"] == "2026-03-11"
    assert node["previousStartDate"] == ["2026-03-04T13:00:00+01:00", "2026-03-05"]


def test_items_are_within_their_meeting() -> None:
    """Each is an event with the meeting above it."""
    whole, item = sorted(
        nodes(meeting(agenda=(AgendaItem(title="Budget", reference="KS 2026/1"),)), items=True),
        key=lambda node: "superEvent" in node,
    )

    assert item["superEvent"] == {"@id": whole["@id"]}
    assert (item["name"], item["identifier"]) == ("Budget", "KS 2026/1")


def test_it_can_stand_in_a_page() -> None:
    """No text ends the element that it stands in."""
    data = to_jsonld([meeting(name="</script><script>alert(1)</script>")])

    assert b"<" not in data


def test_equal_meetings_give_equal_bytes() -> None:
    """In whatever order they come."""
    pair = [meeting(), meeting(nth=2)]

    assert to_jsonld(pair) == to_jsonld(pair[::-1])
    assert json.loads(to_jsonld(()))["@graph"] == []


def test_what_no_calendar_can_show_is_refused() -> None:
    """By the field's name."""
    with pytest.raises(InputError, match="url"):
        to_jsonld([meeting(url="javascript:alert(1)")])
