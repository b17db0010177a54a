"""Notices of adjusted minutes, put to the meetings that they are about."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urldefrag

from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM, Document, DocumentClassification, Meeting, Site
from agendawatch.readers.meeting_status import holding
from agendawatch.sources.flow import Notice, NoticeSource, Response
from agendawatch.sources.selection import Wanted

__all__ = ["beside", "board_of", "keeping_notices", "notice_document", "notice_source", "of_wanted", "with_notices"]

_BOARD, _BOARD_PLATFORM, _BOARD_PAGE = "board", "board_platform", "board_page"
"""A site's parameters that tell its municipality's board, with what made it, or where nobody knows that."""
_PAGE = "page"
_DRAWN_AS_PAGES = frozenset({_PAGE, "episerver", "limepark", "sitevision", "wordpress"})
"""What makes boards that are read as any page that lists notices."""


def beside(url: str) -> str:
    """Write the address of a notice that has none but that of the minutes it is about: both are the meeting's.

    >>> beside("https://example.se/protokoll.pdf")
    'https://example.se/protokoll.pdf#anslag'
    """
    return f"{urldefrag(url).url}#anslag"


def notice_document(url: str, title: str, page: Response) -> Document:
    """Make the document of a notice of adjusted minutes, with the page that it was seen on."""
    return Document(
        url=url,
        title=title,
        classification=DocumentClassification.MINUTES_NOTICE,
        provenance=page.ground(title),
    )


def of_wanted(notices: Iterable[Notice], wanted: Wanted) -> tuple[Notice, ...]:
    """Keep the notices of the organizations that are wanted; where all are, those too that do not say whose they are."""
    return tuple(it for it in notices if wanted.names is None or (it.organization and it.organization in wanted))


def with_notices(meetings: Iterable[Meeting], notices: Iterable[Notice]) -> tuple[Meeting, ...]:
    """Add to each meeting the notices of its minutes: by organization and day, where that is one meeting.

    A notice that names no day, or a day on which its organization met twice, is put to none.
    The day that it was put up becomes its document's `published`, at midnight where the board tells no hour.
    """
    listed = tuple(meetings)
    days = Counter((it.organization.name, it.date) for it in listed)
    told = tuple(notices)
    return tuple(_holding(it, _of(it, told)) if days[it.organization.name, it.date] == 1 else it for it in listed)


def _of(meeting: Meeting, notices: tuple[Notice, ...]) -> tuple[Document, ...]:
    day = (meeting.organization.name, meeting.date)
    return tuple(_posted(it) for it in notices if it.organization and (it.organization.name, it.date) == day)


def _holding(meeting: Meeting, notices: tuple[Document, ...]) -> Meeting:
    papers = {it.url for it in meeting.documents if not _is_notice(it)}
    known = {it.url for it in meeting.documents if _is_notice(it)}
    placed = (it.model_copy(update={"url": beside(it.url)}) if it.url in papers else it for it in notices)
    own = tuple(it for it in placed if it.url not in known)
    if not own:
        return meeting
    return holding(meeting, (*meeting.documents, *own))


def _posted(notice: Notice) -> Document:
    if notice.posted is None or notice.document.published is not None:
        return notice.document
    moment = dt.datetime.combine(notice.posted, dt.time(), STOCKHOLM)
    return notice.document.model_copy(update={"published": moment})


def keeping_notices(meetings: Iterable[Meeting], before: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Keep the notices known of each meeting: a board takes them down after three weeks, and they were up all the same."""
    known = {it.id: tuple(filter(_is_notice, it.documents)) for it in before}
    return tuple(_holding(it, known.get(it.id, ())) for it in meetings)


def _is_notice(document: Document) -> bool:
    return document.classification is DocumentClassification.MINUTES_NOTICE


def board_of(site: Site, sources: Iterable[object]) -> Site | None:
    """Tell which notice board to read beside a site: the one that its parameters tell, else its platform's own.

    One that nobody knows what made may be any page; the platform's own goes before it.
    """
    read = {it.platform for it in sources if isinstance(it, NoticeSource)}
    told, page = site.parameter(_BOARD), site.parameter(_BOARD_PAGE)
    if told is None:
        # A page of meetings is not its own board: what it says of minutes is read with its files.
        own = site if site.platform in read - {_PAGE} else None
        return own or (Site(url=page, platform=_PAGE, municipality=site.municipality) if page else None)
    platform = site.parameter(_BOARD_PLATFORM) or site.platform
    platform = _PAGE if platform in _DRAWN_AS_PAGES else platform
    return Site(url=told, platform=platform, municipality=site.municipality) if platform in read else None


def notice_source(site: Site, sources: Iterable[object]) -> NoticeSource:
    """Find, among sources, the one that reads a site's notice board; raise where its platform has none."""
    for it in sources:
        if isinstance(it, NoticeSource) and it.platform == site.platform:
            return it
    expected = "a platform with a notice board that we read"
    raise InputError(field="site.platform", value=site.platform, expected=expected)
