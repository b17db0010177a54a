"""Lex2Publish (LEX): a search by month over POST, whose ids are others at each call, and files inside JSON.

A year at once is more than the server answers in time (504); a month takes some 17 seconds.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from agendawatch.errors import LayoutError
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.readers.meeting_status import holding
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_page import read_json, record, records, words
from agendawatch.sources.json_rows import find_local, read_rows
from agendawatch.sources.landing import find_portal
from agendawatch.sources.lex2.rows import Filed, Found, hold_file, read_documents, read_found
from agendawatch.sources.papers import choose_agendas, choose_minutes, read_papers
from agendawatch.sources.selection import Wanted, count_days, from_day, lost

__all__ = ["Lex2"]

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
        answered = yield from _answered(service, window)
        found = []
        for month in _months(answered):
            for it in (yield from _search(service, month, wanted, site)):
                listed = yield from _documents(service, it)
                found.append(holding(it.meeting, tuple(filed.document for filed in listed)))
        return Listing(window=answered, meetings=count_days(found), organizations=wanted.names, url=site.url)

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
        return _read(current, (yield from _telling(service, listed)))


def _telling(service: _Service, listed: tuple[Filed, ...]) -> Flow[dict[str, Response]]:
    """Ask for the files where items stand; in place of one that is withheld, for the next that may hold them."""
    open_to_us = {it.document.url: it for it in listed}
    pages: dict[str, Response] = {}
    while True:
        documents = tuple(it.document for it in open_to_us.values())
        chosen = (*choose_agendas(documents), *choose_minutes(documents))
        wanted = next((it.url for it in chosen if it.url not in pages), None)
        if wanted is None:
            return pages
        held = hold_file((yield _file(service, open_to_us[wanted])), open_to_us[wanted])
        if held is None:
            del open_to_us[wanted]
        else:
            pages[wanted] = held


def _read(meeting: Meeting, pages: dict[str, Response]) -> Meeting:
    """Read the papers from pages that are at hand; those without one stay listed."""
    at_hand = tuple(it for it in meeting.documents if it.url in pages)
    talk = read_papers(meeting.model_copy(update={"documents": at_hand}))
    try:
        ask = next(talk)
        while True:
            ask = talk.send(pages[ask.url])
    except StopIteration as stop:
        read: Meeting = stop.value
    hashed = {it.url: it for it in read.documents}
    return read.model_copy(update={"documents": tuple(hashed.get(it.url, it) for it in meeting.documents)})


class _Service:
    """Where the tenant's interface is."""

    def __init__(self, base: str, tenant: str) -> None:
        self.base = base
        self.tenant = tenant

    def get(self, name: str) -> Request:
        return Request(f"{self.base}/publish/{name}/{self.tenant}", expects="json")

    def post(self, name: str, told: object) -> Request:
        headers = (("Content-Type", "application/json"),)
        body = json.dumps(told, ensure_ascii=False).encode()
        # What is asked for by an id cannot be asked for again: the id is another next time.
        url = f"{self.base}/publish/{name}"
        return Request(url, method="POST", body=body, headers=headers, expects="json", repeatable=False)


def _service(site: Site) -> Flow[_Service]:
    """Find the interface and the tenant: in the site's row, else on the page that leads there."""
    base, tenant = _base(site.url), site.parameter("tenant")
    if base and tenant:
        return _Service(base, tenant)
    page = yield Request(site.url, expects="html")
    base = base or find_portal(page, _base, "a link to Lex2PublishWasm")
    named = _TENANT.search(page.text)
    tenant = tenant or (named.group() if named else None)
    if tenant is None:
        raise LayoutError(page.url, missing="the tenant's GUID; name it as the site's parameter `tenant`")
    return _Service(base, tenant)


def _base(address: str) -> str | None:
    match = _BASE.match(address)
    if match:
        return match.group()
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/Lex2PublishWasm" if parts.netloc.startswith("lex") else None


def _answered(service: _Service, window: Window) -> Flow[Window]:
    page = yield service.get("getsearchingfromdate")
    value = read_json(page)
    moment = find_local(words(value, "date", "fromDate", "value") if isinstance(value, dict) else value)
    if moment is None:
        raise LayoutError(page.url, missing="the day that is searched from", came=repr(value))
    return from_day(window, moment.date())


def _months(window: Window) -> Iterator[Window]:
    first = window.first
    while first <= window.last:
        following = (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        yield Window(first=first, last=min(window.last, following - dt.timedelta(days=1)))
        first = following


def _search(service: _Service, days: Window, wanted: Wanted, site: Site) -> Flow[list[Found]]:
    """Search a month's meetings; those of other months are found in theirs."""
    areas = yield service.get("getsubjectareas")
    subjects = [row["id"] for row in read_rows(areas, "subjectAreas", "data") if "id" in row]
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
    answer = record(read_json(page), page.url, "an object with meetings")
    rows = records(answer.get("meetings"), page.url, "a list of meetings")
    found = (read_found(row, page, site) for row in rows)
    kept = [it for it in found if it.meeting.date in days and it.meeting.organization in wanted]
    return sorted(kept, key=_order)


def _order(found: Found) -> tuple[dt.date, str, str, str]:
    start = found.meeting.start
    return found.meeting.date, found.meeting.organization.name, f"{start:%H:%M}" if start else "~", found.key


def _documents(service: _Service, found: Found) -> Flow[tuple[Filed, ...]]:
    page = yield service.post("getmeeting", {"uniqueId": found.id, "fetchAmount": "Complete", "includeParameter": True})
    return read_documents(page, found, service.base)


def _file(service: _Service, filed: Filed) -> Request:
    told = {"uniqueId": filed.id, "fetchAmount": "Complete", "includeParameter": True, "includeFile": True}
    return service.post("getdocument", told)
