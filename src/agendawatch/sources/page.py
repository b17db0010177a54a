"""A page that lists meetings and documents, whatever made it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from urllib.parse import urljoin, urlsplit

from agendawatch.documents.html import is_pdf
from agendawatch.documents.parts import Part, open_page
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Link
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.organizations import find_organization, read_organization
from agendawatch.lang.sv.pages.agendas import AGENDA_HEADING
from agendawatch.lang.sv.pages.documents import score_link
from agendawatch.lang.sv.pages.meeting_words import without_publishing
from agendawatch.model import (
    STOCKHOLM,
    Agenda,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Doubt,
    Listing,
    Meeting,
    Organization,
    Schedule,
    Site,
    Window,
)
from agendawatch.readers.agenda import agenda_of
from agendawatch.readers.meeting_status import Stated, holding, is_file, read_file_words
from agendawatch.readers.opening import open_document
from agendawatch.readers.schedule import schedule_of
from agendawatch.sources.board import find_notices
from agendawatch.sources.flow import Flow, Notice, Request, Response, addressed
from agendawatch.sources.listed import doubted_on, each_once, find_day, kind_of, listed_meeting, seen_on
from agendawatch.sources.papers import choose_agendas, read_papers, with_agenda
from agendawatch.sources.selection import Wanted, doubts_within, find_again, from_day, with_doubtful
from agendawatch.sources.sitevision_state import state_files, unfold

# What a page or a meeting's own page lists: files, each with the day and the organization that its place gives.

# What stands above a place on a page: the day, the year and the organization that its headings give.

_PARAGRAPH, _ITEM = 9, 10
"""Levels below every heading: a line of text, and the items of a list by their depth."""
_MORE_THAN_A_DAY = 40
"""Characters beside a day from which a line is prose that mentions one."""
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d{2}(?![\d-])")


@dataclass(frozen=True, slots=True)
class _OpenLine:
    level: int
    words: str
    day: dt.date | None
    year: int | None
    organization: Organization | None


@dataclass(slots=True)
class Scope:
    """The open headings and dated lines, outermost first."""

    year: int | None = None
    """The year that holds where no heading gives one."""
    lines: list[_OpenLine] = field(default_factory=list)

    def enter(self, block: Passage) -> None:
        """Take a block: it closes what lies at its level or below, and opens itself where it is a heading or a day."""
        level = _level(block)
        self.lines = [line for line in self.lines if line.level < level]
        heading = block.kind is PassageKind.HEADING
        words = without_publishing(block.text if heading else _own_words(block.text, block.links))
        found = find_dates(words, year=self.stated_year)
        # Outside headings a line tells a day where it says that and little more.
        alone = len(found) == 1 and len(words) - len(found[0].words) <= _MORE_THAN_A_DAY
        day = next((when.date for when in found if when.date is not None), None) if heading or alone else None
        if heading or day is not None:
            year = _YEAR.search(block.text)
            organization = find_organization(block.text)
            self.lines.append(_OpenLine(level, block.text, day, int(year.group()) if year else None, organization))

    @property
    def stated_year(self) -> int | None:
        """The year of the nearest heading that gives one, else of the nearest day."""
        return next((line.year for line in reversed(self.lines) if line.year is not None), self.year)

    @property
    def day(self) -> dt.date | None:
        """The day of the nearest dated line."""
        return next((line.day for line in reversed(self.lines) if line.day is not None), None)

    @property
    def words(self) -> str | None:
        """The words of the nearest dated line."""
        return next((line.words for line in reversed(self.lines) if line.day is not None), None)

    @property
    def organization(self) -> Organization | None:
        """The organization of the nearest line that names one."""
        return next((line.organization for line in reversed(self.lines) if line.organization is not None), None)


def _own_words(text: str, links: Iterable[Link]) -> str:
    """Cut the words of its files from a line.

    >>> _own_words("5 mars: Kallelse", (Link("5 mars", "#march"), Link("Kallelse", "/k.pdf")))
    '5 mars:'
    """
    for link in links:
        if link.text and is_file(link.url):
            text = text.replace(link.text, " ", 1)
    return " ".join(text.split())


def _level(block: Passage) -> int:
    if block.kind is PassageKind.HEADING:
        return block.level
    return _ITEM + block.level if block.kind is PassageKind.LIST_ITEM else _PARAGRAPH


# The files that a page lists, each with the day and the organization of the meeting it belongs to.


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A file, and what the page says of its meeting."""

    document: Document
    day: dt.date | None
    """`None` when neither the page nor the file's name gives one."""
    organization: Organization | None
    words: str
    """Those that give the day."""
    placed: bool
    """Whether the page's own order gives the day, and not only the file's name."""
    warnings: tuple[Caveat, ...] = ()
    """What cannot be so about the day."""


