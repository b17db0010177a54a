"""Evolution's document web: a tree of folders, one a meeting, named by organization and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from agendawatch.errors import LayoutError
from agendawatch.lang.sv.names.organizations import find_organization, find_organizations
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import Document, DocumentClassification, Meeting, Site, Window
from agendawatch.readers.meeting_status import read_stated, standing
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_page import Record, read_json, words
from agendawatch.sources.merge import each_once
from agendawatch.sources.page.scope import find_day
from agendawatch.sources.selection import Wanted

__all__ = ["list_folders"]

_IDS, _NAMES = ("id", "folderId", "uuid", "documentId", "docId"), ("name", "title", "displayName", "description")
_FOLDERS = ("folders", "subFolders", "subfolders", "children", "childFolders")
_DOCUMENTS = ("documents", "files", "docs")


@dataclass(frozen=True, slots=True)
class _Folder:
    record: Record
    path: str
    """The names from the root to it."""

    @property
    def id(self) -> str:
        return words(self.record, *_IDS)

    @property
    def name(self) -> str:
        return words(self.record, *_NAMES).replace("_", " ")

    @property
    def day(self) -> dt.date | None:
        """The day that its name gives: it is a meeting's folder."""
        return find_day(self.name, None)

    @property
    def is_shut(self) -> bool:
        """Whether the answer told nothing of what is in it."""
        return not any(name in self.record for name in (*_FOLDERS, *_DOCUMENTS))

    def folders(self) -> Iterator[_Folder]:
        for row in _lists(self.record, _FOLDERS):
            yield _Folder(row, f"{self.path} {self.name}".strip())

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
        if (day is not None and day not in window) or not _may_be_wanted(folder, wanted):
            continue
        if folder.is_shut and folder.id and folder.id not in read:
            page = yield Request(f"{host}/api/folders/{quote(folder.id, safe='')}", expects="json")
            read[folder.id] = page
            folder = _opened(page, folder)
        page = read.get(folder.id, roots)
        if day is None:
            waiting.extend(folder.folders())
            continue
        meeting = _meeting(folder, day, page, host, site)
        found.extend([meeting] if meeting and meeting.organization in wanted else [])
    if not years:
        raise LayoutError(roots.url, missing="folders of meetings, named by their days")
    return found


def _roots(page: Response) -> Iterator[_Folder]:
    value = read_json(page)
    rows = value if isinstance(value, list) else [value]
    for row in rows:
        if not isinstance(row, dict):
            raise LayoutError(page.url, missing="a tree of folders", came=type(row).__name__)
        # The tree may be wrapped once more.
        inner = row.get("data")
        yield from (_Folder(it, "") for it in (inner if isinstance(inner, list) else [row]) if isinstance(it, dict))


def _opened(page: Response, shut: _Folder) -> _Folder:
    """Read a folder that was asked for: an object, or the list of what is in it."""
    value = read_json(page)
    named = {"id": shut.id, "name": words(shut.record, *_NAMES)}
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict)]
        inner = [
            row for row in rows if "fileExtension" not in row and any(it in row for it in (*_FOLDERS, *_DOCUMENTS))
        ]
        return _Folder({**named, "folders": inner, "documents": [row for row in rows if row not in inner]}, shut.path)
    if not isinstance(value, dict):
        raise LayoutError(page.url, missing="a folder", came=type(value).__name__)
    return _Folder({"folders": [], **value, **named}, shut.path)


def _may_be_wanted(folder: _Folder, wanted: Wanted) -> bool:
    mentions = find_organizations(folder.name)
    return not mentions or any(it.organization in wanted for it in mentions)


def _meeting(folder: _Folder, day: dt.date, page: Response, host: str, site: Site) -> Meeting | None:
    """Read a meeting's folder; an empty one is a meeting of which nothing is published yet."""
    only = site.organizations[0] if len(site.organizations) == 1 else ""
    organization = find_organization(folder.name, folder.path, only)
    if organization is None:
        return None
    stated = read_stated(folder.name, day)
    documents = each_once(_document(row, key, page, host) for row, key in folder.documents())
    return Meeting(
        organization=organization,
        date=day,
        municipality=site.municipality,
        status=standing(documents, stated.status),
        status_words=stated.words,
        extra=stated.extra,
        reserve=stated.reserve,
        documents=documents,
        source_id=folder.id or None,
        provenance=page.ground(folder.name),
    )


def _document(row: Record, folder: str, page: Response, host: str) -> Document:
    key, title = words(row, "id", "documentId", "docId"), words(row, *_NAMES)
    if not key or not title:
        raise LayoutError(page.url, missing="a document's id and name")
    extension = words(row, "fileExtension", "extension").strip(".").casefold()
    kind = classify_document(title)
    return Document(
        url=f"{host}/api/download/{quote(key, safe='')}/{quote(folder, safe='')}",
        title=title,
        classification=DocumentClassification.PAPERS if kind is DocumentClassification.OTHER else kind,
        media_type="application/pdf" if extension == "pdf" or title.casefold().endswith(".pdf") else None,
        provenance=page.ground(title),
    )
