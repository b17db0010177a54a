"""What words beside a date say became of its meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agendawatch.model import MeetingStatus
from agendawatch.swedish.pages.meeting_words import ONLY_CLOSED
from agendawatch.swedish.pages.statuses import StatusKind, find_statuses

__all__ = ["Fate", "fate_of", "says_moved"]

_NOT_OF_THIS = re.compile(r"\s+(?:möten|sammanträden|från)\b", re.IGNORECASE)
_NEEDS_ONE = frozenset({StatusKind.CANCELLED, StatusKind.POSTPONED})


@dataclass(frozen=True, slots=True)
class Fate:
    """A meeting's status by the words beside its date."""

    status: MeetingStatus = MeetingStatus.SCHEDULED
    words: str | None = None
    extra: bool = False
    reserve: bool = False
    same: bool = False
    """Whether it shares the status of the meetings told just before."""
    moved: bool = False


_STATUS = {StatusKind.CANCELLED: MeetingStatus.CANCELLED, StatusKind.POSTPONED: MeetingStatus.POSTPONED}


def fate_of(text: str) -> Fate:
    """Read what some words say became of a meeting.

    >>> fate_of("– mötet är inställt").status.value, fate_of("Två inställda möten blir ett, den").status.value
    ('cancelled', 'scheduled')
    """
    if not text or text.isspace():
        return Fate()
    found = [
        each
        for each in find_statuses(text)
        if not (
            each.kind in _NEEDS_ONE
            and each.words.casefold() in {"inställda", "utgår"}
            and _NOT_OF_THIS.match(text, each.span[1])
        )
    ]
    if any(each.kind is StatusKind.CANCELLED for each in found) and ONLY_CLOSED.search(text):
        found = [each for each in found if each.kind is not StatusKind.CANCELLED]
    kinds = {each.kind for each in found}
    deciding = next((each for kind in _STATUS for each in found if each.kind is kind), None)
    words = deciding or next((each for each in found if each.kind is not StatusKind.PRELIMINARY), None)
    return Fate(
        _STATUS[deciding.kind] if deciding else MeetingStatus.SCHEDULED,
        words.words if words else None,
        extra=StatusKind.EXTRA in kinds,
        reserve=StatusKind.RESERVE in kinds,
        same=StatusKind.SAME in kinds,
        moved=StatusKind.MOVED in kinds,
    )


def says_moved(text: str) -> bool:
    """Tell whether words say that a meeting changes its day."""
    return any(each.kind is StatusKind.MOVED for each in find_statuses(text))
