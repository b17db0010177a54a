"""MeetingsPlus: a page for each committee and each meeting, and an API that knows some of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias
from urllib.parse import quote, unquote, urljoin, urlsplit

from agendawatch.documents.html import is_pdf
from agendawatch.documents.parts import Part, open_page
from agendawatch.errors import LayoutError, ReadError, StatusError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.organizations import find_organization, read_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.minutes import is_about_minutes
from agendawatch.lang.sv.pages.portals import is_empty_result
from agendawatch.lang.sv.sentences import slug_title
from agendawatch.model import (
    Agenda,
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    Organization,
    Site,
    Window,
)
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.meeting_status import Stated, holding, read_slug, read_stated
from agendawatch.sources.flow import Flow, Notice, Request, Response
from agendawatch.sources.json_answers import Record, json_rows, words
from agendawatch.sources.listed import find_day, find_listed_day, listed_meeting, turn_pages
from agendawatch.sources.papers import (
    choose_agendas,
    dated_notice,
    notice_document,
    of_wanted,
    read_decisions,
    read_papers,
    with_agenda,
)
from agendawatch.sources.platform_marks import find_host, host_of
from agendawatch.sources.selection import Wanted, count_days, from_day, listing

# What the pages of MeetingsPlus say: its committees, a committee's meetings, a meeting's documents and items.
#
# Where a time stands and how an item looks differs, or is not known: labels and words are read alike, and items as on
# any page. Links are relative, and stand as found: a meeting's files may lie under another's address.

_PLACE = re.compile(
    r"(?P<root>/committees|/[\w-]{1,40}/namnder-styrelser)/(?P<committee>[^/]+)"
    r"(?:/(?P<meeting>[^/]+)(?:/(?P<kind>agenda|protocol)/(?P<file>[^/]+))?)?/?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"/api/v2\.0/meetings/\d+/download/(?P<kind>agenda|protocol)$", re.IGNORECASE)
_MARKS = ("meetingsPlusUser", "MeetingPlus", "/bundles/web-app-styles", "accessible-table-cell", "PageLink_committees")
_CELL = "a.accessible-table-cell"
_PAST = "#committeesRecentContent"
_ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_ID = re.compile(r"(?:/api/v2\.0/committees/|committee-?id\W{1,4})(\d{1,9})(?!\d)", re.IGNORECASE)
_PDF = re.compile(r"\.?pdf(?:-\d{1,9})?$", re.IGNORECASE)

_Kind = DocumentClassification
_OF_MINUTES = frozenset({_Kind.MINUTES, _Kind.PARTIAL_MINUTES, _Kind.MINUTES_NOTICE})
_SUMMONS = frozenset({_Kind.NOTICE, _Kind.AGENDA, _Kind.SUPPLEMENTARY_AGENDA})


@dataclass(frozen=True, slots=True)
class PortalPlace:
    """What an address of the portal leads to, by its path."""

    root: str
    committee: str
    meeting: str | None = None
    kind: str | None = None
    """`agenda` or `protocol` for a file of a meeting."""
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee in the portal's list."""

    name: str
    slug: str
    url: str


@dataclass(frozen=True, slots=True)
class CommitteeList:
    """A committee's list of meetings."""

    page: Response
    slug: str
    organization: Organization
    site: Site

    def meeting(self, day: dt.date, words: str, stated: Stated, url: str | None = None) -> Meeting:
        """Make a meeting of a row; without an address it has no page: it is planned, or cancelled."""
        clock = next(iter(find_times(words)), None)
        listed = find_listed_day(words, day.year)
        own, place = read_place(self.page.url), read_place(url or "")
        slug = place.meeting if place else None
        named = _day(slug or "")
        differs = named is not None and _day(words) not in {None, named}
        return listed_meeting(
            self.site,
            self.organization,
            day,
            stated,
            self.page.ground(words),
            start=clock.start if clock else None,
            end=clock.end if clock else None,
            last=listed.last if listed and listed.first == day else None,
            url=url,
            source_id=f"{own.committee if own else ''}/{slug}" if slug else None,
            warnings=(Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date=str(named), words=words) if differs else None,),
        )


