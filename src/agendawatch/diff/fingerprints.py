"""What marks a meeting out: documents, matters and a page that no other meeting of its list has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from agendawatch.diff.normalization import bare_address, folded
from agendawatch.model import Listing, Meeting

__all__ = ["Fingerprints"]

_KINDS = ("document", "matter", "page")
_SHARE = 0.5
"""How much of what marked a meeting out must mark the other: one matter that was put off goes from meeting to meeting."""


def _marks(meeting: Meeting) -> set[tuple[str, str]]:
    marks = {("document", bare_address(document.url)) for document in meeting.documents}
    marks |= {("document", document.content_hash) for document in meeting.documents if document.content_hash}
    marks |= {("matter", folded(item.reference)) for item in meeting.agenda or () if item.reference}
    if meeting.url:
        marks.add(("page", bare_address(meeting.url)))
    return marks


def _owners(meetings: Iterable[Meeting]) -> dict[tuple[str, str], str]:
    """Name the only meeting that has a mark, for each mark that only one has."""
    rows = [(mark, meeting.id) for meeting in meetings for mark in _marks(meeting)]
    counts = Counter(mark for mark, _ in rows)
    return {mark: key for mark, key in rows if counts[mark] == 1}


class Fingerprints:
    """Which meetings of two listings are marked out by the same things."""

    def __init__(self, before: Listing, after: Listing) -> None:
        """Take the listings; marks are looked for when they are first asked for."""
        self._listings = (before, after)

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Tell which pairs (known id, today's id) share what: kinds of mark."""
        old, new = (_owners(listing.meetings) for listing in self._listings)
        owned = Counter((key, kind) for (kind, _), key in old.items())
        shared = Counter((old[mark], new[mark], mark[0]) for mark in old.keys() & new.keys())
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for (was, now, kind), count in shared.items():
            if count >= owned[was, kind] * _SHARE:
                found[was, now].add(kind)
        return {pair: frozenset(kinds) for pair, kinds in found.items()}

    def shared(self, was: Meeting, now: Meeting) -> tuple[str, ...]:
        """List the kinds of mark that these two share, strongest first."""
        kinds = self.pairs.get((was.id, now.id), frozenset())
        return tuple(kind for kind in _KINDS if kind in kinds)
