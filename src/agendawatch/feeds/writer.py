"""Events as rows of a feed, each written once however many feeds hold it."""

from __future__ import annotations

import datetime as dt
import weakref
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from agendawatch.feeds.cache import EventCache, InMemoryEventCache, content_key
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


class EventDraft(NamedTuple):
    """A meeting's events, made and not written yet."""

    meeting: weakref.ref[Meeting]
    asked: tuple[tuple[str, Stamps | None], ...]
    events: tuple[Event, ...]
    key: tuple[object, ...] | None
    """What to remember it by; `None` when its words hang on the clock."""


class EventWriter:
    """Writes events, and remembers what it wrote: by an event's content in a `Kept`, and by what a meeting was read from.

    A meeting that was read from nothing is known by the value itself, while that lives.
    """

    def __init__(self, kept: EventCache) -> None:
        """Write what `kept` does not hold."""
        self._kept = kept
        self._remembered: dict[tuple[object, ...], WrittenEvents] = {}

    @property
    def remembered(self) -> int:
        """How many meetings' rows are remembered by value."""
        return len(self._remembered)

    def rows(self, events: Iterable[Event]) -> list[FeedRow]:
        """Look up events' bytes all at once; write and keep those that nobody has."""
        made = [(event, content_key(event)) for event in events]
        held = dict(self._kept.get_many([key for _, key in made])) if made else {}
        new = {key: event_bytes(event) for event, key in made if key not in held}
        if new:
            self._kept.put_many(new)
            held.update(new)
        return [
            FeedRow(event.order, held[key], event.modified, event.last_day, event.status is EventStatus.CANCELLED)
            for event, key in made
        ]

    def draft(
        self,
        meeting: Meeting,
        ask: Stamper | None,
        wanted: Options,
        *,
        items: bool,
        changed: tuple[str, ...] = (),
    ) -> EventDraft | WrittenEvents:
        """Make a meeting's event, with `items` those of its items behind it; a value seen before is written already.

        `changed` are lines on what has changed, for its text.
        """
        content = content_of(meeting)
        passed = items and wanted.has_passed(meeting.end_date or meeting.date)
        key: tuple[object, ...] | None = (content or id(meeting), items, passed, changed, *wanted.wording)
        if meeting.previous_starts and wanted.now is not None:
            key = None
        held = self._remembered.get(key) if key else None
        if held is not None and (content is not None or held.meeting() is meeting):
            same = not held.asked if ask is None else _same_answers(held.asked, ask)
            if same:
                return held
        asked: dict[str, Stamps | None] = {}

        def told(identifier: str) -> Stamps | None:
            asked[identifier] = ask(identifier) if ask else None
            return asked[identifier]

        events = [meeting_event(meeting, told(uid(meeting.id)), wanted, changed=changed)]
        if items:
            events.extend(item_events(meeting, told, wanted))
        forget = self._remembered
        # What was read from a store is known again when it is read anew: it is remembered beyond its value's life.
        alive = weakref.ref(meeting, None if content else lambda _gone: forget.pop(key, None) if key else None)
        return EventDraft(alive, tuple(asked.items()) if ask else (), tuple(events), key)

    def settle(self, drafts: Sequence[EventDraft | WrittenEvents]) -> list[tuple[FeedRow, ...]]:
        """Write drafts all at once, and give each one's rows."""
        rows = iter(self.rows(event for draft in drafts if isinstance(draft, EventDraft) for event in draft.events))
        settled: list[tuple[FeedRow, ...]] = []
        for draft in drafts:
            if isinstance(draft, WrittenEvents):
                settled.append(draft.rows)
                continue
            own = tuple(islice(rows, len(draft.events)))
            settled.append(own)
            if draft.key:
                self._remembered[draft.key] = WrittenEvents(draft.meeting, draft.asked, own)
        for key in list(islice(self._remembered, max(len(self._remembered) - _MOST, 0))):
            self._remembered.pop(key, None)
        return settled


def _same_answers(asked: tuple[tuple[str, Stamps | None], ...], ask: Stamper) -> bool:
    return bool(asked) and all(ask(identifier) == stamps for identifier, stamps in asked)


_OWN = EventWriter(InMemoryEventCache())
_WRITERS: weakref.WeakKeyDictionary[EventCache, EventWriter] = weakref.WeakKeyDictionary()


def writer(kept: EventCache | None) -> EventWriter:
    """Find the writer of a place for bytes; the house's own keeps them in memory."""
    if kept is None:
        return _OWN
    found = _WRITERS.get(kept)
    if found is None:
        # The writer must not hold what its own place in the dictionary hangs on.
        found = _WRITERS[kept] = EventWriter(weakref.proxy(kept))
    return found
