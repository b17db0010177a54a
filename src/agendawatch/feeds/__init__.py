"""Meetings, items, proposals and deadlines as iCalendar, Atom, JSON Feed and JSON-LD.

`to_ical` writes a feed from values; `CalendarOptions(events=…)` takes those that were built by hand.
The same event is the same bytes in every feed, and nothing changed means the same bytes.
"""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
