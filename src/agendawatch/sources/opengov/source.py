"""360 OpenGov Meetings: boards, their meetings year by year, and a page for each meeting that is published.

A planned meeting has no page and no id. It gets them a week ahead, and may lose them again for some hours while it
is worked upon; its organization and day stay.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from agendawatch.errors import LayoutError, StatusError
from agendawatch.lang.sv.cases.items import classify_item
from agendawatch.lang.sv.days.times import Clock
from agendawatch.lang.sv.pages.detail_labels import Detail, is_held
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
    Organization,
    Site,
    Window,
)
from agendawatch.readers.meeting_status import standing
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.opengov.pages import (
    Board,
    BoardPage,
    Item,
    MeetingPage,
    Row,
    read_board_page,
    read_boards,
    read_item_page,
    read_meeting_page,
)
from agendawatch.sources.papers import read_decisions, read_papers
from agendawatch.sources.selection import Wanted, count_days, find_again, from_day, read_board

__all__ = ["OpenGov"]

_TENANT = re.compile(r"/Meetings/[^/?#]{1,80}", re.IGNORECASE)
_BOARD = re.compile(r"/Boards/Details/(\d{1,12})", re.IGNORECASE)


class OpenGov:
    """The platform's way of publishing."""

    platform = "opengov360"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting of the window, of one organization or of all boards that may meet in it.

        The listing answers from the first year that any of the boards offers.
        """
        wanted = Wanted.of(site, organization)
        found: dict[str, Meeting] = {}
        years: set[int] = set()
        for board in (yield from _boards(site, window, wanted)):
            offered, pages = yield from _pages(board, window)
            years |= offered
            for page, listed in pages:
                for place, row in enumerate(listed.rows):
                    meeting = _meeting(site, listed.organization, row, page)
                    if meeting.date in window:
                        # A meeting may be listed under last term's board and under this one's.
                        key = meeting.source_id or f"{page.url} {place}"
                        found.setdefault(key, (yield from _with_page(meeting)))
        return Listing(
            window=from_day(window, dt.date(min(years, default=window.first.year), 1, 1)),
            meetings=count_days(found.values()),
            organizations=wanted.names,
            url=site.url,
        )

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items with their papers, and in its minutes what was decided.

        A meeting that is not published, or taken back for a while, stays as it is.
        """
        current = meeting
        try:
            listed = yield from _open(meeting)
        except (LayoutError, StatusError):
            current = yield from self._find(site, meeting)
            listed = yield from _open(current)
        if listed is None:
            return current
        page, shown = listed
        told = _with_details(current, page, shown)
        if not shown.items:
            # No list of items: the summons may hold them.
            return (yield from read_papers(told))
        agenda = yield from _items(shown.items, page)
        return (yield from read_decisions(told.model_copy(update={"agenda": agenda})))

    def _find(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Find a meeting under the address that it has now; without one when it is taken back."""
        day = Window(first=meeting.date, last=meeting.date)
        listing = yield from self.meetings(site, day, meeting.organization.name)
        # Published anew it has another id.
        found = find_again(listing.meetings, meeting.model_copy(update={"source_id": None}), site.url)
        return meeting.model_copy(update={"url": found.url, "documents": found.documents})


def _boards(site: Site, window: Window, wanted: Wanted) -> Flow[tuple[Board, ...]]:
    """Find the boards to ask: the one that the site names, else the wanted ones of the tenant's."""
    only = _BOARD.search(urlsplit(site.url).path)
    if only:
        return (Board(only[1], None, site.url.partition("?")[0]),)
    tenant = _TENANT.search(urlsplit(site.url).path)
    if tenant is None:
        raise LayoutError(site.url, missing="a tenant in the address (/Meetings/<tenant>)", came="another address")
    offered = read_boards((yield Request(urljoin(site.url, f"{tenant.group()}/Boards"), expects="html")))
    wanted.require(board.organization for board in offered if board.organization)
    first, last = window.first.year, window.last.year
    ours = [it for it in offered if it.organization and it.organization in wanted]
    # Before the first of their periods nothing is told.
    from_day(window, dt.date(min(it.first_year or first for it in ours), 1, 1))
    return tuple(it for it in ours if it.may_meet(first, last))


def _pages(board: Board, window: Window) -> Flow[tuple[set[int], list[tuple[Response, BoardPage]]]]:
    """Read a board's years within the window, of those that it offers; tell these too."""
    page = yield Request(board.url, expects="html")
    shown = read_board_page(page)
    if not shown.years:
        return {it.when.date.year for it in shown.rows if it.when.date}, [(page, shown)]
    found = []
    for year in range(window.first.year, window.last.year + 1):
        if year == shown.year:
            found.append((page, shown))
        elif year in shown.years:
            other = yield Request(board.url, (("Year", str(year)),), expects="html")
            found.append((other, _of_year(read_board_page(other), year, other)))
    return set(shown.years), found


def _of_year(shown: BoardPage, year: int, page: Response) -> BoardPage:
    if shown.year not in {None, year}:
        raise LayoutError(page.url, missing=f"the meetings of {year}", came=f"those of {shown.year}")
    return shown


def _meeting(site: Site, organization: Organization, row: Row, page: Response) -> Meeting:
    day = row.when.date
    if day is None:
        raise LayoutError(page.url, missing="a meeting's date", came=repr(row.words))
    return Meeting(
        organization=organization,
        date=day,
        end_date=row.when.end_date,
        municipality=site.municipality,
        start=_moment(day, row.clock, end=False),
        end=_moment(day, row.clock, end=True),
        name=row.words if row.words and read_board(row.words) != organization else None,
        url=row.url,
        status=row.stated.status,
        status_words=row.status_words,
        extra=row.stated.extra,
        reserve=row.stated.reserve,
        warnings=tuple(it for it in (row.warning, *row.when.warnings) if it),
        source_id=row.key,
        provenance=page.ground(" ".join(filter(None, (row.words, row.when.words, row.status_words)))),
    )


def _moment(day: dt.date, clock: Clock | None, *, end: bool) -> dt.datetime | None:
    if clock is None:
        return None
    time = clock.end if end else clock.start
    ends_before = end and clock.end is not None and clock.end <= clock.start
    return None if time is None or ends_before else dt.datetime.combine(day, time, STOCKHOLM)


def _with_page(meeting: Meeting) -> Flow[Meeting]:
    """Add what a published meeting's own page lists."""
    listed = yield from _open(meeting)
    return _with_details(meeting, *listed) if listed else meeting


def _open(meeting: Meeting) -> Flow[tuple[Response, MeetingPage] | None]:
    if meeting.url is None:
        return None
    page = yield Request(meeting.url, expects="html")
    return page, read_meeting_page(page)


def _with_details(meeting: Meeting, page: Response, shown: MeetingPage) -> Meeting:
    words = shown.details.get(Detail.STATUS)
    stated = MeetingStatus.HELD if words and is_held(words) else meeting.status
    ground = meeting.provenance.words if meeting.provenance else None
    return meeting.model_copy(
        update={
            "documents": shown.documents,
            "location": shown.details.get(Detail.PLACE) or meeting.location,
            "status": standing(shown.documents, stated),
            "status_words": words or meeting.status_words,
            "provenance": page.ground(ground),
        }
    )


def _items(items: Iterable[Item], page: Response) -> Flow[tuple[AgendaItem, ...]]:
    read: tuple[AgendaItem, ...] = ()
    for item in items:
        read = (*read, (yield from _item(item, page)))
    return read


def _item(item: Item, page: Response) -> Flow[AgendaItem]:
    """Read an item's papers; of one that is closed only its title is told."""
    documents: tuple[Document, ...] = ()
    reference = None
    if item.url is not None:
        opened = read_item_page((yield Request(urljoin(_loader(page.url), item.url))))
        documents, reference = opened.documents, opened.reference
    return AgendaItem(
        title=item.title,
        number=item.number,
        reference=reference,
        classification=classify_item(item.title),
        public=item.url is not None,
        documents=documents,
        group=item.group,
        provenance=page.ground(item.title),
    )


def _loader(url: str) -> str:
    """Name the folder that items load from: beside `Details`."""
    return urljoin(url, "../")
