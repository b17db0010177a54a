"""What both clients know alike."""

from __future__ import annotations

import datetime as dt

from agendawatch.crawl.client import ClientState, policy_of
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.fetch.transport import clock
from agendawatch.model import Listing, Meeting, Organization, Site, Window

NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
SITE = Site(url="https://example.se/")
MEETING = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11))


def test_the_running_year_stands_in_for_a_window() -> None:
    """By the clock that was given."""
    assert ClientState(lambda: NOON, 60).window(None) == Window.year(2026)
    assert ClientState(lambda: NOON, 60).window(Window.year(2020)) == Window.year(2020)
    assert clock().tzinfo is dt.UTC


def test_a_meeting_is_asked_about_where_it_was_listed() -> None:
    """Unless the caller names a site."""
    state = ClientState(lambda: NOON, 60)
    state.note(SITE, Listing(window=Window.year(2026), meetings=(MEETING,)))

    other = Site(url="https://other.example/")
    assert state.site(MEETING, None) == SITE
    assert state.site(MEETING, other) == other


def test_an_address_that_tells_its_platform_is_asked_in_its_way() -> None:
    """What was told of the site goes with it; any other address is looked through."""
    state = ClientState(lambda: NOON, 60)
    portal = Site(url="https://sok-ex.unikom.se/#!/search", parameters=(("diary", "KS"),))

    settled = state.settled(portal)

    assert (settled.url, settled.platform, settled.parameter("diary")) == ("https://sok-ex.unikom.se/", "ciceron", "KS")
    assert state.settled(SITE) == SITE


def test_the_callers_pause_and_name_go_first() -> None:
    """The rest is as the policy has it."""
    chosen = policy_of(FetchPolicy(pause=9, attempts=7), 0.5, "someone")

    assert (chosen.pause, chosen.user_agent, chosen.attempts) == (0.5, "someone", 7)
    assert policy_of(None, None, None) == FetchPolicy()
