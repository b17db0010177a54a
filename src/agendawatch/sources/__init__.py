"""One module per way of publishing: what to ask, and how to read the answer. No I/O."""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
