"""What both clients know alike: the clock, their manners, and which site each meeting came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from agendawatch.crawl import Budget
from agendawatch.fetch.manners import Manners
from agendawatch.fetch.places import Errands, Where, agenda_talk, find_site, find_start, meetings_talk
from agendawatch.fetch.recollection import Recollection
from agendawatch.fetch.ways import Way, find_route
from agendawatch.model import Listing, Meeting, Route, Site, Window
from agendawatch.sources.detection import find_by_address
from agendawatch.sources.memory import Memory

__all__ = ["Guide", "clock", "manners_of"]


def clock() -> dt.datetime:
    """Tell the moment."""
    return dt.datetime.now(dt.UTC)


def manners_of(manners: Manners | None, pause: float | None, user_agent: str | None) -> Manners:
    """Let a pause and a name of the caller's go before those of the manners."""
    chosen = manners or Manners()
    if pause is not None:
        chosen = replace(chosen, pause=pause)
    return replace(chosen, user_agent=user_agent) if user_agent is not None else chosen


class Guide:
    """What is known of sites so far."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        """Take a clock."""
        self.now = now
        self._sites: dict[str, Site] = {}
        self._recollection = Recollection()
        """Routes found by this client: all that one without a memory remembers."""

    def window(self, window: Window | None) -> Window:
        """Take the running year where no window is given."""
        return window or Window.year(self.now().year)

    def note(
        self, site: Site, listing: Listing, talk: Errands[Listing] | None = None, memory: Memory | None = None
    ) -> Listing:
        """Note which site lists a meeting, and the way that was found to it."""
        self._sites.update((meeting.id, site) for meeting in listing.meetings)
        route = talk.way.route() if talk is not None and talk.way is not None else None
        if talk is not None and talk.way is not None and route is not None:
            self._recollection.remember_route(talk.way.name, route)
            if memory is not None:
                memory.remember_route(talk.way.name, route)
        return listing

    def settled(self, site: Site) -> Site:
        """Name the platform that a site's address alone tells; the pages of one without any are found."""
        told = find_by_address(site.url) if site.platform is None else None
        if told is None:
            return site
        found = told.detection
        parameters = (*found.parameters, *site.parameters)
        return site.model_copy(update={"url": found.url, "platform": found.platform, "parameters": parameters})

    def meetings_talk(
        self, site: Site, window: Window, organization: str | None, memory: Memory | None, budget: Budget | None = None
    ) -> Errands[Listing]:
        """Open the conversation that lists a site's meetings, by the way that is known."""
        known = memory or self._recollection
        return meetings_talk(site, window, organization, now=self.now(), memory=known, budget=budget)

    def agenda_talk(self, site: Site, meeting: Meeting, memory: Memory | None) -> Errands[Meeting]:
        """Open the conversation that reads a meeting's agenda, where its site's way found it."""
        route = find_route(self._recollection, site) or find_route(memory, site)
        return agenda_talk(site, meeting, route)

    def explore_talk(
        self, where: Where, organization: str | None, window: Window | None, budget: Budget | None
    ) -> tuple[Site, Errands[Listing]]:
        """Open the conversation that finds the way to the meetings of a place, whatever is known of it."""
        span = self.window(window)
        site = find_start(where, span, organization)
        way = Way(site, span, organization, self.now(), budget)
        return site, Errands(way.conversation(), way.name, way)

    def explored(self, site: Site, listing: Listing, talk: Errands[Listing], memory: Memory | None) -> Route:
        """Remember the way that was found, and give it."""
        self.note(site, listing, talk, memory)
        if talk.way is None or talk.way.found is None:
            raise AssertionError(site)
        return talk.way.found.route

    def found(self, route: tuple[str, Route] | None) -> None:
        """Know a route that was found, for the agendas that are asked for next; whoever keeps the value remembers it."""
        if route is not None:
            self._recollection.remember_route(*route)

    def site(self, meeting: Meeting, site: Site | None) -> Site:
        """Tell which site to ask about a meeting."""
        return site or self._sites.get(meeting.id) or find_site(meeting)
