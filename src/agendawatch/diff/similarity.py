"""How much speaks for two meetings being one: grounds, each with its weight, in a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from agendawatch.diff.normalization import folded
from agendawatch.model import STOCKHOLM, Caveat, CaveatCode, Meeting

# Where a meeting stands in its organization's row: between which of those that are known again.


class MeetingPlace(Enum):
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
    gap: tuple[str | None, str | None]
    """The ids of the neighbours that are known again."""
    rank: int
    of: int


class Places:
    """The places of an organization's meetings that are not paired yet, before and after."""

    def __init__(
        self, before: Iterable[Meeting], after: Iterable[Meeting], pairs: Mapping[str, str], taken: Collection[str]
    ) -> None:
        """Lay both rows; `pairs` holds those known again, today's id to the known one, and `taken` the known ones."""
        self._before = _spots(before, lambda key: key if key in taken else None)
        self._after = _spots(after, pairs.get)
        self._alone = len(self._before) == len(self._after) == 1

    def compared(self, was: Meeting, now: Meeting) -> MeetingPlace:
        """Compare the places of two meetings."""
        old, new = self._before.get(was.id), self._after.get(now.id)
        if old is None or new is None:
            return MeetingPlace.OTHER
        if old.gap != new.gap:
            return MeetingPlace.JUMPED if self._alone else MeetingPlace.OTHER
        if (old.rank, old.of) == (new.rank, new.of):
            return MeetingPlace.ALONE if self._alone else MeetingPlace.SAME
        return MeetingPlace.NEAR


def _spots(row: Iterable[Meeting], known: Callable[[str], str | None]) -> dict[str, _Spot]:
    spots: dict[str, _Spot] = {}
    last: str | None = None
    gap: list[str] = []
    for meeting in sorted(row, key=lambda row: (row.date, str(row.start or ""), row.nth, row.id)):
        anchor = known(meeting.id)
        if anchor is None:
            gap.append(meeting.id)
            continue
        spots |= _filled((last, anchor), gap)
        last, gap = anchor, []
    return spots | _filled((last, None), gap)


def _filled(gap: tuple[str | None, str | None], ids: list[str]) -> dict[str, _Spot]:
    return {key: _Spot(gap, rank, len(ids)) for rank, key in enumerate(ids)}


# How much speaks for two meetings being one.

THRESHOLD = 50
"""Below this nothing is guessed."""
CLEAR = 10
"""How much more the best candidate must weigh than the next."""

_STATED = 100
_PLACE = 30
_JUMPED = 25
_GAP = 10
_OTHER_YEAR = 30
_NEARNESS = ((0, 40), (3, 25), (7, 20), (14, 12), (31, 0))
"""Days apart at most, and what that weighs."""
_FAR = -20


@dataclass(frozen=True)
class Similarity:
    """A candidate: one known meeting, one of today's, and what speaks for them."""

    was: Meeting
    now: Meeting
    weight: int
    grounds: tuple[Caveat, ...]
    stated: bool


_MARKS = {
    "document": (CaveatCode.SAME_DOCUMENTS, 70),
    "matter": (CaveatCode.SAME_ITEMS, 60),
    "page": (CaveatCode.SAME_PAGE, 70),
}


def _hour(meeting: Meeting) -> dt.time | None:
    return meeting.start.astimezone(STOCKHOLM).time() if meeting.start else None


def _same(was: object, now: object) -> bool:
    return bool(was) and was == now


def _differ(was: object, now: object) -> bool:
    return bool(was) and bool(now) and was != now


_TRAITS: tuple[tuple[CaveatCode, int, Callable[[Meeting, Meeting], bool]], ...] = (
    (CaveatCode.SAME_HOUR, 10, lambda was, now: _hour(was) is not None and _hour(was) == _hour(now)),
    (CaveatCode.SAME_START, 10, lambda was, now: was.start is not None and was.start == now.start),
    (CaveatCode.SAME_TITLE, 15, lambda was, now: _same(folded(was.name), folded(now.name))),
    (CaveatCode.SAME_LOCATION, 5, lambda was, now: _same(folded(was.location), folded(now.location))),
    (CaveatCode.SAME_NTH, 12, lambda was, now: was.date == now.date and was.nth == now.nth),
    (CaveatCode.OTHER_START, -10, lambda was, now: was.date == now.date and _differ(was.start, now.start)),
    (CaveatCode.OTHER_TITLE, -15, lambda was, now: _differ(folded(was.name), folded(now.name))),
    (CaveatCode.EXTRA_DIFFERS, -25, lambda was, now: was.extra != now.extra),
    (CaveatCode.OTHER_SOURCE_ID, -10, lambda was, now: _differ(was.source_id, now.source_id)),
)
"""What is weighed of any two."""


def weigh(
    was: Meeting, now: Meeting, place: MeetingPlace, marks: Iterable[str] = (), *, stated: bool = False
) -> Similarity:
    """Weigh what speaks for two meetings being one: their places, the marks that they share, what the page states."""
    grounds: list[tuple[CaveatCode, int]] = []
    if stated:
        grounds.append((CaveatCode.MOVE_STATED, _STATED))
    grounds.extend(_MARKS[kind] for kind in marks)
    if place in _PLACES:
        grounds.append(_PLACES[place])
    apart = abs((now.date - was.date).days)
    same_day_of_year = (was.date.month, was.date.day) == (now.date.month, now.date.day)
    if place in _LONE and abs(was.date.year - now.date.year) == 1 and same_day_of_year:
        grounds.append((CaveatCode.SAME_DAY_OTHER_YEAR, _OTHER_YEAR))
    else:
        near = next((weight for days, weight in _NEARNESS if apart <= days), _FAR)
        grounds.append((CaveatCode.DAYS_APART, near))
    grounds.extend((code, weight) for code, weight, holds in _TRAITS if holds(was, now))
    said = tuple(
        Caveat.of(code, **({"days": apart} if code is CaveatCode.DAYS_APART else {}), weight=weight)
        for code, weight in sorted(grounds, key=lambda row: -row[1])
        if weight
    )
    return Similarity(was, now, sum(weight for _, weight in grounds), said, stated)


_PLACES = {
    MeetingPlace.SAME: (CaveatCode.SAME_PLACE_IN_ROW, _PLACE),
    MeetingPlace.NEAR: (CaveatCode.BETWEEN_SAME_MEETINGS, _GAP),
    MeetingPlace.JUMPED: (CaveatCode.ONLY_ONE_GONE_PAST_ANOTHER, _JUMPED),
    MeetingPlace.ALONE: (CaveatCode.ONLY_ONE_GONE, _PLACE),
}
"""Another place in the row weighs nothing."""

_LONE = {MeetingPlace.ALONE, MeetingPlace.JUMPED}
