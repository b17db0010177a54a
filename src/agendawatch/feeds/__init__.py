"""Meetings, items, proposals and deadlines as iCalendar, Atom, JSON Feed and JSON-LD.

`to_ical` writes a feed from values; `feed_bytes` joins events that were built by hand.
The same event is the same bytes in every feed, and nothing changed means the same bytes.
"""

from agendawatch.feeds.event import Attachment, Event, EventStatus, Stamps, uid
from agendawatch.feeds.feed import feed_bytes, to_ical
from agendawatch.feeds.kept import Kept, KeptInMemory

__all__ = [
    "Attachment",
    "Event",
    "EventStatus",
    "Kept",
    "KeptInMemory",
    "Stamps",
    "feed_bytes",
    "to_ical",
    "uid",
]
