"""Real pages that were recorded, in place of the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from agendawatch.crawl.client import Client
from agendawatch.fetch import FetchPolicy, Memory, Replay

__all__ = ["recorded"]


def recorded(folder: Path, *, now: Callable[[], dt.datetime], memory: Memory | None = None) -> Client:
    """Give a client that answers from a folder that `agendawatch record` wrote, by a clock.

    A request that was not recorded raises `UnknownRequestError`, which no `except Exception` catches.
    """
    return Client(transport=Replay(folder, now=now), now=now, memory=memory, policy=FetchPolicy(pause=0, first_wait=0))
