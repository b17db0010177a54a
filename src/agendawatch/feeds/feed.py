"""Feeds: many events as one calendar that stays the same, byte for byte, until something changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agendawatch.feeds.builder import FeedBuilder, Hit
from agendawatch.feeds.cache import EventCache
from agendawatch.feeds.changes import changed_lines, moves_of
from agendawatch.feeds.deadlines import ProposalDeadline
from agendawatch.feeds.event import Event
from agendawatch.feeds.ical import CalendarHeading, calendar_bytes
from agendawatch.feeds.options import options as checked
from agendawatch.feeds.rejects import Reject
from agendawatch.feeds.sequence import read_published
from agendawatch.feeds.stamps import StampsOf, stamper
from agendawatch.feeds.writer import writer
from agendawatch.model import Change, Doubt, Meeting, Proposal

__all__ = ["CalendarOptions", "to_ical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOptions:
    """What a calendar may show beside meetings, say of itself, and be told of what is known already."""

    proposals: Iterable[Proposal] = ()
    """Followed ones, an event for each meeting that handles them."""
    known: Iterable[Meeting] = ()
    """Meetings that are not shown, and lend the proposals their time and place."""
    deadlines: Iterable[ProposalDeadline] = ()
    hits: Iterable[Hit] = ()
    """What watches found: a meeting and its item, or the meeting alone (`None`)."""
    doubts: Iterable[Doubt] = ()
    """What is withheld: the days that it may be of are tentative events."""
    events: Iterable[Event] = ()
    """Those that were built by hand."""
    changes: Iterable[Change] = ()
    """Told under the meetings that they are of; they tell when these were moved, too."""
    stamps: StampsOf = None
    """A store's, by identifier; without them an event's own facts tell when it was made and changed."""
    description: str | None = None
    """What the calendar says of itself; a sentence of ours unless told."""
    source_url: str | None = None
    """Where the calendar stands."""
    page_url: str | None = None
    """The page about it."""
    now: dt.datetime | None = None
    """The moment of writing: it counts the past (400 days unless told otherwise), and ends "FLYTTAT" after 14 days.
    Without it the whole past stands."""
    previous: bytes | None = None
    """The calendar as last published: unchanged events keep their bytes, changed ones get stamps that every client
    takes for a change."""
    on_reject: Callable[[Reject], None] | None = None
    """Told what cannot be shown, instead of an error: an address or an event that is bad is left out,
    and what was last published of it stands."""
    kept: EventCache | None = None
    """Where the bytes of events are kept; in this process's memory unless told."""
    official: str | None = None
    """The municipality whose own feed it is; without it every event says that the watch is unofficial."""


_USUAL = CalendarOptions()


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
    options: CalendarOptions = _USUAL,
) -> bytes:
    """Write meetings, and what `options` give beside them, as one iCalendar feed.

    `items` gives each item of an agenda an event of its own; `past` days that are asked for are counted
    from `options.now`, else from today. Equal input gives equal bytes.

    What cannot be shown raises `InputError` with the field and the value, before a byte is written.
    """
    wanted = checked(
        language=language,
        alarms=alarms,
        hide=hide,
        past=past,
        assume_length=assume_length,
        now=options.now,
        official=options.official,
    )
    heading = CalendarHeading.checked(
        name,
        language,
        description=options.description or wanted.say.calendar,
        source_url=options.source_url,
        page_url=options.page_url,
    )
    before = read_published(options.previous)
    known_changes = tuple(options.changes)
    ask, told = stamper(options.stamps, moves_of(known_changes)), changed_lines(known_changes, wanted.say)
    feed = FeedBuilder(writer(options.kept), ask, wanted, before, items, options.on_reject, told)
    feed.meetings(meetings)
    feed.hits(options.hits)
    feed.proposals(options.proposals, options.known)
    feed.deadlines(options.deadlines)
    feed.doubts(options.doubts)
    feed.events(options.events)
    rows, newest = feed.joined()
    last_modified = before.calendar_modified(rows, newest, options.now)
    return calendar_bytes(
        [row.data for row in rows], heading=heading.showing(feed.examples), last_modified=last_modified
    )
