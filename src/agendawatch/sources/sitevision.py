"""SiteVision, in the layouts that municipalities give it; a page may hold several of them at once."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from agendawatch.documents.parts import Part, open_page
from agendawatch.errors import LayoutError, StatusError
from agendawatch.lang.sv.organizations import find_organization
from agendawatch.model import STOCKHOLM, Caveat, CaveatCode, Listing, Meeting, Schedule, Site, Window
from agendawatch.readers.meeting_status import is_file, read_stated, standing
from agendawatch.readers.opening import open_document
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_answers import Record, json_rows, read_json, record, words
from agendawatch.sources.listed import find_day, find_iso_day, find_when, in_year, listed_meeting, turn_pages, years_in
from agendawatch.sources.page import (
    FiledDocument,
    is_of_a_meeting,
    narrow_to_shown,
    put_files,
    read_files,
    read_meetings,
    read_own_page,
)
from agendawatch.sources.papers import read_papers
from agendawatch.sources.selection import Wanted, counted, find_again, listing, with_doubtful
from agendawatch.sources.sitevision_state import find_address, read_moment, state_files, states, unfold

# SiteVision's calendars of events: a web app that gives nine at a time, with moments in milliseconds UTC.

_PAGES_AT_MOST = 200
_CALENDAR = re.compile(r"/appresource/4\.[\w-]{1,60}/12\.[\w-]{1,60}/page(?![\w/])")


def find_calendar(page: Response, site: Site) -> str | None:
    """Find the address of a page's calendar; the site's parameter `events` names it where the page does not."""
    named = site.parameter("events")
    match = _CALENDAR.search(page.text)
    found = named or (match.group() if match else None)
    return urljoin(page.url, found) if found else None


def read_events(url: str, site: Site) -> Flow[tuple[Meeting, ...]]:
    """Turn a calendar's pages until all its events have come, and keep those that an organization holds."""
    found = yield from turn_pages(lambda number: _ask(url, number), _events, "the calendar's events", _PAGES_AT_MOST)
    return tuple(it for row, page in found.values() if (it := _meeting(row, page, site)))


def _ask(url: str, number: int) -> Request:
    params = (("p", str(number + 1)), ("f", ""), ("t", ""), ("c", ""), ("svAjaxReqParam", "ajax"))
    return Request(url, params, headers=(("X-Requested-With", "XMLHttpRequest"),), expects="json")


def _events(page: Response) -> tuple[dict[tuple[str, ...], Record], int]:
    answer = record(read_json(page), page.url, "an object with items")
    total = answer.get("hitCount")
    if not isinstance(total, int):
        raise LayoutError(page.url, missing="hitCount")
    # An event is known by its page, its moment and its name together.
    keys = (("URI", "url"), ("startDate",), ("displayName",))
    return {tuple(words(row, *names) for names in keys): row for row in json_rows(page, "items")}, total


def _meeting(row: Record, page: Response, site: Site) -> Meeting | None:
    """Read an event as a meeting; `None` for one that no political organization holds."""
    title = words(row, "displayName", "name", "title")
    organization = find_organization(title)
    if organization is None:
        return None
    first = _moment(row.get("startDate"), page)
    last = _moment(row["endDate"], page) if row.get("endDate") else None
    several = last is not None and last.date() > first.date()
    return listed_meeting(
        site,
        organization,
        first.date(),
        read_stated(title, first.date()),
        page.ground(title),
        start=first.time(),
        end=last.time() if last and not several else None,
        last=last.date() if last and several else None,
        url=urljoin(page.url, words(row, "URI", "url")) if words(row, "URI", "url") else None,
    )


def _moment(value: object, page: Response) -> dt.datetime:
    moment = read_moment(value)
    if moment is None:
        raise LayoutError(page.url, missing="a moment in milliseconds", came=repr(value))
    return moment.astimezone(STOCKHOLM)


# SiteVision's folders of files: those that a portlet turns by an address, and those that a web app asks for.

_RESOURCE = re.compile(r"/appresource/(4\.[\w-]{1,60})/")
_PAGE_NODE = re.compile(r"\.(4\.[0-9a-f]{6,40})\.html")
_FOLDER = re.compile(r"19\.[\w-]{1,60}")
_NAMES = ("name", "displayName", "title", "label")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of files."""

    id: str
    portlet: str
    """The portlet's node, `12.…`."""
    names: tuple[str, ...]
    """Its name and those of the folders around it, outermost first."""
    url: str
    shared: bool = False
    """Whether a web app is asked for it; else a portlet is turned to it."""

    @property
    def label(self) -> str:
        """All its names."""
        return " ".join(self.names)

    @property
    def year(self) -> int | None:
        """The year that its names give; `None` when they give none. A folder of a year goes before a day in it."""
        years = [year for name in self.names if find_day(name) is None for year in years_in(name)]
        return next(reversed(years or years_in(self.label)), None)


