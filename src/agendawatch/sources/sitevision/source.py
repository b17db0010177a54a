"""SiteVision, in the layouts that municipalities give it; a page may hold several of them at once.

| layout | what it is | read by |
| --- | --- | --- |
| 1, 2, 6 | one page of dates, tables, accordions and files | `page` |
| 3 | a portlet that turns folders by an address | `folders` |
| 4 | a web app that asks for a folder's files | `folders` |
| 5 | one page a meeting | `pages` |
| 7 | a calendar of events | `events` |
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError, StatusError
from agendawatch.model import Listing, Meeting, Schedule, Site, Window
from agendawatch.readers.meeting_status import standing
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.own_page import read_own_page
from agendawatch.sources.page.source import narrow_to_shown, put_files, read_meetings
from agendawatch.sources.papers import read_papers
from agendawatch.sources.selection import Wanted, doubts_within, find_again, with_doubtful
from agendawatch.sources.sitevision.events import find_calendar, read_events
from agendawatch.sources.sitevision.folders import (
    Folder,
    check_folder,
    find_folders,
    find_shares,
    read_folder,
    read_share,
)
from agendawatch.sources.sitevision.pages import find_meeting_links, leads_to_meeting, read_meeting

__all__ = ["SiteVision", "has_apps", "read_apps"]

_FOLDERS_AT_MOST = 500
_GONE = frozenset({400, 404, 410})


class SiteVision:
    """The platform's way of publishing."""

    platform = "sitevision"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting that the page, its folders, its meetings' pages or its calendar show within the window.

        The listing answers from the first year that is shown: older ones are taken off such pages.
        """
        wanted = Wanted.of(site, organization)
        shown = yield from _shown(site, window)
        answered = narrow_to_shown(with_doubtful(shown), window)
        return Listing(
            window=answered,
            meetings=tuple(it for it in shown if it.date in answered and it.organization in wanted),
            organizations=wanted.names,
            doubts=doubts_within(shown.doubts, answered, wanted),
            url=site.url,
        )

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read the agenda and the minutes that are listed for a meeting, or that its own page has."""
        shown = yield from _shown(site, Window(first=meeting.date, last=meeting.date))
        found = find_again(with_doubtful(shown), meeting, site.url)
        if found.url is not None and not leads_to_meeting(found.url):  # such a page has just been read
            found = yield from read_own_page(found, site.url)
        return (yield from read_papers(found))


def _shown(site: Site, window: Window) -> Flow[Schedule]:
    """Read every layout that the page has; raise when it has none that we know."""
    page = yield Request(site.url, expects="html")
    own = _own(page, site)
    found = yield from read_apps(page, site, window, alone=not (own is not None and (own or own.doubts)))
    if own is None and not found:
        read_meetings(page, site)
    # The page's own words come first: they may say that a meeting is cancelled.
    return Schedule(_merged([*(own or ()), *found]), own.doubts if own is not None else ())


def read_apps(page: Response, site: Site, window: Window, *, alone: bool) -> Flow[tuple[Meeting, ...]]:
    """Read what the pages of a page's meetings, its folders, its web apps of files and its calendar show.

    A calendar beside a list of meetings is of other events, unless the site's row says otherwise.
    """
    title = open_page(page.text, page.url).first("h1")
    heading = title.text if title else ""
    found = [
        *(yield from _of_pages(page, heading, site, window)),
        *(yield from _of_folders(page, heading, site, window)),
        *(yield from _of_shares(page, heading, site, window)),
    ]
    calendar = find_calendar(page, site)
    if calendar is not None and (site.parameter("events") or (alone and not found)):
        found.extend((yield from read_events(calendar, site)))
    return _merged(found)


def has_apps(page: Response) -> bool:
    """Tell whether a page holds folders, web apps, a calendar or pages of meetings, which are asked for apart."""
    marks = ("folder=", "/appresource/", "registerInitialState")
    return any(mark in page.text for mark in marks) or bool(find_meeting_links(page))


