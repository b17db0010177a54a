"""Evolution (Sokigo): a diary with papers item by item, and a document web with whole minutes; a site is one of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from agendawatch.errors import LayoutError, ReadError, StatusError
from agendawatch.lang.sv.organizations import find_organization, find_organizations
from agendawatch.model import (
    AgendaItem,
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    MeetingStatus,
    Organization,
    Provenance,
    Site,
    Window,
)
from agendawatch.readers.meeting_status import holding, read_stated
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_answers import Record, json_rows, read_json, read_local, words
from agendawatch.sources.listed import each_once, find_day, kind_of, listed_item, listed_meeting
from agendawatch.sources.papers import read_decisions, read_papers
from agendawatch.sources.platform_marks import find_host, host_of
from agendawatch.sources.selection import Wanted, count_days, list_again, listing, read_board

# Evolution.Internet: a diary that lists meetings by who decides, with papers and decisions item by item.

_HELD_IN = ("data", "items", "value", "result")
_IDS, _NAMES = ("id", "code", "key", "value"), ("name", "description", "title", "text", "label")
_Kind = DocumentClassification


@dataclass(frozen=True, slots=True)
class Authority:
    """Who decides: an organization, by the platform's number."""

    id: str
    organization: Organization


def find_authorities(host: str, units: Response, wanted: Wanted) -> Flow[tuple[Authority, ...]]:
    """Ask each unit for those who decide in it; raise when none of them is wanted."""
    found: dict[str, Authority] = {}
    for unit in json_rows(units, *_HELD_IN):
        key = quote(words(unit, *_IDS), safe="")
        page = yield Request(f"{host}/api/decisionAuthoritys/{key}", expects="json")
        for row in json_rows(page, *_HELD_IN):
            authority = words(row, *_IDS)
            found.setdefault(authority, Authority(authority, read_board(words(row, *_NAMES) or authority)))
    if not found:
        raise LayoutError(units.url, missing="units with somebody who decides")
    return wanted.choose(found.values(), lambda it: it.organization)


def list_authority(host: str, authority: Authority, window: Window, site: Site) -> Flow[list[Meeting]]:
    """List the meetings of one of those who decide, within the window, with what is listed of each."""
    page = yield Request(f"{host}/api/meetings/{quote(authority.id, safe='')}", expects="json")
    found = []
    for row in json_rows(page, *_HELD_IN):
        moment = read_local(row.get("date"), page)
        told = words(row, *_NAMES)
        stated = read_stated(told, moment.date())
        key = words(row, "id")
        if not key:
            raise LayoutError(page.url, missing="a meeting's id")
        ground = page.ground(told or words(row, "date"))
        meeting = listed_meeting(
            site, authority.organization, moment.date(), stated, ground, start=moment.time(), source_id=key
        )
        if meeting.date in window:
            rows = yield from _rows(host, meeting)
            if meeting.status is MeetingStatus.SCHEDULED and not all(it.decision for it in rows):
                # The summons stands among what is noticed.
                meeting = meeting.model_copy(update={"status": MeetingStatus.CONVENED})
            found.append(holding(meeting, _files(rows, host)))
    return found


def read_items(host: str, meeting: Meeting) -> Flow[tuple[AgendaItem, ...] | None]:
    """Read a meeting's items, in their order; `None` while none is listed."""
    by_order: dict[str, list[_ListedPaper]] = {}
    for row in (yield from _rows(host, meeting)):
        if row.order:
            by_order.setdefault(row.order, []).append(row)
    items = []
    for order, rows in sorted(by_order.items(), key=lambda pair: (len(pair[0]), pair[0])):
        # The documents that share a place are an item; one whose files are all secret is closed.
        documents, first = _files(rows, host), rows[0]
        reference = words(first.record, "hid")
        item = listed_item(first.title, reference=reference, documents=documents, provenance=first.ground)
        items.append(
            item.model_copy(update={"number": item.number or order, "public": item.public if documents else False})
        )
    return tuple(items) or None