def find_folders(page: Response, around: tuple[str, ...] = ()) -> tuple[Folder, ...]:
    """Find the folders that a page's portlets link to (`?folder=19.…&sv.url=12.…`)."""
    found: dict[str, Folder] = {}
    for part, url in open_page(page.text, page.url).links("a[href*='folder=']"):
        query = parse_qs(urlsplit(url).query)
        key, portlet = query.get("folder", [""])[0], query.get("sv.url", [""])[0]
        if _FOLDER.fullmatch(key):
            found.setdefault(key, Folder(key, portlet, (*around, part.text), url))
    return tuple(found.values())


def read_folder(page: Response, folder: Folder, heading: str) -> tuple[FiledDocument, ...]:
    """Read the files that a portlet shows of a folder."""
    return _filed(page, folder, heading, ((it.text, url) for it, url in _links(page, folder)))


def check_folder(page: Response, folder: Folder, before: Response) -> None:
    """Raise for another page, and where the portlet shows its first folder in place of one that is gone."""
    shown = _links(page, folder)
    if not (_portlet(page, folder) or shown or _is_same(page, before)):
        raise LayoutError(page.url, missing=f"the folder {folder.label!r}", came="another page")
    if next((it.id for it in find_folders(before) if it.portlet == folder.portlet), None) == folder.id:
        return
    came = {url for _, url in shown}
    first = {url for _, url in _links(before, folder)}
    years = {year for it, _ in shown for year in years_in(it.text)}
    if came and came == first and folder.year is not None and years and folder.year not in years:
        raise LayoutError(page.url, missing=f"the folder {folder.label!r}", came="the portlet's first folder")


def _is_same(page: Response, before: Response) -> bool:
    """Tell whether a page is the one before with another folder open: it has its heading, or some of its folders."""
    headings = [[part.text for part in open_page(it.text, it.url).all("h1")] for it in (page, before)]
    folders = [{folder.id for folder in find_folders(it)} for it in (page, before)]
    return headings[0] == headings[1] != [] or not folders[0].isdisjoint(folders[1])


def _portlet(page: Response, folder: Folder) -> Part | None:
    place = f"[id='svid{folder.portlet.replace('.', '_')}']"
    return open_page(page.text, page.url).first(place) if folder.portlet else None


def _links(page: Response, folder: Folder) -> tuple[tuple[Part, str], ...]:
    root = open_page(page.text, page.url)
    place = _portlet(page, folder) or root.first("main") or root
    return tuple((it, url) for it, url in place.links() if is_file(url))


def find_shares(page: Response, site: Site) -> tuple[Folder, ...]:
    """Find the folders that a page's web apps ask for (`/appresource/4.…/12.…/files`).

    The page's own node stands in an address of the page; where it does not, the site's parameter `page` holds it.
    """
    node = _RESOURCE.search(page.text) or _PAGE_NODE.search(page.url) or _PAGE_NODE.search(page.text)
    key = site.parameter("page") or (node[1] if node else None)
    found: dict[str, Folder] = {}
    for state in states(page.text):
        for row in _folder_rows(state.value) if state.portlet.startswith("12.") else ():
            if key is None:
                raise LayoutError(page.url, missing="the page's node (4.…), which its web apps are asked by")
            url = urljoin(page.url, f"/appresource/{key}/{state.portlet}/files")
            found.setdefault(row.id, replace(row, portlet=state.portlet, url=url, shared=True))
    return tuple(found.values())


def _folder_rows(state: object) -> Iterator[Folder]:
    """Walk a state for folders: wherever a node `19.…` stands, with the name beside it.

    One that stands beside its files needs no asking: they are read where they are.
    """
    waiting = [state]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
            told = isinstance(value.get("files"), list) and value["files"]
            for key in () if told else value.values():
                if isinstance(key, str) and _FOLDER.fullmatch(key):
                    yield Folder(key, "", (words(value, *_NAMES),), "")


def read_share(page: Response, folder: Folder, heading: str) -> tuple[tuple[FiledDocument, ...], tuple[Folder, ...]]:
    """Read a web app's answer: the folder's files, and the folders in it."""
    answer = record(read_json(page), page.url, "an object with files")
    rows = json_rows(page, "files")
    addresses = ((words(row, *_NAMES), urljoin(page.url, find_address(row) or "")) for row in rows)
    files = _filed(page, folder, heading, ((name, url) for name, url in addresses if is_file(url)))
    others = (row for row in _folder_rows(dict(answer)) if row.id != folder.id)
    inner = tuple(replace(folder, id=row.id, names=(*folder.names, *row.names)) for row in others)
    return files, inner


