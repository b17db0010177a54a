"""Where a fact can be looked up: its ground with the document's address, and a link that leads to the very words."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, urlsplit

from agendawatch.model.change import Change, ChangeKind
from agendawatch.model.item import AgendaItem, DocumentClassification
from agendawatch.model.meeting import Meeting
from agendawatch.model.provenance import BETWEEN, Provenance, Span

_WHOLE = 8
"""Words that a text fragment quotes whole; of more, the first and the last are named."""
_ENDS = 4
"""So many of each."""
_NO_TEXT = (".ics", ".json", ".xml", ".rss", ".atom")
"""Endings of addresses that no browser shows as a page."""
_AGENDAS = frozenset(
    {DocumentClassification.NOTICE, DocumentClassification.AGENDA, DocumentClassification.SUPPLEMENTARY_AGENDA}
)
_MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES})


def link_to(ground: Provenance | None) -> str | None:
    """Make the address of a ground's very words: a page of a PDF, or a text fragment of a web page.

    >>> link_to(Provenance(url="https://exempelkommun.example/moten", words="16 november 2026 … 18:30"))
    'https://exempelkommun.example/moten#:~:text=16%20november%202026'

    `None` where the ground has no address. Words that stand apart on the page are led to by the first of them.
    """
    if ground is None or ground.url is None:
        return None
    page = next((span.page for span in ground.spans if span.page is not None), None)
    if page is not None:
        return f"{ground.url.partition('#')[0]}#page={page}"
    try:
        path = urlsplit(ground.url).path.lower()
    except ValueError:
        return ground.url
    words = (ground.words or "").partition(BETWEEN)[0].split()
    if not words or path.endswith((".pdf", *_NO_TEXT)):
        return ground.url
    if len(words) <= _WHOLE and "\n" not in (ground.words or ""):
        told = _quoted(words)
    else:
        told = f"{_quoted(words[:_ENDS])},{_quoted(words[-_ENDS:])}"
    return f"{ground.url}{'' if '#' in ground.url else '#'}:~:text={told}"


def change_link(change: Change, item: AgendaItem | None = None) -> str | None:
    """Make the address of what a change rests on: its document, where that differs first, its item's words, or its meeting's.

    `item` is the one that is meant, where the change itself names none.
    """
    meeting, item = change.meeting, item or change.item
    if change.document is not None:
        first = next(iter(change.differences), None)
        page = first.after_page if first else None
        spans = (Span(start=0, end=0, page=page),) if page else ()
        return link_to(Provenance(url=change.document.url, words=first.after if first else None, spans=spans))
    if item is not None:
        decided = change.kind is ChangeKind.DECISION_RECORDED
        ground = decision_ground(meeting, item) if decided else item_ground(meeting, item)
        if ground is not None and ground.url is not None:
            return link_to(ground)
    return meeting_link(meeting)


def meeting_link(meeting: Meeting) -> str | None:
    """Make the address of a meeting's own page, else of its words on the page that lists it."""
    listed = meeting.provenance
    return link_to(listed) if listed and meeting.url in {None, listed.url} else meeting.url


def _quoted(words: Collection[str]) -> str:
    """Write words as a text fragment has them, where `-`, `&` and `,` are signs of its own."""
    return quote(" ".join(words), safe="", errors="ignore").replace("-", "%2D")


def item_ground(meeting: Meeting, item: AgendaItem) -> Provenance | None:
    """Give an item's ground with the address of the one summons or agenda that it was read from; `None` without one."""
    return _with_address(meeting, item.provenance, _AGENDAS)


def decision_ground(meeting: Meeting, item: AgendaItem) -> Provenance | None:
    """Give a decision's ground with the address of the one document of minutes; `None` without a decision or ground."""
    return _with_address(meeting, item.decision.provenance if item.decision else None, _MINUTES)


def _with_address(
    meeting: Meeting, ground: Provenance | None, kinds: frozenset[DocumentClassification]
) -> Provenance | None:
    """Name the document where only one can be meant, else the meeting's page, which no span of a document fits."""
    if ground is None:
        return None
    page = meeting.provenance
    told: dict[str, object] = {"seen": ground.seen or (page.seen if page else None)}
    if ground.url is None:
        urls = [document.url for document in meeting.documents if document.classification in kinds]
        if len(urls) == 1:
            told["url"] = urls[0]
        else:
            told |= {"url": meeting.url or (page.url if page else None), "spans": ()}
    return Provenance.model_construct(_fields_set=ground.model_fields_set | told.keys(), **(ground.__dict__ | told))