def _own(page: Response, site: Site) -> Schedule | None:
    """Read what the page itself lists; `None` where it is of no shape that lists meetings."""
    try:
        return read_meetings(page, site)
    except LayoutError:
        return None


def _of_folders(page: Response, heading: str, site: Site, window: Window) -> Flow[list[Meeting]]:
    """Turn a portlet's folders, and the folders in them."""
    found: list[Meeting] = []
    waiting, seen = list(find_folders(page)), {it.id for it in find_folders(page)}
    while waiting:
        folder = waiting.pop(0)
        if not _may_hold(folder, window):
            continue
        turned = yield Request(folder.url, expects="html")
        check_folder(turned, folder, page)
        found.extend(put_files(Schedule(), read_folder(turned, folder, heading), turned, site))
        inner = [it for it in find_folders(turned, folder.names) if it.id not in seen]
        seen |= {it.id for it in inner}
        waiting.extend(inner)
        _check_end(seen, page)
    return found


def _of_shares(page: Response, heading: str, site: Site, window: Window) -> Flow[list[Meeting]]:
    """Ask a web app for its folders, and the folders in them."""
    found: list[Meeting] = []
    waiting = list(find_shares(page, site))
    seen = {it.id for it in waiting}
    while waiting:
        folder = waiting.pop(0)
        if not _may_hold(folder, window):
            continue
        try:
            answer = yield folder.ask_share()
        except StatusError as error:
            if error.status not in _GONE:
                raise
            raise LayoutError(
                error.url, missing=f"the folder {folder.label or folder.id!r}", came=str(error)
            ) from error
        files, inside = read_share(answer, folder, heading)
        found.extend(put_files(Schedule(), files, answer, site))
        inner = [it for it in inside if it.id not in seen]
        seen |= {it.id for it in inner}
        waiting.extend(inner)
        _check_end(seen, page)
    return found


def _may_hold(folder: Folder, window: Window) -> bool:
    return folder.year is None or window.first.year <= folder.year <= window.last.year


def _check_end(seen: set[str], page: Response) -> None:
    if len(seen) > _FOLDERS_AT_MOST:
        raise LayoutError(page.url, missing=f"at most {_FOLDERS_AT_MOST} folders", came=f"{len(seen)}")


def _of_pages(page: Response, heading: str, site: Site, window: Window) -> Flow[list[Meeting]]:
    """Read the page of each meeting within the window."""
    found = []
    for link in find_meeting_links(page):
        if link.day in window:
            meeting = read_meeting(link, (yield Request(link.url, expects="html")), heading, site)
            found.extend([meeting] if meeting else [])
    return found


def _merged(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Make one of what several layouts say of a meeting; those that differ in their hour are two."""
    merged: dict[tuple[str, dt.date, int], Meeting] = {}
    for meeting in meetings:
        nth = meeting.nth
        while (was := merged.get((meeting.organization.name, meeting.date, nth))) and _differ(was, meeting):
            nth += 1
        key = (meeting.organization.name, meeting.date, nth)
        merged[key] = _joined(was, meeting) if was else _counted(meeting, nth)
    return tuple(sorted(merged.values(), key=lambda it: (it.date, it.organization.name, it.nth)))


def _differ(one: Meeting, other: Meeting) -> bool:
    return one.start is not None and other.start is not None and one.start != other.start


def _counted(meeting: Meeting, nth: int) -> Meeting:
    if meeting.nth == nth:
        return meeting
    facts = {name: value for name, value in meeting if name != "id"}
    return Meeting.model_validate({**facts, "nth": nth})


def _joined(was: Meeting, other: Meeting) -> Meeting:
    listed = {it.url: it for it in (*other.documents, *was.documents)}
    documents = tuple(listed.values())
    return was.model_copy(
        update={
            "start": was.start or other.start,
            "end": was.end or other.end,
            "url": was.url or other.url,
            "location": was.location or other.location,
            "documents": documents,
            "status": standing(documents, was.status),
        }
    )
