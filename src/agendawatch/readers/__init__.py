"""Parts of documents into facts: what is said of a meeting beside it, of a file by its link, and of events in a feed."""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
