"""What several documents tell of one meeting, as one: whichever of them comes first."""

from __future__ import annotations

from agendawatch.crawl.archive.documents import ArchiveDocumentKind
from agendawatch.model import AgendaItem, Document, Meeting, MeetingStatus
from agendawatch.readers.own_facts import first_known
from agendawatch.sources.listed import join_items

__all__ = ["merge"]

_RANKS = {MeetingStatus.HELD: 2, MeetingStatus.CONVENED: 1}
"""Which word goes before: minutes before a summons, and that before a plan."""


def merge(known: Meeting | None, told: Meeting, kind: ArchiveDocumentKind, name: str) -> Meeting:
    """Add what a document of a kind and a name tells of a meeting to what is known of it."""
    if known is None:
        return told
    first, second = (told, known) if _rank(told) >= _rank(known) else (known, told)
    return known.model_copy(
        update={
            "start": first.start or (second.start if second.date == first.date else None),
            "end": first.end if first.start else second.end,
            "end_date": first.end_date or second.end_date,
            **first_known(first, second),
            "location": first.location or second.location,
            "status": first.status,
            "status_words": first.status_words,
            "extra": first.extra or second.extra,
            "agenda": _items(known.agenda, told.agenda, kind, name),
            "documents": _documents(known.documents, told.documents),
            "provenance": first.provenance,
            "warnings": tuple(dict.fromkeys((*known.warnings, *told.warnings))),
        }
    )


def _rank(meeting: Meeting) -> int:
    return _RANKS.get(meeting.status, 0)


def _items(
    known: tuple[AgendaItem, ...] | None, told: tuple[AgendaItem, ...] | None, kind: ArchiveDocumentKind, name: str
) -> tuple[AgendaItem, ...] | None:
    """Join items: an agenda's own order, what supplements it after it, and what minutes say of each."""
    if known is None or told is None:
        return told if known is None else known
    if kind is ArchiveDocumentKind.MINUTES:
        return join_items(known, told)
    if kind is ArchiveDocumentKind.SUPPLEMENT:
        return (*known, *join_items(known, told)[len(known) :])
    # An agenda that was put out again holds what it holds now; what minutes and supplements added stands.
    return join_items(told, (it for it in known if it.decision is not None or not _is_from(it, name)))


def _is_from(item: AgendaItem, name: str) -> bool:
    place = item.provenance.place if item.provenance else None
    return place is not None and (place == name or place.startswith(f"{name}, "))


def _documents(known: tuple[Document, ...], told: tuple[Document, ...]) -> tuple[Document, ...]:
    """Put a document in place of the one at its address."""
    return tuple({document.url: document for document in (*known, *told)}.values())
