"""A country answers in place of the network, and nobody else does."""

from __future__ import annotations

import asyncio

import pytest

from agendawatch.errors import InputError
from agendawatch.fetch.recording import UnknownRequestError
from agendawatch.model import Listing, Site
from agendawatch.testing import Clock, Country


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
