"""Evolution (Sokigo): a diary with papers item by item, and a document web with whole minutes; a site is one of them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from agendawatch.errors import ReadError, StatusError
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.sources.evolution.diary import find_authorities, list_authority, read_items
from agendawatch.sources.evolution.folders import list_folders
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.landing import find_portal, host_of, is_bare
from agendawatch.sources.papers import read_decisions, read_papers
from agendawatch.sources.selection import Wanted, count_days, find_again

__all__ = ["Evolution"]

_HOST = re.compile(
    r"(?:dmw|document|dokument|diariet|diarium|webbdiariet|webbdiarium|evolution)\d{0,2}\.", re.IGNORECASE
)
_GONE = frozenset({404, 405, 410})


class Evolution:
    """The platform's way of publishing.

    The site's parameter `service` says which it is, `diary` or `documents`; without it the host is tried for both.
    """

    platform = "evolution"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, with the documents that are listed of it."""
        wanted = Wanted.of(site, organization)
        host = yield from _host(site)
        units = yield from _units(host, site)
        found: list[Meeting] = []
        if units is None:
            roots = yield Request(f"{host}/api/folders", expects="json")
            found = yield from list_folders(host, roots, window, wanted, site)
        else:
            for authority in (yield from find_authorities(host, units, wanted)):
                found.extend((yield from list_authority(host, authority, window, site)))
        return Listing(window=window, meetings=count_days(found), organizations=wanted.names, url=site.url)

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items and decisions: from the diary's rows, else from the document web's files."""
        day = Window(first=meeting.date, last=meeting.date)
        listing = yield from self.meetings(site, day, meeting.organization.name)
        current = find_again(listing.meetings, meeting, site.url)
        ground = current.provenance.url if current.provenance else None
        if "/api/meetings/" not in (ground or ""):
            # Whole files from the document web.
            return (yield from read_papers(current))
        items = yield from read_items((yield from _host(site)), current)
        return (yield from read_decisions(current.model_copy(update={"agenda": items})))


def _host(site: Site) -> Flow[str]:
    """Find the host that answers: the site's own, or the one that the municipality's page leads to."""
    if is_bare(site.url) or site.parameter("service") or _HOST.match(urlsplit(site.url).netloc):
        return host_of(site.url)
    page = yield Request(site.url, expects="html")
    return find_portal(page, _portal, "a link to Evolution (dmw., document., diariet.)")


def _portal(address: str) -> str | None:
    return host_of(address) if _HOST.match(urlsplit(address).netloc) else None


def _units(host: str, site: Site) -> Flow[Response | None]:
    """Ask for the diary's units; `None` where the host is a document web."""
    service = site.parameter("service")
    if service == "documents":
        return None
    try:
        return (yield Request(f"{host}/api/units", expects="json"))
    except (ReadError, StatusError) as error:
        # An address that is not the interface's shows the web application, with 200.
        if service == "diary" or (isinstance(error, StatusError) and error.status not in _GONE):
            raise
        return None
