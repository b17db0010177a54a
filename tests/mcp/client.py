"""A scripted client: it asks by the protocol, counts its calls, and gives what was answered."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Iterator
from contextvars import ContextVar
from functools import cache
from typing import Any, TypeVar

from mcp.server.lowlevel import Server

from agendawatch.mcp import View, make_server
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store
from mcp import Client

T = TypeVar("T")
U = TypeVar("U")
Json = dict[str, Any]
"""An answer. Any: JSON."""


class Assistant:
    """What an assistant does with the tools."""

    def __init__(self, client: Client) -> None:
        """Ask by a client."""
        self.client = client
        self.calls = 0
        self.answers: list[Json] = []

    async def ask(self, tool: str, **arguments: object) -> Json:
        """Call a tool, and give its answer; one that failed has `error`."""
        self.calls += 1
        answer = await self.client.call_tool(tool, arguments)
        told: Json = answer.structured_content
        assert bool(answer.is_error) == ("error" in told)
        self.answers.append(told)
        return told


def talk(
    store: Store,
    today: dt.date,
    script: Callable[[Assistant], Awaitable[T]],
    *,
    shown: tuple[str, ...] | None = None,
) -> tuple[T, Assistant]:
    """Let a script ask a server over a store in this process; give what it found, and who asked."""

    async def run() -> tuple[T, Assistant]:
        async with Client(_server()) as client:
            assistant = Assistant(client)
            return await script(assistant), assistant

    _VIEW.set(View(store, dt.datetime.combine(today, dt.time(12), STOCKHOLM), shown))
    return asyncio.run(run())


_VIEW: ContextVar[View] = ContextVar("view")


async def _ask(question: Callable[[View], U], /) -> U:
    return question(_VIEW.get())


@cache
def _server() -> Server[dict[str, Any]]:  # Any: the SDK's own
    """Make a server once: its tools are described at length."""
    return make_server(_ask)


def nodes(told: object) -> Iterator[Json]:
    """Give every object in an answer."""
    if isinstance(told, dict):
        yield told
        for it in told.values():
            yield from nodes(it)
    elif isinstance(told, list):
        for it in told:
            yield from nodes(it)


def check_meetings(store: Store, assistant: Assistant) -> None:
    """Hold every meeting that was told of against the store: none stands otherwise there, and none that is gone is called off."""
    for line in (node for told in assistant.answers for node in nodes(told) if "agenda" in node):
        meeting = store.meeting(line["id"])
        assert meeting is not None
        assert line["organization"] == {"outside": meeting.organization.name}
        if meeting.provenance:
            # The pieces of a ground stand in the order of its page, which may have been another then.
            said, known = line["ground"]["words"]["outside"], meeting.provenance.words or ""
            assert set(said.split(" … ")) <= set(known.split(" … ")) or said in known
        if meeting.status == "unlisted":
            assert line["status"] != "cancelled"
