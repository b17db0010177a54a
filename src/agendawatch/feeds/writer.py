"""Events as rows of a feed, each meeting's written once however many feeds hold it; and what a feed said before."""

from __future__ import annotations

import datetime as dt
import re
import threading
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from agendawatch.answers.words import ENGLISH, SWEDISH
from agendawatch.feeds.event import Event, EventStatus, Stamper, Stamps, uid
from agendawatch.feeds.ical import event_bytes, unfolded
from agendawatch.feeds.meetings import item_events, meeting_event
from agendawatch.feeds.options import Options
from agendawatch.model import STOCKHOLM, Meeting
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
        passed = items and wanted.has_passed(meeting.last_day)
        key = (content or id(meeting), items, passed, changed, *wanted.wording)
        hangs_on_clock = bool(meeting.previous_starts) and wanted.now is not None
        held = None if hangs_on_clock else self._remembered.get(key)
        if held is not None and (content is not None or held.meeting() is meeting):
            same = bool(held.asked) and ask is not None and all(ask(key) == stamps for key, stamps in held.asked)
            if same or (ask is None and not held.asked):
                return held.rows
        asked: dict[str, Stamps | None] = {}

        def noting(identifier: str) -> Stamps | None:
            asked[identifier] = ask(identifier) if ask else None
            return asked[identifier]

        events = [meeting_event(meeting, noting(uid(meeting.id)), wanted, changed=changed)]
        if items:
            events.extend(item_events(meeting, noting, wanted))
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


WRITER = EventWriter()
"""What every feed of this process is written by."""


# What a feed said before: so that what it says now is taken for a change by every client, or for no change at all.