def read_files(
    page: Response, blocks: Iterable[Passage], base: str, year: int | None = None
) -> tuple[FiledDocument, ...]:
    """Read every file in a page's content, in order; where one is listed twice, its first place holds.

    The day of the row goes first, then that of the nearest heading, then that of the file's name:
    a meeting that was moved has its new day in the heading, and the old one in the file.
    """
    found: dict[str, FiledDocument] = {}
    scope = Scope(year)
    for block in blocks:
        if block.region != "main":
            continue
        scope.enter(block)
        for link, words, column in _links(block):
            url = urljoin(base, link.url)
            if is_file(url) and url not in found:
                found[url] = _filed(link, url, words, column, scope=scope, page=page)
    return tuple(found.values())


def _links(block: Passage) -> Iterator[tuple[Link, str, str]]:
    """Give each link with the words that it stands in, a line's or a table's row's, and those above its column."""
    if block.kind is not PassageKind.TABLE:
        own = _own_words(f"{block.key or ''} {block.text}", block.links)
        yield from ((link, own, "") for link in block.links)
        return
    heads = block.rows[0] if block.rows and all(cell.header or not cell.text for cell in block.rows[0]) else ()
    for row in block.rows:
        words = " ".join(_own_words(cell.text, cell.links) for cell in row if not cell.spanned)
        for cell, head in zip_longest(row, heads[: len(row)]):
            if not cell.spanned:
                yield from ((link, words, head.text if head else "") for link in cell.links)


def _filed(link: Link, url: str, row: str, column: str, *, scope: Scope, page: Response) -> FiledDocument:
    words = read_file_words(link.text, url)
    in_row = find_day(without_publishing(row), scope.stated_year)
    placed = in_row or scope.day
    named = find_day(words.title, scope.stated_year) or find_day(words.name, None)
    own = find_organization(words.title)
    return FiledDocument(
        document=Document(
            url=url,
            title=words.title,
            classification=_classify(column, words.title, words.name),
            media_type=words.media_type,
            size=words.size,
            published=words.published,
            provenance=page.ground(link.text),
        ),
        day=placed or named,
        organization=(scope.organization or own) if placed else (own or scope.organization),
        words=row if in_row else (scope.words if placed else None) or words.title,
        placed=placed is not None,
    )


def _classify(column: str, *names: str) -> DocumentClassification:
    """Classify by the words above the column, then by the file's own: two files of one name differ by column only.

    A partial protocol stands in the column of protocols, and anything in one of papers ("Handlingar"):
    there the file's own words are the finer ones.
    """
    own, above = kind_of(*names), kind_of(column)
    if above is DocumentClassification.PAPERS:
        return above if own is _OTHER else own
    return own if above is _OTHER or own is DocumentClassification.PARTIAL_MINUTES else above


_OTHER = DocumentClassification.OTHER


# A meeting's own page, where its list leads to one: the papers that it lists, and the agenda that stands on it.

_OF_ONE_MEETING = frozenset({
    DocumentClassification.AGENDA, DocumentClassification.NOTICE, DocumentClassification.SUPPLEMENTARY_AGENDA,
    DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES, DocumentClassification.MINUTES_NOTICE,
})  # fmt: skip
"""Files whose own day is their meeting's: those of the last meeting are often put beside this one's."""


def read_own_page(meeting: Meeting, listed_at: str) -> Flow[Meeting]:
    """Add what a meeting's own page lists and says; the same meeting where its list has its agenda, or leads nowhere.

    `listed_at` is the list's address: only pages beside it are followed. Without files and items the agenda is not
    published yet, unless the page names neither the day nor an organization: then it is another's, and a `LayoutError`.
    """
    url, here = meeting.url, urlsplit(listed_at).netloc.casefold()
    if url is None or url == listed_at or urlsplit(url).netloc.casefold() != here or choose_agendas(meeting.documents):
        return meeting
    page = yield Request(url, expects="html", document=True)
    root, shown = open_page(page.text, page.url), open_document(unfold(page.text)).passages
    documents = tuple(_own(read_files(page, shown, root.base, meeting.date.year), meeting))
    agenda = None if choose_agendas(documents) else _agenda(page, shown, meeting)
    if agenda is None and not documents and not is_of_a_meeting(root, meeting.date):
        raise LayoutError(page.url, missing=f"files, items, or the meeting of {meeting.date.isoformat()}")
    listed = holding(meeting, each_once((*meeting.documents, *documents)))
    return listed.model_copy(update={"agenda": None}) if agenda is None else with_agenda(listed, agenda)