def _filed(page: Response, folder: Folder, heading: str, links: Iterable[tuple[str, str]]) -> tuple[FiledDocument, ...]:
    """File links under the page's heading and the folder's name."""
    rows = "".join(f'<li><a href="{html.escape(url)}">{html.escape(words)}</a></li>' for words, url in links)
    text = f"<main><h1>{html.escape(heading)}</h1><h2>{html.escape(folder.label)}</h2><ul>{rows}</ul></main>"
    filed = read_files(page, open_document(text).passages, page.url, folder.year)
    own, year = folder.names[-1], folder.year
    found = []
    for file in filed:
        # The year of the folder goes before the one in the name of a meeting's folder, and it is told.
        if file.day is None or not file.placed or year in {None, file.day.year} or file.day != find_day(own, None):
            found.append(file)
        else:
            warning = Caveat.of(CaveatCode.YEAR_DIFFERS, words=own, year=year)
            found.append(replace(file, day=in_year(file.day, own, year), warnings=(warning,)))
    return tuple(found)


# SiteVision's pages of one meeting each, whose day and hour stand in their names.

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
    for part, url in open_page(page.text, page.url).links("a[href*='.5.']"):
        link = _link(url, part.text) if not part.within("nav", "header", "footer") else None
        if link is not None:
            found.setdefault(link.url, link)
    return tuple(found.values())


def _link(url: str, words: str) -> MeetingLink | None:
    named = _NAMED.search(unquote(urlsplit(url).path).casefold())
    if named is None:
        return None
    said = find_when(words)
    day = (said.date if said else None) or find_iso_day(named["day"])
    if day is None:
        return None
    moment = (said.start if said else None) or (named["time"] and dt.time.fromisoformat(named["time"]))
    return MeetingLink(day, moment or None, words, url)


def read_meeting(link: MeetingLink, page: Response, heading: str, site: Site) -> Meeting | None:
    """Read a meeting's own page with its files; `None` when neither it nor the list names an organization.

    Raises for a page that has no files and speaks of no meeting: it is another.
    """
    root = open_page(page.text, page.url)
    head = root.text_of("main h1", "h1")
    only = site.organizations[0] if len(site.organizations) == 1 else ""
    organization = find_organization(only, link.words, head, heading)
    if organization is None:
        return None
    # Read the page's files, those in its scripts with the sizes told there.
    sizes = {urljoin(page.url, file.url): file.size for file in state_files(page.text)}
    filed = read_files(page, open_document(unfold(page.text)).passages, root.base)
    documents = tuple(
        it.document.model_copy(update={"size": sizes.get(it.document.url) or it.document.size}) for it in filed
    )
    if not documents and not is_of_a_meeting(root, link.day, head):
        missing = f"files, or the meeting of {link.day.isoformat()}"
        raise LayoutError(page.url, missing=missing, came=head or "no heading")
    stated, ground = read_stated(f"{link.words} · {head}", link.day), page.ground(link.words or head)
    return listed_meeting(
        site, organization, link.day, stated, ground, start=link.time, url=link.url, documents=documents
    )


# SiteVision, in the layouts that municipalities give it; a page may hold several of them at once.
#
# | layout | what it is | read by |
# | --- | --- | --- |
# | 1, 2, 6 | one page of dates, tables, accordions and files | `page` |
# | 3 | a portlet that turns folders by an address | `folders` |
# | 4 | a web app that asks for a folder's files | `folders` |
# | 5 | one page a meeting | `pages` |
# | 7 | a calendar of events | `events` |

_FOLDERS_AT_MOST = 500


class SiteVision:
    """The platform's way of publishing."""

    platform = "sitevision"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting that the page, its folders, its meetings' pages or its calendar show within the window.

        The listing answers from the first year that is shown: older ones are taken off such pages.
        """
        wanted = Wanted.of(site, organization)
        shown = yield from _shown(site, window)
        return listing(site, narrow_to_shown(with_doubtful(shown), window), wanted, shown, shown.doubts)

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read the agenda and the minutes that are listed for a meeting, or that its own page has."""
        shown = yield from _shown(site, Window(first=meeting.date, last=meeting.date))
        found = find_again(with_doubtful(shown), meeting, site.url)
        if found.url is not None and _link(found.url, "") is None:  # such a page has just been read
            found = yield from read_own_page(found, site.url)
        return (yield from read_papers(found))


