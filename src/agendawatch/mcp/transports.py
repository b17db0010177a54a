"""Serving assistants: one over standard input and output, or many over HTTP.

Over streamable HTTP a POST asks and JSON answers, at an address of the small server, without sessions. Over standard
input and output the store is opened when it is first asked.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from agendawatch.answers.ask import View
from agendawatch.mcp.server import Ask, make_server
from agendawatch.store import Store

T = TypeVar("T")

Message = MutableMapping[str, Any]
"""As ASGI has it. Any: its values are of every type."""
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_LARGEST = 64 * 1024
"""Octets of a question."""
_PATIENCE = 15.0
"""Seconds for a question to come whole."""
_CORS = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", b"POST, OPTIONS"),
    (
        b"access-control-allow-headers",
        b"Content-Type, Accept, Mcp-Protocol-Version, Mcp-Session-Id, Mcp-Method, Mcp-Name",
    ),
    (b"access-control-max-age", b"86400"),
]
_FOR_ALL = [
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"access-control-allow-origin", b"*"),
    (b"agendawatch-limits", f"octets={_LARGEST}, seconds={_PATIENCE:g}".encode()),
]


class McpEndpoint:
    """An ASGI application for one address; `run` is entered for as long as the server lives."""

    path = "/mcp"

    def __init__(self, ask: Ask) -> None:
        """Answer by `ask`."""
        self._manager = StreamableHTTPSessionManager(
            make_server(ask), json_response=True, stateless=True, max_request_body_size=_LARGEST
        )

    def run(self) -> AbstractAsyncContextManager[None]:
        """Keep what answers alive."""
        return self._manager.run()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["method"] == "OPTIONS":
            await _say(send, 204, b"", [*_CORS, (b"allow", b"POST, OPTIONS")])
        elif scope["method"] != "POST":
            await _refuse(send, 405, "an MCP server; send it JSON-RPC by POST", [(b"allow", b"POST, OPTIONS")])
        else:
            await self._post(scope, receive, send)

    async def _post(self, scope: Message, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                body = await _whole(receive)
        except TimeoutError:
            await _refuse(send, 408, f"a question comes whole in {_PATIENCE:g} seconds")
            return
        if body is None:
            await _refuse(send, 413, f"a question has at most {_LARGEST} octets")
            return
        given = False

        async def replay() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def open_to_all(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_FOR_ALL]}
            await send(message)

        await self._manager.handle_request(scope, replay, open_to_all)


async def _whole(receive: Receive) -> bytes | None:
    """Read a body; `None` for one that is too large."""
    parts = bytearray()
    while True:
        message = await receive()
        parts += message.get("body", b"")
        if len(parts) > _LARGEST:
            return None
        if message["type"] != "http.request" or not message.get("more_body", False):
            return bytes(parts)


async def _refuse(send: Send, status: int, said: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    body = json.dumps({"jsonrpc": "2.0", "id": None, "error": {"code": -32600, "message": said}}).encode()
    await _say(send, status, body, [(b"content-type", b"application/json"), *_FOR_ALL, *(headers or [])])


async def _say(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    told = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": body})


class _Opened:
    """A store that is opened anew for each question: one that was away is found when it is there."""

    def __init__(self, url: str, now: Callable[[], dt.datetime]) -> None:
        """Know where it is; nothing is opened yet."""
        self._url = url
        self._now = now

    async def __call__(self, question: Callable[[View], T], /) -> T:
        """Answer a question in a thread."""
        return await asyncio.to_thread(self._answer, question)

    def _answer(self, question: Callable[[View], T]) -> T:
        with Store(self._url, make=False) as store:
            return question(View(store, self._now()))


async def run_stdio(url: str, *, now: Callable[[], dt.datetime]) -> None:
    """Serve until the assistant hangs up."""
    server = make_server(_Opened(url, now))
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())
