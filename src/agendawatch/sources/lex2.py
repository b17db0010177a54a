"""Lex2Publish (LEX): a search by month over POST, whose ids are others at each call, and files inside JSON."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from agendawatch.errors import DocumentError, LayoutError
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import Document, Listing, Meeting, Provenance, Site, Window
from agendawatch.readers.meeting_status import holding, read_stated
from agendawatch.sources.flow import Flow, Request, Response, step
from agendawatch.sources.json_answers import Record, find_local, json_call, json_rows, read_json, record, words
from agendawatch.sources.listed import find_when, listed_meeting
from agendawatch.sources.papers import choose_agendas, choose_minutes, read_papers
from agendawatch.sources.platform_marks import find_portal
from agendawatch.sources.selection import Wanted, by_hour, count_days, from_day, listing, lost, read_board

# What Lex2Publish answers: meetings, their documents, and a file as words inside JSON.


@dataclass(frozen=True, slots=True)
class SearchedMeeting:
    """A meeting that a search found, and the id that holds for now."""

    meeting: Meeting
    id: str
    key: str
    """The platform's own name of it, which stays: `KF/2026-06-15`."""


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """A document of a meeting, and the id that holds for now."""

    document: Document
    id: str


def read_found(row: Record, page: Response, site: Site) -> SearchedMeeting:
    """Read a row of a search as a meeting; its day stands in its type's name, else in its description."""
    key, told, unit = _named(row, "type"), words(row, "description", "name"), _named(row, "unit")
    short, _, rest = key.partition("/")
    when = find_when(rest) or find_when(told)
    identity = words(row, "uniqueId", "id")
    name = unit or short
    if when is None or when.date is None or not identity or not name:
        raise LayoutError(page.url, missing="a meeting's organization, day and id", came=f"{key!r}, {told!r}")
    clock = (
        when if when.start else next((date for date in find_dates(told) if date.date == when.date and date.start), when)
    )
    stated = read_stated(f"{key} · {told}", when.date)
    ground = Provenance(words=f"{key} {told}".strip(), url=page.url, seen=page.fetched)
    meeting = listed_meeting(site, read_board(name), when.date, stated, ground, start=clock.start)
    return SearchedMeeting(meeting, identity, f"{key} {told}")


def _named(row: Record, name: str) -> str:
    """Look up a field that is words, or an object with a name."""
    value = row.get(name)
    return words(value, "name", "description", "text") if isinstance(value, dict) else words(row, name)


def read_documents(page: Response, found: SearchedMeeting, base: str) -> tuple[MeetingFile, ...]:
    """Read a meeting's documents.

    Each goes by an address made of what stays, the meeting's and its own name: the ids are others next time.
    """
    seen: Counter[str] = Counter()
    filed = []
    for row in json_rows(page, "documents"):
        title = words(row, "description", "title", "name", "fileName") or _named(row, "type")
        identity = words(row, "uniqueId", "id")
        if not title or not identity:
            raise LayoutError(page.url, missing="a document's name and id")
        seen[title] += 1
        name = f"{found.key}/{title}" if seen[title] == 1 else f"{found.key}/{title}/{seen[title]}"
        kinds = classify_document(f"{title} {_named(row, 'type')}")
        document = Document(
            url=f"{base}#{quote(name)}",
            title=title,
            classification=kinds,
            provenance=Provenance(words=title, url=page.url, seen=page.fetched),
        )
        filed.append(MeetingFile(document, identity))
    return tuple(filed)


def hold_file(page: Response, filed: MeetingFile) -> Response | None:
    """Take a file out of its answer; `None` for one that is withheld."""
    missing = "a document with its file"
    answer = record(read_json(page), page.url, missing)
    if not answer.keys() & {"file", "uniqueId", "id"}:
        raise LayoutError(page.url, missing=missing, came=f"an object of {', '.join(answer) or 'nothing'}")
    file = answer.get("file")
    data = file.get("data") if isinstance(file, dict) else file
    if data is None:
        return None
    try:
        body = base64.b64decode(str(data), validate=True)
    except (binascii.Error, ValueError) as error:
        came = f"{len(str(data))} characters that are none"
        raise DocumentError(expected="a file in base64", came=came, url=page.url) from error
    return replace(page, url=filed.document.url, body=body, media_type=None, charset=None)


# A year at once is more than the server answers in time (504); a month takes some 17 seconds.

_BASE = re.compile(r"https?://[^/\s\"']{1,120}/Lex2PublishWasm", re.IGNORECASE)
_TENANT = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_ROWS_AT_MOST = 32_767


