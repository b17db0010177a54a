"""The client, finding the way, one site, one round, a country, an archive; and what is followed, carried forward."""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
