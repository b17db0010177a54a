"""What became of many items, counted: what is not known is counted too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from agendawatch.model import AgendaItem, ItemClassification, Meeting, MeetingStatus, Outcome

_NOT_HELD = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
_ORDER = tuple(Outcome)


def counted(outcomes: Iterable[Outcome]) -> tuple[tuple[Outcome, int], ...]:
    """Count outcomes, the most frequent first and `unknown` last; it stands there with 0 too where others do.

    >>> counted([Outcome.UNKNOWN, Outcome.REJECTED, Outcome.UNKNOWN])
    ((<Outcome.REJECTED: 'rejected'>, 1), (<Outcome.UNKNOWN: 'unknown'>, 2))
    """
    counts = Counter(outcomes)
    unknown = counts.pop(Outcome.UNKNOWN, 0)
    if not counts and not unknown:
        return ()
    known = sorted(counts.items(), key=lambda pair: (-pair[1], _ORDER.index(pair[0])))
    return (*known, (Outcome.UNKNOWN, unknown))


def handled(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Give the matters of a meeting: no formalities, nothing that was taken off, and none where it was not held."""
    if meeting.status in _NOT_HELD:
        return ()
    return tuple(
        item
        for item in meeting.agenda or ()
        if not item.withdrawn and item.classification is not ItemClassification.FORMALITY
    )