@dataclass(slots=True)
class _RowLink:
    url: str
    cell: bool = False
    words: dict[str, None] = field(default_factory=dict)


def read_place(url: str) -> PortalPlace | None:
    """Read an address; `None` when it leads to no committee.

    >>> place = read_place("https://moten.example.se/committees/ks/mote-2026-06-15/protocol/p-2026pdf-60508?x=1")
    >>> place.committee, place.meeting, place.file
    ('ks', 'mote-2026-06-15', 'p-2026pdf-60508')
    """
    match = _PLACE.fullmatch(unquote(urlsplit(url).path))
    if match is None:
        return None
    kind = match["kind"]
    return PortalPlace(match["root"], match["committee"], match["meeting"], kind and kind.casefold(), match["file"])


def is_platform(page: Response) -> bool:
    """Tell whether a page is of this platform."""
    return any(mark in page.text for mark in _MARKS)


def check_platform(page: Response) -> None:
    """Raise for a page that is not of this platform."""
    if not is_platform(page):
        raise LayoutError(page.url, missing="a page of MeetingsPlus")


def read_committees(page: Response) -> tuple[Committee, ...]:
    """Read the portal's list of committees."""
    found: dict[str, Committee] = {}
    for part, url in open_page(page.text, page.url).links():
        place = read_place(url)
        name = part.text or (part.attribute("aria-label") or "").strip()
        if place and place.meeting is None and name and place.committee not in found:
            found[place.committee] = Committee(name, place.committee, url)
    if not found:
        raise LayoutError(page.url, missing="links to committees (/committees/…)")
    return tuple(found.values())


def read_rows(listed: CommitteeList) -> tuple[Meeting, ...]:
    """Read a committee's meetings, of both tabs; links to other committees' are passed over.

    A page without any must say so, or have an empty list of past ones.
    """
    page = listed.page
    check_platform(page)
    root = open_page(page.text, page.url)
    # Gather what is said of each meeting: each cell of a row may be a link of its own, and each tab may have it.
    links: dict[str, _RowLink] = {}
    for part, url in root.links():
        place = read_place(url)
        if place is None or place.meeting is None or place.kind or place.committee != listed.slug:
            continue
        link = links.setdefault(place.meeting, _RowLink(url))
        link.cell = link.cell or "accessible-table-cell" in (part.attribute("class") or "")
        link.words |= _words(part)
    rows: list[Meeting] = []
    for slug, link in links.items():
        words = " | ".join(link.words)
        day = _day(words) or _day(slug)
        if day is not None:
            stated = read_stated(words, day).beside(read_slug(slug))
            rows.append(listed.meeting(day, words or slug, stated, link.url))
        elif link.cell:
            raise LayoutError(page.url, missing="a date in the row of a meeting", came=f"{words!r} to {slug}")
    rows.extend(_bare_rows(root, listed))
    if not rows and not is_empty_result(root.text) and root.first(_PAST) is None:
        raise LayoutError(page.url, missing=f"meetings ({_CELL}), or words that there are none")
    return tuple(rows)


def _day(words: str) -> dt.date | None:
    iso = _ISO.search(words)
    return find_day(iso.group() if iso else words)


def _bare_rows(root: Part, listed: CommitteeList) -> Iterator[Meeting]:
    """Read rows that lead nowhere: meetings that are planned or cancelled."""
    seen: set[str] = set()
    for part in root.all(f"tr, [role=row], {_CELL}"):
        if part.link() or any(part.links()):
            continue
        words = " | ".join(_words(part))
        day = _day(words) if _ISO.search(words) else None
        if day is None or any(words in other for other in seen):
            continue
        seen.add(words)
        yield listed.meeting(day, words, read_stated(words, day))


def _words(part: Part) -> dict[str, None]:
    return dict.fromkeys(it for it in (part.attribute("aria-label") or "", part.text) if it.strip())


def has_past(page: Response) -> bool:
    """Tell whether a committee's page has its past meetings too: one that was served without their tab lacks them."""
    return open_page(page.text, page.url).first(_PAST) is not None


def find_committee_id(page: Response) -> str | None:
    """Find the number that the API knows a committee by, where its page holds exactly one."""
    found = set(_ID.findall(page.text))
    return found.pop() if len(found) == 1 else None


