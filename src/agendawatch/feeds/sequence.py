"""What a feed said before: so that what it says now is taken for a change by every client, or for no change at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from agendawatch.answers.words import ENGLISH, SWEDISH
from agendawatch.feeds.writer import FeedRow
from agendawatch.model import STOCKHOLM

_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_FIRST = 400
"""Octets that an identifier's line is sought in."""
_STAMP = re.compile(rb"^(DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE):([^\r\n]{1,16})\r\n", re.MULTILINE)
_START = re.compile(rb"^DTSTART(?:;VALUE=DATE)?(;TZID=Europe/Stockholm)?:(\d{8})(?:T(\d{6})(Z?))?\r\n", re.MULTILINE)
_FOLD = re.compile(rb"\r\n ")
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
        count = int(before[b"SEQUENCE"]) + _must_notice(_FOLD.sub(b"", old), _FOLD.sub(b"", row.data))
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
        told = max(filter(None, (newest, self.last_modified)), default=None)
        was = self.last_modified
        if was is None or told is None or told > was:
            return told
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
        identifier = _identifier(body) if end else None
        if identifier:
            blocks[identifier] = _BEGIN + body + end
    head = _stamps(previous.partition(b"BEGIN:VTIMEZONE")[0].partition(b"BEGIN:VEVENT")[0])
    modified = head.get(b"LAST-MODIFIED")
    return PublishedEvents(blocks, _moment(modified) if modified else None)


def _identifier(body: bytes) -> str | None:
    """Read an event's identifier, which stands first in ours; a long one is folded."""
    first = body[:_FIRST]
    if b"\r\n " in first:
        first = _FOLD.sub(b"", first)
    found = _UID.search(first)
    return found[1].decode("utf-8", "replace") if found else None


def _stamps(block: bytes) -> dict[bytes, bytes]:
    return dict(_STAMP.findall(block))


def _moment(value: bytes) -> dt.datetime:
    return dt.datetime.fromisoformat(value.decode())


def _content(block: bytes) -> bytes:
    """Strip the stamps and the line that tells when we looked, so that two versions can be compared."""
    return _SEEN.sub(b"", _STAMP.sub(b"", _FOLD.sub(b"", block)))


def _must_notice(old: bytes, new: bytes) -> bool:
    """Tell whether a subscriber must notice: another time, place or state, or that it is called something else.

    What it is called stands among its facts, whole; a title says it in words of ours, which may become others.
    Only an event made by hand has nothing but a title.
    """
    return _WHEN.findall(old) != _WHEN.findall(new) or _names(old) != _names(new)


def _names(block: bytes) -> list[bytes]:
    facts = _FACTS.search(block)
    return _NAMES.findall(facts[1]) if facts else _TITLE.findall(_MARKS.sub(b"", block))