def is_of_a_meeting(root: Part, day: dt.date, head: str = "") -> bool:
    """Tell whether a page is of a meeting: by its heading, an organization's name or the day."""
    main = root.first("main") or root
    return (
        score_link(head) > 0
        or find_organization(main.text) is not None
        or any(when.date == day for when in find_dates(main.text))
    )


def _own(filed: Iterable[FiledDocument], meeting: Meeting) -> Iterable[Document]:
    """Choose the files that are the meeting's: not those that stand under another's day, nor another's minutes."""
    moved = (start.date() if isinstance(start, dt.datetime) else start for start in meeting.previous_starts)
    days = {None, meeting.date, *moved}
    for it in filed:
        if it.document.classification in _OF_ONE_MEETING:
            own = it.day in days and find_day(it.document.title, meeting.date.year) in days
        else:
            own = it.day in days or not it.placed
        if own:
            yield it.document


def _agenda(page: Response, shown: Iterable[Passage], meeting: Meeting) -> Agenda | None:
    """Read the items that stand on the page under a heading of an agenda; `None` where there are none."""
    headings = (it.text for it in shown if it.kind is PassageKind.HEADING and it.region == "main")
    if not any(AGENDA_HEADING.search(heading) for heading in headings):
        return None
    with suppress(LayoutError):
        return agenda_of(open_document(page.text, page.url), meeting.url)
    return None


# Its dates are read as a schedule, its files as documents of the meeting that they stand under.

_OF_A_MEETING = frozenset(DocumentClassification) - {DocumentClassification.OTHER, DocumentClassification.ATTACHMENT}
"""What a file must be for its name alone to tell of a meeting."""


class ListingPage:
    """The way of publishing that is one page."""

    platform = "page"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting that the page shows within the window.

        The listing answers from the first year that the page shows: older ones are taken off such pages.
        """
        page = yield Request(site.url)
        shown = read_meetings(page, site)
        wanted = read_organization(organization).name if organization is not None else None
        listed = tuple(it for it in shown if wanted in {None, it.organization.name})
        answered = narrow_to_shown(with_doubtful(shown), window)
        return Listing(
            window=answered,
            meetings=tuple(it for it in listed if it.date in answered),
            organizations=(wanted,) if wanted is not None else site.organizations or None,
            doubts=doubts_within(shown.doubts, answered, Wanted((wanted,) if wanted is not None else None)),
            url=site.url,
        )

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read the agenda and the minutes that the page lists for a meeting, or that the meeting's own page does."""
        shown = read_meetings((yield Request(site.url)), site)
        found = yield from read_own_page(find_again(with_doubtful(shown), meeting, site.url), site.url)
        return (yield from read_papers(found))

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """List the notices of adjusted minutes that a page shows: a board, not the page of meetings."""
        return find_notices(site, Wanted.of(site, organization))


def narrow_to_shown(shown: Iterable[Meeting], window: Window) -> Window:
    """Narrow the window to what a page answers for: from the first year that it shows; raise where that is nothing."""
    first_year = min((it.date.year for it in shown), default=window.first.year)
    return from_day(window, dt.date(first_year, 1, 1))


@dataclass(frozen=True, slots=True)
class ShownMeetings:
    """What a page shows of meetings, each with its documents, by day."""

    listed: tuple[Meeting, ...] = ()
    """Those whose days the page lists."""
    filed: tuple[Meeting, ...] = ()
    """Those that the page's files alone tell of."""
    doubts: tuple[Doubt, ...] = ()
    """What is withheld, and why."""


def read_meetings(page: Response, site: Site) -> Schedule:
    """Read a page's meetings with their documents, and what is in doubt; none where the page says that there are none."""
    shown = read_shown(page, site)
    return Schedule(sorted((*shown.listed, *shown.filed), key=_by_day), shown.doubts)


def read_shown(page: Response, site: Site) -> ShownMeetings:
    """Read a page's meetings, those that it lists apart from those that only a file of theirs tells of."""
    only = site.organizations[0] if len(site.organizations) == 1 else None
    with addressed(page.url):
        filed = () if is_pdf(page.body) else _files(page)
        schedule = _schedule(page, filed, only, site)
    shown = put_files(schedule, filed, page, site)
    listed = {it.id for it in schedule}
    meetings = sorted(shown, key=_by_day)
    return ShownMeetings(
        listed=tuple(meeting for meeting in meetings if meeting.id in listed),
        filed=tuple(meeting for meeting in meetings if meeting.id not in listed),
        doubts=shown.doubts,
    )