def read_documents(page: Response) -> tuple[Document, ...]:
    """Read a meeting's files, each once, by their addresses as found; a protocol that is not out has none."""
    check_platform(page)
    found: dict[str, Document] = {}
    for part, url in open_page(page.text, page.url).links():
        path = unquote(urlsplit(url).path)
        place, whole = read_place(url), _WHOLE.search(path)
        kind = place.kind if place else whole["kind"].casefold() if whole else None
        if kind is not None and path not in found:
            name = (place and place.file) or ""
            opener = part.attribute("id") == "openProtocol"
            written = slug_title(name)
            title = (written if opener else part.text) or part.text or written or kind
            found[path] = Document(
                url=url,
                title=title,
                classification=_classify((part.text, written), kind, opener=opener),
                media_type="application/pdf" if _PDF.search(name) else None,
                provenance=page.ground(part.text),
            )
    return tuple(found.values())


def _classify(names: tuple[str, ...], tab: str, *, opener: bool) -> DocumentClassification:
    """Classify by a file's words and by the tab that it stands in."""
    kinds = [kind for it in names if it and (kind := classify_document(it)) is not _Kind.OTHER]
    if tab == "agenda":
        kind = kinds[0] if kinds else _Kind.PAPERS
        # Minutes among the papers are another organization's, or an earlier meeting's.
        return _Kind.ATTACHMENT if kind in _OF_MINUTES else kind
    finer = next((it for it in kinds if it in _OF_MINUTES - {_Kind.MINUTES}), None)
    if finer is not None:
        return finer
    return _Kind.MINUTES if opener else kinds[0] if kinds else _Kind.ATTACHMENT


def read_shown(page: Response, meeting: Meeting, documents: tuple[Document, ...]) -> Agenda | None:
    """Read the agenda that a meeting's page shows, with the items' files; `None` where it shows none for sure."""
    try:
        agenda = read_agenda(page.text, meeting=meeting)
    except LayoutError:
        return None
    if agenda.withheld:
        return agenda
    base = open_page(page.text, page.url).base
    by_path = {unquote(urlsplit(document.url).path): document for document in documents}
    items = []
    for item in agenda:
        # The page's own documents for those that an item lists; other links are none of it.
        paths = dict.fromkeys(unquote(urlsplit(urljoin(base, document.url)).path) for document in item.documents)
        own = tuple(by_path[path] for path in paths if path in by_path)
        items.append(item.model_copy(update={"documents": own}))
    shown = tuple(item for item in items if not _is_summons(item))
    sure = sum(it.number is not None or bool(it.documents) for it in shown) > 1
    return agenda.model_copy(update={"items": shown}) if sure else None


def _is_summons(item: AgendaItem) -> bool:
    """Tell whether an item is the link to the summons, which stands where the items do."""
    listed = item.documents and all(document.classification in _SUMMONS for document in item.documents)
    return bool(listed) or (item.number is None and classify_document(item.title) in _SUMMONS)


# The API of MeetingsPlus, as far as it goes: a committee's meetings, and all of a meeting's files of a kind.

_GONE = frozenset({404, 500})
"""How the API answers where there is nothing: 500 for minutes that a meeting does not have."""
_BY_NUMBER = re.compile(r"/api/v2\.0/meetings/\d{1,12}$")
_KINDS = (("Agenda", DocumentClassification.NOTICE), ("Protocol", DocumentClassification.MINUTES))


def is_by_number(url: str) -> bool:
    """Tell whether an address is that of a meeting which only the API lists.

    >>> is_by_number("https://moten.example.se/api/v2.0/meetings/4711")
    True
    """
    return _BY_NUMBER.search(urlsplit(url).path) is not None


def list_by_api(root: str, number: str, whose: CommitteeList) -> Flow[tuple[Meeting, ...] | None]:
    """Ask the API for a committee's meetings; `None` where it does not tell."""
    try:
        page = yield Request(f"{root}/api/v2.0/committees/{number}/meetings", expects="json")
        listed = json_rows(page)
    except (StatusError, ReadError):
        return None
    rows = []
    for it in listed:
        label, place = words(it, "DateLabel"), words(it, "Id")
        day = find_day(label[:10])
        if day is None or not place:
            raise LayoutError(page.url, missing="Id and DateLabel of a meeting", came=repr(dict(it))[:200])
        url = f"{root}/api/v2.0/meetings/{place}"
        rows.append(whose.meeting(day, label, read_stated(label, day), url))
    return tuple(rows)


