"""Where to go: from what a caller names to sites, and from sites to flows.

Every flow of a site is opened here, and so what it returns is marked here where we made the answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from importlib.metadata import version
from typing import Any, TypeAlias, TypeVar
from urllib.parse import urlsplit

from agendawatch import sources
from agendawatch.crawl import explore
from agendawatch.errors import InputError
from agendawatch.fetch.flow import NamedFlow
from agendawatch.fetch.message import CONSTRUCTED
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import (
    STOCKHOLM,
    Listing,
    Meeting,
    Municipality,
    Provenance,
    Route,
    RoutePage,
    Site,
    Value,
    Window,
    durable,
)
from agendawatch.sources.flow import Flow, Notice, Opening, Request, Response, relayed
from agendawatch.sources.page_memory import Memory, key

# Answers that we made in a real host's place say so, and so does all that is read of them.

T = TypeVar("T")


def _marking(opening: Callable[[], Flow[T]]) -> Flow[T]:
    """Run a flow, and mark what it returns when any page that it was sent says that we made it."""
    made = []

    def answer(ask: Request) -> Flow[Response]:
        page = yield ask
        name, value = CONSTRUCTED[0].casefold(), CONSTRUCTED[1]
        made.append(any(key.casefold() == name and told.strip() == value for key, told in page.headers))
        return page

    value: Any = yield from relayed(opening(), answer)  # Any: its kind is looked at below
    # A listing says who read it.
    if isinstance(value, Listing):
        value = value.model_copy(update={"reader": READER})
    elif isinstance(value, explore.Explored):
        value = replace(value, listing=value.listing.model_copy(update={"reader": READER}))
    return _marked(value) if any(made) else value  # type: ignore[no-any-return] # of the kind that it was


def _marked(value: T) -> T:
    """Mark every ground in a value as read from what we made, and every meeting."""
    made: Any = value  # Any: its kind is looked at below
    if isinstance(made, tuple):
        made = tuple(map(_marked, made))
    elif isinstance(made, Notice | explore.Explored):
        made = replace(made, **{field.name: _marked(getattr(made, field.name)) for field in fields(made)})
    elif isinstance(made, Provenance):
        made = made.model_copy(update={"constructed": True})
    elif isinstance(made, Value):
        held = {name: getattr(made, name) for name in made.model_fields_set}
        if isinstance(made, Meeting):
            held["provenance"] = made.provenance or Provenance()
        made = made.model_copy(update={name: _marked(it) for name, it in held.items()})
    return made  # type: ignore[no-any-return] # of the kind that it was


# Where to go.

Where: TypeAlias = Site | Municipality | str
"""A site, a municipality, or a municipality's name, code or slug; an address stands for a site that is looked through."""

READER = f"agendawatch/{version('agendawatch')}"
"""Who reads: another version may read the same page otherwise, so it reads it again."""


def find_sites(where: Where, window: Window, organization: str | None = None) -> tuple[Site, ...]:
    """Find the sites that hold an organization's meetings within a window, each meeting's once where that can be told."""
    if isinstance(where, Site):
        if where.platform is not None:
            sources.source(where)  # refuses a platform that there is not, before anybody is asked
        return (where,)
    if isinstance(where, str) and urlsplit(where).scheme in {"http", "https"}:
        return (Site(url=where),)
    from agendawatch.registry import municipality, sites  # noqa: PLC0415 -- 311 files are read on import

    place = municipality(where)
    known = sites(place)
    if not known and place.website:
        # Nothing but its own address is known: the way is found from there.
        return (Site(url=place.website, municipality=place),)
    held = [site for site in known if _holds(site, window, organization)]
    # From another organization's page the way to this one is found.
    held = held or [site for site in known if explores(site) and _holds(site, window, None)]
    found = sources.prefer_starts(sources.prefer_portals(held))
    if not found:
        expected = "one with a known site for these years and this organization; name a Site, or add one to its file"
        raise InputError(field="where", value=str(place), expected=expected)
    return found


def _holds(site: Site, window: Window, organization: str | None) -> bool:
    return (
        (site.first_year is None or site.first_year <= window.last.year)
        and (site.last_year is None or site.last_year >= window.first.year)
        and is_for(site, organization)
    )


