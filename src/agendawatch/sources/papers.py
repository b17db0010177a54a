"""The documents where items stand: which of a meeting's to ask for, and what they add to it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urldefrag, urlsplit

from agendawatch.errors import InputError
from agendawatch.lang.sv.pages.documents import is_quick_minutes
from agendawatch.lang.sv.pages.minutes import read_notice_days
from agendawatch.model import (
    STOCKHOLM,
    Agenda,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Meeting,
    Minutes,
    Organization,
    Site,
)
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.meeting_status import holding
from agendawatch.readers.minutes import read_minutes
from agendawatch.sources.flow import Flow, Notice, NoticeSource, Request, Response, addressed
from agendawatch.sources.listed import each_once, join_items
from agendawatch.sources.selection import Wanted

# Notices of adjusted minutes, put to the meetings that they are about.

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
    kind = DocumentClassification.MINUTES_NOTICE
    return Document(url=url, title=title, classification=kind, provenance=page.ground(title))


def dated_notice(
    document: Document,
    words: str,
    organization: Organization | None,
    *,
    posted: dt.date | None = None,
    removed: dt.date | None = None,
) -> Notice:
    """Make a notice of what its words say of days; what the board tells apart from them goes first."""
    days = read_notice_days(words)
    return Notice(document, organization, days.meeting, posted or days.posted, removed or days.removed)


def of_wanted(notices: Iterable[Notice], wanted: Wanted) -> tuple[Notice, ...]:
    """Keep the notices of the organizations that are wanted; where all are, those too that do not say whose they are."""
    return tuple(
        notice for notice in notices if wanted.names is None or (notice.organization and notice.organization in wanted)
    )


def with_notices(meetings: Iterable[Meeting], notices: Iterable[Notice]) -> tuple[Meeting, ...]:
    """Add to each meeting the notices of its minutes: by organization and day, where that is one meeting.

    A notice that names no day, or a day on which its organization met twice, is put to none.
    The day that it was put up becomes its document's `published`, at midnight where the board tells no hour.
    """
    listed = tuple(meetings)
    days = Counter((it.organization.name, it.date) for it in listed)
    told = tuple(notices)
    return tuple(_holding(it, _of(it, told)) if days[it.organization.name, it.date] == 1 else it for it in listed)


def _of(meeting: Meeting, notices: tuple[Notice, ...]) -> Iterator[Document]:
    for notice in notices:
        if notice.organization and (notice.organization.name, notice.date) == (meeting.organization.name, meeting.date):
            document = notice.document
            if notice.posted is not None and document.published is None:
                moment = dt.datetime.combine(notice.posted, dt.time(), STOCKHOLM)
                document = document.model_copy(update={"published": moment})
            yield document


def _holding(meeting: Meeting, notices: Iterable[Document]) -> Meeting:
    papers = {document.url for document in meeting.documents if not _is_notice(document)}
    known = {document.url for document in meeting.documents if _is_notice(document)}
    placed = (
        notice.model_copy(update={"url": beside(notice.url)}) if notice.url in papers else notice for notice in notices
    )
    own = tuple(it for it in placed if it.url not in known)
    if not own:
        return meeting
    return holding(meeting, (*meeting.documents, *own))


def keeping_notices(meetings: Iterable[Meeting], before: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Keep the notices known of each meeting: a board takes them down after three weeks, and they were up all the same."""
    known = {it.id: tuple(filter(_is_notice, it.documents)) for it in before}
    return tuple(_holding(meeting, known.get(meeting.id, ())) for meeting in meetings)


def _is_notice(document: Document) -> bool:
    return document.classification is DocumentClassification.MINUTES_NOTICE


def board_of(site: Site, sources: Iterable[object]) -> Site | None:
    """Tell which notice board to read beside a site: the one that its parameters tell, else its platform's own.

    One that nobody knows what made may be any page; the platform's own goes before it.
    """
    read = {source.platform for source in sources if isinstance(source, NoticeSource)}
    told, page = site.parameter("board"), site.parameter("board_page")
    if told is None:
        # A page of meetings is not its own board: what it says of minutes is read with its files.
        own = site if site.platform in read - {_PAGE} else None
        return own or (Site(url=page, platform=_PAGE, municipality=site.municipality) if page else None)
    platform = site.parameter("board_platform") or site.platform
    platform = _PAGE if platform in _DRAWN_AS_PAGES else platform
    return Site(url=told, platform=platform, municipality=site.municipality) if platform in read else None