def find_downloads(meeting: Meeting) -> Flow[Meeting]:
    """Ask the API for all of a meeting's agenda and minutes: a PDF, a zip, or nothing."""
    documents = []
    for name, kind in _KINDS:
        try:
            page = yield Request(f"{meeting.url}/download/{name}?downloadMode=download")
        except StatusError as error:
            if error.status not in _GONE:
                raise
            continue
        whole = is_pdf(page.body)
        documents.append(
            Document(
                url=page.url,
                title=name,
                classification=kind if whole else DocumentClassification.PAPERS,
                media_type="application/pdf" if whole else page.media_type,
                content_hash=page.content_hash,
                provenance=page.ground(),
            )
        )
    return holding(meeting, tuple(documents))


# The notice board of MeetingsPlus (anslagstavla): by its API, else by its pages.

_API = "/api/dbb/v1.0"
_BOARD = "/digital-bulletin-board"
_SIZE = 1000
_PAGES_AT_MOST = 50


def _by_api(root: str) -> Flow[tuple[Notice, ...]]:
    asked = (("pageNumber", "1"), ("pageSize", str(_SIZE)), ("manageableOnly", "false"))
    page = yield Request(f"{root}{_API}/announcement-types", asked, expects="json")
    types = json_rows(page, "Items")
    if not types:
        raise LayoutError(page.url, missing="types of announcements")
    found: dict[str, Notice] = {}
    for kind in types:
        fields = (("announcementTypeId", words(kind, "Id")), ("pageNumber", "1"), ("pageSize", str(_SIZE)))
        page = yield Request(f"{root}{_API}/announcements/published", fields, expects="json")
        for row in json_rows(page, "Items"):
            notice = _notice(row, words(kind, "Name", "Title"), root, page)
            if notice is not None:
                found[notice.document.url] = notice
    return tuple(found.values())


def _notice(row: Record, kind: str, root: str, page: Response) -> Notice | None:
    titles = (words(row, "Title", "Name"), words(row, "DocumentTitle"), kind)
    if not is_about_minutes(*titles):
        return None
    place = words(row, "Id")
    if not place:
        raise LayoutError(page.url, missing="Id of an announcement")
    told = f"{titles[0]} {titles[1]} {words(row, 'Description')}"
    title = titles[0] or titles[1] or kind
    return dated_notice(
        notice_document(f"{root}{_BOARD}/announcements/{quote(place)}", title, page),
        told,
        find_organization(told),
        posted=find_day(words(row, "StartDate")[:10]),
        removed=find_day(words(row, "EndDate")[:10]),
    )


def _by_pages(root: str) -> Flow[tuple[Notice, ...]]:
    def ask(number: int) -> Request:
        return Request(f"{root}{_BOARD}", (("pageIndex", str(number + 1)),) if number else (), expects="html")

    found = yield from turn_pages(ask, lambda page: (dict(_rows(page)), None), "the board", _PAGES_AT_MOST)
    return tuple(notice for notice, _ in found.values() if notice is not None)


def _rows(page: Response) -> Iterator[tuple[str, Notice | None]]:
    """Read a page's announcements by their addresses; `None` for those of anything but minutes."""
    check_platform(page)
    root = open_page(page.text, page.url)
    parts = root.all("[role=row], tr")
    links = [(part, *link) for part in parts for link in islice(part.links("a[href*='/announcements/']"), 1)]
    if not links and not parts and not is_empty_result(root.text):
        raise LayoutError(page.url, missing="rows of announcements, or words that there are none")
    for part, link, url in links:
        document = notice_document(url, link.text or part.text, page)
        notice = dated_notice(document, part.text, find_organization(part.text))
        yield url, notice if is_about_minutes(part.text) else None


