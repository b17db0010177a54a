"""Organizations that go by another name than before: their meetings tell."""

from __future__ import annotations

from collections import defaultdict

from agendawatch.diff.normalization import bare_address, folded
from agendawatch.diff.withheld import withholding
from agendawatch.model import Listing, Meeting

__all__ = ["renamed_organizations"]

_ENOUGH = 0.5
"""How alike two rows must be: four fifths by their meetings, one fifth by the words of the names."""
_MARGIN = 0.2
"""How much better than the next candidate it must be."""


def renamed_organizations(before: Listing, after: Listing) -> dict[str, str]:
    """Find organizations that are gone and stand again under a new name: old name to new, both folded.

    Most of the shorter row's meetings must stand as they stood (same key, address or hour; for
    a row of several the same day will do), and no other organization may fit nearly as well.
    One whose meetings are withheld in doubt is not gone.
    """
    old, new, withheld = _by_organization(before), _by_organization(after), withholding(after)
    gone = {name: rows for name, rows in old.items() if name not in new and not withheld(rows[0])}
    come = {name: rows for name, rows in new.items() if name not in old}
    scores = {(a, b): _likeness(rows, come[b], a, b) for a, rows in gone.items() for b in come}
    return {
        a: b
        for (a, b), score in scores.items()
        if score >= _ENOUGH
        and all(
            other <= score - _MARGIN
            for pair, other in scores.items()
            if pair != (a, b) and (pair[0] == a or pair[1] == b)
        )
    }


def _by_organization(listing: Listing) -> dict[str, list[Meeting]]:
    rows: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in listing.meetings:
        rows[folded(meeting.organization.name)].append(meeting)
    return rows


def _likeness(old: list[Meeting], new: list[Meeting], old_name: str, new_name: str) -> float:
    if old[0].organization.classification is not new[0].organization.classification:
        return 0.0
    shorter = min(len(old), len(new))
    marks = _marks(old) & _marks(new)
    days = {meeting.date for meeting in old} & {meeting.date for meeting in new}
    agreeing = max(len(marks), len(days) if shorter > 1 else 0)
    return min(1.0, agreeing / shorter) * 0.8 + 0.2 * _shared_words(old_name, new_name)


def _marks(meetings: list[Meeting]) -> set[object]:
    """Collect one mark a meeting: its key, else its address, else its hour."""
    marks = (meeting.source_id or bare_address(meeting.url) or meeting.start for meeting in meetings)
    return {mark for mark in marks if mark}


def _shared_words(old: str, new: str) -> float:
    a, b = set(old.replace("-", " ").split()), set(new.replace("-", " ").split())
    return len(a & b) / len(a | b) if a | b else 0.0
