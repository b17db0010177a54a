"""For those who test their own code: a country that does not exist, and a clock that stands still.

The same as pytest fixtures: `agendawatch_clock`, `agendawatch_country`, `agendawatch_client`, `agendawatch_store`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agendawatch.fetch.message import Answer as Answer
    from agendawatch.fetch.message import Answers as Answers
    from agendawatch.fetch.message import Question as Question
    from agendawatch.testing.clock import Clock
    from agendawatch.testing.country import Country, Town, recorded
    from agendawatch.testing.region import Region, played_region

__all__ = ["Answer", "Answers", "Clock", "Country", "Question", "Region", "Town", "played_region", "recorded"]

_MODULES = {
    "Answer": "agendawatch.fetch.message",
    "Answers": "agendawatch.fetch.message",
    "Clock": "agendawatch.testing.clock",
    "Country": "agendawatch.testing.country",
    "Question": "agendawatch.fetch.message",
    "Region": "agendawatch.testing.region",
    "Town": "agendawatch.testing.country",
    "played_region": "agendawatch.testing.region",
    "recorded": "agendawatch.testing.country",
}


def __getattr__(name: str) -> object:
    """Load what is first asked for: pytest loads the plugin, and with it this, for every project."""
    if name not in _MODULES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_MODULES[name]), name)
