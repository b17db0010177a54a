"""The only room that touches the network."""

from agendawatch.fetch.client import AsyncClient, Client
from agendawatch.fetch.drive import arun, run
from agendawatch.fetch.manners import Manners
from agendawatch.fetch.recollection import Recollection
from agendawatch.fetch.record import Recorder
from agendawatch.fetch.replay import Replay
from agendawatch.fetch.report import Report
from agendawatch.fetch.visit import Visit, reread, visit
from agendawatch.fetch.warc import WarcFolder, WarcReplay
from agendawatch.sources.memory import Memory, Validators

__all__ = [
    "AsyncClient",
    "Client",
    "Manners",
    "Memory",
    "Recollection",
    "Recorder",
    "Replay",
    "Report",
    "Validators",
    "Visit",
    "WarcFolder",
    "WarcReplay",
    "arun",
    "reread",
    "run",
    "visit",
]
