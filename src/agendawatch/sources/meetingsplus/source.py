"""MeetingsPlus: a page for each committee and each meeting, and an API that knows some of it.

The API's list is asked for where a committee's number is known (the parameter `committees`, as
"kommunstyrelsen:898 kommunfullmaktige:887", or its page): a page may be served with one tab only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.days.times import find_times
from agendawatch.lang.sv.names.organizations import read_organization
from agendawatch.model import (
    STOCKHOLM,
    Listing,
    Meeting,
    Organization,
    Site,
    Window,
)
from agendawatch.readers.meeting_status import holding
from agendawatch.sources.flow import Flow, Notice, Request, Response
from agendawatch.sources.landing import find_portal, host_of, is_bare
from agendawatch.sources.listed_day import find_listed_day
from agendawatch.sources.meetingsplus.api import find_downloads, is_by_number, list_by_api
from agendawatch.sources.meetingsplus.board import find_notices
from agendawatch.sources.meetingsplus.pages import (
    Committee,
    Row,
    check_platform,
    find_committee_id,
    has_past,
    read_committees,
    read_documents,
    read_place,
    read_rows,
    read_shown,
)
from agendawatch.sources.papers import choose_agendas, read_decisions, read_papers, with_agenda
from agendawatch.sources.selection import Wanted, count_days, from_day

__all__ = ["MeetingsPlus", "find_root"]

_VENDOR = ".formpipe.com"
_NAMED = re.compile(
    r"(?:public|edok)?(?:meetings?(?:plus|public)?|moten\w{0,20}|sammantrade[ns]\w{0,10}|motesportal\w{0,10})\."
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one committee's page and the API's list show."""

    organization: Organization
    rows: tuple[Row, ...]
    page: Response
    past: bool


