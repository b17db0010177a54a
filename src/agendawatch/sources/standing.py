"""What a meeting's documents say of it: convened when its agenda is listed, held when its minutes are."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch.model import Document, DocumentClassification, MeetingStatus

__all__ = ["standing"]

_MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES,
                      DocumentClassification.MINUTES_NOTICE})  # fmt: skip
_AGENDAS = frozenset({DocumentClassification.NOTICE, DocumentClassification.AGENDA})
_SETTLED = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})


def standing(documents: Iterable[Document], stated: MeetingStatus = MeetingStatus.SCHEDULED) -> MeetingStatus:
    """Tell how far a meeting has come by what is listed of it; what the page states goes first.

    Minutes of any kind will do, quick ones and a notice of adjusted ones too.
    """
    kinds = {document.classification for document in documents}
    if stated in _SETTLED:
        return stated
    if kinds & _MINUTES:
        return MeetingStatus.HELD
    if kinds & _AGENDAS:
        return MeetingStatus.CONVENED
    return stated
