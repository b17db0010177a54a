"""Messages of what is new, by mail, chat or push, through Apprise, which no other package imports."""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
