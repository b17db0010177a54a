"""Bytes into documents: HTML, PDF and plain text, with where everything stands; iCalendar, RSS and Atom, JSON-LD."""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