@dataclass(frozen=True, slots=True)
class _ListedPaper:
    """A document that a meeting lists."""

    record: Record
    page: Response
    decision: bool

    @property
    def order(self) -> str:
        """Its item's place; `""` for what belongs to the meeting, as the summons does."""
        order = words(self.record, "agendaOrder")
        return "" if order == "0" else order

    @property
    def title(self) -> str:
        return words(self.record, *_NAMES) or words(self.record, "hid") or "?"

    def document(self, host: str) -> Document | None:
        """Tell where its file is; `None` for one that is secret."""
        key, extension = words(self.record, "documentId"), words(self.record, "fileExtension").strip(". ").casefold()
        if not key or not extension:
            return None
        pdf = extension == "pdf"
        otherwise = _Kind.PAPERS if self.order else _Kind.OTHER
        return Document(
            url=f"{host}/api/documents/{quote(key, safe='')}.{'pdf' if pdf else 'bin'}",
            title=self.title,
            classification=_Kind.PARTIAL_MINUTES if self.decision else kind_of(self.title, otherwise=otherwise),
            media_type="application/pdf" if pdf else None,
            provenance=self.ground,
        )

    @property
    def ground(self) -> Provenance:
        return self.page.ground(self.title)


def _rows(host: str, meeting: Meeting) -> Flow[tuple[_ListedPaper, ...]]:
    """Ask for what is listed of a meeting: the summons with the papers, and a document for each decision."""
    found: list[_ListedPaper] = []
    for kind in ("notices", "decisions"):
        page = yield Request(f"{host}/api/meetings/{kind}/{quote(meeting.source_id or '', safe='')}", expects="json")
        found.extend(_ListedPaper(row, page, kind == "decisions") for row in json_rows(page, *_HELD_IN))
    return tuple(found)


def _files(rows: Iterable[_ListedPaper], host: str) -> tuple[Document, ...]:
    return each_once(filter(None, (row.document(host) for row in rows)))


# Evolution's document web: a tree of folders, one a meeting, named by organization and day.

_FOLDER_IDS = ("id", "folderId", "uuid", "documentId", "docId")
_FOLDER_NAMES = ("name", "title", "displayName", "description")
_FOLDERS = ("folders", "subFolders", "subfolders", "children", "childFolders")
_DOCUMENTS = ("documents", "files", "docs")


@dataclass(frozen=True, slots=True)
class _WebFolder:
    record: Record
    path: str
    """The names from the root to it."""

    @property
    def id(self) -> str:
        return words(self.record, *_FOLDER_IDS)

    @property
    def name(self) -> str:
        return words(self.record, *_FOLDER_NAMES).replace("_", " ")

    @property
    def day(self) -> dt.date | None:
        """The day that its name gives: it is a meeting's folder."""
        return find_day(self.name)

    @property
    def is_shut(self) -> bool:
        """Whether the answer told nothing of what is in it."""
        return not any(name in self.record for name in (*_FOLDERS, *_DOCUMENTS))

    def folders(self) -> Iterator[_WebFolder]:
        for row in _lists(self.record, _FOLDERS):
            yield _WebFolder(row, f"{self.path} {self.name}".strip())

    def documents(self) -> Iterator[tuple[Record, str]]:
        """Give its documents, and those of the folders in it, each with the id of the folder that it lies in."""
        for row in _lists(self.record, _DOCUMENTS):
            yield row, self.id
        for folder in self.folders():
            yield from folder.documents()


def _lists(record: Record, names: tuple[str, ...]) -> Iterator[Record]:
    for name in names:
        value = record.get(name)
        for row in value if isinstance(value, list) else ():
            if isinstance(row, dict):
                yield row


def list_folders(host: str, roots: Response, window: Window, wanted: Wanted, site: Site) -> Flow[list[Meeting]]:
    """Walk the folders, and open those whose content the answer does not tell."""
    waiting = list(_roots(roots))
    found: list[Meeting] = []
    read: dict[str, Response] = {}
    years: set[int] = set()
    while waiting:
        folder = waiting.pop(0)
        day = folder.day
        if day is not None:
            years.add(day.year)
        mentions = find_organizations(folder.name)
        unwanted = mentions and not any(mention.organization in wanted for mention in mentions)
        if (day is not None and day not in window) or unwanted:
            continue
        if folder.is_shut and folder.id and folder.id not in read:
            page = yield Request(f"{host}/api/folders/{quote(folder.id, safe='')}", expects="json")
            read[folder.id] = page
            folder = _opened(page, folder)
        page = read.get(folder.id, roots)
        if day is None:
            waiting.extend(folder.folders())
            continue
        meeting = _meeting_of_folder(folder, day, page, host, site)
        found.extend([meeting] if meeting and meeting.organization in wanted else [])
    if not years:
        raise LayoutError(roots.url, missing="folders of meetings, named by their days")
    return found


