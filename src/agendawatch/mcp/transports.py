"""Serving assistants: one over standard input and output, or many over HTTP.

Over streamable HTTP a POST asks and JSON answers, at an address of the small server, without sessions. Over standard
input and output the store is opened when it is first asked.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.types import Message, Receive, Scope, Send

from agendawatch.answers.ask import View
from agendawatch.mcp.server import Ask, make_server
from agendawatch.store import Store

T = TypeVar("T")

_LARGEST = 64 * 1024
"""Octets of a question."""
_PATIENCE = 15.0
"""Seconds for a question to come whole."""
_METHODS = {"allow": "POST, OPTIONS"}
_CORS = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "POST, OPTIONS",
    "access-control-allow-headers": "Content-Type, Accept, Mcp-Protocol-Version, Mcp-Session-Id, Mcp-Method, Mcp-Name",
    "access-control-max-age": "86400",
}
_FOR_ALL = {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "access-control-allow-origin": "*",
    "agendawatch-limits": f"octets={_LARGEST}, seconds={_PATIENCE:g}",
}


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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["method"] == "POST":
            await self._post(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=_CORS | _METHODS)(scope, receive, send)
        else:
            refusal = _refusal(405, "an MCP server; send it JSON-RPC by POST", _METHODS)
            await refusal(scope, receive, send)

    async def _post(self, scope: Scope, receive: Receive, send: Send) -> None:
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        whole = False

        async def receive_in_time() -> Message:
            nonlocal whole
            async with asyncio.timeout_at(None if whole else deadline):
                message = await receive()
            if message["type"] == "http.disconnect" and not whole:
                raise ClientDisconnect
            whole = not message.get("more_body", False)
            return message

        async def open_to_all(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = [(name.encode(), value.encode()) for name, value in _FOR_ALL.items()]
                message = {**message, "headers": [*message.get("headers", ()), *more]}
            await send(message)

        try:
            await self._manager.handle_request(scope, receive_in_time, open_to_all)
        except TimeoutError:
            if whole:
                raise
            refusal = _refusal(408, f"a question comes whole in {_PATIENCE:g} seconds")
            await refusal(scope, receive, send)
        except ClientDisconnect:
            return  # Who hung up in the middle of a question is told nothing, and no log is filled with it.


def _refusal(status: int, said: str, headers: dict[str, str] | None = None) -> JSONResponse:
    answer = {"jsonrpc": "2.0", "id": None, "error": {"code": -32600, "message": said}}
    return JSONResponse(answer, status, _FOR_ALL | (headers or {}))


async def run_stdio(url: str, *, now: Callable[[], dt.datetime]) -> None:
    """Serve until the assistant hangs up; the store is opened anew for each question, so that one that was away is found."""

    async def ask(question: Callable[[View], T], /) -> T:
        def answer() -> T:
            with Store(url, make=False) as store:
                return question(View(store, now()))

        return await asyncio.to_thread(answer)

    server = make_server(ask)
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())
