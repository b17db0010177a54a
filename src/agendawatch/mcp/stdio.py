"""Serving one assistant over standard input and output, from a store that is opened when it is first asked."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from mcp.server.stdio import stdio_server

from agendawatch.mcp.questions import Asked
from agendawatch.mcp.server import make_server
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store

__all__ = ["run_stdio"]

T = TypeVar("T")


class _Opened:
    """A store that is opened anew for each question: one that was away is found when it is there."""

    def __init__(self, url: str, now: Callable[[], dt.datetime]) -> None:
        """Know where it is; nothing is opened yet."""
        self._url = url
        self._now = now

    async def __call__(self, question: Callable[[Asked], T], /) -> T:
        """Answer a question in a thread."""
        return await asyncio.to_thread(self._answer, question)

    def _answer(self, question: Callable[[Asked], T]) -> T:
        with Store(self._url, make=False) as store:
            return question(Asked(store, self._now().astimezone(STOCKHOLM).date()))


async def run_stdio(url: str, *, now: Callable[[], dt.datetime]) -> None:
    """Serve until the assistant hangs up."""
    server = make_server(_Opened(url, now))
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())
