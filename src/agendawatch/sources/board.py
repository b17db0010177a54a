"""A notice board that is a page (anslagstavla), whatever made it: Limepark's and WordPress's, a list, a table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from agendawatch.documents.html import is_pdf
from agendawatch.documents.parts import open_page
from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.documents.tree import Link
from agendawatch.errors import LayoutError, StatusError
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.organizations import find_organization, find_organizations
from agendawatch.lang.sv.pages.minutes import (
    NoticeDays,
    is_about_minutes,
    is_board,
    is_empty_board,
    is_other_notice,
    read_notice_days,
)
from agendawatch.model import STOCKHOLM, Organization, Site
from agendawatch.readers.opening import open_document
from agendawatch.sources.flow import Flow, Notice, Request, Response
from agendawatch.sources.papers import notice_document, of_wanted
from agendawatch.sources.selection import Wanted
from agendawatch.sources.sitevision_state import read_moment, states

# What stands on a page that is a notice board: one row a notice, in whatever shape the page has them.

_LABELLED = re.compile(r"^[^:\n]{2,60}:\s{0,4}\S")
_PAIR = 2
_TITLE = 200
"""Letters of a line that may be a notice's title; what is longer is prose."""


@dataclass(slots=True)
class NoticeRow:
    """A notice as the page shows it."""

    title: str
    headings: tuple[str, ...] = ()
    """What it stands under, the nearest first."""
    told: list[str] = field(default_factory=list)
    """What it says, line by line, its title aside."""
    links: list[Link] = field(default_factory=list)
    posted: dt.date | None = None
    """When it was put up, where that is told apart from its words."""
    removed: dt.date | None = None

    @property
    def words(self) -> str:
        """All that it says."""
        return " | ".join((self.title, *self.told))


def read_rows(blocks: tuple[Passage, ...]) -> tuple[NoticeRow, ...]:
    """Read a page's blocks as rows of a board: of a table, of a list, under a heading each, or one after another.

    What is no notice is a row too (the page's own heading, a text about appeals): the caller tells by what it says.
    """
    rows: list[NoticeRow] = []
    headings: list[Passage] = []
    for block in blocks:
        if block.region not in {"main", "aside"} or block.place in {"title", "meta"}:
            continue
        if block.kind is PassageKind.HEADING:
            headings = [*(heading for heading in headings if heading.level < block.level), block]
            rows.append(NoticeRow(block.text, _texts(headings[:-1]), links=list(block.links)))
        elif block.kind is PassageKind.TABLE:
            rows.extend(_of_table(block, _texts(headings)))
        elif _begins(block):
            first, *rest = block.text.split("\n")
            rows.append(NoticeRow(first, _texts(headings), rest, list(block.links)))
        else:
            if not rows:
                rows.append(NoticeRow("", _texts(headings)))
            pair = block.key and block.kind is PassageKind.KEY_VALUE
            rows[-1].told.append(f"{block.key}: {block.text}" if pair else block.text)
            rows[-1].links.extend(block.links)
    return tuple(rows)


def _texts(headings: list[Passage]) -> tuple[str, ...]:
    return tuple(heading.text for heading in reversed(headings))


def _begins(block: Passage) -> bool:
    """Tell whether a line begins a notice of its own: it is titled as one, or an item of a list that links somewhere."""
    if block.kind is PassageKind.KEY_VALUE or len(block.text) > _TITLE * 5:
        return False
    title = block.text.partition("\n")[0]
    if len(title) > _TITLE or (_LABELLED.match(title) and not block.links):
        return False
    if is_other_notice(title):
        return block.kind is PassageKind.LIST_ITEM or bool(block.links)
    # "Läs protokollet" names nobody: it belongs to what it stands under.
    named = bool(find_organizations(block.text) or find_dates(block.text))
    return named and (is_about_minutes(title) or (block.kind is PassageKind.LIST_ITEM and bool(block.links)))


def _of_table(table: Passage, headings: tuple[str, ...]) -> Iterator[NoticeRow]:
    """Read each row of a table, its cells with what the columns are called; two columns of terms are one notice."""
    head, *rest = table.rows or ((),)
    if not all(cell.header or not cell.text for cell in head):
        head, rest = (), list(table.rows)
    if not head and all(len(cells) == _PAIR and cells[0].header for cells in rest):
        yield NoticeRow(
            "", headings, [f"{name.text}: {cell.text}" for name, cell in rest], _links(cell for _, cell in rest)
        )
        return
    for cells in rest:
        own = [cell for cell in cells if not cell.spanned]
        named = [
            f"{head[place].text}: {cell.text}" if place < len(head) else cell.text for place, cell in enumerate(cells)
        ]
        title = next((cell.text for cell in own if cell.links), own[0].text if own else "")
        yield NoticeRow(title, headings, named, _links(own))


def _links(cells: Iterator[Slot] | list[Slot]) -> list[Link]:
    return [link for cell in cells for link in cell.links]


# Notices that a SiteVision board keeps as JSON in a script, and draws from there.

