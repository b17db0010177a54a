"""Events that a feed announces, whatever its form: those that a political organization holds, as a source's meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from agendawatch.errors import LayoutError
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.readers.announced import Announced, find_holder, read_news, read_schema_org, to_meeting
from agendawatch.readers.calendar import read_events
from agendawatch.sources.flow import Flow, Request, Response, addressed
from agendawatch.sources.page import narrow_to_shown
from agendawatch.sources.papers import read_papers
from agendawatch.sources.selection import Wanted, count_days, find_again, listing


@dataclass(slots=True, eq=False)
class AnnouncingSource:
    """The way of publishing that is a feed."""

    platform: str
    read: Callable[[Response, Window], tuple[Announced | Meeting, ...]]
    """Gives all that a page announces, and raises where it is no such feed; series without an end within the window."""

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting that the feed announces within the window.

        Feeds drop what is old: the listing answers from the first year that this one shows.
        """
        wanted = Wanted.of(site, organization)
        shown = self._read((yield Request(site.url)), site, window)
        return listing(site, narrow_to_shown(shown, window), wanted, shown)

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read the papers that the feed names for a meeting; the same meeting where it names none."""
        year = meeting.date.year
        around = Window(first=dt.date(max(year - 1, dt.MINYEAR), 1, 1), last=dt.date(min(year + 1, dt.MAXYEAR), 12, 31))
        shown = self._read((yield Request(site.url)), site, around)
        return (yield from read_papers(find_again(shown, meeting, site.url)))

    def _read(self, page: Response, site: Site, window: Window) -> tuple[Meeting, ...]:
        with addressed(page.url):
            return to_meetings(self.read(page, window), page, site)


def to_meetings(announced: tuple[Announced | Meeting, ...], page: Response, site: Site) -> tuple[Meeting, ...]:
    """Make meetings of events, by day; events that no political organization holds are left out.

    A feed of events among which there is no meeting raises: it is another feed than was meant.
    """
    read = [_held(it, page, site) if isinstance(it, Meeting) else _meeting(it, page, site) for it in announced]
    # Without an id of its own an event is known by who meets when.
    found = {it.source_id or f"{it.id} {it.start}": it for it in read if it is not None}
    if announced and not found:
        first = announced[0].title
        came = f"{len(announced)} events, the first {first!r}"
        raise LayoutError(page.url, missing="an event that a political organization holds", came=came)
    return count_days(found.values())


def _meeting(event: Announced, page: Response, site: Site) -> Meeting | None:
    only = read_organization(site.organizations[0]) if len(site.organizations) == 1 else None
    organization = find_holder(event) or only
    if organization is None:
        return None
    return to_meeting(event, organization, municipality=site.municipality, ground=page.ground(event.title))


def _held(meeting: Meeting, page: Response, site: Site) -> Meeting | None:
    """Take a meeting of a feed of ours over, known by its id there; `None` for one of another municipality."""
    place = meeting.municipality or site.municipality
    if site.municipality is not None and place is not None and place.code != site.municipality.code:
        return None
    ground = page.ground(meeting.title)
    own = {"municipality": site.municipality or place, "source_id": meeting.id, "provenance": ground}
    # Validated anew, so that its id is ours to give.
    return Meeting.model_validate({**{name: value for name, value in meeting if name != "id"}, **own})


# An iCalendar feed that a municipality publishes itself.


def _read_ical(page: Response, window: Window) -> tuple[Announced | Meeting, ...]:
    return read_events(page.body, charset=page.charset, window=window)


ICAL = AnnouncingSource("ical", _read_ical)
"""The way of publishing that does the right thing."""


# An RSS or Atom feed of meetings and their documents.


def _read_rss(page: Response, _window: Window) -> tuple[Announced, ...]:
    return read_news(page.body, page.url, charset=page.charset, fetched=page.fetched)


RSS = AnnouncingSource("rss", _read_rss)
"""The way of publishing that is news of documents."""


# schema.org `Event`s as JSON-LD, in a page or as a file.


def _read_jsonld(page: Response, _window: Window) -> tuple[Announced, ...]:
    return read_schema_org(page.body, page.url, charset=page.charset)


JSONLD = AnnouncingSource("jsonld", _read_jsonld)
"""The way of publishing that search engines read."""
