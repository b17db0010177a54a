"""What a client knows of the sites that it asks."""

from __future__ import annotations

import datetime as dt

import httpx
import pytest
from tests.crawl.lines import MEETING, SITE, Host, Lines

from agendawatch import sources
from agendawatch.crawl.client import Client, policy_of
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.model import Site, Window

NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    """Give a client that asks a made-up host at noon."""
    monkeypatch.setitem(sources.PLATFORMS, "lines", Lines())
    return Client(transport=httpx.MockTransport(Host()), now=lambda: NOON, pause=0)


def test_the_running_year_stands_in_for_a_window(client: Client) -> None:
    """By the clock that was given."""
    assert client.meetings(SITE).window == Window.year(2026)
    assert client.meetings(SITE, window=Window.year(2020)).window == Window.year(2020)


def test_a_meeting_is_asked_about_where_it_was_listed(client: Client) -> None:
    """Unless the caller names a site."""
    listed = client.meetings(SITE).meetings[0]

    other = Site(url="https://other.example/")
    assert client.awaited._site_of(listed, None) == SITE  # noqa: SLF001 - no door tells whom it asks
    assert client.awaited._site_of(listed, other) == other  # noqa: SLF001 - likewise


def test_an_address_that_tells_its_platform_is_asked_in_its_way(client: Client) -> None:
    """What was told of the site goes with it; any other address is looked through."""
    portal = Site(url="https://sok-ex.unikom.se/#!/search", parameters=(("diary", "KS"),))

    settled = client.awaited._site_of(MEETING, portal)  # noqa: SLF001 - likewise

    assert (settled.url, settled.platform, settled.parameter("diary")) == ("https://sok-ex.unikom.se/", "ciceron", "KS")
    assert client.awaited._site_of(MEETING, SITE) == SITE  # noqa: SLF001 - likewise


def test_the_callers_pause_and_name_go_first() -> None:
    """The rest is as the policy has it."""
    chosen = policy_of(FetchPolicy(pause=9, attempts=7), 0.5, "someone")

    assert (chosen.pause, chosen.user_agent, chosen.attempts) == (0.5, "someone", 7)
    assert policy_of(None, None, None) == FetchPolicy()
