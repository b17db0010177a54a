"""How a municipality's meetings were found: the pages that were looked at, and what each is taken for."""

from __future__ import annotations

from enum import StrEnum

from agendawatch.model.caveat import Caveat
from agendawatch.model.doubt import Doubt
from agendawatch.model.listing import Unreached, Window
from agendawatch.model.meeting import Meeting
from agendawatch.model.value import Aware, Value

__all__ = ["PageKind", "Route", "RoutePage"]

_LEADING_AT_MOST = 6


class PageKind(StrEnum):
    """What a page is taken for."""

    LIST = "list"
    """It lists meetings."""
    PAPERS = "papers"
    """It lists files of meetings, and no days beside them."""
    MEETING = "meeting"
    """It is one meeting's own."""
    PLAN = "plan"
    """A document that lists meetings."""
    FEED = "feed"
    """A calendar, a feed, or events for machines."""
    PORTAL = "portal"
    """A platform that municipalities publish on; it is asked in its own way."""
    LANDING = "landing"
    """The site's front page."""
    HUB = "hub"
    """It leads to where meetings are."""
    NEWS = "news"
    """News: a day in it is told once, and not kept."""
    UNREAD = "unread"
    """It speaks of meetings, and none could be read."""
    OTHER = "other"
    """Nothing on it is of meetings."""
    MISSING = "missing"
    """It is gone, or another page came in its place."""
    REFUSED = "refused"
    """We are kept out: robots.txt, a firewall, a login."""
    FAILED = "failed"
    """It could not be had this time."""


class RoutePage(Value):
    """A page that was looked at on the way."""

    url: str
    kind: PageKind
    words: str | None = None
    """What the link to it said; `None` for the address that was known."""
    reached_from: str | None = None
    """The page with the link; `None` for the address that was known."""
    platform: str = "page"
    """What reads it."""
    parameters: tuple[tuple[str, str], ...] = ()
    """What its platform needs beside the address."""
    context: str | None = None
    """The organization whose page it is, where only the way to it tells."""
    organizations: tuple[str, ...] = ()
    """Those whose meetings it gave, by name."""
    meetings: int = 0
    """How many meetings it gave within the window."""
    documents: int = 0
    """How many documents of meetings it gave."""
    empty: bool = False
    """Whether it says that there are no meetings, where they would stand."""
    asks: int = 1
    """How many pages it took: a portal's, or those of a list's folders, count with it."""
    keys: tuple[str, ...] = ()
    """By what those are known again: method and address, and a hash where something was posted."""
    listed: tuple[Meeting, ...] = ()
    """The meetings that it listed, so that it needs not be read again where it is as it was."""
    filed: tuple[Meeting, ...] = ()
    """Those that only files on it told of."""
    doubts: tuple[Doubt, ...] = ()
    """What of it is withheld."""
    reason: Caveat | None = None
    """Why it gave nothing where one could think that it would; `None` where nothing is to be said."""

    @property
    def holds(self) -> bool:
        """Whether it gave something, so that the next round asks it again."""
        return self.meetings > 0 or self.documents > 0 or self.empty or bool(self.doubts)


class Route(Value):
    """The way to a site's meetings, as it was found: what later rounds ask again."""

    start: str
    """The address that was known."""
    window: Window
    """The days that were looked for."""
    explored: Aware
    """When the way was looked for last."""
    looked: Aware
    """When the pages that lead on were looked at last."""
    organization: str | None = None
    """The organization alone that was looked for; `None` for all."""
    pages: tuple[RoutePage, ...] = ()
    """In the order that they were asked for."""
    unreached: tuple[Unreached, ...] = ()
    waiting: tuple[str, ...] = ()
    """Addresses that promise meetings and were not asked for, as the visit had had its pages: next time they come first."""
    passed: tuple[str, ...] = ()
    """Addresses of links that were seen and left, so that a new one is known as new."""

    @property
    def holding(self) -> tuple[RoutePage, ...]:
        """The pages that gave something."""
        return tuple(page for page in self.pages if page.holds)

    @property
    def leading(self) -> tuple[str, ...]:
        """The pages that led on to those that gave something, and gave nothing themselves: a few, in their order."""
        parents = {page.reached_from for page in self.holding}
        gone = {PageKind.MISSING, PageKind.REFUSED}
        found = (
            page.url
            for nth, page in enumerate(self.pages)
            if not page.holds
            and page.kind not in gone
            and (nth == 0 or page.url in parents or page.kind is PageKind.LANDING)
        )
        return tuple(found)[:_LEADING_AT_MOST]

    @property
    def asks(self) -> int:
        """How many pages were asked for."""
        return sum(page.asks for page in self.pages)
