"""Meetings, items, proposals and deadlines as iCalendar, Atom, JSON Feed and JSON-LD.

`to_ical` writes a feed from values; `CalendarOptions(events=…)` takes those that were built by hand.
The same event is the same bytes in every feed, and nothing changed means the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names

if TYPE_CHECKING:
    from agendawatch.feeds.atom import to_atom
    from agendawatch.feeds.cache import EventCache, InMemoryEventCache
    from agendawatch.feeds.deadlines import ProposalDeadline
    from agendawatch.feeds.event import Attachment, Event, EventStatus, Stamps, uid
    from agendawatch.feeds.feed import CalendarOptions, Reject, to_ical, write_feed
    from agendawatch.feeds.json_feed import to_json_feed
    from agendawatch.feeds.jsonld import to_jsonld

__all__ = [
    "Attachment",
    "CalendarOptions",
    "Event",
    "EventCache",
    "EventStatus",
    "InMemoryEventCache",
    "ProposalDeadline",
    "Reject",
    "Stamps",
    "to_atom",
    "to_ical",
    "to_json_feed",
    "to_jsonld",
    "uid",
    "write_feed",
]

__getattr__ = lazy_names(
    __name__,
    {
        "atom": ("to_atom",),
        "cache": ("EventCache", "InMemoryEventCache"),
        "deadlines": ("ProposalDeadline",),
        "event": ("Attachment", "Event", "EventStatus", "Stamps", "uid"),
        "feed": ("CalendarOptions", "to_ical", "write_feed", "Reject"),
        "json_feed": ("to_json_feed",),
        "jsonld": ("to_jsonld",),
    },
)
