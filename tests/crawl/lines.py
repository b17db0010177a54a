"""A platform of one page, a date on each line, and a host of it that answers in place of the network."""

from __future__ import annotations

import datetime as dt
import hashlib

import httpx

from agendawatch.model import Document, Listing, Meeting, MeetingStatus, Organization, Site, Window
from agendawatch.sources import Flow, Request
from agendawatch.sources.flow import Notice

SITE = Site(url="https://example.se/plan", platform="lines")
ORGANIZATION = Organization(name="Kommunstyrelsen")
MEETING = Meeting(organization=ORGANIZATION, date=dt.date(2026, 3, 11))
HOST_PAGE = "https://example.se/moten"
_PAGES = {
    "/moten": "<!doctype html><main><h1>Kommunstyrelsens sammanträden 2026</h1><ul><li>11 mars<li>8 april</ul></main>",
    "/none": "",
}


class Lines:
    """The platform."""

    platform = "lines"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """Read a date from each line."""
        page = yield Request(site.url, params=(("year", str(window.first.year)),))
        days = [dt.date.fromisoformat(line) for line in page.text.split()]
        listed = tuple(Meeting(organization=ORGANIZATION, date=day) for day in days)
        return Listing(window=window, meetings=listed, organizations=(organization,) if organization else None)

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Ask for the meeting's page, and take it for convened."""
        yield Request(f"{site.url}/{meeting.date.isoformat()}")
        return meeting.model_copy(update={"status": MeetingStatus.CONVENED})

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """Read one notice, put up on the first date."""
        page = yield Request(f"{site.url}/board")
        url = f"{site.url}/{organization or 'all'}"
        return (
            Notice(Document(url=url, title="Protokoll"), ORGANIZATION, posted=dt.date.fromisoformat(page.text[:10])),
        )


class Host:
    """A host of one page; counts what it was asked."""

    def __init__(self, words: str = "2026-03-11\n2026-04-08\n") -> None:
        """Show some words."""
        self.words = words
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        self.asked.append(request.url.path)
        words = _PAGES.get(request.url.path, self.words)
        etag = f'"{hashlib.sha256(words.encode()).hexdigest()}"'
        if request.url.path == "/robots.txt" or not words:
            return httpx.Response(404)
        if request.headers.get("if-none-match") == etag:
            return httpx.Response(304, headers={"etag": etag})
        return httpx.Response(200, text=words, headers={"etag": etag})