_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_FIRST = 400
"""Octets that an identifier's line is sought in."""
_STAMP = re.compile(rb"^(DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE):([^\r\n]{1,16})\r\n", re.MULTILINE)
_START = re.compile(rb"^DTSTART(?:;VALUE=DATE)?(;TZID=Europe/Stockholm)?:(\d{8})(?:T(\d{6})(Z?))?\r\n", re.MULTILINE)
_UID = re.compile(rb"^UID:([^\r\n]{1,255})\r\n", re.MULTILINE)
_WHEN = re.compile(rb"^(?:DTSTART|DTEND|STATUS|LOCATION)[;:][^\r\n]*", re.MULTILINE)
_FACTS = re.compile(rb"^X-AGENDAWATCH:([^\r\n]*)", re.MULTILINE)
_NAMES = re.compile(rb"(?:^|&)(?:organization|town|name|title)=[^&]*")
_TITLE = re.compile(rb"^SUMMARY:[^\r\n]*", re.MULTILINE)
_MARKS = re.compile("|".join(re.escape(mark) for say in (SWEDISH, ENGLISH) for mark in say.marks.values()).encode())
_SEEN = re.compile(
    rb"\\n(?:%s)[^\\\r\n]{1,60}\."
    % b"|".join(re.escape(say.seen.partition("{")[0].encode()) for say in (SWEDISH, ENGLISH))
)
"""The line that tells when we saw a page, as it stands in a text."""
_SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class PublishedEvents:
    """A feed's bytes as they were published last, by event."""

    blocks: Mapping[str, bytes] = field(default_factory=dict)
    last_modified: dt.datetime | None = None

    def follow(self, row: FeedRow, now: dt.datetime | None) -> FeedRow:
        """Stamp an event so that it follows what was published of it.

        The same content keeps its old bytes, stamps and all. Other content gets a later
        `LAST-MODIFIED`, the old `CREATED`, and a higher `SEQUENCE` when a subscriber must notice.
        """
        old = self.blocks.get(row.order[1])
        if old is None or old == row.data:
            return row
        before, after = _stamps(old), _stamps(row.data)
        if not before:
            return row
        if _content(old) == _content(row.data):
            return row._replace(data=old, modified=_moment(before[b"LAST-MODIFIED"]))
        was = _moment(before[b"LAST-MODIFIED"])
        modified = row.modified.astimezone(dt.UTC).replace(microsecond=0)
        if modified <= was:
            modified = max(now.astimezone(dt.UTC).replace(microsecond=0) if now else was, was + _SECOND)
        # Another time, place or state, or that it is called something else.
        one, other = unfolded(old), unfolded(row.data)
        must_notice = _WHEN.findall(one) != _WHEN.findall(other) or _names(one) != _names(other)
        count = int(before[b"SEQUENCE"]) + must_notice
        stamp = modified.strftime("%Y%m%dT%H%M%SZ").encode()
        new = {
            b"DTSTAMP": stamp,
            b"LAST-MODIFIED": stamp,
            b"CREATED": before[b"CREATED"],
            b"SEQUENCE": str(max(count, int(after[b"SEQUENCE"]))).encode(),
        }
        data = _STAMP.sub(lambda found: found[1] + b":" + new[found[1]] + b"\r\n", row.data)
        return row._replace(data=data, modified=modified)

    def last_good(self, identifier: str) -> FeedRow | None:
        """Find an event as it was published; `None` when it never was."""
        old = self.blocks.get(identifier)
        stamps, start = (_stamps(old), _START.search(old)) if old else ({}, None)
        if old is None or start is None or not stamps:
            return None
        written = dt.datetime.fromisoformat((start[2] + b"T" + (start[3] or b"000000")).decode())
        moment = written.replace(tzinfo=STOCKHOLM if start[1] else dt.UTC)
        when = moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S") if start[3] else moment.date().isoformat()
        cancelled = b"\r\nSTATUS:CANCELLED\r\n" in old
        return FeedRow((when, identifier), old, _moment(stamps[b"LAST-MODIFIED"]), moment.date(), cancelled)

    def calendar_modified(
        self, rows: Iterable[FeedRow], newest: dt.datetime | None, now: dt.datetime | None
    ) -> dt.datetime | None:
        """Tell a calendar's `LAST-MODIFIED`: never before what it said, and after it when anything differs, or is gone."""
        was = self.last_modified
        latest = max(filter(None, (newest, was)), default=None)
        if was is None or latest is None or latest > was:
            return latest
        if {row.order[1]: row.data for row in rows} == self.blocks:
            return was
        return max(now.astimezone(dt.UTC) if now else was, was + _SECOND)


def read_published(previous: bytes | None) -> PublishedEvents:
    """Read back a feed of ours; what is no such feed counts as nothing published."""
    if not previous:
        return PublishedEvents()
    blocks = {}
    for part in previous.split(_BEGIN)[1:]:
        # One search for the end of each, so that a broken file costs no more than a whole one.
        body, end, _ = part.partition(_END)
        # An event's identifier stands first in ours; a long one is folded.
        identifier = _UID.search(unfolded(body[:_FIRST])) if end else None
        if identifier:
            blocks[identifier[1].decode("utf-8", "replace")] = _BEGIN + body + end
    head = _stamps(previous.partition(b"BEGIN:VTIMEZONE")[0].partition(b"BEGIN:VEVENT")[0])
    modified = head.get(b"LAST-MODIFIED")
    return PublishedEvents(blocks, _moment(modified) if modified else None)


def _stamps(block: bytes) -> dict[bytes, bytes]:
    return dict(_STAMP.findall(block))


def _moment(value: bytes) -> dt.datetime:
    return dt.datetime.fromisoformat(value.decode())


def _content(block: bytes) -> bytes:
    """Strip the stamps and the line that tells when we looked, so that two versions can be compared."""
    return _SEEN.sub(b"", _STAMP.sub(b"", unfolded(block)))


def _names(block: bytes) -> list[bytes]:
    """Find what an event is called: that stands among its facts, whole, while a title's words may become others.

    Only an event made by hand has nothing but a title.
    """
    facts = _FACTS.search(block)
    return _NAMES.findall(facts[1]) if facts else _TITLE.findall(_MARKS.sub(b"", block))