class MeetingsPlus:
    """The portal's way of publishing."""

    platform = "meetingsplus"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all committees, with its documents."""
        wanted = Wanted.of(site, organization)
        root = yield from find_root(site)
        shown: list[_Shown] = []
        for committee in (yield from _committees(root, site, organization, wanted)):
            it = yield from _list(root, site, committee)
            shown.append(it)
        answered = _answered(window, shown)
        found = []
        for it in shown:
            for row in it.rows:
                if row.day in answered:
                    meeting = yield from _documented(_meeting(site, it, row))
                    found.append(meeting)
        return Listing(
            window=answered, meetings=count_days(found), organizations=_names(wanted, site, shown), url=site.url
        )

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items, its documents, and what its minutes decided."""
        if meeting.url is None:
            return (yield from self._agenda_of_bare(site, meeting))
        if is_by_number(meeting.url):
            return (yield from read_papers((yield from find_downloads(meeting))))
        page = yield Request(meeting.url, expects="html")
        listed = _with_documents(meeting, page)
        agenda = read_shown(page, meeting, listed.documents)
        if agenda is None or (agenda.withheld and choose_agendas(listed.documents)):
            return (yield from read_papers(listed))
        return (yield from read_decisions(with_agenda(listed, agenda)))

    def _agenda_of_bare(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Look whether a meeting that had no page has one now; the same meeting where it has not."""
        day = Window(first=meeting.date, last=meeting.date)
        listing = yield from self.meetings(site, day, meeting.organization.name)
        now = next((it for it in listing.meetings if it.nth == meeting.nth and it.url), None)
        if now is None:
            return meeting
        return (yield from self.agenda(site, meeting.model_copy(update={"url": now.url})))

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """List the notices of adjusted minutes on the portal's board."""
        root = yield from find_root(site)
        return (yield from find_notices(root, Wanted.of(site, organization)))


def find_root(site: Site) -> Flow[str]:
    """Find the portal: told as a parameter, the site itself, or where the site's page leads."""
    told = site.parameter("portal")
    if told is not None:
        return host_of(told)
    if _portal(site.url) or is_bare(site.url):
        return host_of(site.url)
    page = yield Request(site.url, expects="html")
    try:
        check_platform(page)
    except LayoutError:
        missing = "a frame or link to a MeetingsPlus portal (/committees)"
        try:
            return find_portal(page, _portal, missing)
        except LayoutError:
            return find_portal(page, _by_name, missing)
    return host_of(page.url)


def _portal(address: str) -> str | None:
    path = urlsplit(address).path.casefold().rstrip("/")
    known = path.endswith(("/committees", "/digital-bulletin-board", "/namnder-styrelser")) or read_place(address)
    return host_of(address) if known or (urlsplit(address).hostname or "").endswith(_VENDOR) else None


def _by_name(address: str) -> str | None:
    """Know a portal by the host names that are usual for it, where no path tells."""
    return host_of(address) if _NAMED.match(urlsplit(address).hostname or "") else None


def _committees(root: str, site: Site, organization: str | None, wanted: Wanted) -> Flow[tuple[Committee, ...]]:
    """Find the committees to ask for: the site's own where it is one's page, else those of the portal's list."""
    own = read_place(site.url)
    if own is not None and organization is None:
        name = site.organizations[0] if len(site.organizations) == 1 else ""
        return (Committee(name, own.committee, f"{root}{own.root}/{own.committee}"),)
    page = yield Request(f"{root}/committees", expects="html")
    check_platform(page)
    listed = read_committees(page)
    if wanted.names is None:
        return listed
    wanted.require(read_organization(it.name) for it in listed)
    return tuple(it for it in listed if read_organization(it.name) in wanted)


def _list(root: str, site: Site, committee: Committee) -> Flow[_Shown]:
    page = yield Request(committee.url, expects="html")
    number = _numbers(site).get(committee.slug) or find_committee_id(page)
    more: tuple[Row, ...] | None = None
    if number is not None:
        more = yield from list_by_api(root, number)
    rows = read_rows(page, committee.slug)
    days = {it.day for it in rows}
    past = has_past(page) or more is not None or any(it < page.fetched.date() for it in days)
    name = committee.name or _heading(page)
    return _Shown(read_organization(name), (*rows, *(it for it in more or () if it.day not in days)), page, past)


def _numbers(site: Site) -> dict[str, str]:
    pairs = (it.partition(":") for it in (site.parameter("committees") or "").split())
    return {slug: number for slug, _, number in pairs}


def _heading(page: Response) -> str:
    root = open_page(page.text, page.url)
    heading = root.first("main h1") or root.first("h1")
    title = root.first("title")
    name = (heading.text if heading else "") or (title.text.partition("|")[0].strip() if title else "")
    if not name:
        raise LayoutError(page.url, missing="a heading that names the committee")
    return name


def _answered(window: Window, shown: Iterable[_Shown]) -> Window:
    """Narrow the window to what the pages show: all years of the past, or none of it where that tab is missing."""
    listed = tuple(shown)
    lacking = [it for it in listed if not it.past]
    if lacking:
        first = min(min((row.day for row in it.rows), default=it.page.fetched.date()) for it in lacking)
        first = min(first, *(it.page.fetched.date() for it in lacking))
    else:
        years = [row.day.year for it in listed for row in it.rows]
        first = dt.date(min(years, default=window.first.year), 1, 1)
    return from_day(window, first)


def _names(wanted: Wanted, site: Site, shown: list[_Shown]) -> tuple[str, ...] | None:
    own = read_place(site.url) is not None
    return wanted.names or (tuple(it.organization.name for it in shown) if own else None)


def _meeting(site: Site, shown: _Shown, row: Row) -> Meeting:
    clock = next(iter(find_times(row.words)), None)
    start = dt.datetime.combine(row.day, clock.start, STOCKHOLM) if clock and clock.start != dt.time(0) else None
    end = dt.datetime.combine(row.day, clock.end, STOCKHOLM) if start and clock and clock.end else None
    listed = find_listed_day(row.words, row.day.year)
    page = shown.page
    return Meeting(
        organization=shown.organization,
        date=row.day,
        end_date=listed.last if listed and listed.first == row.day else None,
        start=start,
        end=end,
        municipality=site.municipality,
        url=row.url,
        status=row.stated.status,
        status_words=row.stated.words,
        extra=row.stated.extra,
        reserve=row.stated.reserve,
        warnings=(row.warning,) if row.warning else (),
        source_id=f"{_slug(page.url)}/{row.slug}" if row.slug else None,
        provenance=page.ground(row.words),
    )


def _slug(url: str) -> str:
    place = read_place(url)
    return place.committee if place else ""


def _documented(meeting: Meeting) -> Flow[Meeting]:
    """Read a meeting's own page, where it has one."""
    if meeting.url is None or is_by_number(meeting.url):
        return meeting
    page = yield Request(meeting.url, expects="html")
    return _with_documents(meeting, page)


def _with_documents(meeting: Meeting, page: Response) -> Meeting:
    return holding(meeting, read_documents(page))
