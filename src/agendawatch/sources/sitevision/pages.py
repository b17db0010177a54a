"""SiteVision's pages of one meeting each, whose day and hour stand in their names."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.model import STOCKHOLM, Document, Meeting, Site
from agendawatch.readers.meeting_status import read_stated, standing
from agendawatch.readers.opening import open_document
from agendawatch.sources.flow import Response
from agendawatch.sources.own_page import is_of_a_meeting
from agendawatch.sources.page.files import read_files
from agendawatch.sources.sitevision.state import state_files, unfold

__all__ = ["MeetingLink", "find_meeting_links", "leads_to_meeting", "read_meeting"]

_NAMED = re.compile(
    r"(?P<name>[a-z0-9-]{0,80}?)(?P<day>20\d{6})(?P<time>(?:[01]\d|2[0-3])[0-5]\d)?\.5\.[0-9a-f]{6,40}\.html"
)


@dataclass(frozen=True, slots=True)
class MeetingLink:
    """A link to a meeting's own page."""

    day: dt.date
    time: dt.time | None
    """`None` when the name holds no hour."""
    words: str
    url: str


def find_meeting_links(page: Response) -> tuple[MeetingLink, ...]:
    """Find the links to pages of one meeting, by their names; the link's own words go before them."""
    found: dict[str, MeetingLink] = {}
    for part in open_page(page.text, page.url).all("a[href*='.5.']"):
        url = part.link()
        link = _link(url, part.text) if url and not part.within("nav", "header", "footer") else None
        if link is not None:
            found.setdefault(link.url, link)
    return tuple(found.values())


def leads_to_meeting(url: str) -> bool:
    """Tell by its name whether a page is a meeting's own, as `find_meeting_links` does."""
    return _NAMED.search(unquote(urlsplit(url).path).casefold()) is not None


def _link(url: str, words: str) -> MeetingLink | None:
    named = _NAMED.search(unquote(urlsplit(url).path).casefold())
    if named is None:
        return None
    said = next((it for it in find_dates(words) if it.date is not None), None)
    day = (said.date if said else None) or _day(named["day"])
    if day is None:
        return None
    moment = (said.start if said else None) or (named["time"] and dt.time.fromisoformat(named["time"]))
    return MeetingLink(day, moment or None, words, url)


def _day(digits: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(digits)
    except ValueError:
        return None


def read_meeting(link: MeetingLink, page: Response, heading: str, site: Site) -> Meeting | None:
    """Read a meeting's own page with its files; `None` when neither it nor the list names an organization.

    Raises for a page that has no files and speaks of no meeting: it is another.
    """
    root = open_page(page.text, page.url)
    title = root.first("main h1") or root.first("h1")
    head = title.text if title else ""
    only = site.organizations[0] if len(site.organizations) == 1 else ""
    organization = find_organization(only, link.words, head, heading)
    if organization is None:
        return None
    stated = read_stated(f"{link.words} · {head}", link.day)
    documents = _documents(page, root.base)
    if not documents and not is_of_a_meeting(root, link.day, head):
        raise LayoutError(
            page.url, missing=f"files, or the meeting of {link.day.isoformat()}", came=head or "no heading"
        )
    return Meeting(
        organization=organization,
        date=link.day,
        start=dt.datetime.combine(link.day, link.time, STOCKHOLM) if link.time else None,
        municipality=site.municipality,
        url=link.url,
        status=standing(documents, stated.status),
        status_words=stated.words,
        extra=stated.extra,
        reserve=stated.reserve,
        documents=documents,
        provenance=page.ground(link.words or head),
    )


def _documents(page: Response, base: str) -> tuple[Document, ...]:
    """Read the page's files, those in its scripts with the sizes told there."""
    sizes = {urljoin(page.url, it.url): it.size for it in state_files(page.text)}
    filed = read_files(page, open_document(unfold(page.text)).passages, base)
    return tuple(
        it.document.model_copy(update={"size": sizes.get(it.document.url) or it.document.size}) for it in filed
    )
