"""Serving assistants over streamable HTTP, at an address of the small server: a POST asks, JSON answers, no sessions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager
from typing import Any

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from agendawatch.mcp.questions import Ask
from agendawatch.mcp.server import make_server

__all__ = ["McpEndpoint"]

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
