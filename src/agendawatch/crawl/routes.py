"""The way to the meetings of a site without a platform of its own: found once, remembered, and gone again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agendawatch import sources
from agendawatch.crawl import explore
from agendawatch.model import STOCKHOLM, Meeting, Route, RoutePage, Site, Window
from agendawatch.sources.flow import Flow, Request
from agendawatch.sources.page_memory import Memory, key

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
    own = memory.route(route_name(site, organization, past=past))
    return own or (memory.route(route_name(site, None, past=past)) if organization is not None else None)


@dataclass(frozen=True, slots=True)
class SiteRoute:
    """A way that is gone: where from, what for, and the route that is known of it."""

    site: Site
    window: Window
    organization: str | None
    now: dt.datetime
    budget: explore.Budget | None = None
    known: Route | None = None

    @property
    def past(self) -> Window | None:
        """The window, where it is of years that are past; `None` for one that holds this year or a later one."""
        return _past(self.window, self.now)

    @property
    def name(self) -> str:
        """What its route is remembered under."""
        return route_name(self.site, self.organization, past=self.past)

    def explored(self, unchanged: Mapping[str, Request]) -> Flow[explore.Explored]:
        """Hold the conversation that finds the site's meetings; pages that are `unchanged` are not asked for."""
        return explore.explore(
            self.site,
            self.window,
            organization=self.organization,
            budget=self.budget,
            route=self.known,
            unchanged=unchanged,
            now=self.now,
        )

    def first(self, itinerary: tuple[Request, ...]) -> tuple[Request, ...]:
        """List what to ask before reading anything: last time's pages; once a week also those that lead on."""
        return (*itinerary, *self.looks) if self.known is not None and itinerary else ()

    @property
    def looks(self) -> tuple[Request, ...]:
        """What the pages that lead on are asked by, where they are looked at this time."""
        return tuple(Request(url) for url in self.known.leading) if self.known is not None and self.looking else ()

    def rests(self, itinerary: tuple[Request, ...], unchanged: Mapping[str, Request]) -> bool:
        """Tell whether all is as before, and nothing is left to go on with."""
        same = all(key(ask) in unchanged for ask in (*itinerary, *self.looks))
        return bool(itinerary) and same and self.known is not None and not self.known.waiting and self.covers

    @property
    def covers(self) -> bool:
        """Whether the route that is known is of these days, and of this year."""
        return self.known is not None and explore.is_current(self.known, self.window, self.now)

    @property
    def looking(self) -> bool:
        """Whether the pages that lead on are looked at this time."""
        return self.known is not None and explore.is_due(self.known, self.now)

    def route(self, found: explore.Explored | None) -> Route | None:
        """Give the route as it is known now; `None` where nothing is new about it."""
        if found is not None:
            return found.route
        return self.known.model_copy(update={"looked": self.now}) if self.known is not None and self.looking else None


def find_way(
    site: Site,
    window: Window,
    organization: str | None,
    *,
    now: dt.datetime,
    memory: Memory | None = None,
) -> SiteRoute | None:
    """Find the way to a site's meetings, as far as it is remembered; `None` for a platform, which is asked in its way."""
    if not explores(site):
        return None
    known = find_route(memory, site, organization, _past(window, now))
    return SiteRoute(site, window, organization, now, known=known)


def _past(window: Window, now: dt.datetime) -> Window | None:
    return window if window.last.year < now.astimezone(STOCKHOLM).year else None


def read_by_route(site: Site, meeting: Meeting, route: Route | None) -> Flow[Meeting]:
    """Read a meeting's agenda and minutes where its site's route found it.

    What several pages told of it has been put together already: its papers are asked for, and no list again.
    """
    portal = _portal(route, meeting) if route is not None else None
    if portal is not None:
        own = _site(portal, site)
        return (yield from sources.source(own).agenda(own, meeting))
    if route is None or (len(route.holding) == 1 and route.holding[0].url == site.url):
        page = site.model_copy(update={"platform": site.platform or "page"})
        return (yield from sources.source(page).agenda(page, meeting))
    listed_at = meeting.provenance.url if meeting.provenance is not None and meeting.provenance.url else site.url
    return (yield from sources.read_papers((yield from sources.read_own_page(meeting, listed_at))))


def portals(route: Route, site: Site) -> Iterator[Site]:
    """Give the platforms that a site's route led to."""
    return (_site(it, site) for it in route.holding if it.platform not in _EXPLORED)


def _site(page: RoutePage, site: Site) -> Site:
    return Site(url=page.url, platform=page.platform, parameters=page.parameters, municipality=site.municipality)


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
