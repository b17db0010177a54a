"""The only room that touches the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names
from agendawatch.sources.page_memory import Memory, Validators

if TYPE_CHECKING:
    from agendawatch.fetch.drivers import arun, run
    from agendawatch.fetch.page_memory import InMemoryPages
    from agendawatch.fetch.policy import FetchPolicy
    from agendawatch.fetch.record import Recorder
    from agendawatch.fetch.replay import Replay
    from agendawatch.fetch.report import Report
    from agendawatch.fetch.warc import WarcFolder, WarcReplay

__all__ = [
    "FetchPolicy",
    "InMemoryPages",
    "Memory",
    "Recorder",
    "Replay",
    "Report",
    "Validators",
    "WarcFolder",
    "WarcReplay",
    "arun",
    "run",
]

__getattr__ = lazy_names(
    __name__,
    {
        "drivers": ("arun", "run"),
        "page_memory": ("InMemoryPages",),
        "policy": ("FetchPolicy",),
        "record": ("Recorder",),
        "replay": ("Replay",),
        "report": ("Report",),
        "warc": ("WarcFolder", "WarcReplay"),
    },
)
