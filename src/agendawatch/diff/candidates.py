"""Which pairs of meetings are worth weighing: few, however long the lists are."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from agendawatch.diff.fingerprints import Fingerprints
from agendawatch.diff.normalization import folded
from agendawatch.model import STOCKHOLM, Meeting
from agendawatch.model.meeting import PreviousStart

__all__ = ["Named", "Pair", "day_of", "moved_from", "near", "stated"]

Named = Sequence[tuple[str, Meeting]]
"""Known meetings, each with its organization's name of today."""

Pair = tuple[Meeting, Meeting]

_REACH = dt.timedelta(days=31)
"""How far a meeting is looked for without a word or a paper."""


def moved_from(meeting: Meeting) -> Iterator[dt.date]:
    """Give the days that its page says it was moved from."""
    return map(day_of, meeting.previous_starts)


def day_of(start: PreviousStart) -> dt.date:
    """Tell the day in Sweden of a start that may be a day only."""
    return start.astimezone(STOCKHOLM).date() if isinstance(start, dt.datetime) else start


def stated(left: Named, right: Sequence[Meeting]) -> Iterator[Pair]:
    """Give the pairs of which today's page says that one became the other."""
    days: dict[tuple[str, dt.date], list[Meeting]] = defaultdict(list)
    for name, was in left:
        days[name, was.date].append(was)
    for now in right:
        for day in dict.fromkeys(moved_from(now)):
            for was in days[folded(now.organization.name), day]:
                if any(_starts_as(was, start) for start in now.previous_starts):
                    yield was, now


def _starts_as(was: Meeting, start: dt.datetime | dt.date) -> bool:
    """Tell whether a stated start is where a meeting stood: a day is enough, an hour must be the hour."""
    if not isinstance(start, dt.datetime):
        return start == was.date
    return start.astimezone(STOCKHOLM).date() == was.date and was.start in (None, start)


def near(left: Named, right: Sequence[Meeting], missing: AbstractSet[str], marks: Fingerprints) -> Iterator[Pair]:
    """Give the pairs of a missing meeting and a new one: within a month, sharing a mark, or alone on either side.

    A meeting's own page counts also when its old day lies outside what today's list answers for.
    """
    rows: dict[str, list[Meeting]] = defaultdict(list)
    for now in sorted(right, key=lambda now: now.date):
        rows[folded(now.organization.name)].append(now)
    gone: dict[str, list[Meeting]] = defaultdict(list)
    for name, was in left:
        if was.id in missing:
            gone[name].append(was)
    known = {was.id: (name, was) for name, was in left}
    for name, meetings in gone.items():
        alone = len(meetings) == len(rows[name]) == 1
        for was in meetings:
            yield from ((was, now) for now in (rows[name] if alone else _within(rows[name], was.date)))
    yield from _marked(known, {now.id: now for now in right}, missing, marks)


def _marked(
    left: Mapping[str, tuple[str, Meeting]],
    right: Mapping[str, Meeting],
    missing: AbstractSet[str],
    marks: Fingerprints,
) -> Iterator[Pair]:
    """Give the pairs further apart that share a mark."""
    for (old, new), kinds in marks.pairs.items() if left and right else ():
        name, was = left.get(old, ("", None))
        now = right.get(new)
        if was is None or now is None or name != folded(now.organization.name):
            continue
        if "page" in kinds or (old in missing and abs(now.date - was.date) > _REACH):
            yield was, now


def _within(row: Sequence[Meeting], day: dt.date) -> Sequence[Meeting]:
    """Cut from a row, by day, what lies within reach."""
    first = bisect_left(row, day - _REACH, key=lambda meeting: meeting.date)
    last = bisect_right(row, day + _REACH, key=lambda meeting: meeting.date)
    return row[first:last]
