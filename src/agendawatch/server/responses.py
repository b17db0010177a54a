"""Sending an answer in the form that a client takes, or telling it that its copy is good."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.types import Receive, Scope, Send

from agendawatch.server.answers import PreparedAnswer
from agendawatch.server.headers import Headers

_PART = 128 * 1024
"""Octets that are handed over at once: whoever reads slowly holds no more than that."""
PATIENCE = 30.0
"""Seconds for a part to be taken."""


class Reply:
    """An answer as an ASGI application, which is what routes give back."""

    def __init__(self, ready: PreparedAnswer) -> None:
        """Send an answer, to whoever asks."""
        self._ready = ready

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        del receive
        await send_ready(self._ready, scope, send)


async def send_ready(ready: PreparedAnswer, scope: Scope, send: Send) -> None:
    """Send an answer, as plain or compressed octets, as its headers alone, or as a 304."""
    asked: bytes | None = None
    since: bytes | None = None
    accepted: bytes | None = None
    for name, value in scope["headers"]:
        if name == b"if-none-match":
            asked = value if asked is None else asked + b"," + value
        elif name == b"if-modified-since":
            since = value
        elif name == b"accept-encoding":
            accepted = value if accepted is None else accepted + b"," + value
    if asked is not None or since is not None:
        headers = ready.unmodified(asked, since)
        if headers is not None:
            await send({"type": "http.response.start", "status": HTTPStatus.NOT_MODIFIED.value, "headers": headers})
            await send({"type": "http.response.body"})
            return
    headers, body = ready.form(accepted)
    await _send_whole(ready.status, headers, b"" if scope["method"] == "HEAD" else body, send)


async def _send_whole(status: int, headers: Headers, body: bytes, send: Send) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if len(body) <= _PART:
        await send({"type": "http.response.body", "body": body})
        return
    view = memoryview(body)
    for place in range(0, len(body), _PART):
        part, more = bytes(view[place : place + _PART]), place + _PART < len(body)
        async with asyncio.timeout(PATIENCE):
            await send({"type": "http.response.body", "body": part, "more_body": more})
