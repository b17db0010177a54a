"""A country answers in place of the network by a clock that stands still, as fixtures too; so do recorded pages."""

from __future__ import annotations

import asyncio
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import update
from agendawatch.errors import InputError
from agendawatch.fetch.recording import UnknownRequestError
from agendawatch.model import STOCKHOLM, Example, Listing, Site, Window
from agendawatch.store import Store
from agendawatch.testing import Clock, Country, recorded


def test_a_town_is_founded_once() -> None:
    """The same name is the same town, with a code that no municipality of Sweden has; names that make one host are refused."""
    country = Country()

    assert country.town("Ängelvik") is country.town("Ängelvik")
    assert country.town("Ytterby").code == "9902"
    with pytest.raises(InputError, match="host"):
        country.town("Angelvik")


def test_it_is_asked_by_either_client() -> None:
    """The same towns answer, and what was asked can be told."""
    country = Country()
    town = country.town("Ängelvik")
    town.announce("Socialnämnden", "2026-04-01")

    async def ask() -> Listing:
        async with country.async_client(Clock()) as client:
            return await client.meetings(town.site)

    with country.client(Clock()) as client:
        listing = client.meetings(town.site)

    assert country.asked == [f"https://{town.host}/robots.txt", town.site.url, f"https://{town.host}/"]
    assert [str(it.date) for it in listing.meetings] == ["2026-04-01"]
    assert asyncio.run(ask()).meetings == listing.meetings


def test_nobody_else_answers() -> None:
    """An address outside fails the test, also inside a broad `except`."""
    with Country().client(Clock()) as client, pytest.raises(UnknownRequestError, match="other"):
        client.meetings(Site(url="https://other.example/moten", platform="page"))


# A clock that stands still until it is moved.


def test_it_stands_still_until_it_is_moved() -> None:
    """A day later it is the same hour, also over the night when clocks go forward; a moment keeps its own zone."""
    clock = Clock("2026-03-28 08:00")
    assert clock() == clock() == dt.datetime(2026, 3, 28, 8, tzinfo=STOCKHOLM)

    clock.advance(days=1)
    assert clock().isoformat() == "2026-03-29T08:00:00+02:00"

    clock.set("2026-06-15T10:00:00+00:00")
    assert clock().utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize("moment", ["", "i går", "2026-02-30 08:00"])
def test_what_is_no_moment_is_refused(moment: str) -> None:
    """The error names the value."""
    with pytest.raises(InputError, match="moment"):
        Clock(moment)


# The fixtures are there for whoever installs the library.


def test_a_script_is_tested_in_five_lines(
    agendawatch_country: Country, agendawatch_client: Client, agendawatch_clock: Clock, agendawatch_store: Store
) -> None:
    """A round over a town, and what it came to."""
    town = agendawatch_country.town("Ängelvik")
    town.announce("Kommunstyrelsen", "2026-03-11")

    came = update(agendawatch_store, [town.site], now=agendawatch_clock(), client=agendawatch_client)

    assert [change.kind for change in came.changes] == ["meeting_added"]
    assert [str(meeting.date) for meeting in agendawatch_store.meetings()] == ["2026-03-11"]


def test_the_plugin_loads_nothing_until_it_is_used() -> None:
    """Every run of pytest loads it, in whatever project."""
    code = "import sys; import agendawatch.testing.plugin; print('agendawatch.fetch' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own

    assert told.stdout == "False\n"


# Recorded pages answer in place of the network.


YEAR = Path(__file__).parents[2] / "notebooks" / "recordings" / "year"


def test_recordings_answer() -> None:
    """A year's pages of a portal, drawn by us: what is read of them says so."""
    with recorded(YEAR, now=Clock("2026-06-28 09:00")) as client:
        listing = client.meetings("Göteborg", "kommunstyrelsen", window=Window.year(2025))

    assert dt.date(2025, 1, 15) in {meeting.date for meeting in listing.meetings}
    assert {meeting.example for meeting in listing.meetings} == {Example.CONSTRUCTED}


def test_what_was_not_recorded_is_not_asked() -> None:
    """The request is named."""
    with recorded(YEAR, now=Clock("2026-06-28 09:00")) as client, pytest.raises(UnknownRequestError):
        client.meetings("Kungsbacka")
