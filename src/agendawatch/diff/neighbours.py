"""Where a meeting stands in its organization's row: between which of those that are known again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from agendawatch.diff.differences import shared_window
from agendawatch.diff.normalization import folded
from agendawatch.diff.withheld import withholding
from agendawatch.model import Listing, Meeting

__all__ = ["Place", "Places", "Row", "missing"]


class Place(Enum):
    """How the places of two meetings compare."""

    ALONE = auto()
    """One of the organization's meetings is gone and one is new: these two."""
    JUMPED = auto()
    """Likewise, but between other neighbours: it went past another meeting."""
    SAME = auto()
    """Between the same neighbours, the same one of as many."""
    NEAR = auto()
    """Between the same neighbours, where more or fewer stand than before."""
    OTHER = auto()


@dataclass(frozen=True)
class _Spot:
    name: str
    gap: tuple[str | None, str | None]
    """The ids of the neighbours that are known again."""
    rank: int
    of: int


Row = Iterable[tuple[str, Meeting]]
"""Meetings, each with its organization's name of today."""


class Places:
    """The places of the meetings that are not paired yet, before and after."""

    def __init__(self, before: Row, after: Row, pairs: Mapping[str, str], taken: Collection[str]) -> None:
        """Lay both rows; `pairs` holds those known again, today's id to the known one, and `taken` the known ones."""
        self._before = _spots(before, lambda key: key if key in taken else None)
        self._after = _spots(after, pairs.get)
        self._gone = Counter(spot.name for spot in self._before.values())
        self._come = Counter(spot.name for spot in self._after.values())

    def compared(self, was: Meeting, now: Meeting) -> Place:
        """Compare the places of two meetings."""
        old, new = self._before.get(was.id), self._after.get(now.id)
        if old is None or new is None or old.name != new.name:
            return Place.OTHER
        if old.gap != new.gap:
            alone = self._gone[old.name] == self._come[new.name] == 1
            return Place.JUMPED if alone else Place.OTHER
        if (old.rank, old.of) == (new.rank, new.of):
            return Place.ALONE if self._gone[old.name] == self._come[new.name] == 1 else Place.SAME
        return Place.NEAR


def _spots(row: Row, known: Callable[[str], str | None]) -> dict[str, _Spot]:
    by_name: dict[str, list[Meeting]] = defaultdict(list)
    for name, meeting in row:
        by_name[name].append(meeting)
    spots: dict[str, _Spot] = {}
    for name, meetings in by_name.items():
        last: str | None = None
        gap: list[str] = []
        for meeting in sorted(meetings, key=lambda row: (row.date, str(row.start or ""), row.nth, row.id)):
            anchor = known(meeting.id)
            if anchor is None:
                gap.append(meeting.id)
                continue
            spots |= _filled(name, (last, anchor), gap)
            last, gap = anchor, []
        spots |= _filled(name, (last, None), gap)
    return spots


def _filled(name: str, gap: tuple[str | None, str | None], ids: list[str]) -> dict[str, _Spot]:
    return {key: _Spot(name, gap, rank, len(ids)) for rank, key in enumerate(ids)}


def missing(before: Listing, after: Listing) -> tuple[Meeting, ...]:
    """List the known meetings that today's list would show if they stood as they did, whatever their ids.

    What is withheld in doubt would not be shown.
    """
    window = shared_window(before.window, after.window)
    answered = None if after.organizations is None else {folded(name) for name in after.organizations}
    withheld = withholding(after)
    return tuple(
        meeting
        for meeting in before.meetings
        if window is not None
        and meeting.date in window
        and (answered is None or folded(meeting.organization.name) in answered)
        and not withheld(meeting)
    )