def _shown(site: Site, window: Window) -> Flow[Schedule]:
    """Read every layout that the page has; raise when it has none that we know."""
    page = yield Request(site.url, expects="html")
    own: Schedule | None = None
    with suppress(LayoutError):
        # A page of no shape that lists meetings may hold apps that do.
        own = read_meetings(page, site)
    found = yield from read_apps(page, site, window, alone=not (own is not None and (own or own.doubts)))
    if own is None and not found:
        read_meetings(page, site)
    # The page's own words come first: they may say that a meeting is cancelled.
    return Schedule(_merged([*(own or ()), *found]), own.doubts if own is not None else ())


def read_apps(page: Response, site: Site, window: Window, *, alone: bool) -> Flow[tuple[Meeting, ...]]:
    """Read what the pages of a page's meetings, its folders, its web apps of files and its calendar show.

    A calendar beside a list of meetings is of other events, unless the site's row says otherwise.
    """
    heading = open_page(page.text, page.url).text_of("h1")
    found: list[Meeting] = []
    for link in find_meeting_links(page):
        if link.day in window:
            meeting = read_meeting(link, (yield Request(link.url, expects="html")), heading, site)
            found.extend([meeting] if meeting else [])
    found.extend((yield from _of_folders(page, find_folders(page), heading, site, window)))
    found.extend((yield from _of_folders(page, find_shares(page, site), heading, site, window)))
    calendar = find_calendar(page, site)
    if calendar is not None and (site.parameter("events") or (alone and not found)):
        found.extend((yield from read_events(calendar, site)))
    return _merged(found)


def has_apps(page: Response) -> bool:
    """Tell whether a page holds folders, web apps, a calendar or pages of meetings, which are asked for apart."""
    marks = ("folder=", "/appresource/", "registerInitialState")
    return any(mark in page.text for mark in marks) or bool(find_meeting_links(page))


_Opened: TypeAlias = tuple[Response, Iterable[FiledDocument], Iterable[Folder]]
"""An answer that shows a folder, the files in it, and the folders in it."""


def _of_folders(
    page: Response, folders: Iterable[Folder], heading: str, site: Site, window: Window
) -> Flow[list[Meeting]]:
    """Open folders, and the folders in them, but for those of years outside the window."""
    found: list[Meeting] = []
    waiting = list(folders)
    seen = {it.id for it in waiting}
    while waiting:
        folder = waiting.pop(0)
        if folder.year is not None and not window.first.year <= folder.year <= window.last.year:
            continue
        answer, files, inside = yield from _open(folder, page, heading)
        found.extend(put_files(Schedule(), files, answer, site))
        inner = [it for it in inside if it.id not in seen]
        seen |= {it.id for it in inner}
        waiting.extend(inner)
        if len(seen) > _FOLDERS_AT_MOST:
            raise LayoutError(page.url, missing=f"at most {_FOLDERS_AT_MOST} folders", came=f"{len(seen)}")
    return found


def _open(folder: Folder, page: Response, heading: str) -> Flow[_Opened]:
    """Ask a web app for one of its folders, or turn a portlet to it."""
    if not folder.shared:
        turned = yield Request(folder.url, expects="html")
        check_folder(turned, folder, page)
        return turned, read_folder(turned, folder, heading), find_folders(turned, folder.names)
    try:
        answer = yield Request(folder.url, (("folderId", folder.id), ("svAjaxReqParam", "ajax")), expects="json")
    except StatusError as error:
        if error.status not in {400, 404, 410}:
            raise
        raise LayoutError(error.url, missing=f"the folder {folder.label or folder.id!r}", came=str(error)) from error
    return (answer, *read_share(answer, folder, heading))


def _merged(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Make one of what several layouts say of a meeting; those that differ in their hour are two."""
    merged: dict[tuple[str, dt.date, int], Meeting] = {}
    for meeting in meetings:
        nth = meeting.nth
        while (was := merged.get((meeting.organization.name, meeting.date, nth))) and (
            was.start and meeting.start and was.start != meeting.start
        ):
            nth += 1
        key = (meeting.organization.name, meeting.date, nth)
        if was is None:
            merged[key] = counted(meeting, nth)
            continue
        documents = tuple({document.url: document for document in (*meeting.documents, *was.documents)}.values())
        merged[key] = was.model_copy(
            update={
                "start": was.start or meeting.start,
                "end": was.end or meeting.end,
                "url": was.url or meeting.url,
                "location": was.location or meeting.location,
                "documents": documents,
                "status": standing(documents, was.status),
            }
        )
    return tuple(sorted(merged.values(), key=lambda it: (it.date, it.organization.name, it.nth)))
