"""A meeting's own page, where its list leads to one: the papers that it lists, and the agenda that stands on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import urlsplit

from agendawatch.documents.parts import Part, open_page
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.agenda_words import AGENDA_HEADING
from agendawatch.lang.sv.pages.link_words import score_link
from agendawatch.model import Agenda, Document, DocumentClassification, Meeting
from agendawatch.readers.agenda import agenda_of
from agendawatch.readers.meeting_status import holding
from agendawatch.readers.opening import open_document
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.merge import each_once
from agendawatch.sources.page.files import Filed, read_files
from agendawatch.sources.page.scope import find_day
from agendawatch.sources.papers import choose_agendas, with_agenda
from agendawatch.sources.sitevision.state import unfold

__all__ = ["is_of_a_meeting", "read_own_page"]

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
    url = meeting.url
    if url is None or url == listed_at or not _beside(url, listed_at) or choose_agendas(meeting.documents):
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


def _beside(url: str, listed_at: str) -> bool:
    return urlsplit(url).netloc.casefold() == urlsplit(listed_at).netloc.casefold()


def _own(filed: Iterable[Filed], meeting: Meeting) -> Iterable[Document]:
    """Choose the files that are the meeting's: not those that stand under another's day, nor another's minutes."""
    days = {None, meeting.date, *(it.date() if isinstance(it, dt.datetime) else it for it in meeting.previous_starts)}
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
