"""Feeds with filters are written in three formats, and named for people."""

from __future__ import annotations

import json
from functools import partial

import pytest
from tests.cases import cases
from tests.server.country import ANGSBY, NOW, Served

from agendawatch.model import Action, ActionCode, Proposal
from agendawatch.server import feeds
from agendawatch.server.limits import Budget
from agendawatch.store import Store


@cases("asked", "count")
def test_a_feed_holds_what_is_asked_for(served: Served, asked: str, count: int) -> None:
    """Meetings, or the items that hold the words, or changes; an address's own place or watch always narrows."""
    answer = served.ask(f"/{asked}")

    found = len(answer.json()["items"]) if ".json" in asked else answer.text.count("BEGIN:VEVENT")
    assert (answer.status_code, found) == (200, count)


def test_news_come_each_once_in_the_order_seen(served: Served) -> None:
    """The newest first; of what is looked for each item leads where it stands."""
    items = served.ask("/feed.json?past=400").json()["items"]
    seen = [item["date_published"] for item in items]

    assert len({item["id"] for item in items}) == len(items)
    assert seen == sorted(seen, reverse=True)


def test_a_followed_proposals_feeds_are_its_own(served: Served) -> None:
    """With whatever handles it, and nothing of what else is asked for."""
    with Store(served.url) as store:
        action = Action(code=ActionCode.REFERRED, date=NOW.date(), meeting_id="m1", meeting_date=NOW.date())
        proposal = Proposal(id="p1", title="En plan för cyklar", municipality=ANGSBY, actions=(action,))
        store.records.save_proposal(proposal, NOW)
    served.see()

    assert served.ask("/arende/p1.ics?language=en").text.count("BEGIN:VEVENT") == 1
    assert served.ask("/arende/p1.json?kind=meeting_moved").json()["items"] == []


@pytest.mark.parametrize(("name", "bound"), [("MOST_OCTETS", 100), ("Budget", partial(Budget, rows=3))])
def test_too_much_is_refused(served: Served, monkeypatch: pytest.MonkeyPatch, name: str, bound: object) -> None:
    """With what to do about it; a feed is never cut short in silence."""
    monkeypatch.setattr(feeds, name, bound)

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
