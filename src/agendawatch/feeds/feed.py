"""Feeds: many events as one calendar that stays the same, byte for byte, until something changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from agendawatch.feeds.changed import changed_lines, moves_of
from agendawatch.feeds.continuity import earlier
from agendawatch.feeds.deadlines import Due
from agendawatch.feeds.event import Event
from agendawatch.feeds.gathering import Gathering, Hit
from agendawatch.feeds.ical import Heading, calendar_bytes
from agendawatch.feeds.kept import Kept
from agendawatch.feeds.options import options
from agendawatch.feeds.rejects import Reject
from agendawatch.feeds.stamps import StampsOf, stamper
from agendawatch.feeds.writer import writer
from agendawatch.model import Change, Doubt, Meeting, Proposal

__all__ = ["to_ical"]


def to_ical(
    meetings: Iterable[Meeting],
    *,
    name: str = "agendawatch",
    items: bool = False,
    alarms: Iterable[str | dt.timedelta] = (),
    hide: Iterable[str] = (),
    past: int | None = None,
    language: str = "sv",
    assume_length: dt.timedelta | str | None = None,
    proposals: Iterable[Proposal] = (),
    known: Iterable[Meeting] = (),
    deadlines: Iterable[Due] = (),
    hits: Iterable[Hit] = (),
    doubts: Iterable[Doubt] = (),
    events: Iterable[Event] = (),
    changes: Iterable[Change] = (),
    stamps: StampsOf = None,
    description: str | None = None,
    source_url: str | None = None,
    page_url: str | None = None,
    now: dt.datetime | None = None,
    previous: bytes | None = None,
    on_reject: Callable[[Reject], None] | None = None,
    kept: Kept | None = None,
    official: str | None = None,
) -> bytes:
    """Write meetings, their items, followed proposals, deadlines and what watches hit as one iCalendar feed.

    `known` are meetings that are not shown, which the proposals may take time and place from;
    `doubts` are what is withheld: the days that they may be of are tentative events, and none unless they are given;
    `changes` are told under the meetings that they are of, and tell when these were moved.
    `stamps` are a store's, by identifier; without them an event's own facts tell them
    (`agendawatch.feeds.stamps`), and equal input gives equal bytes. `now` counts `past` days
    (400 unless told otherwise) and ends "FLYTTAT" after 14 days; without it the whole past stands,
    and `past` days that are asked for are counted from today.
    `previous` are the feed's bytes as last published: unchanged events keep theirs, and changed
    ones get stamps that every client takes for a change.

    `official` names the municipality whose own feed it is; without it every event says that the watch is unofficial.

    What cannot be shown raises `InputError` with the field and the value, before a byte is written.
    With `on_reject` it is told there instead, and only what is bad is left out: an address, or an
    event, whose last published bytes then stand.
    """
    wanted = options(
        language=language, alarms=alarms, hide=hide, past=past, assume_length=assume_length, now=now, official=official
    )
    heading = Heading.checked(
        name, language, description=description or wanted.say.calendar, source_url=source_url, page_url=page_url
    )
    before = earlier(previous)
    known_changes = tuple(changes)
    ask, told = stamper(stamps, moves_of(known_changes)), changed_lines(known_changes, wanted.say)
    feed = Gathering(writer(kept), ask, wanted, before, items, on_reject, told)
    feed.meetings(meetings)
    feed.hits(hits)
    feed.proposals(proposals, known)
    feed.deadlines(deadlines)
    feed.doubts(doubts)
    feed.events(events)
    rows, newest = feed.joined()
    last_modified = before.calendar_modified(rows, newest, now)
    return calendar_bytes(
        [row.data for row in rows], heading=heading.showing(feed.examples), last_modified=last_modified
    )
