"""How a meeting stands: by what is said of it, and by its documents; held when its minutes are listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from agendawatch.lang.sv.meeting_phrases import Asked
from agendawatch.lang.sv.status_words import has_status_words, slug_statuses
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.model import Document, DocumentClassification, Meeting, MeetingStatus

__all__ = ["Stated", "holding", "read_slug", "read_stated", "standing"]

_MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES,
                      DocumentClassification.MINUTES_NOTICE})  # fmt: skip
_AGENDAS = frozenset({DocumentClassification.NOTICE, DocumentClassification.AGENDA})
_SAID = {"cancelled": MeetingStatus.CANCELLED, "postponed": MeetingStatus.POSTPONED}
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


def holding(meeting: Meeting, documents: tuple[Document, ...]) -> Meeting:
    """Give a meeting its documents, and let its status follow from them."""
    return meeting.model_copy(update={"documents": documents, "status": standing(documents, meeting.status)})


@dataclass(frozen=True, slots=True)
class Stated:
    """What is said of how a meeting stands."""

    status: MeetingStatus = MeetingStatus.SCHEDULED
    """Cancelled or postponed where that is said, else scheduled."""
    words: str | None = None
    """The clause that cancels it or puts it off; `None` where none does."""
    extra: bool = False
    reserve: bool = False
    """Whether it is said to be held only if needed."""

    def beside(self, other: Stated) -> Stated:
        """Add what is said elsewhere; what is said here goes first."""
        first = other if self.status is MeetingStatus.SCHEDULED else self
        return Stated(first.status, first.words, self.extra or other.extra, self.reserve or other.reserve)


def read_stated(words: str, day: dt.date) -> Stated:
    """Read what words on the row of a day's meeting say of how it stands.

    >>> read_stated("Kommunstyrelsen 9 mars, ej inställt", dt.date(2026, 3, 9)).status.value
    'scheduled'
    >>> read_stated("Extra sammanträde skjuts upp", dt.date(2026, 3, 9)).status.value
    'postponed'
    """
    if not has_status_words(words):
        return Stated()
    said = read_statuses(words, mark=True).said_of(Asked(day))
    status = _SAID.get(said.status, MeetingStatus.SCHEDULED)
    return Stated(status, said.words if status is not MeetingStatus.SCHEDULED else None, said.extra, said.reserve)


def read_slug(slug: str) -> Stated:
    """Read what an address says of how its meeting stands.

    >>> read_slug("kommunfullmaktige-2026-02-04-installt").status.value
    'cancelled'
    """
    kinds = slug_statuses(slug)
    status = next((status for kind, status in _SAID.items() if kind in kinds), MeetingStatus.SCHEDULED)
    return Stated(status, None, "extra" in kinds, "reserve" in kinds)