def _roots(page: Response) -> Iterator[_WebFolder]:
    value = read_json(page)
    rows = value if isinstance(value, list) else [value]
    for row in rows:
        if not isinstance(row, dict):
            raise LayoutError(page.url, missing="a tree of folders", came=type(row).__name__)
        # The tree may be wrapped once more.
        inner = row.get("data")
        yield from (_WebFolder(it, "") for it in (inner if isinstance(inner, list) else [row]) if isinstance(it, dict))


def _opened(page: Response, shut: _WebFolder) -> _WebFolder:
    """Read a folder that was asked for: an object, or the list of what is in it."""
    value = read_json(page)
    named = {"id": shut.id, "name": words(shut.record, *_FOLDER_NAMES)}
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict)]
        inner = [
            row for row in rows if "fileExtension" not in row and any(it in row for it in (*_FOLDERS, *_DOCUMENTS))
        ]
        return _WebFolder(
            {**named, "folders": inner, "documents": [row for row in rows if row not in inner]}, shut.path
        )
    if not isinstance(value, dict):
        raise LayoutError(page.url, missing="a folder", came=type(value).__name__)
    return _WebFolder({"folders": [], **value, **named}, shut.path)


def _meeting_of_folder(folder: _WebFolder, day: dt.date, page: Response, host: str, site: Site) -> Meeting | None:
    """Read a meeting's folder; an empty one is a meeting of which nothing is published yet."""
    only = site.organizations[0] if len(site.organizations) == 1 else ""
    organization = find_organization(folder.name, folder.path, only)
    if organization is None:
        return None
    documents = (_document(row, key, page, host) for row, key in folder.documents())
    stated, ground = read_stated(folder.name, day), page.ground(folder.name)
    return listed_meeting(site, organization, day, stated, ground, source_id=folder.id or None, documents=documents)


def _document(row: Record, folder: str, page: Response, host: str) -> Document:
    key, title = words(row, "id", "documentId", "docId"), words(row, *_FOLDER_NAMES)
    if not key or not title:
        raise LayoutError(page.url, missing="a document's id and name")
    extension = words(row, "fileExtension", "extension").strip(".").casefold()
    return Document(
        url=f"{host}/api/download/{quote(key, safe='')}/{quote(folder, safe='')}",
        title=title,
        classification=kind_of(title, otherwise=_Kind.PAPERS),
        media_type="application/pdf" if extension == "pdf" or title.casefold().endswith(".pdf") else None,
        provenance=page.ground(title),
    )


_HOST = re.compile(
    r"(?:dmw|document|dokument|diariet|diarium|webbdiariet|webbdiarium|evolution)\d{0,2}\.", re.IGNORECASE
)


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
        return listing(site, window, wanted, count_days(found))

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items and decisions: from the diary's rows, else from the document web's files."""
        current = yield from list_again(self, site, meeting)
        ground = current.provenance.url if current.provenance else None
        if "/api/meetings/" not in (ground or ""):
            # Whole files from the document web.
            return (yield from read_papers(current))
        items = yield from read_items((yield from _host(site)), current)
        return (yield from read_decisions(current.model_copy(update={"agenda": items})))


def _host(site: Site) -> Flow[str]:
    """Find the host that answers: the site's own, or the one that the municipality's page leads to."""
    told = site.url if site.parameter("service") else None
    missing = "a link to Evolution (dmw., document., diariet.)"
    return find_host(site, missing, lambda it: host_of(it) if _HOST.match(urlsplit(it).netloc) else None, told=told)


def _units(host: str, site: Site) -> Flow[Response | None]:
    """Ask for the diary's units; `None` where the host is a document web."""
    service = site.parameter("service")
    if service == "documents":
        return None
    try:
        return (yield Request(f"{host}/api/units", expects="json"))
    except (ReadError, StatusError) as error:
        # An address that is not the interface's shows the web application, with 200.
        if service == "diary" or (isinstance(error, StatusError) and error.status not in {404, 405, 410}):
            raise
        return None
