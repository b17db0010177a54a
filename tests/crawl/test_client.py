"""The public face: meetings, agendas and visits, sync and async, over one recorded site."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from collections.abc import Iterator

import httpx
import pytest

from agendawatch import sources
from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.errors import InputError
from agendawatch.fetch import InMemoryPages
from agendawatch.model import Document, Listing, Meeting, MeetingStatus, Organization, Site, Window
from agendawatch.sources import Flow, Request
from agendawatch.sources.flow import Notice

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
SITE = Site(url="https://example.se/plan", platform="lines")
ORGANIZATION = Organization(name="Kommunstyrelsen")


class _Lines:
    """A platform of one page, a date on each line."""

    platform = "lines"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        page = yield Request(site.url, params=(("year", str(window.first.year)),))
        days = [dt.date.fromisoformat(line) for line in page.text.split()]
        listed = tuple(Meeting(organization=ORGANIZATION, date=day) for day in days)
        return Listing(window=window, meetings=listed, organizations=(organization,) if organization else None)

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        yield Request(f"{site.url}/{meeting.date.isoformat()}")
        return meeting.model_copy(update={"status": MeetingStatus.CONVENED})

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        page = yield Request(f"{site.url}/board")
        url = f"{site.url}/{organization or 'all'}"
        return (
            Notice(Document(url=url, title="Protokoll"), ORGANIZATION, posted=dt.date.fromisoformat(page.text[:10])),
        )


@pytest.fixture(autouse=True)
def _platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sources.PLATFORMS, "lines", _Lines())


class _Host:
    """A host of one page; counts what it was asked."""

    def __init__(self, words: str = "2026-03-11\n2026-04-08\n") -> None:
        self.words = words
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        etag = f'"{hashlib.sha256(self.words.encode()).hexdigest()}"'
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        if request.headers.get("if-none-match") == etag:
            return httpx.Response(304, headers={"etag": etag})
        return httpx.Response(200, text=self.words, headers={"etag": etag})


@pytest.fixture
def host() -> _Host:
    """Stand in for a host."""
    return _Host()


@pytest.fixture
def client(host: _Host) -> Iterator[Client]:
    """Open a client that asks the host."""
    transport = httpx.MockTransport(host)
    with Client(transport=transport, now=lambda: NOON, memory=InMemoryPages(), pause=0) as opened:
        yield opened


def test_a_site_lists_its_meetings(client: Client) -> None:
    """A site answers with a listing, by default of the running year."""
    listing = client.meetings(SITE)

    assert listing.window == Window.year(2026)
    assert [meeting.date for meeting in listing.meetings] == [dt.date(2026, 3, 11), dt.date(2026, 4, 8)]


def test_a_meeting_knows_its_way_home(client: Client) -> None:
    """A meeting that a client listed needs no site when its agenda is asked for."""
    meeting = client.meetings(SITE).meetings[0]

    assert client.agenda(meeting).status is MeetingStatus.CONVENED


def test_a_meeting_from_elsewhere_needs_a_site(client: Client) -> None:
    """A meeting without municipality that nobody listed is refused, with what is needed."""
    with pytest.raises(InputError, match="the site that the meeting is published on"):
        client.agenda(Meeting(organization=ORGANIZATION, date=dt.date(2026, 3, 11)))


def test_an_unknown_platform_is_refused(client: Client) -> None:
    """A platform that we do not read is named, with those that we do."""
    with pytest.raises(InputError, match=r"site\.platform is 'paper'"):
        client.meetings(Site(url="https://example.se/", platform="paper"))


def test_a_second_visit_reads_nothing(client: Client, host: _Host) -> None:
    """When every page answers 304, the visit is unchanged and carries no value."""
    first = client.visit_meetings(SITE)
    second = client.visit_meetings(SITE)

    assert (first.unchanged, first.asks, first.not_modified) == (False, 1, 0)
    assert (second.unchanged, second.asks, second.not_modified, second.value) == (True, 1, 1, None)
    assert host.asked == ["/robots.txt", "/plan", "/plan"]


def test_a_change_is_read_with_the_page_that_told_it(client: Client, host: _Host) -> None:
    """A page that has changed is asked for once, not again for reading."""
    client.visit_meetings(SITE)
    host.words = "2026-05-06"

    again = client.visit_meetings(SITE)

    assert again.value is not None
    assert [meeting.date for meeting in again.value.meetings] == [dt.date(2026, 5, 6)]
    assert again.asks == 1


def test_a_visit_is_remembered_when_it_is_settled(client: Client) -> None:
    """Whoever fails to keep a value finds it again: an unsettled visit leaves no trace."""
    client.visit_meetings(SITE, settle=False)

    assert client.visit_meetings(SITE).unchanged is False
    assert client.visit_meetings(SITE).unchanged is True


def test_figures_are_kept(client: Client) -> None:
    """The report counts requests, 304s and bytes."""
    client.visit_meetings(SITE)
    client.visit_meetings(SITE)

    report = client.report
    assert (report.requests, report.not_modified, report.bytes) == (3, 1, 22)
    assert report.seconds >= 0


def test_both_clients_answer_alike(client: Client, host: _Host) -> None:
    """The async client lists, reads and visits as the sync one does."""

    async def ask() -> tuple[Listing, Meeting, bool]:
        transport = httpx.MockTransport(host)
        async with AsyncClient(transport=transport, now=lambda: NOON, memory=InMemoryPages(), pause=0) as other:
            listing = await other.meetings(SITE, "Kommunstyrelsen")
            meeting = await other.agenda(listing.meetings[0])
            await other.visit_meetings(SITE)
            return listing, meeting, (await other.visit_meetings(SITE)).unchanged

    listing = client.meetings(SITE, "Kommunstyrelsen")

    assert asyncio.run(ask()) == (listing, client.agenda(listing.meetings[0]), True)


def test_a_page_can_be_asked_for_by_itself(client: Client) -> None:
    """An address is enough for one page."""
    assert client.page("https://example.se/plan").text.startswith("2026-03-11")


def test_both_clients_list_the_notices_of_a_board() -> None:
    """Of one organization, and by visits that know the board again."""
    host, memory = _Host(), InMemoryPages()

    async def ask() -> tuple[tuple[Notice, ...], bool]:
        async with AsyncClient(transport=httpx.MockTransport(host), pause=0, memory=memory) as client:
            return await client.notices(SITE, "KS"), (await client.visit_notices(SITE)).unchanged

    with Client(transport=httpx.MockTransport(host), pause=0, memory=memory) as client:
        told = client.notices(SITE, "KS")
        assert not client.visit_notices(SITE).unchanged

    assert [(it.document.url, it.posted) for it in told] == [("https://example.se/plan/KS", dt.date(2026, 3, 11))]
    assert asyncio.run(ask()) == (told, True)
