"""For those who test their own code: a country that does not exist, and a clock that stands still.

The same as pytest fixtures: `agendawatch_clock`, `agendawatch_country`, `agendawatch_client`, `agendawatch_store`.
"""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
