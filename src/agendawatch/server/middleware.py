"""What every request passes before anything is looked up, as plain ASGI and as little of it as can be."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from typing import Protocol

from starlette.types import ASGIApp, Receive, Scope, Send

from agendawatch.server.answers import ALLOWED, PreparedAnswer, ResponseCache, preflight_headers, prepare, problem

_LONGEST_PATH = 600
_REFUSED = (b"%2f", b"%5c", b"%00", b"\\", b"//")
"""What no address of ours holds: slashes that are no slashes, and what some file systems take for an end."""


class Mounted(Protocol):
    """An application of another room at one address of ours: the seam by which it joins the server.

    It is plain ASGI, takes every method there is, and bounds by itself what it takes. It asks the store by `Service.ask`,
    and so in the same threads and within the same time as everybody.
    """

    @property
    def path(self) -> str:
        """Where it stands: one address, and nothing under it."""
        ...

    def run(self) -> AbstractAsyncContextManager[None]:
        """Be ready to answer: entered when the server begins, left when it ends."""
        ...

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        ...


class Middleware:
    """Answers from the cache where it can, refuses what nobody may ask, and lets the rest in."""

    def __init__(
        self,
        cache: ResponseCache,
        inner: ASGIApp,
        mounted: Iterable[Mounted] = (),
        *,
        posts: frozenset[bytes] = frozenset(),
    ) -> None:
        """Stand before an application and those mounted beside it, and beside the cache that it puts its answers in.

        `posts` are the paths that forms may be sent to; nothing else is taken in.
        """
        self._mounted = {it.path.encode(): it for it in mounted}
        self._cache = cache
        self._inner = inner
        self._posts = posts
        self._preflight = preflight_headers()
        self._refused = prepare(
            problem(HTTPStatus.METHOD_NOT_ALLOWED, f"only {ALLOWED} here", more=((b"allow", ALLOWED.encode()),))
        )
        self._nowhere = prepare(problem(HTTPStatus.NOT_FOUND, "there is nothing at this address"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a request."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        mounted = self._mounted.get(scope["raw_path"])
        if mounted is not None:
            await mounted(scope, receive, send)
            return
        method = scope["method"]
        if method in {"GET", "HEAD"}:
            ready = self._cache.get((scope["raw_path"], scope["query_string"])) or self._wrong(scope["raw_path"])
            if ready is None:
                await self._inner(scope, receive, send)
            else:
                await ready(scope, receive, send)
        elif method == "POST" and scope["raw_path"] in self._posts:
            await self._inner(scope, receive, send)
        elif method == "OPTIONS":
            await send(
                {"type": "http.response.start", "status": HTTPStatus.NO_CONTENT.value, "headers": self._preflight}
            )
            await send({"type": "http.response.body"})
        else:
            await self._refused(scope, receive, send)

    def _wrong(self, path: bytes) -> PreparedAnswer | None:
        """Refuse an address that cannot be one of ours."""
        low = path.lower()
        if len(path) > _LONGEST_PATH or any(part in low for part in _REFUSED) or b"/." in low.replace(b"%2e", b"."):
            return self._nowhere
        return None
