"""Finding the way: which pages of a municipality's site hold its meetings. It asks nothing itself."""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
