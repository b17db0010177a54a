"""The way to the meetings of a site without a platform of its own: found once, remembered, and gone again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator
from dataclasses import dataclass, field

from agendawatch.crawl import Budget, Explored, explore, is_current, is_due
from agendawatch.model import STOCKHOLM, Listing, Meeting, Route, RoutePage, Site, Window
from agendawatch.sources import source
from agendawatch.sources.conversation import Ask, Conversation, Page
from agendawatch.sources.memory import Memory, key
from agendawatch.sources.own_page import read_own_page
from agendawatch.sources.papers import read_papers

__all__ = ["Way", "explores", "find_route", "read_by_route", "route_name"]

_EXPLORED = frozenset({None, "page", "sitevision"})
_FEEDS = frozenset({"ical", "rss", "jsonld"})
"""Platforms that tell of a meeting all that they know at once."""


def explores(site: Site) -> bool:
    """Tell whether a site's meetings are looked for from its address on; a platform's are asked for in its way."""
    return site.platform in _EXPLORED


def route_name(site: Site, organization: str | None, *, past: Window | None = None) -> str:
    """Name what a route is kept under; one for days that are long past is another than that of today."""
    asked = organization or f"*{', '.join(site.organizations)}"
    years = f" {past.first.year}..{past.last.year}" if past is not None else ""
    return f"{site.url} {asked}{years}"


def find_route(
    memory: Memory | None, site: Site, organization: str | None = None, past: Window | None = None
) -> Route | None:
    """Find the route that is remembered for an organization, else the one for all."""
    if memory is None:
        return None
    own = memory.recall_route(route_name(site, organization, past=past))
    return own or (memory.recall_route(route_name(site, None, past=past)) if organization is not None else None)


@dataclass(slots=True)
class Way:
    """A route while it is gone: what was known of it, and what is known now."""

    site: Site
    window: Window
    organization: str | None
    now: dt.datetime
    budget: Budget | None = None
    known: Route | None = None
    found: Explored | None = None
    itinerary: tuple[Ask, ...] = ()
    """What last time's pages were asked by."""
    unchanged: dict[str, Ask] = field(default_factory=dict)
    """Of these, and of the pages that lead on, the ones that are as before, by their keys."""

    @property
    def past(self) -> Window | None:
        """The window, where it is of years that are past; `None` for one that holds this year or a later one."""
        return self.window if self.window.last.year < self.now.astimezone(STOCKHOLM).year else None

    @property
    def name(self) -> str:
        """What it is remembered under."""
        return route_name(self.site, self.organization, past=self.past)

    def recall(self, memory: Memory | None) -> None:
        """Take what is remembered."""
        self.known = find_route(memory, self.site, self.organization, self.past)

    def conversation(self) -> Generator[Ask, Page, Listing]:
        """Hold the conversation that lists the site's meetings."""
        self.found = yield from explore(
            self.site,
            self.window,
            organization=self.organization,
            budget=self.budget,
            route=self.known,
            unchanged=self.unchanged,
            now=self.now,
        )
        return self.found.listing

    def first(self, itinerary: tuple[Ask, ...]) -> tuple[Ask, ...]:
        """List what to ask before reading anything: last time's pages; once a week also those that lead on."""
        if self.known is None:
            return ()
        self.itinerary = itinerary
        return (*itinerary, *self.looks)

    @property
    def looks(self) -> tuple[Ask, ...]:
        """What the pages that lead on are asked by, where they are looked at this time."""
        return tuple(Ask(url) for url in self.known.leading) if self.known is not None and self.looking else ()

    @property
    def rests(self) -> bool:
        """Whether all is as before, and nothing is left to go on with."""
        asked = (*self.itinerary, *self.looks)
        same = all(key(ask) in self.unchanged for ask in asked)
        return bool(self.itinerary) and same and self.known is not None and not self.known.waiting and self.covers

    @property
    def covers(self) -> bool:
        """Whether the route that is known is of these days, and of this year."""
        return self.known is not None and is_current(self.known, self.window, self.now)

    @property
    def looking(self) -> bool:
        """Whether the pages that lead on are looked at this time."""
        return self.known is not None and is_due(self.known, self.now)

    def route(self) -> Route | None:
        """Give the route as it is known now; `None` where nothing is new about it."""
        if self.found is not None:
            return self.found.route
        if self.known is not None and self.looking:
            return self.known.model_copy(update={"looked": self.now})
        return None


def read_by_route(site: Site, meeting: Meeting, route: Route | None) -> Conversation[Meeting]:
    """Read a meeting's agenda and minutes where its site's route found it.

    What several pages told of it has been put together already: its papers are asked for, and no list again.
    """
    portal = _portal(route, meeting) if route is not None else None
    if portal is not None:
        own = Site(
            url=portal.url, platform=portal.platform, parameters=portal.parameters, municipality=site.municipality
        )
        return (yield from source(own).agenda(own, meeting))
    if route is None or (len(route.holding) == 1 and route.holding[0].url == site.url):
        page = site.model_copy(update={"platform": site.platform or "page"})
        return (yield from source(page).agenda(page, meeting))
    listed_at = meeting.provenance.url if meeting.provenance is not None and meeting.provenance.url else site.url
    return (yield from read_papers((yield from read_own_page(meeting, listed_at))))


def _portal(route: Route, meeting: Meeting) -> RoutePage | None:
    """Find the platform, among a route's pages, that told of a meeting."""
    told = [
        it
        for it in route.holding
        if it.platform not in _EXPLORED | _FEEDS and meeting.organization.name in it.organizations
    ]
    pages = {it.url for it in route.holding if it.platform in _EXPLORED}
    seen = meeting.provenance.url if meeting.provenance is not None else None
    return None if seen in pages else next(iter(told), None)
