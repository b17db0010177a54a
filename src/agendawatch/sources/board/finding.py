"""A notice board that is a page (anslagstavla), whatever made it: Limepark's and WordPress's, a list, a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from agendawatch.documents.html import is_pdf
from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError, StatusError
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.notice_board import (
    NoticeDays,
    is_about_minutes,
    is_board,
    is_empty_board,
    is_other_notice,
    read_notice_days,
)
from agendawatch.model import Organization, Site
from agendawatch.readers.opening import open_document
from agendawatch.sources.board.rows import Row, read_rows
from agendawatch.sources.board.state import state_rows
from agendawatch.sources.flow import Flow, Notice, Request, Response
from agendawatch.sources.notices import notice_document, of_wanted
from agendawatch.sources.selection import Wanted

__all__ = ["find_notices", "read_notices"]

_FOLLOWED = 40
"""Pages of their own that notices may stand on; a board holds three weeks."""
_FILES = (".pdf", ".doc", ".docx", ".rtf", ".odt")


def find_notices(site: Site, wanted: Wanted) -> Flow[tuple[Notice, ...]]:
    """Find the notices of adjusted minutes on a board; where one only leads to a page of its own, that is asked too."""
    board = yield Request(site.url, expects="html")
    found = read_notices(board)
    notices = []
    for place, notice in enumerate(found):
        whole = notice
        if place < _FOLLOWED and _leads_on(notice, board):
            whole = yield from _followed(notice)
        notices.append(whole)
    return of_wanted(notices, wanted)


def _leads_on(notice: Notice, board: Response) -> bool:
    """Tell whether a notice's own page may say what the board does not: its meeting's day, or when it was put up."""
    url = notice.document.url
    here, there = urlsplit(board.url), urlsplit(url)
    is_page = (
        there.netloc == here.netloc and not there.path.casefold().endswith(_FILES) and "/download/" not in there.path
    )
    return (notice.date is None or notice.posted is None) and is_page and url.partition("#")[0] != board.url


def _followed(notice: Notice) -> Flow[Notice]:
    try:
        page = yield Request(notice.document.url, document=True)
    except StatusError:
        # It has been taken down since the board was asked.
        return notice
    if is_pdf(page.body):
        return notice
    rows = read_rows(open_document(page.text).passages)
    days = read_notice_days(" | ".join(row.words for row in rows))
    told = (_told(row, ()).organization for row in rows)
    organization = notice.organization or next(filter(None, told), None)
    return replace(
        notice,
        organization=organization,
        date=notice.date or days.meeting,
        posted=notice.posted or days.posted,
        removed=notice.removed or days.removed,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What a row says."""

    row: Row
    organization: Organization | None
    days: NoticeDays

    @property
    def is_dated(self) -> bool:
        """Whether it tells any day of a notice."""
        return self.days != NoticeDays()


def read_notices(page: Response) -> tuple[Notice, ...]:
    """Read the notices of adjusted minutes that a page lists; `()` where it lists others, or says that there are none.

    Raises `LayoutError` for a page that is no board, and for a board that only a script draws.
    """
    read = open_document(page.text).passages
    rows = (*read_rows(read), *state_rows(page.text))
    told = [_told(row, row.headings) for row in rows]
    found = {it.document.url: it for it in _notices(told, page)}
    text = " ".join(block.text for block in read)
    if not found and not is_empty_board(text) and not (is_board(text) and any(it.is_dated for it in told)):
        raise LayoutError(page.url, missing="notices with their days, or words that there are none")
    return tuple(found.values())


def _told(row: Row, headings: Iterable[str]) -> _Told:
    organization = find_organization(row.title, *row.told, *headings)
    days = read_notice_days(row.words)
    return _Told(row, organization, NoticeDays(days.meeting, row.posted or days.posted, row.removed or days.removed))


def _notices(told: Iterable[_Told], page: Response) -> Iterator[Notice]:
    base = open_page(page.text, page.url).base
    for number, it in enumerate(told):
        if not _is_of_minutes(it):
            continue
        names = (it.row.title, *it.row.headings[:1], it.organization.name if it.organization else "")
        title = next(filter(None, names), page.url)
        url = next((urljoin(base, link.url) for link in it.row.links if _is_address(link.url)), None)
        yield Notice(
            document=notice_document(url or f"{page.url}#{number}", title, page),
            organization=it.organization,
            date=it.days.meeting,
            posted=it.days.posted,
            removed=it.days.removed,
        )


def _is_address(written: str) -> bool:
    return not written.startswith("#") and not written.casefold().startswith(("javascript:", "mailto:", "tel:"))


def _is_of_minutes(told: _Told) -> bool:
    """Tell whether a row is of adjusted minutes: it says so, or what it stands under does, or its days can be no other's.

    A summons is put up before its meeting and minutes after it.
    """
    row, days = told.row, told.days
    if is_other_notice(row.title) or not (days.meeting or row.links):
        return False
    if is_about_minutes(row.title):
        return told.organization is not None or days.meeting is not None
    if told.organization is None or days.meeting is None:
        return False
    if is_about_minutes(*row.told) or any(is_about_minutes(it) for it in row.headings[:1]):
        return True
    return days.posted is not None and days.meeting <= days.posted
