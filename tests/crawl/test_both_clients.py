"""The contract of the two clients: each method of the one is the other's, and what it asks and answers is the same.

Sources are generators, so whatever a platform does is the same in both: what a client adds is tested here, once.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import inspect
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.crawl.lines import HOST_PAGE, MEETING, SITE, Host, Lines

from agendawatch import sources
from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.errors import AgendawatchError
from agendawatch.fetch import InMemoryPages
from agendawatch.model import Meeting, Site, Window

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
YEAR = Window.year(2026)
OTHER = Site(url="https://example.se/", platform="paper")

# Any: a client of either kind, and what it gives or lets one wait for.
CALLS: dict[str, tuple[Callable[[Any], Any], ...]] = {
    "meetings": (lambda it: it.meetings(SITE, "Kommunstyrelsen"),),
    "agenda": (lambda it: it.agenda(MEETING, SITE),),
    "notices": (lambda it: it.notices(SITE, "KS"),),
    "visit_meetings": (lambda it: it.visit_meetings(SITE),) * 2,
    "visit_agenda": (lambda it: it.visit_agenda(MEETING, SITE),) * 2,
    "visit_notices": (lambda it: it.visit_notices(SITE),) * 2,
    "page": (lambda it: it.page("https://example.se/plan"), lambda it: it.page("https://example.se/none")),
    "explore": (
        lambda it: it.explore(Site(url=HOST_PAGE), window=YEAR),
        lambda it: it.meetings(HOST_PAGE, window=YEAR),
    ),
    "meetings of a platform that nobody reads": (lambda it: it.meetings(OTHER),),
    "agenda of a meeting that nobody listed": (lambda it: it.agenda(MEETING),),
}
"""What is asked of one client, call after call."""


@pytest.fixture(autouse=True)
def _platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sources.PLATFORMS, "lines", Lines())


def _public(of: type) -> dict[str, list[str]]:
    renamed = {"aclose": "close"}
    return {
        renamed.get(name, name): list(inspect.signature(held).parameters)
        for name, held in vars(of).items()
        if inspect.isfunction(held) and not name.startswith("_")
    }


def test_both_have_the_same_methods() -> None:
    """Of the same parameters, and each that asks for a page is among the calls below; of the clock, see the faults."""
    assert _public(Client) == _public(AsyncClient)
    assert set(_public(Client)) - set(CALLS) == {"check_clock", "close", "show_pages"}


@pytest.mark.parametrize("calls", CALLS.values(), ids=CALLS)
def test_both_ask_and_answer_alike(calls: tuple[Callable[[Any], Any], ...]) -> None:
    """A value or an error, the requests that were made for it, and the report of them."""

    async def ask(kind: type[Client | AsyncClient]) -> tuple[list[object], list[str], int]:
        host, said = Host(), []
        client = kind(transport=httpx.MockTransport(host), now=lambda: NOON, memory=InMemoryPages(), pause=0)
        for call in calls:
            try:
                came = call(client)
                said.append(await came if inspect.isawaitable(came) else came)
            except AgendawatchError as error:
                said.append((type(error), str(error)))
        await client.aclose() if isinstance(client, AsyncClient) else client.close()
        return said, host.asked, client.report.requests

    told = asyncio.run(ask(Client))

    assert asyncio.run(ask(AsyncClient)) == told
    assert told[0]


def test_both_show_what_they_receive() -> None:
    """Every page, to whoever wants to see them."""

    def listen(client: Client | AsyncClient) -> list[str]:
        seen: list[str] = []
        client.show_pages(lambda page: seen.append(page.url))
        return seen

    async def ask() -> list[str]:
        async with AsyncClient(transport=httpx.MockTransport(Host()), pause=0) as client:
            seen = listen(client)
            await client.meetings(SITE)
        return seen

    with Client(transport=httpx.MockTransport(Host()), pause=0) as client:
        seen = listen(client)
        listing = client.meetings(SITE)

    assert isinstance(listing.meetings[0], Meeting)
    assert asyncio.run(ask()) == seen
    assert len(seen) == 1