class Lex2:
    """The platform's way of publishing. The site's parameter `tenant` is the tenant's GUID."""

    platform = "lex2"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, month by month, with its documents.

        The listing answers from the day that the site says it searches from.
        """
        wanted = Wanted.of(site, organization)
        service = yield from _service(site)
        page = yield service.get("getsearchingfromdate")
        value = read_json(page)
        moment = find_local(words(value, "date", "fromDate", "value") if isinstance(value, dict) else value)
        if moment is None:
            raise LayoutError(page.url, missing="the day that is searched from", came=repr(value))
        answered = from_day(window, moment.date())
        found = []
        for month in _months(answered):
            for it in (yield from _search(service, month, wanted, site)):
                listed = yield from _documents(service, it)
                found.append(holding(it.meeting, tuple(filed.document for filed in listed)))
        return listing(site, answered, wanted, count_days(found))

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's agenda and minutes; documents whose file is withheld are listed and not read."""
        service = yield from _service(site)
        day = Window(first=meeting.date, last=meeting.date)
        # Ids hold for the call that gave them: the meeting is sought anew.
        found = yield from _search(service, day, Wanted.of(site, meeting.organization.name), site)
        if len(found) < meeting.nth:
            raise lost(meeting, site.url)
        listed = yield from _documents(service, found[meeting.nth - 1])
        current = holding(meeting, tuple(it.document for it in listed))
        # Read the papers from pages that are at hand; those without one stay listed.
        pages = yield from _telling(service, listed)
        at_hand = tuple(it for it in current.documents if it.url in pages)
        flow = read_papers(current.model_copy(update={"documents": at_hand}))
        turn = step(flow, None)
        while isinstance(turn, Request):
            turn = step(flow, pages[turn.url])
        read = turn.value
        hashed = {it.url: it for it in read.documents}
        return read.model_copy(update={"documents": tuple(hashed.get(it.url, it) for it in current.documents)})


def _telling(service: _TenantInterface, listed: tuple[MeetingFile, ...]) -> Flow[dict[str, Response]]:
    """Ask for the files where items stand; in place of one that is withheld, for the next that may hold them."""
    open_to_us = {it.document.url: it for it in listed}
    pages: dict[str, Response] = {}
    while True:
        documents = tuple(it.document for it in open_to_us.values())
        chosen = (*choose_agendas(documents), *choose_minutes(documents))
        wanted = next((it.url for it in chosen if it.url not in pages), None)
        if wanted is None:
            return pages
        filed = open_to_us[wanted]
        told = {"uniqueId": filed.id, "fetchAmount": "Complete", "includeParameter": True, "includeFile": True}
        held = hold_file((yield service.post("getdocument", told)), filed)
        if held is None:
            del open_to_us[wanted]
        else:
            pages[wanted] = held


@dataclass(frozen=True, slots=True)
class _TenantInterface:
    """Where the tenant's interface is."""

    base: str
    tenant: str

    def get(self, name: str) -> Request:
        return Request(f"{self.base}/publish/{name}/{self.tenant}", expects="json")

    def post(self, name: str, told: object) -> Request:
        # What is asked for by an id cannot be asked for again: the id is another next time.
        return json_call(f"{self.base}/publish/{name}", told)


def _service(site: Site) -> Flow[_TenantInterface]:
    """Find the interface and the tenant: in the site's row, else on the page that leads there."""
    base, tenant = _base(site.url), site.parameter("tenant")
    if base and tenant:
        return _TenantInterface(base, tenant)
    page = yield Request(site.url, expects="html")
    base = base or find_portal(page, "a link to Lex2PublishWasm", _base)
    named = _TENANT.search(page.text)
    tenant = tenant or (named.group() if named else None)
    if tenant is None:
        raise LayoutError(page.url, missing="the tenant's GUID; name it as the site's parameter `tenant`")
    return _TenantInterface(base, tenant)


def _base(address: str) -> str | None:
    match = _BASE.match(address)
    if match:
        return match.group()
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/Lex2PublishWasm" if parts.netloc.startswith("lex") else None


def _months(window: Window) -> Iterator[Window]:
    first = window.first
    while first <= window.last:
        following = (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        yield Window(first=first, last=min(window.last, following - dt.timedelta(days=1)))
        first = following


def _search(service: _TenantInterface, days: Window, wanted: Wanted, site: Site) -> Flow[list[SearchedMeeting]]:
    """Search a month's meetings; those of other months are found in theirs."""
    areas = yield service.get("getsubjectareas")
    subjects = [row["id"] for row in json_rows(areas, "subjectAreas", "data") if "id" in row]
    page = yield service.post(
        f"search/{service.tenant}",
        {
            "infoTypes": {"document": False, "case": False, "meeting": True},
            "subjects": subjects,
            "fromDate": f"{days.first.isoformat()}T00:00:00",
            "toDate": f"{days.last.isoformat()}T23:59:59",
            "searchText": "",
            "maxResultRows": _ROWS_AT_MOST,
        },
    )
    found = (read_found(row, page, site) for row in json_rows(page, "meetings"))
    kept = [it for it in found if it.meeting.date in days and it.meeting.organization in wanted]
    return sorted(kept, key=lambda it: (*by_hour(it.meeting), it.key))


def _documents(service: _TenantInterface, found: SearchedMeeting) -> Flow[tuple[MeetingFile, ...]]:
    page = yield service.post("getmeeting", {"uniqueId": found.id, "fetchAmount": "Complete", "includeParameter": True})
    return read_documents(page, found, service.base)
