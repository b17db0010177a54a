"""NetPublicator's notice board (anslagstavla): rows that a script draws, and some hosts write themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agendawatch.documents.parts import Part, open_page
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.notice_board import is_about_minutes, read_notice_days
from agendawatch.lang.sv.pages.results import is_empty_result
from agendawatch.model import Site
from agendawatch.sources.flow import Flow, Notice, Request, Response
from agendawatch.sources.landing import find_portal
from agendawatch.sources.notices import notice_document, of_wanted
from agendawatch.sources.selection import Wanted

__all__ = ["find_notices"]

_BOARD = re.compile(r"/bulletinboard/public/[\w-]{8,60}")
_ROW = "li[data-npid]"


def find_notices(site: Site, wanted: Wanted) -> Flow[tuple[Notice, ...]]:
    """Find the notices of adjusted minutes; a board that only its script draws is a `LayoutError`.

    The board is told by the parameter `board`, is the site itself, or stands behind a link of its page.
    """
    told = site.parameter("board") or (site.url if _BOARD.search(site.url) else None)
    if told is None:
        landing = yield Request(site.url, expects="html")
        told = find_portal(landing, lambda it: it if _BOARD.search(it) else None, "a link to a notice board")
    return of_wanted(_notices((yield Request(told, expects="html"))), wanted)


def _notices(page: Response) -> Iterator[Notice]:
    root = open_page(page.text, page.url)
    rows = root.all(_ROW)
    if not rows and not is_empty_result(root.text):
        raise LayoutError(page.url, missing=f"rows of the board ({_ROW}), or words that there are none")
    for row in rows:
        notice = _notice(row, page)
        if notice is not None:
            yield notice


def _notice(row: Part, page: Response) -> Notice | None:
    body = row.first(".bbl-item-title-small")
    title = (row.attribute("data-title") or "").strip() or row.text
    if not title or not is_about_minutes(title):
        return None
    link = row.first("a[href]")
    days = read_notice_days(f"{title} | {row.text}")
    published = (row.attribute("data-published") or "")[:10]
    return Notice(
        document=notice_document(
            (link.link() if link else None) or f"{page.url}#{row.attribute('data-npid')}", title, page
        ),
        organization=find_organization(f"{body.text if body else ''} | {title}"),
        date=days.meeting,
        posted=next((it.date for it in find_dates(published)), days.posted),
        removed=days.removed,
    )