_LISTS = ("announcements", "initialNotices", "notices", "pages", "articles")
_TITLES = ("subject", "title", "displayName", "name", "type")
_BODIES = ("organ", "authority", "organization")
_TEXTS = ("freeText", "htmlContent", "preamble", "text", "description")
_FROM, _TO = ("fromDate", "startDate", "publishDate"), ("toDate", "endDate", "unpublishDate")
_ADDRESSES = ("url", "uri", "URI", "href")


def state_rows(text: str) -> tuple[NoticeRow, ...]:
    """Read the notices of a page's scripts, each as a row of a board; `()` where no script lists any.

    The lists and the fields have been seen in several apps, and no two have the same.
    """
    kept = (state.value for state in states(text) if isinstance(state.value, dict))
    lists = (listed for value in kept for name in _LISTS if isinstance(listed := value.get(name), list))
    fields = (it for listed in lists for it in listed if isinstance(it, dict))
    return tuple(_row(it) for it in fields if any(isinstance(it.get(name), str) for name in (*_TITLES, *_BODIES)))


def _row(fields: dict[str, object]) -> NoticeRow:
    title = next(_texts_of_state(fields, _TITLES), "")
    told = [*_texts_of_state(fields, _BODIES)]
    links = [Link(title, url) for url in _texts_of_state(fields, _ADDRESSES) if url.startswith(("/", "http"))][:1]
    for words in _texts_of_state(fields, _TEXTS):
        for block in open_document(words).passages:
            told.append(f"{block.key}: {block.text}" if block.key else block.text)
            links.extend(block.links)
    return NoticeRow(title or (told[0] if told else ""), (), told, links, _day(fields, _FROM), _day(fields, _TO))


def _texts_of_state(fields: dict[str, object], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _day(fields: dict[str, object], names: tuple[str, ...]) -> dt.date | None:
    moments = (read_moment(fields.get(name)) for name in names)
    return next((moment.astimezone(STOCKHOLM).date() for moment in moments if moment is not None), None)


_FOLLOWED = 40
"""Pages of their own that notices may stand on; a board holds three weeks."""
_FILES = (".pdf", ".doc", ".docx", ".rtf", ".odt")


def find_notices(site: Site, wanted: Wanted) -> Flow[tuple[Notice, ...]]:
    """Find the notices of adjusted minutes on a board; where one only leads to a page of its own, that is asked too."""
    board = yield Request(site.url, expects="html")
    found = read_notices(board)
    notices = []
    for place, notice in enumerate(found):
        on = place < _FOLLOWED and _leads_on(notice, board)
        notices.append((yield from _followed(notice)) if on else notice)
    return of_wanted(notices, wanted)


def _leads_on(notice: Notice, board: Response) -> bool:
    """Tell whether a notice's own page may say what the board does not: its meeting's day, or when it was put up."""
    url = notice.document.url
    here, there = urlsplit(board.url), urlsplit(url)
    elsewhere = there.netloc != here.netloc or "/download/" in there.path
    is_page = not elsewhere and not there.path.casefold().endswith(_FILES)
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
    told = (find_organization(row.title, *row.told) for row in rows)
    return replace(
        notice,
        organization=notice.organization or next(filter(None, told), None),
        date=notice.date or days.meeting,
        posted=notice.posted or days.posted,
        removed=notice.removed or days.removed,
    )


def read_notices(page: Response) -> tuple[Notice, ...]:
    """Read the notices of adjusted minutes that a page lists; `()` where it lists others, or says that there are none.

    Raises `LayoutError` for a page that is no board, and for a board that only a script draws.
    """
    read = open_document(page.text).passages
    base = open_page(page.text, page.url).base
    found: dict[str, Notice] = {}
    dated = False
    for number, row in enumerate((*read_rows(read), *state_rows(page.text))):
        organization = find_organization(row.title, *row.told, *row.headings)
        days = read_notice_days(row.words)
        days = NoticeDays(days.meeting, row.posted or days.posted, row.removed or days.removed)
        dated |= days != NoticeDays()
        if not _is_of_minutes(row, organization, days):
            continue
        names = (row.title, *row.headings[:1], organization.name if organization else "")
        title = next(filter(None, names), page.url)
        url = next((urljoin(base, link.url) for link in row.links if _is_address(link.url)), f"{page.url}#{number}")
        found[url] = Notice(notice_document(url, title, page), organization, days.meeting, days.posted, days.removed)
    text = " ".join(block.text for block in read)
    if not found and not is_empty_board(text) and not (is_board(text) and dated):
        raise LayoutError(page.url, missing="notices with their days, or words that there are none")
    return tuple(found.values())


def _is_address(written: str) -> bool:
    return not written.startswith("#") and not written.casefold().startswith(("javascript:", "mailto:", "tel:"))


def _is_of_minutes(row: NoticeRow, organization: Organization | None, days: NoticeDays) -> bool:
    """Tell whether a row is of adjusted minutes: it says so, or what it stands under does, or its days can be no other's.

    A summons is put up before its meeting and minutes after it.
    """
    if is_other_notice(row.title) or not (days.meeting or row.links):
        return False
    if is_about_minutes(row.title):
        return organization is not None or days.meeting is not None
    if organization is None or days.meeting is None:
        return False
    if is_about_minutes(*row.told) or any(is_about_minutes(heading) for heading in row.headings[:1]):
        return True
    return days.posted is not None and days.meeting <= days.posted
