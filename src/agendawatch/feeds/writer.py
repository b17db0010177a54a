"""Events as rows of a feed, each written once however many feeds hold it."""

from __future__ import annotations

import datetime as dt
import weakref
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from agendawatch.feeds.event import Event, EventStatus, Stamps, uid
from agendawatch.feeds.ical import event_bytes
from agendawatch.feeds.items import item_events
from agendawatch.feeds.kept import Kept, KeptInMemory, content_key
from agendawatch.feeds.meetings import meeting_event
from agendawatch.feeds.options import Options
from agendawatch.feeds.stamps import Stamper
from agendawatch.model import Meeting

__all__ = ["Row", "Writer", "writer"]


class Row(NamedTuple):
    """An event's bytes, and what a feed must know of it to place it."""

    order: tuple[str, str]
    """Start in UTC, then identifier."""
    data: bytes
    modified: dt.datetime
    last_day: dt.date
    cancelled: bool


class _Remembered(NamedTuple):
    meeting: weakref.ref[Meeting]
    asked: tuple[tuple[str, Stamps | None], ...]
    """What the store said of each event; another answer makes other bytes."""
    rows: tuple[Row, ...]


class Writer:
    """Writes events, and remembers what it wrote: by content in a `Kept`, and by value object while that lives."""

    def __init__(self, kept: Kept) -> None:
        """Write what `kept` does not hold."""
        self._kept = kept
        self._remembered: dict[tuple[object, ...], _Remembered] = {}

    @property
    def remembered(self) -> int:
        """How many meetings' rows are remembered by value."""
        return len(self._remembered)

    def row(self, event: Event) -> Row:
        """Look up an event's bytes, and write and keep them when nobody has."""
        key = content_key(event)
        data = self._kept.get(key)
        if data is None:
            data = event_bytes(event)
            self._kept.put(key, data)
        return Row(event.order, data, event.modified, event.last_day, event.status is EventStatus.CANCELLED)

    def rows(self, events: Iterable[Event]) -> Iterator[Row]:
        """Write events one at a time."""
        return map(self.row, events)

    def meeting(
        self,
        meeting: Meeting,
        ask: Stamper | None,
        wanted: Options,
        *,
        items: bool,
        changed: tuple[str, ...] = (),
    ) -> tuple[Row, ...]:
        """Write a meeting's event, with `items` those of its items behind it; a value seen before costs a look-up.

        `changed` are lines on what has changed, for its text.
        """
        if meeting.previous_starts and wanted.now is not None:  # what its title says hangs on the clock
            return self._make(meeting, ask, wanted, items=items, changed=changed).rows
        key = (id(meeting), items, changed, *wanted.wording)
        held = self._remembered.get(key)
        if held is None or held.meeting() is not meeting or not _same_answers(held.asked, ask):
            held = self._make(meeting, ask, wanted, items=items, changed=changed, key=key)
            self._remembered[key] = held
        return held.rows

    def _make(
        self,
        meeting: Meeting,
        ask: Stamper | None,
        wanted: Options,
        *,
        items: bool,
        changed: tuple[str, ...],
        key: tuple[object, ...] = (),
    ) -> _Remembered:
        asked: dict[str, Stamps | None] = {}

        def told(identifier: str) -> Stamps | None:
            asked[identifier] = ask(identifier) if ask else None
            return asked[identifier]

        events = [meeting_event(meeting, told(uid(meeting.id)), wanted, changed=changed)]
        if items:
            events.extend(item_events(meeting, told, wanted))
        forget = self._remembered
        alive = weakref.ref(meeting, lambda _gone: forget.pop(key, None))
        return _Remembered(alive, tuple(asked.items()) if ask else (), tuple(self.rows(events)))


def _same_answers(asked: tuple[tuple[str, Stamps | None], ...], ask: Stamper | None) -> bool:
    if ask is None:
        return not asked
    return bool(asked) and all(ask(identifier) == stamps for identifier, stamps in asked)


_OWN = Writer(KeptInMemory())
_WRITERS: weakref.WeakKeyDictionary[Kept, Writer] = weakref.WeakKeyDictionary()


def writer(kept: Kept | None) -> Writer:
    """Find the writer of a place for bytes; the house's own keeps them in memory."""
    if kept is None:
        return _OWN
    found = _WRITERS.get(kept)
    if found is None:
        # The writer must not hold what its own place in the dictionary hangs on.
        found = _WRITERS[kept] = Writer(weakref.proxy(kept))
    return found