def is_for(site: Site, organization: str | None) -> bool:
    """Tell whether a site may list an organization's meetings: it names none, or this one, in whatever form."""
    if organization is None or not site.organizations:
        return True
    wanted = read_organization(organization).name
    return any(read_organization(name).name == wanted for name in site.organizations)


def find_site(meeting: Meeting) -> Site:
    """Find the site that a meeting was read from, among its municipality's."""
    seen = meeting.url or (meeting.provenance.url if meeting.provenance else None)
    if meeting.municipality is None:
        expected = "the site that the meeting is published on, since it names no municipality"
        raise InputError(field="site", value=None, expected=expected)
    found = find_sites(meeting.municipality, Window(first=meeting.date, last=meeting.date), meeting.organization.name)
    same_host = (site for site in found if seen and urlsplit(site.url).netloc == urlsplit(seen).netloc)
    return next(same_host, found[0])


def find_notice_board(site: Site) -> Site | None:
    """Find the notice board to read beside a site: the one told, else its platform's own; `None` where none is read."""
    return sources.board_of(site, sources.PLATFORMS.values())


def find_notice_boards(where: Where) -> tuple[Site, ...]:
    """Find the notice boards of a site or a municipality; raise where it has none that we read."""
    if isinstance(where, Site):
        return (find_notice_board(where) or where,)
    from agendawatch.registry import municipality, sites  # noqa: PLC0415 -- 311 files are read on import

    place = municipality(where)
    found = {board.url: board for site in sources.prefer_portals(sites(place)) if (board := find_notice_board(site))}
    if not found:
        expected = "one with a notice board that we read; name a Site, or add its board to its file"
        raise InputError(field="where", value=str(place), expected=expected)
    return tuple(found.values())


def meetings_flow(
    site: Site, window: Window, organization: str | None, way: SiteRoute | None = None
) -> NamedFlow[Listing]:
    """Open the flow that lists a site's meetings, by a way where its pages are found by one.

    Its name holds for which organizations: a site that was narrowed to some is another visit when it is widened.
    """
    if way is not None:
        found = explore_flow(way)
        return NamedFlow(partial(_listing, found.opening), found.name)
    opening = partial(sources.source(site).meetings, site, window, organization)
    return NamedFlow(partial(_marking, opening), _name(site, window, organization))


def explore_flow(way: SiteRoute, unchanged: Mapping[str, Request] | None = None) -> NamedFlow[explore.Explored]:
    """Open the flow that finds a site's meetings by a way; pages that are `unchanged` are not asked for."""
    opening = partial(
        explore.explore,
        way.site,
        way.window,
        organization=way.organization,
        budget=way.budget,
        route=way.known,
        unchanged=dict(unchanged or {}),
        now=way.now,
    )
    return NamedFlow(partial(_marking, opening), _name(way.site, way.window, way.organization))


def _name(site: Site, window: Window, organization: str | None) -> str:
    days = f"{window.first.isoformat()}..{window.last.isoformat()}"
    asked = organization or f"*{', '.join(site.organizations)}"
    return f"meetings {site.platform} {site.url} {asked} {days}"


def _listing(opening: Opening[explore.Explored]) -> Flow[Listing]:
    return (yield from opening()).listing


def agenda_flow(site: Site, meeting: Meeting, route: Route | None = None) -> NamedFlow[Meeting]:
    """Open the flow that reads a meeting's agenda and documents, where its site's route found it.

    Its name holds which documents are listed: with a new one it is a visit that was never made before.
    """
    listed = durable(meeting.url, *(document.url for document in meeting.documents))
    name = f"agenda {site.platform} {site.url} {meeting.id} {listed}"
    if explores(site):
        return NamedFlow(partial(_marking, partial(read_by_route, site, meeting, route)), name)
    return NamedFlow(partial(_marking, partial(sources.source(site).agenda, site, meeting)), name)


