"""For those who test their own code: a country that does not exist, and a clock that stands still.

The same as pytest fixtures: `agendawatch_clock`, `agendawatch_country`, `agendawatch_client`, `agendawatch_store`.
"""

from agendawatch.testing.clock import Clock
from agendawatch.testing.country import Country
from agendawatch.testing.recorded import recorded
from agendawatch.testing.town import Town

__all__ = ["Clock", "Country", "Town", "recorded"]