def notice_source(site: Site, sources: Iterable[object]) -> NoticeSource:
    """Find, among sources, the one that reads a site's notice board; raise where its platform has none."""
    for source in sources:
        if isinstance(source, NoticeSource) and source.platform == site.platform:
            return source
    expected = "a platform with a notice board that we read"
    raise InputError(field="site.platform", value=site.platform, expected=expected)


# The documents where items stand.

_MISPLACED = frozenset({CaveatCode.MINUTES_DATE_DIFFERS, CaveatCode.MINUTES_ORGANIZATION_DIFFERS})
_SUMMONS = (DocumentClassification.AGENDA, DocumentClassification.NOTICE)


def read_papers(meeting: Meeting) -> Flow[Meeting]:
    """Read a meeting's agenda and minutes from its documents; the same meeting where neither is listed."""
    return (yield from _read(meeting, choose_agendas(meeting.documents)))


def read_decisions(meeting: Meeting) -> Flow[Meeting]:
    """Read a meeting's minutes from its documents, and join them to the agenda that the platform itself gave."""
    return (yield from _read(meeting, ()))


def _read(meeting: Meeting, agendas: tuple[Document, ...]) -> Flow[Meeting]:
    items = None if agendas else meeting.agenda
    pages: dict[str, Response] = {}
    notices: list[Document] = []
    warnings: list[Caveat] = []
    for document in agendas:
        page = pages[document.url] = yield _ask(document)
        with addressed(page.url):
            agenda = read_agenda(page.body, meeting=meeting)
        warnings.extend(agenda.warnings)
        items = items if agenda.withheld else join_items(items or (), agenda)
    for document in choose_minutes(meeting.documents):
        page = pages[document.url] = yield _ask(document)
        with addressed(page.url):
            minutes = read_minutes(page.body, meeting=meeting)
        # A warning that they may be listed with this meeting by mistake names the document.
        warnings.extend(
            Caveat.of(known.code, **known.facts, title=document.title) if known.code in _MISPLACED else known
            for known in minutes.warnings
        )
        items = join_items(items or (), minutes.items)
        notices.extend(_notices(minutes, document, page))
    hashes = {url: {"content_hash": page.content_hash} for url, page in pages.items()}
    documents = tuple(it.model_copy(update=hashes[it.url]) if it.url in hashes else it for it in meeting.documents)
    update = {
        "documents": each_once((*documents, *notices)),
        "agenda": meeting.agenda if items is None else items,
        "warnings": tuple(dict.fromkeys((*meeting.warnings, *warnings))),
    }
    return meeting.model_copy(update=update)


def _notices(minutes: Minutes, document: Document, page: Response) -> Iterator[Document]:
    """Give the notice (anslagsbevis) that whole minutes hold, where it says when it was put up: the time to appeal counts from it.

    Of a part of the minutes it would be said of all that the meeting decided.
    """
    if minutes.posted is None or minutes.partial or document.classification is not DocumentClassification.MINUTES:
        return
    if minutes.date is not None and minutes.posted < minutes.date:
        # A form that was filled in wrong; no minutes are adjusted before their meeting.
        return
    yield Document(
        url=beside(document.url),
        title=document.title,
        classification=DocumentClassification.MINUTES_NOTICE,
        published=dt.datetime.combine(minutes.posted, dt.time(), STOCKHOLM),
        provenance=page.ground(),
    )


def with_agenda(meeting: Meeting, agenda: Agenda) -> Meeting:
    """Give a meeting the items of an agenda, or say why they are withheld."""
    warnings = tuple(dict.fromkeys((*meeting.warnings, *agenda.warnings)))
    return meeting.model_copy(update={"agenda": None if agenda.withheld else agenda.items, "warnings": warnings})


def choose_agendas(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Choose the agenda, or the summons that holds it, and what supplements it."""
    listed = tuple(documents)
    first = next((it for kind in _SUMMONS for it in listed if it.classification is kind), None)
    further = tuple(it for it in listed if it.classification is DocumentClassification.SUPPLEMENTARY_AGENDA)
    return (*((first,) if first else ()), *further)


def choose_minutes(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Choose the minutes: the whole ones, else the quick ones, else all partial ones."""
    listed = tuple(documents)
    whole = [it for it in listed if it.classification is DocumentClassification.MINUTES]
    if whole:
        return (min(whole, key=lambda it: is_quick_minutes(it.title)),)
    return tuple(it for it in listed if it.classification is DocumentClassification.PARTIAL_MINUTES)


def _ask(document: Document) -> Request:
    path = unquote(urlsplit(document.url).path).casefold().rstrip()
    is_pdf = document.media_type == "application/pdf" or path.endswith(".pdf")
    return Request(document.url, expects="pdf" if is_pdf else None, document=True)