def notices_flow(
    board: Site, organization: str | None = None, meetings: Iterable[Meeting] = ()
) -> NamedFlow[tuple[Notice, ...]]:
    """Open the flow that lists a board's notices.

    Its name holds which meetings they will be put to: with a new one it is a visit that was never made before.
    """
    opening = partial(sources.notice_source(board, sources.PLATFORMS.values()).notices, board, organization)
    name = (
        f"notices {board.platform} {board.url} {organization or '*'} {durable(*(meeting.id for meeting in meetings))}"
    )
    return NamedFlow(partial(_marking, opening), name)


def gather(where: Where, window: Window, organization: str | None) -> Generator[Site, Listing, Listing]:
    """Gather what the sites of a place list: yields each that is to be asked, is sent its listing, returns all as one.

    A site that holds nothing of these days says nothing; where none holds any, the last one's word is raised.
    """
    listings: list[Listing] = []
    refused: InputError | None = None
    for site in find_sites(where, window, organization):
        # Whether other sites have listed a window's meetings of every organization that a site is for.
        whole = (it for it in listings if it.window.first <= window.first and window.last <= it.window.last)
        held = {meeting.organization.name for listing in whole for meeting in listing.meetings}
        if site.organizations and all(read_organization(it).name in held for it in site.organizations):
            continue
        try:
            listings.append((yield site))
        except InputError as error:
            if error.field != "window":
                raise
            refused = error
    if refused is not None and not listings:
        raise refused
    if len(listings) == 1:
        return listings[0]
    # The first site that lists a meeting holds. Together they answer for the days that all of them answer for: one may
    # hold fewer years than another.
    first, last = max(it.window.first for it in listings), min(it.window.last for it in listings)
    meetings = {meeting.id: meeting for listing in reversed(listings) for meeting in listing.meetings}
    ordered = sorted(meetings.values(), key=lambda meeting: (meeting.date, meeting.organization.name, meeting.nth))
    return Listing(
        window=Window(first=first, last=last),
        meetings=tuple(ordered),
        organizations=(organization,) if organization is not None else None,
        unreached=tuple(dict.fromkeys(it for listing in listings for it in listing.unreached)),
        doubts=tuple(doubt for listing in listings for doubt in listing.doubts),
        reader=READER,
    )


# The way to the meetings of a site without a platform of its own: found once, remembered, and gone again.

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
    """How a site's meetings are looked for: where from, what for, and the route that is known of it."""

    site: Site
    window: Window
    organization: str | None
    now: dt.datetime
    budget: explore.Budget | None = None
    known: Route | None = None

    @property
    def name(self) -> str:
        """What its route is remembered under."""
        return route_name(self.site, self.organization, past=_past(self.window, self.now))

    def first(self, itinerary: tuple[Request, ...]) -> tuple[Request, ...]:
        """List what to ask before reading anything: last time's pages, and those that lead on where they are due."""
        return (*itinerary, *self.looks) if self.known is not None and itinerary else ()

    @property
    def looks(self) -> tuple[Request, ...]:
        """What the pages that lead on are asked by, where they are looked at this time: once a week."""
        return tuple(map(Request, self.known.leading)) if self.known and explore.is_due(self.known, self.now) else ()

    def rests(self, itinerary: tuple[Request, ...], unchanged: Mapping[str, Request]) -> bool:
        """Tell whether all is as before, and nothing is left to go on with."""
        if self.known is None or self.known.waiting or not itinerary:
            return False
        same = all(key(ask) in unchanged for ask in (*itinerary, *self.looks))
        return same and explore.is_current(self.known, self.window, self.now)

    def route(self, found: explore.Explored | None) -> Route | None:
        """Give the route as it is known now; `None` where nothing is new about it."""
        if found is not None:
            return found.route
        due = self.known is not None and explore.is_due(self.known, self.now)
        return self.known.model_copy(update={"looked": self.now}) if self.known and due else None


def find_site_route(
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
    """Give a window of years that are past; `None` for one that holds this year or a later one."""
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
    seen = meeting.provenance.url if meeting.provenance is not None else None
    if any(it.url == seen and it.platform in _EXPLORED for it in route.holding):
        return None
    platforms = (it for it in route.holding if it.platform not in _EXPLORED | _FEEDS)
    return next((it for it in platforms if meeting.organization.name in it.organizations), None)
