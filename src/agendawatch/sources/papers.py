"""The documents where items stand: which of a meeting's to ask for, and what they add to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from agendawatch.lang.sv.pages.documents import is_quick_minutes
from agendawatch.model import (
    STOCKHOLM,
    Agenda,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Meeting,
    Minutes,
)
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.minutes import read_minutes
from agendawatch.sources.addressed import addressed
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.merge import each_once, join_items
from agendawatch.sources.notices import beside

__all__ = ["choose_agendas", "choose_minutes", "read_decisions", "read_papers", "with_agenda"]

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
        warnings.extend(_of_document(warning, document) for warning in minutes.warnings)
        items = join_items(items or (), minutes.items)
        notices.extend(_notices(minutes, document, page))
    documents = tuple(_received(document, pages) for document in meeting.documents)
    update = {
        "documents": each_once((*documents, *notices)),
        "agenda": meeting.agenda if items is None else items,
        "warnings": tuple(dict.fromkeys((*meeting.warnings, *warnings))),
    }
    return meeting.model_copy(update=update)


def _of_document(warning: Caveat, document: Document) -> Caveat:
    """Name the document in a warning that it may be listed with this meeting by mistake."""
    return Caveat.of(warning.code, **warning.facts, title=document.title) if warning.code in _MISPLACED else warning


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


def _received(document: Document, pages: dict[str, Response]) -> Document:
    page = pages.get(document.url)
    return document.model_copy(update={"content_hash": page.content_hash}) if page else document
