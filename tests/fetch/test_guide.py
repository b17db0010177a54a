"""What both clients know alike."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import LayoutError
from agendawatch.fetch.guide import Guide, clock, manners_of
from agendawatch.fetch.manners import Manners
from agendawatch.model import Caveat, CaveatCode, Listing, Meeting, Organization, Site, Window
from agendawatch.sources.detection import Detection

NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
SITE = Site(url="https://example.se/")
MEETING = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11))


def test_the_running_year_stands_in_for_a_window() -> None:
    """By the clock that was given."""
    assert Guide(lambda: NOON).window(None) == Window.year(2026)
    assert Guide(lambda: NOON).window(Window.year(2020)) == Window.year(2020)
    assert clock().tzinfo is dt.UTC


def test_a_meeting_is_asked_about_where_it_was_listed() -> None:
    """Unless the caller names a site."""
    guide = Guide(lambda: NOON)
    guide.note(SITE, Listing(window=Window.year(2026), meetings=(MEETING,)))

    other = Site(url="https://other.example/")
    assert guide.site(MEETING, None) == SITE
    assert guide.site(MEETING, other) == other


def test_what_was_detected_is_kept_with_what_was_told() -> None:
    """Nothing detected is an error, with what was seen."""
    guide = Guide(lambda: NOON)
    found = Detection(platform="ciceron", url="https://sok.example/", confidence="high")

    settled = guide.settle(SITE.model_copy(update={"parameters": (("diary", "KS"),)}), found)

    assert (settled.url, settled.platform, settled.parameter("diary")) == ("https://sok.example/", "ciceron", "KS")
    assert guide.settled[SITE.url] == settled
    nothing = (Caveat.of(CaveatCode.NOTHING_KNOWN),)
    with pytest.raises(LayoutError, match="nothing that we know"):
        guide.settle(SITE, Detection(platform=None, url=SITE.url, confidence="low", evidence=nothing))


def test_the_callers_pause_and_name_go_first() -> None:
    """The rest is as the manners have it."""
    chosen = manners_of(Manners(pause=9, attempts=7), 0.5, "someone")

    assert (chosen.pause, chosen.user_agent, chosen.attempts) == (0.5, "someone", 7)
    assert manners_of(None, None, None) == Manners()
