"""What answers strangers by a standard: the Model Context Protocol, asked damaged questions.

A question is answered, or refused with what is wrong; nothing breaks, and what is answered can be sent as JSON.
Words of sources that are damaged are told as data: in `outside`, without letters that nobody sees.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import random
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AsyncExitStack
from functools import cache
from typing import Any, TypeVar

import httpx
from benchmarks.fuzz_writers import said
from tests.site.invented import TODAY, told_meeting

from agendawatch.errors import InputError
from agendawatch.mcp import McpEndpoint, View
from agendawatch.mcp.tools import TOOLS, item_line, meeting_line
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store
from agendawatch.testing.region import played_region

T = TypeVar("T")
_NOW = dt.datetime.combine(TODAY, dt.time(12), STOCKHOLM)
Json = dict[str, Any]
"""A JSON object. Any: JSON."""

_HEADERS = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
_UNSEEN = {"Cc", "Cf", "Co"}
_BROKE = 500
_HALF = 0.5
_OUTSIDE = "zqx"
"""Begins what a source said, so that it is known again."""


@cache
def _store() -> Store:
    """Play six weeks in five towns, once in each process."""
    store = Store("sqlite://")
    played_region(store, TODAY)
    return store


def prepare() -> None:
    """Have a store to ask of: that takes longer than a case may."""
    _store()


def _dice(page: bytes) -> random.Random:
    """Give what chooses: the same for the same bytes."""
    return random.Random(zlib.crc32(page))  # noqa: S311 - nothing secret


def _nodes(told: object) -> Iterator[Json]:
    if isinstance(told, dict):
        yield told
        for it in told.values():
            yield from _nodes(it)
    elif isinstance(told, list):
        for it in told:
            yield from _nodes(it)


def _sent(told: object) -> object:
    """Write what is told as JSON, and read it back."""
    return json.loads(json.dumps(told, ensure_ascii=False).encode())


# The Model Context Protocol


class _Assistant:
    """An endpoint that is kept running, and asked by HTTP."""

    def __init__(self) -> None:
        """Start it on a loop of its own, that ends with the process."""
        self._loop = asyncio.new_event_loop()
        self._alive = AsyncExitStack()
        self._client = self._loop.run_until_complete(self._begin())

    async def _begin(self) -> httpx.AsyncClient:
        async def ask(question: Callable[[View], T], /) -> T:
            return question(View(_store(), _NOW))

        endpoint = McpEndpoint(ask)
        await self._alive.enter_async_context(endpoint.run())
        transport = httpx.ASGITransport(endpoint)
        return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

    def post(self, body: bytes) -> httpx.Response:
        """Ask, whatever the body is."""
        return self._loop.run_until_complete(self._client.post("/mcp", content=body, headers=_HEADERS))


_assistant = cache(_Assistant)


def _post(body: bytes) -> Json:
    """Ask, and see that nothing broke; what is refused raises `InputError`."""
    answer = _assistant().post(body)
    assert answer.status_code < _BROKE, answer.text
    assert "Traceback" not in answer.text
    told: Json = answer.json() if answer.content else {}
    error = told.get("error") or (told.get("result") or {}).get("structuredContent", {}).get("error")
    if error:
        assert error["code"] not in {"internal", -32603}, error
    if error or not told:
        raise InputError(field="question", value="", expected="one that is answered")
    return told


def _send(page: bytes) -> object:
    """Send a message: damaged whole, or with damaged words for one value in it."""
    dice = _dice(page)
    if dice.random() < _HALF:
        return _post(page)
    message = json.loads(dice.choice(messages()))
    node = dice.choice([node for node in _nodes(message) if node])
    words = said(page)
    node[dice.choice(sorted(node))] = dice.choice((words, [words], {words: words}, len(page), None))
    return _post(json.dumps(message).encode())


def _call(tool: str, arguments: Mapping[str, object]) -> bytes:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    return json.dumps(call).encode()


def _ask_tool(page: bytes) -> object:
    """Call a tool with damaged words for one of its arguments, and what is usual for others."""
    dice = _dice(page)
    tool = dice.choice(TOOLS)
    words = page.decode("utf-8", "replace")
    at = dice.randrange(len(words) + 1)
    piece = words[at : at + dice.choice((3, 20, 100, 100, 400))]
    usual: dict[str, object] = {"municipality": "Lingonvik", "words": "bryggan", "limit": 5, "first": "2026-01-01"}
    fields = sorted(tool.takes.names)
    arguments = {name: usual[name] for name in fields if name in usual and dice.random() < _HALF}
    odd: tuple[object, ...] = (piece, piece, piece, piece, [piece], {piece: piece}, len(page) - 900, None, True)
    arguments[dice.choice(fields)] = dice.choice(odd)
    return _post(_call(tool.name, arguments))


def _tell_assistant(page: bytes) -> object:
    asked, meeting = View(_store(), _NOW), told_meeting(f"{_OUTSIDE} {said(page)}")
    lines = (meeting_line(asked, meeting), *(item_line(meeting, item) for item in meeting.agenda or ()))
    told = [line.model_dump(mode="json", exclude_none=True) for line in lines]
    texts = [node["outside"] for node in _nodes(told) if "outside" in node]
    assert texts
    assert not any(unicodedata.category(it) in _UNSEEN for text in texts for it in text if it != "\n")
    assert _OUTSIDE not in json.dumps(_without_outside(told))
    assert _sent(told) == told
    return told


def _without_outside(told: object) -> object:
    """Leave out what is marked as a page's text, links to it, and the municipality's name: the registry has it."""
    if isinstance(told, dict):
        return {
            name: _without_outside(it) for name, it in told.items() if name not in {"outside", "url", "municipality"}
        }
    return [_without_outside(it) for it in told] if isinstance(told, list) else told


MESSAGES: dict[str, Callable[[bytes], object]] = {"MCP, a message": _send}
TOOL_CALLS: dict[str, Callable[[bytes], object]] = {"MCP, a tool": _ask_tool}
TELLERS: dict[str, Callable[[bytes], object]] = {
    "MCP, words": _tell_assistant,
}


def messages() -> tuple[str, ...]:
    """Give messages as assistants send them, to be damaged."""
    listed = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
    read = {"jsonrpc": "2.0", "id": 3, "method": "resources/read", "params": {"uri": "agendawatch://guide"}}
    calls = (
        _call("find_places", {}),
        _call("search", {"words": "bryggan", "municipality": "Lingonvik", "limit": 3}),
        _call("list_meetings", {"municipality": "9901", "first": "2026-01-01", "cursor": "5"}),
        _call("list_changes", {"since": "2026-01-01", "kinds": ["meeting_cancelled"]}),
    )
    return (json.dumps(listed), json.dumps(read), *(call.decode() for call in calls))