def _by_day(meeting: Meeting) -> tuple[dt.date, str, int]:
    return meeting.date, meeting.organization.name, meeting.nth


def _files(page: Response) -> tuple[FiledDocument, ...]:
    states = {urljoin(page.url, file.url): file for file in state_files(page.text)}
    text = unfold(page.text)
    filed = []
    for file in read_files(page, open_document(text).passages, open_page(text, page.url).base):
        document, state = file.document, states.get(file.document.url)
        if state is not None:
            # Add what the script says of a file that it lists.
            known = {"size": state.size or document.size, "published": state.modified or document.published}
            document = document.model_copy(update=known)
        filed.append(replace(file, document=document))
    return tuple(filed)


def _schedule(page: Response, filed: tuple[FiledDocument, ...], only: str | None, site: Site) -> Schedule:
    """Read the page's dates, without the words of files that stand under one: theirs may be another day's."""
    placed = {it.document.url for it in filed if it.placed}
    document = open_document(page.body if is_pdf(page.body) else page.text, page.url).without_links(placed)
    today = page.fetched.astimezone(STOCKHOLM).date()
    dated = any(it.day is not None for it in filed)
    try:
        schedule = schedule_of(document, municipality=site.municipality, organization=only, today=today)
    except LayoutError:
        if not dated:
            raise
        return Schedule()  # the page lists nothing but files: they tell of their meetings
    aside = not schedule and all(doubt.code is CaveatCode.DAYS_SET_ASIDE for doubt in schedule.doubts)
    return Schedule() if dated and aside else schedule


def put_files(schedule: Schedule, filed: Iterable[FiledDocument], page: Response, site: Site) -> Schedule:
    """Put each file to its meeting; a file of a day that the schedule lacks tells of a meeting of its own.

    Where an organization is in doubt, the page's order tells of none: what it means is what we are not sure of.
    """
    files = tuple(filed)

    def tells(file: FiledDocument, organization: Organization) -> bool:
        if file.placed:
            return not any(doubt.withholds(organization) for doubt in schedule.doubts)
        return file.document.classification in _OF_A_MEETING

    meetings = _with_files((seen_on(page, it) for it in schedule), files, page, site, tells)
    doubts = [
        doubted_on(page, doubt).with_meetings(lambda them: _with_files(them, files, page, site, lambda *_: False))
        for doubt in schedule.doubts
    ]
    return Schedule(meetings, doubts)


def _with_files(
    listed: Iterable[Meeting],
    filed: Iterable[FiledDocument],
    page: Response,
    site: Site,
    tells: Callable[[FiledDocument, Organization], bool],
) -> tuple[Meeting, ...]:
    """Put each file to its meeting, or make one of a file that tells of it."""
    only = site.organizations[0] if len(site.organizations) == 1 else None
    meetings = {(it.organization.name, it.date, it.nth): it for it in listed}
    days = Counter(meeting.date for meeting in meetings.values())
    documents: dict[tuple[str, dt.date, int], list[Document]] = {}
    for file in filed:
        if file.day is None:
            continue
        name = _organization(file, meetings.values(), days, only)
        if name is None:
            continue
        # Which of an organization's meetings on a day a file is of: by the hour above it, else the first.
        own = [it for it in meetings.values() if (it.organization.name, it.date) == (name.name, file.day)]
        hours = {time.start for time in find_times(file.words)} if len(own) > 1 else set()
        key = (name.name, file.day, next((it.nth for it in own if it.start and it.start.time() in hours), 1))
        if key not in meetings:
            if not tells(file, name):
                continue
            meetings[key] = listed_meeting(
                site, name, file.day, Stated(), page.ground(file.words), warnings=file.warnings
            )
        documents.setdefault(key, []).append(file.document)
    return tuple(holding(it, each_once((*it.documents, *documents.get(key, ())))) for key, it in meetings.items())


def _organization(
    file: FiledDocument, meetings: Iterable[Meeting], days: Counter[dt.date], only: str | None
) -> Organization | None:
    if only is not None:
        return read_organization(only)
    if file.organization is not None:
        return file.organization
    alone = file.day is not None and days[file.day] == 1
    return next((meeting.organization for meeting in meetings if alone and meeting.date == file.day), None)
