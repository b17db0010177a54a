"""Which meetings have a page of their own; all others stand on their month's page."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from agendawatch.model import ChangeKind
from agendawatch.store.outline import Outline, OutlineMeeting

_ROOM = 30_000
"""Octets of meetings, as they are stored, that a municipality's month has room for below its table."""


def single_pages(outline: Outline, *, today: dt.date, days: int | None) -> frozenset[str] | None:
    """Name the meetings with a page of their own, those within so many days of today; `None` when all have one.

    So have those that were moved of late, whose news tell another month, and those that their month has no room for.
    """
    if days is None:
        return None
    moved = {line.meeting_id for line in outline.changes if line.kind == ChangeKind.MEETING_MOVED}
    # No meeting stands further away than the calendar reaches.
    first, last = today.toordinal() - days, today.toordinal() + days
    own: set[str] = set()
    months: defaultdict[tuple[str, int, int], list[OutlineMeeting]] = defaultdict(list)
    for line in outline.meetings:
        if line.id in moved or (line.last_day.toordinal() >= first and line.date.toordinal() <= last):
            own.add(line.id)
        else:
            months[line.who[0], line.date.year, line.date.month].append(line)
    for lines in months.values():
        own.update(_too_many(lines))
    return frozenset(own)


def _too_many(lines: list[OutlineMeeting]) -> Iterator[str]:
    """Name those that a month has no room for: the longest ones, since a page of its own is worth most to them."""
    room = _ROOM
    for line in sorted(lines, key=lambda line: (line.weight, line.id)):
        room -= line.weight
        if room < 0:
            yield line.id
