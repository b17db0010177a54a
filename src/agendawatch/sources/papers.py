"""The documents where items stand: which of a meeting's to ask for, and what they add to it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from agendawatch.model import AgendaItem, Document, DocumentClassification, Meeting
from agendawatch.reading.agenda import read_agenda
from agendawatch.reading.minutes import read_minutes
from agendawatch.sources.addressed import addressed
from agendawatch.sources.conversation import Ask, Conversation, Page
from agendawatch.sources.joining import join_items
from agendawatch.swedish.documents import is_quick_minutes

__all__ = ["choose_agendas", "choose_minutes", "read_decisions", "read_papers"]

_SUMMONS = (DocumentClassification.AGENDA, DocumentClassification.NOTICE)


def read_papers(meeting: Meeting) -> Conversation[Meeting]:
    """Read a meeting's agenda and minutes from its documents; the same meeting where neither is listed."""
    return (yield from _read(meeting, choose_agendas(meeting.documents), None))


def read_decisions(meeting: Meeting) -> Conversation[Meeting]:
    """Read a meeting's minutes from its documents, and join them to the agenda that the platform itself gave."""
    return (yield from _read(meeting, (), meeting.agenda))


def _read(
    meeting: Meeting, agendas: tuple[Document, ...], items: tuple[AgendaItem, ...] | None
) -> Conversation[Meeting]:
    pages: dict[str, Page] = {}
    for documents, read in ((agendas, read_agenda), (choose_minutes(meeting.documents), read_minutes)):
        for document in documents:
            page = pages[document.url] = yield _ask(document)
            with addressed(page.url):
                items = join_items(items or (), read(page.body, meeting=meeting))
    documents = tuple(_received(document, pages) for document in meeting.documents)
    return meeting.model_copy(update={"documents": documents, "agenda": meeting.agenda if items is None else items})


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


def _ask(document: Document) -> Ask:
    path = unquote(urlsplit(document.url).path).casefold().rstrip()
    is_pdf = document.media_type == "application/pdf" or path.endswith(".pdf")
    return Ask(document.url, expects="pdf" if is_pdf else None)


def _received(document: Document, pages: dict[str, Page]) -> Document:
    page = pages.get(document.url)
    return document.model_copy(update={"content_hash": page.content_hash}) if page else document
