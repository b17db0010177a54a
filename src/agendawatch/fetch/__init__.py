"""The only room that touches the network."""

from agendawatch.fetch.drivers import arun, run
from agendawatch.fetch.page_memory import InMemoryPages
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.fetch.record import Recorder
from agendawatch.fetch.replay import Replay
from agendawatch.fetch.report import Report
from agendawatch.fetch.warc import WarcFolder, WarcReplay
from agendawatch.sources.page_memory import Memory, Validators

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
