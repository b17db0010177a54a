"""Evolution.Internet: a diary that lists meetings by who decides, with papers and decisions item by item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from agendawatch.errors import LayoutError
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import (
    AgendaItem,
    Document,
    DocumentClassification,
    Meeting,
    MeetingStatus,
    Organization,
    Provenance,
    Site,
    Window,
)
from agendawatch.readers.meeting_status import read_stated, standing
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_page import Record, words
from agendawatch.sources.json_rows import read_local, read_rows
from agendawatch.sources.listed_item import listed_item
from agendawatch.sources.selection import Wanted, read_board

__all__ = ["Authority", "find_authorities", "list_authority", "read_items", "with_papers"]

_HELD_IN = ("data", "items", "value", "result")
_IDS, _NAMES = ("id", "code", "key", "value"), ("name", "description", "title", "text", "label")
_MIDNIGHT = dt.time(0, 0)
_Kind = DocumentClassification


@dataclass(frozen=True, slots=True)
class Authority:
    """Who decides: an organization, by the platform's number."""

    id: str
    organization: Organization


def find_authorities(host: str, units: Response, wanted: Wanted) -> Flow[tuple[Authority, ...]]:
    """Ask each unit for those who decide in it; raise when none of them is wanted."""
    found: dict[str, Authority] = {}
    for unit in read_rows(units, *_HELD_IN):
        key = quote(words(unit, *_IDS), safe="")
        page = yield Request(f"{host}/api/decisionAuthoritys/{key}", expects="json")
        for row in read_rows(page, *_HELD_IN):
            authority = words(row, *_IDS)
            found.setdefault(authority, Authority(authority, read_board(words(row, *_NAMES) or authority)))
    if not found:
        raise LayoutError(units.url, missing="units with somebody who decides")
    if wanted.names is not None:
        wanted.require(it.organization for it in found.values())
    return tuple(it for it in found.values() if it.organization in wanted)


def list_authority(host: str, authority: Authority, window: Window, site: Site) -> Flow[list[Meeting]]:
    """List the meetings of one of those who decide, within the window, with what is listed of each."""
    page = yield Request(f"{host}/api/meetings/{quote(authority.id, safe='')}", expects="json")
    found = []
    for row in read_rows(page, *_HELD_IN):
        meeting = _meeting(row, authority, page, site)
        if meeting.date in window:
            found.append((yield from with_papers(host, meeting)))
    return found


def _meeting(row: Record, authority: Authority, page: Response, site: Site) -> Meeting:
    moment = read_local(row.get("date"), page)
    told = words(row, *_NAMES)
    stated = read_stated(told, moment.date())
    key = words(row, "id")
    if not key:
        raise LayoutError(page.url, missing="a meeting's id")
    return Meeting(
        organization=authority.organization,
        date=moment.date(),
        start=moment if moment.time() != _MIDNIGHT else None,
        municipality=site.municipality,
        status=stated.status,
        status_words=stated.words,
        extra=stated.extra,
        reserve=stated.reserve,
        source_id=key,
        provenance=page.ground(told or words(row, "date")),
    )


def with_papers(host: str, meeting: Meeting) -> Flow[Meeting]:
    """Add what is listed of a meeting: the summons with the papers, and a document for each decision."""
    notices, decisions = yield from _rows(host, meeting)
    documents = tuple({it.url: it for row in (*notices, *decisions) if (it := row.document(host))}.values())
    stated = MeetingStatus.CONVENED if notices and meeting.status is MeetingStatus.SCHEDULED else meeting.status
    return meeting.model_copy(update={"documents": documents, "status": standing(documents, stated)})


def read_items(host: str, meeting: Meeting) -> Flow[tuple[AgendaItem, ...] | None]:
    """Read a meeting's items, in their order; `None` while none is listed."""
    notices, decisions = yield from _rows(host, meeting)
    rows = (*notices, *decisions)
    if not rows:
        return None
    by_order: dict[str, list[_Row]] = {}
    for row in rows:
        if row.order:
            by_order.setdefault(row.order, []).append(row)
    ordered = sorted(by_order.items(), key=lambda pair: (len(pair[0]), pair[0]))
    return tuple(_item(listed, host) for _, listed in ordered) or None


@dataclass(frozen=True, slots=True)
class _Row:
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
        kind = _Kind.PARTIAL_MINUTES if self.decision else classify_document(self.title)
        if kind is _Kind.OTHER and self.order:
            kind = _Kind.PAPERS
        return Document(
            url=f"{host}/api/documents/{quote(key, safe='')}.{'pdf' if pdf else 'bin'}",
            title=self.title,
            classification=kind,
            media_type="application/pdf" if pdf else None,
            provenance=self.ground,
        )

    @property
    def ground(self) -> Provenance:
        page = self.page
        return page.ground(self.title)


def _rows(host: str, meeting: Meeting) -> Flow[tuple[tuple[_Row, ...], tuple[_Row, ...]]]:
    found = []
    for kind in ("notices", "decisions"):
        page = yield Request(f"{host}/api/meetings/{kind}/{quote(meeting.source_id or '', safe='')}", expects="json")
        found.append(tuple(_Row(row, page, kind == "decisions") for row in read_rows(page, *_HELD_IN)))
    return found[0], found[1]


def _item(rows: Iterable[_Row], host: str) -> AgendaItem:
    """Make an item of the documents that share a place; one whose files are all secret is closed."""
    listed = tuple(rows)
    documents = tuple({it.url: it for row in listed if (it := row.document(host))}.values())
    first = listed[0]
    item = listed_item(first.title, reference=words(first.record, "hid"), documents=documents, provenance=first.ground)
    number = item.number or first.order
    return item.model_copy(update={"number": number, "public": item.public if documents else False})
