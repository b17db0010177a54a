"""What is logged of requests: enough to run a server, nothing of who reads what.

No addresses of clients, no query strings (they hold what somebody looks for), no addresses that lead nowhere
(anything may be written there), no headers.
"""

from __future__ import annotations

import logging
import time
from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

_LOG = logging.getLogger("agendawatch.access")
_TELLING = frozenset({HTTPStatus.OK, HTTPStatus.NOT_MODIFIED})
"""Answers that say that the address is one of ours."""


class AccessLog:
    """A line for each request: method, path, status, octets and milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        """Log what an application answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and log it when it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = octets = 0

        async def counting(message: MutableMapping[str, Any]) -> None:  # Any: ASGI's own messages
            nonlocal status, octets
            status = message.get("status", status)
            octets += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counting)
        finally:
            path = ascii(scope["path"])[1:-1] if status in _TELLING else "-"
            took = (time.perf_counter() - begun) * 1000
            method = scope["method"] if scope["method"].isalpha() and len(scope["method"]) < 8 else "-"  # noqa: PLR2004 - OPTIONS
            _LOG.info("%s %s %d %d %.1f ms", method, path, status, octets, took)
