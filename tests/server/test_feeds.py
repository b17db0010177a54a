"""Feeds with filters are written in three formats, and named for people."""

from __future__ import annotations

import json

import pytest
from tests.cases import cases
from tests.server.country import ANGSBY, NOW, Served

from agendawatch.answers.question import Question
from agendawatch.errors import InputError
from agendawatch.server import feeds
from agendawatch.server.feed_builder import FeedRequest
from agendawatch.server.feed_scopes import ALL, FeedScope
from agendawatch.server.feeds import feed_answer, feed_name
from agendawatch.server.limits import Budget


def asking(served: Served) -> FeedRequest:
    """Ask for a town."""
    return FeedRequest(
        served.service.store.get(),
        NOW,
        Question(),
        FeedScope("angsby/", ANGSBY),
        Budget(),
        "Ängsby",
    )


@pytest.mark.parametrize(
    ("ending", "begins", "kind"),
    [
        ("ics", b"BEGIN:VCALENDAR", "text/calendar"),
        ("atom", b"<?xml", "application/atom+xml"),
        ("json", b"{", "application/feed+json"),
    ],
)
def test_a_feed_is_what_its_ending_says(served: Served, ending: str, begins: bytes, kind: str) -> None:
    """And says where it and its page are."""
    own, page = f"https://moten.example/angsby.{ending}", "https://moten.example/angsby/"

    answer = feed_answer(asking(served), ending, source_url=own, page_url=page)

    assert answer.body.startswith(begins)
    assert answer.content_type == f"{kind}; charset=utf-8"
    assert answer.filename == f"angsby.{ending}"
    assert page.encode() in answer.body.replace(b"\r\n ", b"")


def test_a_feed_is_named_by_what_it_is_of() -> None:
    """Place first, then what is looked for."""
    assert feed_name(FeedScope("angsby/", ANGSBY), Question(words=("cykel",))) == "Ängsby: cykel"
    assert feed_name(ALL, Question(), "Möten") == "Möten"


def test_a_feed_past_its_octets_is_refused(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it."""
    monkeypatch.setattr(feeds, "MOST_OCTETS", 100)

    with pytest.raises(InputError, match="narrow it"):
        feed_answer(asking(served), "ics", source_url=None, page_url=None)


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


@cases("asked", "days")
def test_what_is_withheld_is_shown_where_it_is_asked_for(served: Served, asked: str, days: int) -> None:
    """As tentative events, of the places and days asked for; a calendar of words is of what holds them."""
    assert served.ask(f"/{asked}").text.count("SUMMARY:OSÄKERT") == days


def test_what_is_found_leads_to_its_place_on_our_page(served: Served) -> None:
    """A feed of a search links the item, as a page's own feed does."""
    first = json.loads(served.ask("/feed.json?where=cykelbanor&municipality=9901").text)["items"][0]

    path, _, anchor = first["url"].removeprefix("https://moten.example/").partition("#")
    assert f'id="{anchor}"' in served.ask(f"/{path}").text
