"""Norrköping's own interface: boards, notes (minutes) and agendas by days, and a file for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from agendawatch.errors import LayoutError, StatusError
from agendawatch.lang.sv.organizations import find_organization
from agendawatch.model import (
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    Organization,
    Site,
    Window,
)
from agendawatch.readers.meeting_status import read_file_words, read_stated
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_answers import Record, json_rows, read_json, read_local, record, records, words
from agendawatch.sources.listed import kind_of, listed_meeting, turn_pages
from agendawatch.sources.papers import read_papers
from agendawatch.sources.platform_marks import host_of
from agendawatch.sources.selection import Wanted, count_days, list_again, listing

_AT_A_TIME = 100
_PAGES_AT_MOST = 100
_NOT_FOUND = 404
_NAMES = ("name", "label", "title", "description")
_Kind = DocumentClassification


_AGENDAS = "agendas"
"""An interface may lack it: it was named to us, and never seen."""
_SERIES = {_AGENDAS: _Kind.AGENDA, "notes": _Kind.MINUTES}
"""The kinds of rows that the interface lists, and what their files are when their names do not say."""


@dataclass(frozen=True, slots=True)
class _ListedBoard:
    id: str
    organization: Organization


@dataclass(frozen=True, slots=True)
class _SeriesRow:
    """What a row says of a meeting."""

    board: _ListedBoard
    start: dt.datetime
    label: str
    """The board's own words on it: organization, day, and that it is cancelled."""
    documents: tuple[Document, ...]
    page: Response


class Norrkoping:
    """The municipality's way of publishing."""

    platform = "norrkoping"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window that has an agenda or a note, with their files."""
        wanted = Wanted.of(site, organization)
        host = host_of(site.url)
        boards = yield from _boards(host, wanted)
        told: list[_SeriesRow] = []
        for board in boards:
            for series in _SERIES:
                told.extend((yield from _rows(host, series, board, window)))
        # Make one of an agenda and the notes of the same moment; a row without an hour goes with its day's
        # first.
        found: dict[tuple[str, dt.date, dt.time], list[_SeriesRow]] = {}
        for it in sorted(told, key=lambda it: it.start.time() == dt.time(0)):
            day, time = it.start.date(), it.start.time()
            mine = (known for known in found if known[:2] == (it.board.id, day))
            key = next(mine, (it.board.id, day, time)) if time == dt.time(0) else (it.board.id, day, time)
            found.setdefault(key, []).append(it)
        meetings = []
        for rows in found.values():
            first, documents = rows[0], [document for row in rows for document in row.documents]
            day, time, ground = first.start.date(), first.start.time(), first.page.ground(first.label)
            stated = read_stated(" | ".join(row.label for row in rows), day)
            body = first.board.organization
            meetings.append(listed_meeting(site, body, day, stated, ground, start=time, documents=documents))
        return listing(site, window, wanted, count_days(meetings))

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's agenda and decisions from its files."""
        return (yield from read_papers((yield from list_again(self, site, meeting))))


def _boards(host: str, wanted: Wanted) -> Flow[tuple[_ListedBoard, ...]]:
    """Ask for the boards; what is no political organization is not asked about: the whole's own id answers 500."""
    page = yield Request(f"{host}/api/boards/", expects="json")
    found = {}
    for row in json_rows(page, "boards", "data"):
        key, organization = words(row, "id"), find_organization(words(row, *_NAMES))
        if key and organization:
            found[key] = _ListedBoard(key, organization)
    if not found:
        raise LayoutError(page.url, missing="boards with a name and an id")
    return wanted.choose(found.values(), lambda it: it.organization)


def _rows(host: str, series: str, board: _ListedBoard, window: Window) -> Flow[list[_SeriesRow]]:
    """Turn a series' pages until all its rows have come, and ask for each row's file."""
    read: list[Response] = []

    def page_of(page: Response) -> tuple[dict[str, Record], int | None]:
        read.append(page)
        value = read_json(page)
        total = value.get("total") if isinstance(value, dict) else None
        rows = {words(row, "id"): row for row in json_rows(page, series, "data")}
        return rows, total if isinstance(total, int) else None

    def ask(number: int) -> Request:
        days = (("from", window.first.isoformat()), ("to", window.last.isoformat()))
        place = (("offset", str(number * _AT_A_TIME)), ("limit", str(_AT_A_TIME)))
        return Request(f"{host}/api/{series}/", (*days, ("board", board.id), *place), expects="json")

    try:
        rows = yield from turn_pages(ask, page_of, series, _PAGES_AT_MOST)
    except StatusError as error:
        if series == _AGENDAS and error.status in {404, 405, 410} and not read:
            return []
        raise
    told = []
    for row, page in rows.values():
        told.append((yield from _told(host, series, board, row, page)))
    return [it for it in told if it.start.date() in window]


def _told(host: str, series: str, board: _ListedBoard, row: Record, page: Response) -> Flow[_SeriesRow]:
    """Ask for a row's file; a row that answers 404 has none."""
    key = words(row, "id")
    if not key:
        raise LayoutError(page.url, missing=f"an id in {series}")
    start = read_local(row.get("date"), page)
    try:
        detail = yield Request(f"{host}/api/{series}/{quote(key, safe='')}", expects="json")
        documents = tuple(_documents(host, series, detail))
    except StatusError as error:
        if error.status != _NOT_FOUND:
            raise
        documents = ()
    # The words that a row has: the board may be words, a number, or an object with a label.
    named = row.get("board")
    own = words(named, *_NAMES) if isinstance(named, dict) else words(row, "board")
    return _SeriesRow(board, start, " ".join(filter(None, (own, words(row, *_NAMES)))), documents, page)


def _documents(host: str, series: str, page: Response) -> Iterator[Document]:
    missing = "an object with a file"
    value = record(read_json(page), page.url, missing)
    if not value.keys() & {"id", "file", "files"}:
        raise LayoutError(page.url, missing=missing, came=f"an object of {', '.join(value) or 'nothing'}")
    file = value.get("file", value.get("files"))
    rows = records(file if isinstance(file, list) else [] if file is None else [file], page.url, "a file")
    for row in rows:
        key, name, comment = words(row, "id"), words(row, "name"), words(row, "comment")
        if not key or not name:
            raise LayoutError(page.url, missing="a file's id and name")
        url = f"{host}/api/{series}/{quote(key, safe='')}/{quote(name, safe='')}"
        size = row.get("size")
        yield Document(
            url=url,
            title=name,
            classification=kind_of(f"{name} {comment}", otherwise=_SERIES[series]),
            media_type=read_file_words(name, url).media_type,
            size=size if isinstance(size, int) and not isinstance(size, bool) else None,
            provenance=page.ground(comment or name),
        )
