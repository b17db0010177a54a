"""For those who test their own code: a country that does not exist, and a clock that stands still.

The same as pytest fixtures: `agendawatch_clock`, `agendawatch_country`, `agendawatch_client`, `agendawatch_store`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agendawatch.fetch.answers import Answer as Answer
    from agendawatch.fetch.answers import Answers as Answers
    from agendawatch.fetch.answers import Question as Question
    from agendawatch.testing.clock import Clock
    from agendawatch.testing.country import Country
    from agendawatch.testing.region import Region, played_region
    from agendawatch.testing.replay import recorded
    from agendawatch.testing.town import Town

__all__ = ["Answer", "Answers", "Clock", "Country", "Question", "Region", "Town", "played_region", "recorded"]

_MODULES = {
    "Answer": "agendawatch.fetch.answers",
    "Answers": "agendawatch.fetch.answers",
    "Clock": "agendawatch.testing.clock",
    "Country": "agendawatch.testing.country",
    "Question": "agendawatch.fetch.answers",
    "Region": "agendawatch.testing.region",
    "Town": "agendawatch.testing.town",
    "played_region": "agendawatch.testing.region",
    "recorded": "agendawatch.testing.replay",
}


def __getattr__(name: str) -> object:
    """Load what is first asked for: pytest loads the plugin, and with it this, for every project."""
    if name not in _MODULES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_MODULES[name]), name)
