"""A page that lists meetings and documents, whatever made it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from agendawatch.documents.html import is_pdf
from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import (
    STOCKHOLM,
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
from agendawatch.readers.meeting_status import Stated, holding
from agendawatch.readers.opening import open_document
from agendawatch.readers.schedule import schedule_of
from agendawatch.sources.board import find_notices
from agendawatch.sources.flow import Flow, Notice, Request, Response, addressed
from agendawatch.sources.listed import doubted_on, each_once, listed_meeting, seen_on
from agendawatch.sources.page_files import FiledDocument, read_files, read_own_page
from agendawatch.sources.papers import read_papers
from agendawatch.sources.selection import Wanted, doubts_within, find_again, from_day, with_doubtful
from agendawatch.sources.sitevision_state import state_files, unfold

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
        own = [
            meeting
            for meeting in meetings.values()
            if (meeting.organization.name, meeting.date) == (name.name, file.day)
        ]
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