# The API's list is asked for where a committee's number is known (the parameter `committees`, as "kommunstyrelsen:898
# kommunfullmaktige:887", or its page): a page may be served with one tab only.

_NAMED = re.compile(
    r"(?:public|edok)?(?:meetings?(?:plus|public)?|moten\w{0,20}|sammantrade[ns]\w{0,10}|motesportal\w{0,10})\."
)


_ListedCommittee: TypeAlias = tuple[CommitteeList, tuple[Meeting, ...], bool]
"""A committee's list, the meetings on it and in the API's, and whether past ones are among them."""


class MeetingsPlus:
    """The portal's way of publishing."""

    platform = "meetingsplus"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all committees, with its documents."""
        wanted = Wanted.of(site, organization)
        root = yield from _find_root(site)
        shown: list[_ListedCommittee] = []
        for committee in (yield from _committees(root, site, organization, wanted)):
            it = yield from _list(root, site, committee)
            shown.append(it)
        answered = _answered(window, shown)
        found = []
        for listed in (meeting for it in shown for meeting in it[1] if meeting.date in answered):
            meeting = listed
            if meeting.url is not None and not is_by_number(meeting.url):
                meeting = _with_documents(meeting, (yield Request(meeting.url, expects="html")))
            found.append(meeting)
        if wanted.names is None and read_place(site.url) is not None:
            # The page of one committee answers for no other.
            wanted = Wanted(tuple(it[0].organization.name for it in shown))
        return listing(site, answered, wanted, count_days(found))

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
        root = yield from _find_root(site)
        try:
            found = yield from _by_api(root)
        except (StatusError, ReadError):
            # Not every portal's API is open, or tells of any announcements; its board's pages do.
            found = yield from _by_pages(root)
        return of_wanted(found, Wanted.of(site, organization))


def _find_root(site: Site) -> Flow[str]:
    """Find the portal: told as a parameter, the site itself, or where the site's page leads."""
    missing, told = "a frame or link to a MeetingsPlus portal (/committees)", site.parameter("portal")
    return find_host(site, missing, _portal, _by_name, told=told, is_platform=is_platform)


def _portal(address: str) -> str | None:
    path = urlsplit(address).path.casefold().rstrip("/")
    known = path.endswith(("/committees", "/digital-bulletin-board", "/namnder-styrelser")) or read_place(address)
    return host_of(address) if known or (urlsplit(address).hostname or "").endswith(".formpipe.com") else None


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
    return wanted.choose(read_committees(page), lambda it: read_organization(it.name))


def _list(root: str, site: Site, committee: Committee) -> Flow[_ListedCommittee]:
    page = yield Request(committee.url, expects="html")
    opened = open_page(page.text, page.url)
    heading = opened.text_of("main h1", "h1") or opened.text_of("title").partition("|")[0].strip()
    if not committee.name and not heading:
        raise LayoutError(page.url, missing="a heading that names the committee")
    listed = CommitteeList(page, committee.slug, read_organization(committee.name or heading), site)
    pairs = (it.partition(":") for it in (site.parameter("committees") or "").split())
    number = {slug: number for slug, _, number in pairs}.get(committee.slug) or find_committee_id(page)
    more: tuple[Meeting, ...] | None = None
    if number is not None:
        more = yield from list_by_api(root, number, listed)
    rows = read_rows(listed)
    days = {row.date for row in rows}
    past = has_past(page) or more is not None or any(day < page.fetched.date() for day in days)
    return listed, (*rows, *(it for it in more or () if it.date not in days)), past


def _answered(window: Window, shown: Iterable[_ListedCommittee]) -> Window:
    """Narrow the window to what the pages show: all years of the past, or none of it where that tab is missing."""
    listed = tuple(shown)
    lacking = [(whose.page.fetched.date(), meetings) for whose, meetings, past in listed if not past]
    if lacking:
        return from_day(window, min(day for seen, them in lacking for day in (seen, *(it.date for it in them))))
    years = [it.date.year for _, meetings, _ in listed for it in meetings]
    return from_day(window, dt.date(min(years, default=window.first.year), 1, 1))


def _with_documents(meeting: Meeting, page: Response) -> Meeting:
    return holding(meeting, read_documents(page))
