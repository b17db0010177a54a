"""Items that stood on an agenda and no longer do: they stay in the feed, as uncertain, until they are past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agendawatch.feeds.event import EventStatus, uid
from agendawatch.feeds.ical import folded, text_line
from agendawatch.feeds.sequence import PublishedEvents
from agendawatch.feeds.words import ENGLISH, SWEDISH, Phrases
from agendawatch.feeds.writer import Row
from agendawatch.readers.own_facts import read_facts

__all__ = ["lost_items"]

_FOLD = re.compile(rb"\r\n ")
_FACTS = re.compile(rb"(?m)^X-AGENDAWATCH:(kind=item&[^\r\n]*)")
_MARKS = tuple(mark for say in (SWEDISH, ENGLISH) for mark in say.marks.values())
_WHEN = (b"DTSTART", b"DTEND")


def lost_items(before: PublishedEvents, rows: Sequence[Row], say: Phrases) -> Iterator[Row]:
    """Find the items that were published of meetings in this feed, and that their agendas no longer hold.

    Nobody said that they are off, so they are tentative; they go where their meeting goes.
    """
    here = {row.order[1]: row for row in rows}
    for identifier, block in before.blocks.items():
        if identifier in here:
            continue
        plain = _FOLD.sub(b"", block)
        facts = _FACTS.search(plain)
        owner = read_facts(facts[1].decode()).get("meeting", [""])[0] if facts else ""
        meeting = here.get(uid(owner)) if owner else None
        if meeting is not None:
            yield _uncertain(plain, meeting, identifier, say)


def _uncertain(plain: bytes, meeting: Row, identifier: str, say: Phrases) -> Row:
    """Write an item anew from what was published of it, with its meeting's time."""
    status = EventStatus.CANCELLED if meeting.cancelled else EventStatus.TENTATIVE
    mark = say.marks["cancelled" if meeting.cancelled else "unlisted"]
    times = [row for row in _FOLD.sub(b"", meeting.data).split(b"\r\n") if row.startswith(_WHEN)]
    rows: list[bytes] = []
    for row in plain.removesuffix(b"\r\n").split(b"\r\n"):
        name = re.split(rb"[;:]", row, maxsplit=1)[0]
        if name == b"DTSTART":
            rows += times
        elif name == b"SUMMARY":
            rows.append(b"SUMMARY:" + text_line(mark) + _unmarked(row.removeprefix(b"SUMMARY:")))
        elif name == b"STATUS":
            rows.append(b"STATUS:" + status.value.encode())
        elif name == b"DESCRIPTION":
            told = text_line(say.item_gone)
            text = row.removeprefix(b"DESCRIPTION:").removeprefix(told + rb"\n")
            rows.append(b"DESCRIPTION:" + told + rb"\n" + text)
        elif name != b"DTEND":
            rows.append(row)
    return Row((meeting.order[0], identifier), folded(rows), meeting.modified, meeting.last_day, meeting.cancelled)


def _unmarked(title: bytes) -> bytes:
    for mark in _MARKS:
        title = title.removeprefix(text_line(mark))
    return title
