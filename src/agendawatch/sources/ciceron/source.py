"""Ciceron: a diary that is searched over JSON-RPC, and its notice board.

How far back a search reaches differs, and seldom is it more than two years: a listing answers no further.
"""

from __future__ import annotations

import datetime as dt
import json

from agendawatch.errors import LayoutError, ReadError
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.notice_board import is_about_minutes, read_notice_days
from agendawatch.model import AgendaItem, Document, DocumentClassification, Listing, Meeting, Provenance, Site, Window
from agendawatch.sources.ciceron.calls import Line, Search
from agendawatch.sources.ciceron.rows import read_files
from agendawatch.sources.ciceron.search import Found, find_meetings, open_line
from agendawatch.sources.flow import Flow, Notice
from agendawatch.sources.json_page import Record, records, words
from agendawatch.sources.listed_item import listed_item
from agendawatch.sources.papers import read_decisions, read_papers
from agendawatch.sources.selection import Wanted, from_day, lost

__all__ = ["Ciceron"]

_REACH = dt.timedelta(days=730)
_BOARD = "billboard_21"
_BOARD_KINDS = (21, 64)
"""What a board's notices count as: not settled, so both are asked for."""


class Ciceron:
    """The diary's way of publishing."""

    platform = "ciceron"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all in the diary, with its documents."""
        wanted = Wanted.of(site, organization)
        line = yield from open_line(site)
        found = yield from find_meetings(line, site, window, wanted)
        answered = _answered(window, tuple(it.meeting for it in found), line)
        return Listing(
            window=answered,
            meetings=tuple(it.meeting for it in found),
            organizations=wanted.names,
            url=site.url,
        )

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items with their files, and what its minutes decided."""
        line = yield from open_line(site)
        day, wanted = Window(first=meeting.date, last=meeting.date), Wanted((meeting.organization.name,))
        found = yield from find_meetings(line, site, day, wanted)
        current = next((it for it in found if it.meeting.nth == meeting.nth), None)
        if current is None:
            raise lost(meeting, line.door)
        items = yield from _items(line, current)
        listed = current.meeting.model_copy(update={"id": meeting.id, "agenda": items or None})
        return (yield from (read_decisions(listed) if items else read_papers(listed)))

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """List the notices of adjusted minutes that are up now."""
        wanted = Wanted.of(site, organization)
        line = yield from open_line(site, "board", "!/billboard")
        diary = site.parameter("diary", "")
        for kind in _BOARD_KINDS:
            param = json.dumps({"has_files": False, "diary": diary, "is_post": True, "is_council": False})
            search = Search(line, "Search", {"doctype": kind, "text": "", "param": param}, _BOARD)
            if (yield from search.run()):
                return (yield from _notices(search, wanted))
        return ()


def _answered(window: Window, shown: tuple[Meeting, ...], line: Line) -> Window:
    """Narrow the window to what a search reaches."""
    reach = (line.seen.date() if line.seen else window.last) - _REACH
    return from_day(window, min((reach, *(it.date for it in shown))))


def _items(line: Line, found: Found) -> Flow[tuple[AgendaItem, ...]]:
    """Read the items behind a meeting, each with its files."""
    listed = found.details.get("items")
    items = []
    for row in records(listed, line.door, "a list of items") if listed is not None else ():
        title = words(row, "title")
        if not title:
            raise LayoutError(line.door, missing="the title of an item", came=f"the fields {', '.join(row)}")
        documents = (yield from _files(line, row, found)) if words(row, "diarie") else ()
        ground = Provenance(words=title, url=found.row.url, seen=line.seen)
        items.append(listed_item(title, reference=words(row, "diarie"), documents=documents, provenance=ground))
    return tuple(items)


def _files(line: Line, row: Record, found: Found) -> Flow[tuple[Document, ...]]:
    """Read the files of one item; in a new session where the old one is lost."""
    params = {
        "instans": row.get("instans") or found.row.body,
        "mote_dat": row.get("motedat") or f"{found.row.day.isoformat()} 00:00:00",
        "case_id": row.get("diarie"),
        "avbild": row.get("avbild"),
        "diary_name": row.get("diary_name") or found.row.diary,
        "doctype": row.get("document_type"),
    }
    try:
        came = yield from line.call("ReadArendeFiles", params)
    except ReadError:
        line.session = None
        yield from line.call("Test", {})
        came = yield from line.call("ReadArendeFiles", params)
    return read_files(came, line.portal)


def _notices(search: Search, wanted: Wanted) -> Flow[tuple[Notice, ...]]:
    found = []
    for place, row in enumerate(search.rows):
        title = words(row, "title")
        organization = find_organization(f"{title} {words(row, 'diary_name')}")
        known = organization is not None and organization in wanted
        if not is_about_minutes(title, words(row, "type")) or not (known or wanted.names is None):
            continue
        documents = read_files((yield from search.details(place)).get("documents"), search.line.portal)
        link = f"{search.line.portal}/#!/billboard/{words(row, 'object_link')}"
        days = read_notice_days(title)
        document = Document(
            url=documents[0].url if documents else link,
            title=title,
            classification=DocumentClassification.MINUTES_NOTICE,
            media_type=documents[0].media_type if documents else None,
            provenance=Provenance(words=title, url=link, seen=search.line.seen),
        )
        found.append(Notice(document, organization, days.meeting, days.posted, days.removed))
    return tuple(found)
