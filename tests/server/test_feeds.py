"""Feeds with filters are written in three formats, and named for people."""

from __future__ import annotations

import json

import pytest
from tests.cases import cases
from tests.server.country import Served

from agendawatch.server import feeds


def test_a_feed_past_its_octets_is_refused(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it."""
    monkeypatch.setattr(feeds, "MOST_OCTETS", 100)

    refused = served.ask("/feed.ics?past=400")

    assert refused.status_code == 400
    assert "narrow it" in refused.json()["expected"]


def test_a_feed_under_the_english_pages_is_english(served: Served) -> None:
    """Unless its address says otherwise; an event's identity is the same in both."""
    swedish, english, asked = (
        served.ask(path).text
        for path in (
            "/feed.ics?words=cykelbana",
            "/en/feed.ics?words=cykelbana",
            "/en/feed.ics?words=cykelbana&language=sv",
        )
    )

    assert "//EN" in english.replace("//en", "//EN")
    assert asked.count("//SV") == swedish.count("//SV")
    uids = [[row for row in text.splitlines() if row.startswith("UID")] for text in (swedish, english)]
    assert uids[0] == uids[1]


def test_a_feed_with_parameters_tells_its_own_address(served: Served) -> None:
    """So that a reader that keeps it asks for the same."""
    told = json.loads(served.ask("/angsby.json?kind=agenda_published&municipality=9901").text)

    assert told["feed_url"] == "https://moten.example/angsby.json?kind=agenda_published&municipality=9901"
    assert told["home_page_url"] == "https://moten.example/angsby/"


@cases("asked", "days")
def test_what_is_withheld_is_shown_where_it_is_asked_for(served: Served, asked: str, days: int) -> None:
    """As tentative events, of the places and days asked for; a calendar of words is of what holds them."""
    assert served.ask(f"/{asked}").text.count("SUMMARY:OSÄKERT") == days


def test_what_is_found_leads_to_its_place_on_our_page(served: Served) -> None:
    """A feed of a search links the item, as a page's own feed does."""
    first = json.loads(served.ask("/feed.json?where=cykelbanor&municipality=9901").text)["items"][0]

    path, _, anchor = first["url"].removeprefix("https://moten.example/").partition("#")
    assert f'id="{anchor}"' in served.ask(f"/{path}").text
