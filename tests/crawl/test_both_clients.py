"""The public face: meetings, agendas and visits, over one page; and that both clients ask and answer alike.

Sources are generators, so whatever a platform does is the same in both: what a client adds is tested here, once.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from tests.crawl.lines import HOST_PAGE, MEETING, SITE, Host, Lines

from agendawatch import sources
from agendawatch.crawl.client import AsyncClient, Client, policy_of
from agendawatch.errors import AgendawatchError, InputError
from agendawatch.fetch import FetchPolicy, InMemoryPages
from agendawatch.model import Meeting, MeetingStatus, Site, Window

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
YEAR = Window.year(2026)


@pytest.fixture(autouse=True)
def _platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sources.PLATFORMS, "lines", Lines())


@pytest.fixture
def host() -> Host:
    """Stand in for a host."""
    return Host()


@pytest.fixture
def client(host: Host) -> Iterator[Client]:
    """Open a client that asks the host."""
    transport = httpx.MockTransport(host)
    with Client(transport=transport, now=lambda: NOON, memory=InMemoryPages(), pause=0) as opened:
        yield opened


def test_a_site_lists_its_meetings(client: Client) -> None:
    """A site answers with a listing, by default of the running year."""
    listing = client.meetings(SITE)

    assert listing.window == YEAR
    assert client.meetings(SITE, window=Window.year(2020)).window == Window.year(2020)
    assert [meeting.date for meeting in listing.meetings] == [dt.date(2026, 3, 11), dt.date(2026, 4, 8)]


def test_a_meeting_is_asked_about_where_it_was_listed(client: Client) -> None:
    """Unless the caller names a site; one that nobody listed is refused, with what is needed."""
    with pytest.raises(InputError, match="the site that the meeting is published on"):
        client.agenda(MEETING)
    listed, other = client.meetings(SITE).meetings[0], Site(url="https://other.example/")

    assert client.agenda(listed).status is MeetingStatus.CONVENED
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


def test_an_unknown_platform_is_refused(client: Client) -> None:
    """A platform that we do not read is named, with those that we do."""
    with pytest.raises(InputError, match=r"site\.platform is 'paper'"):
        client.meetings(Site(url="https://example.se/", platform="paper"))


def test_a_second_visit_reads_nothing(client: Client, host: Host) -> None:
    """When every page answers 304, the visit is unchanged and carries no value."""
    first = client.visit_meetings(SITE)
    second = client.visit_meetings(SITE)

    assert (first.unchanged, first.asks, first.not_modified) == (False, 1, 0)
    assert (second.unchanged, second.asks, second.not_modified, second.value) == (True, 1, 1, None)
    assert host.asked == ["/robots.txt", "/plan", "/plan"]


def test_a_visit_is_remembered_when_it_is_settled(client: Client) -> None:
    """Whoever fails to keep a value finds it again: an unsettled visit leaves no trace."""
    client.visit_meetings(SITE, settle=False)

    assert client.visit_meetings(SITE).unchanged is False
    assert client.visit_meetings(SITE).unchanged is True


def test_figures_are_kept(client: Client) -> None:
    """The report counts requests, 304s and bytes; an address is enough for one page."""
    assert client.page(SITE.url).text.startswith("2026-03-11")
    client.visit_meetings(SITE)
    client.visit_meetings(SITE)

    report = client.report
    assert (report.requests, report.not_modified, report.bytes) == (4, 1, 44)
    assert report.seconds >= 0


def test_the_notices_of_a_board_are_listed(client: Client) -> None:
    """Of one organization, and by visits that know the board again."""
    told = client.notices(SITE, "KS")

    assert [(it.document.url, it.posted) for it in told] == [("https://example.se/plan/KS", dt.date(2026, 3, 11))]
    assert [client.visit_notices(SITE).unchanged for _ in range(2)] == [False, True]


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
