"""How a meeting stands: by what is said of it, and by its documents; held when its minutes are listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agendawatch.model import Document, DocumentClassification, Meeting, MeetingStatus
from agendawatch.swedish.pages.statuses import StatusKind, find_statuses

__all__ = ["Stated", "holding", "read_stated", "standing"]

_MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES,
                      DocumentClassification.MINUTES_NOTICE})  # fmt: skip
_AGENDAS = frozenset({DocumentClassification.NOTICE, DocumentClassification.AGENDA})
_SAID = {StatusKind.CANCELLED: MeetingStatus.CANCELLED, StatusKind.POSTPONED: MeetingStatus.POSTPONED}
"""What words say against a meeting, the stronger first."""
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

    kinds: frozenset[StatusKind] = frozenset()
    words: str | None = None
    """Those that cancel it or put it off; `None` where none do."""

    @property
    def status(self) -> MeetingStatus:
        """Cancelled or postponed where that is said, else scheduled."""
        return next((status for kind, status in _SAID.items() if kind in self.kinds), MeetingStatus.SCHEDULED)

    @property
    def extra(self) -> bool:
        """Whether it is said to be an extra one."""
        return StatusKind.EXTRA in self.kinds

    @property
    def reserve(self) -> bool:
        """Whether it is said to be held only if needed."""
        return StatusKind.RESERVE in self.kinds


def read_stated(words: str) -> Stated:
    """Read what words beside a meeting say of how it stands.

    >>> read_stated("Kommunstyrelsen 9 mars, INSTÄLLT").words, read_stated("Extra sammanträde skjuts upp").status.value
    ('INSTÄLLT', 'postponed')
    """
    said = {it.kind: it.words for it in find_statuses(words)}
    return Stated(frozenset(said), next((said[kind] for kind in _SAID if kind in said), None))
