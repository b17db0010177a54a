"""What both clients know alike: the clock, their policy, and which site each meeting came from."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from agendawatch import sources
from agendawatch.crawl import explore
from agendawatch.crawl.resolve import Where, find_site, find_start
from agendawatch.crawl.routes import Way, find_route, find_way, portals
from agendawatch.errors import LimitError
from agendawatch.fetch.allowed_hosts import Reach
from agendawatch.fetch.exchange import CachedRequest, InMemoryPages
from agendawatch.fetch.flow import Reading
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.model import Listing, Meeting, Route, Site, Window
from agendawatch.sources.listed import check_plausible
from agendawatch.sources.page_memory import Memory, address

__all__ = ["ClientState", "Stay", "policy_of"]


def policy_of(policy: FetchPolicy | None, pause: float | None, user_agent: str | None) -> FetchPolicy:
    """Let a pause and a name of the caller's go before those of the policy."""
    chosen = policy or FetchPolicy()
    if pause is not None:
        chosen = replace(chosen, pause=pause)
    return replace(chosen, user_agent=user_agent) if user_agent is not None else chosen


@dataclass(slots=True)
class Stay:
    """What is asked of one site, and how long it may go on."""

    sites: tuple[Site, ...]
    """As it was named, and as what was found behind that."""
    left: float
    """Seconds."""

    @contextmanager
    def spending(self, wanted: CachedRequest | Reading) -> Iterator[None]:
        """Count what something takes; raises `LimitError` for what is to be asked when the time is over."""
        if self.left <= 0 and isinstance(wanted, CachedRequest):
            limit = "the seconds that one site may take in a round"
            raise LimitError(limit, url=address(wanted.ask))
        begun = time.monotonic()
        try:
            yield
        finally:
            self.left -= time.monotonic() - begun


class ClientState:
    """What is known of sites so far."""

    def __init__(self, now: Callable[[], dt.datetime], longest_visit: float, transport: object = None) -> None:
        """Take a clock, how many seconds one site may take, and what stands in for the network."""
        self.now = now
        self.reach: Reach = getattr(transport, "reach", None) or Reach()
        """Whom the caller has named; of what he names, hosts and keys are noted here and nowhere else."""
        self._longest = longest_visit
        self._stays: dict[str, Stay] = {}
        self._sites: dict[str, Site] = {}
        self._routes = InMemoryPages()
        """Routes found by this client: all that one without a memory remembers."""

    def named(self, site: Site) -> Site:
        """Take note of a site that the caller names; gives it without what is secret in its address."""
        self.reach.name(site.access.get_secret_value() if site.access else site.url)
        return site.model_copy(update={"access": None}) if site.access else site

    def begin(self, *sites: Site) -> Stay:
        """Begin a stay at a site; it takes the place of the last one there."""
        stay = Stay(sites, self._longest)
        self._stays |= {site.url: stay for site in sites}
        return stay

    def stay(self, site: Site) -> Stay:
        """Give the stay at a site that is under way, or begin one."""
        return self._stays.get(site.url) or self.begin(site)

    def found(self, named: Site, site: Site) -> Site:
        """Take note that a site is what was found behind another."""
        stay = self.stay(named)
        if site not in stay.sites:
            stay.sites = (*stay.sites, site)
            self._stays[site.url] = stay
        return site

    def window(self, window: Window | None) -> Window:
        """Take the running year where no window is given."""
        return window or Window.year(self.now().year)

    def note(self, site: Site, listing: Listing) -> Listing:
        """Note which site lists a meeting; raise for a list that no municipality has."""
        check_plausible(listing.meetings, site.url)
        self._sites.update((meeting.id, site) for meeting in listing.meetings)
        return listing

    def settled(self, named: Site) -> Site:
        """Name the platform that a site's address alone tells; the pages of one without any are found."""
        told = sources.find_by_address(named.url) if named.platform is None else None
        if told is None:
            return named
        found = told.detection
        parameters = (*found.parameters, *named.parameters)
        update = {"url": found.url, "platform": found.platform, "parameters": parameters}
        return self.found(named, named.model_copy(update=update))

    def way(
        self,
        site: Site,
        window: Window,
        organization: str | None,
        memory: Memory | None = None,
    ) -> Way | None:
        """Give the way to a site's meetings, as far as it is known; `None` for a platform."""
        return find_way(site, window, organization, now=self.now(), memory=memory or self._routes)

    def first_way(
        self, where: Where, organization: str | None, window: Window | None, budget: explore.Budget | None
    ) -> Way:
        """Give the way from a place's first address on, of which nothing is known yet."""
        span = self.window(window)
        return Way(self.named(find_start(where, span, organization)), span, organization, self.now(), budget)

    def learn(self, site: Site, route: tuple[str, Route] | None, memory: Memory | None = None) -> None:
        """Know a route that was found, and whom it led to, for the agendas that are asked for next."""
        if route is None:
            return
        self._routes.save_route(*route)
        if memory is not None:
            memory.save_route(*route)
        for portal in portals(route[1], site):
            self.found(site, portal)

    def route(self, site: Site, memory: Memory | None) -> Route | None:
        """Give the route that is known of a site; whom it led to may have its documents."""
        known = find_route(self._routes, site) or find_route(memory, site)
        for portal in portals(known, site) if known is not None else ():
            self.found(site, portal)
        return known

    def site(self, meeting: Meeting, site: Site | None) -> Site:
        """Tell which site to ask about a meeting."""
        return site or self._sites.get(meeting.id) or find_site(meeting)
