"""The only room that touches the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names
from agendawatch.sources.page_memory import Memory, Validators

if TYPE_CHECKING:
    from agendawatch.fetch.exchange import InMemoryPages
    from agendawatch.fetch.flow import arun, run
    from agendawatch.fetch.policy import FetchPolicy, Report
    from agendawatch.fetch.recording import Recorder, Replay
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
        "flow": ("arun", "run"),
        "exchange": ("InMemoryPages",),
        "policy": ("FetchPolicy", "Report"),
        "recording": ("Recorder", "Replay"),
        "warc": ("WarcFolder", "WarcReplay"),
    },
)
