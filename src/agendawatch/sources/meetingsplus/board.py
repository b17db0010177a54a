"""The notice board of MeetingsPlus (anslagstavla): by its API, else by its pages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError, ReadError, StatusError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.notice_board import is_about_minutes, read_notice_days
from agendawatch.lang.sv.pages.results import is_empty_result
from agendawatch.sources.flow import Flow, Notice, Request, Response
from agendawatch.sources.json_page import Record, read_json, records, words
from agendawatch.sources.meetingsplus.pages import check_platform
from agendawatch.sources.notices import notice_document, of_wanted
from agendawatch.sources.selection import Wanted

__all__ = ["find_notices"]

_API = "/api/dbb/v1.0"
_BOARD = "/digital-bulletin-board"
_SIZE = 1000
_PAGES_AT_MOST = 50


def find_notices(root: str, wanted: Wanted) -> Flow[tuple[Notice, ...]]:
    """Find the notices of adjusted minutes that are up now."""
    try:
        found = yield from _by_api(root)
    except (StatusError, ReadError):
        # Not every portal's API is open, or tells of any announcements; its board's pages do.
        found = yield from _by_pages(root)
    return of_wanted(found, wanted)


def _by_api(root: str) -> Flow[tuple[Notice, ...]]:
    asked = (("pageNumber", "1"), ("pageSize", str(_SIZE)), ("manageableOnly", "false"))
    page = yield Request(f"{root}{_API}/announcement-types", asked, expects="json")
    types = _listed(page)
    if not types:
        raise LayoutError(page.url, missing="types of announcements")
    found: dict[str, Notice] = {}
    for kind in types:
        fields = (("announcementTypeId", words(kind, "Id")), ("pageNumber", "1"), ("pageSize", str(_SIZE)))
        page = yield Request(f"{root}{_API}/announcements/published", fields, expects="json")
        for row in _listed(page):
            notice = _notice(row, words(kind, "Name", "Title"), root, page)
            if notice is not None:
                found[notice.document.url] = notice
    return tuple(found.values())


def _listed(page: Response) -> tuple[Record, ...]:
    """Take a list, bare or as `Items`."""
    came = read_json(page)
    return records(came.get("Items") if isinstance(came, dict) else came, page.url, "a list, or Items")


def _notice(row: Record, kind: str, root: str, page: Response) -> Notice | None:
    titles = (words(row, "Title", "Name"), words(row, "DocumentTitle"), kind)
    if not is_about_minutes(*titles):
        return None
    place = words(row, "Id")
    if not place:
        raise LayoutError(page.url, missing="Id of an announcement")
    told = f"{titles[0]} {titles[1]} {words(row, 'Description')}"
    days = read_notice_days(told)
    return Notice(
        document=notice_document(f"{root}{_BOARD}/announcements/{quote(place)}", titles[0] or titles[1] or kind, page),
        organization=find_organization(told),
        date=days.meeting,
        posted=next((it.date for it in find_dates(words(row, "StartDate")[:10])), days.posted),
        removed=next((it.date for it in find_dates(words(row, "EndDate")[:10])), days.removed),
    )


def _by_pages(root: str) -> Flow[tuple[Notice, ...]]:
    found: dict[str, Notice | None] = {}
    for number in range(1, _PAGES_AT_MOST + 1):
        page = yield Request(f"{root}{_BOARD}", (("pageIndex", str(number)),) if number > 1 else (), expects="html")
        rows = dict(_rows(page))
        if not rows.keys() - found.keys():
            return tuple(it for it in found.values() if it is not None)
        found |= {url: rows[url] for url in rows if url not in found}
    board = f"{root}{_BOARD}"
    raise LayoutError(board, missing=f"an end of the board within {_PAGES_AT_MOST} pages")


def _rows(page: Response) -> Iterator[tuple[str, Notice | None]]:
    """Read a page's announcements by their addresses; `None` for those of anything but minutes."""
    check_platform(page)
    root = open_page(page.text, page.url)
    parts = root.all("[role=row], tr")
    links = [(part, link) for part in parts for link in part.all("a[href*='/announcements/']")[:1]]
    if not links and not parts and not is_empty_result(root.text):
        raise LayoutError(page.url, missing="rows of announcements, or words that there are none")
    for part, link in links:
        url = link.link()
        if url is None:
            continue
        days = read_notice_days(part.text)
        notice = Notice(
            notice_document(url, link.text or part.text, page),
            find_organization(part.text),
            days.meeting,
            days.posted,
            days.removed,
        )
        yield url, notice if is_about_minutes(part.text) else None
