"""What both clients know alike: the clock, their manners, and which site each meeting came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from agendawatch.errors import LayoutError
from agendawatch.fetch.manners import Manners
from agendawatch.fetch.places import find_site
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.sources.detection import Detection

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
        self.settled: dict[str, Site] = {}
        """Sites whose platform was detected, by the address that they were named by."""

    def window(self, window: Window | None) -> Window:
        """Take the running year where no window is given."""
        return window or Window.year(self.now().year)

    def note(self, site: Site, listing: Listing) -> Listing:
        """Note which site lists a meeting."""
        self._sites.update((meeting.id, site) for meeting in listing.meetings)
        return listing

    def settle(self, site: Site, found: Detection) -> Site:
        """Add to a site without a platform what was detected; raise where nothing was."""
        if found.platform is None:
            came = ", ".join(caveat_words(ground, "en") for ground in found.evidence) or "no mark"
            raise LayoutError(site.url, missing="a platform that we read", came=came)
        parameters = (*found.parameters, *site.parameters)
        update = {"url": found.url, "platform": found.platform, "parameters": parameters}
        settled = self.settled[site.url] = site.model_copy(update=update)
        return settled

    def site(self, meeting: Meeting, site: Site | None) -> Site:
        """Tell which site to ask about a meeting."""
        return site or self._sites.get(meeting.id) or find_site(meeting)
