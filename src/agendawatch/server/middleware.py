"""What every request passes before anything is looked up, as plain ASGI and as little of it as can be."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from typing import Protocol

from starlette.types import ASGIApp, Receive, Scope, Send

from agendawatch.server.answers import ALLOWED, PREFLIGHT, ResponseCache, prepare, problem

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
        """Its address: that one, and nothing under it."""
        ...

    def run(self) -> AbstractAsyncContextManager[None]:
        """Be ready to answer: entered when the server begins, left when it ends."""
        ...

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        ...


class Middleware:
    """Answers from the cache where it can, refuses what nobody may ask, and passes the rest on to the application."""

    def __init__(
        self,
        cache: ResponseCache,
        inner: ASGIApp,
        mounted: Iterable[Mounted] = (),
        *,
        posts: frozenset[bytes] = frozenset(),
    ) -> None:
        """Take the application, those mounted beside it, and the cache that the application puts its answers in.

        `posts` are the paths that forms may be sent to; nothing else is taken in.
        """
        self._mounted = {it.path.encode(): it for it in mounted}
        self._cache = cache
        self._inner = inner
        self._posts = posts
        self._refused = prepare(
            problem(HTTPStatus.METHOD_NOT_ALLOWED, f"only {ALLOWED} here", more=((b"allow", ALLOWED.encode()),))
        )
        self._nowhere = prepare(problem(HTTPStatus.NOT_FOUND, "there is nothing at this address"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, from the cache, with a refusal, or by the application that it is for."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        path, method = scope["raw_path"], scope["method"]
        answer: ASGIApp = self._refused
        if path in self._mounted:
            answer = self._mounted[path]
        elif method in {"GET", "HEAD"}:
            known = self._cache.get((path, scope["query_string"]))
            answer = known or (self._nowhere if _is_wrong(path) else self._inner)
        elif method == "POST" and path in self._posts:
            answer = self._inner
        elif method == "OPTIONS":
            await send({"type": "http.response.start", "status": HTTPStatus.NO_CONTENT.value, "headers": PREFLIGHT})
            await send({"type": "http.response.body"})
            return
        await answer(scope, receive, send)


def _is_wrong(path: bytes) -> bool:
    """Tell whether an address cannot be one of ours."""
    low = path.lower()
    return len(path) > _LONGEST_PATH or any(part in low for part in _REFUSED) or b"/." in low.replace(b"%2e", b".")
