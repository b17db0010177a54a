"""Events as rows of a feed, each meeting's written once however many feeds hold it."""

from __future__ import annotations

import datetime as dt
import threading
import weakref
from itertools import islice
from typing import NamedTuple

from agendawatch.feeds.event import Event, EventStatus, Stamps, uid
from agendawatch.feeds.ical import event_bytes
from agendawatch.feeds.meetings import item_events, meeting_event
from agendawatch.feeds.options import Options
from agendawatch.feeds.stamps import Stamper
from agendawatch.model import Meeting
from agendawatch.model.value import content_of

_MOST = 20_000
"""Meetings whose rows are remembered; the oldest are given up."""


class FeedRow(NamedTuple):
    """An event's bytes, and what a feed must know of it to place it."""

    order: tuple[str, str]
    """Start in UTC, then identifier."""
    data: bytes
    modified: dt.datetime
    last_day: dt.date
    cancelled: bool


class WrittenEvents(NamedTuple):
    """A meeting's events, written already."""

    meeting: weakref.ref[Meeting]
    asked: tuple[tuple[str, Stamps | None], ...]
    """What the store said of each event; another answer makes other bytes."""
    rows: tuple[FeedRow, ...]


class EventWriter:
    """Writes meetings' events, and remembers what it wrote by what a meeting was read from; threads may share it.

    A meeting that was read from nothing is known by the value itself, while that lives.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._remembered: dict[tuple[object, ...], WrittenEvents] = {}
        self._lock = threading.Lock()

    @property
    def remembered(self) -> int:
        """How many meetings' rows are remembered."""
        return len(self._remembered)

    def rows(
        self,
        meeting: Meeting,
        ask: Stamper | None,
        wanted: Options,
        *,
        items: bool,
        changed: tuple[str, ...] = (),
    ) -> tuple[FeedRow, ...]:
        """Write a meeting's event, with `items` those of its items behind it, unless they are written already.

        `changed` are lines on what has changed, for its text.
        """
        content = content_of(meeting)
        passed = items and wanted.has_passed(meeting.end_date or meeting.date)
        key = (content or id(meeting), items, passed, changed, *wanted.wording)
        hangs_on_clock = bool(meeting.previous_starts) and wanted.now is not None
        held = None if hangs_on_clock else self._remembered.get(key)
        if held is not None and (content is not None or held.meeting() is meeting):
            same = not held.asked if ask is None else _same_answers(held.asked, ask)
            if same:
                return held.rows
        asked: dict[str, Stamps | None] = {}

        def told(identifier: str) -> Stamps | None:
            asked[identifier] = ask(identifier) if ask else None
            return asked[identifier]

        events = [meeting_event(meeting, told(uid(meeting.id)), wanted, changed=changed)]
        if items:
            events.extend(item_events(meeting, told, wanted))
        rows = tuple(map(row_of, events))
        if not hangs_on_clock:
            forget = self._remembered
            # What was read from a store is known again when it is read anew: it is remembered beyond its value's life.
            alive = weakref.ref(meeting, None if content else lambda _gone: forget.pop(key, None))
            with self._lock:
                forget[key] = WrittenEvents(alive, tuple(asked.items()) if ask else (), rows)
                for oldest in list(islice(forget, max(len(forget) - _MOST, 0))):
                    forget.pop(oldest, None)
        return rows


def row_of(event: Event) -> FeedRow:
    """Write an event: it takes less than making it does."""
    return FeedRow(
        event.order, event_bytes(event), event.modified, event.last_day, event.status is EventStatus.CANCELLED
    )


def _same_answers(asked: tuple[tuple[str, Stamps | None], ...], ask: Stamper) -> bool:
    return bool(asked) and all(ask(identifier) == stamps for identifier, stamps in asked)


WRITER = EventWriter()
"""What every feed of this process is written by."""
