"""Answers made by a function, in place of the network."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import httpx

__all__ = ["CONSTRUCTED", "Answer", "Answers", "Question"]

CONSTRUCTED = ("Agendawatch-Constructed", "1")
"""What every answer bears that no real host gave: of a replica, of a made-up town, and of recordings made from them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A request, as the function that answers sees it."""

    method: str
    url: str
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What it is answered with; text is sent as UTF-8."""

    body: bytes | str = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"

    @property
    def content(self) -> bytes:
        """The body as bytes."""
        return self.body.encode() if isinstance(self.body, str) else self.body


Answering: TypeAlias = Callable[[Question], Answer]


class Answers(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport that asks a function, and answers 304 to who has the same bytes already.

    Its answers are no real host's, and say so.
    """

    def __init__(self, answer: Answering) -> None:
        """Take the function; it is asked once for each request that would have gone out."""
        self._answering = answer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        return self._respond(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, awaited."""
        return self._respond(request, await request.aread())

    def _respond(self, request: httpx.Request, body: bytes) -> httpx.Response:
        answer = self._answering(Question(request.method, str(request.url), body))
        headers = [CONSTRUCTED, ("content-type", answer.content_type)]
        if answer.status == httpx.codes.OK:
            tag = f'"{hashlib.sha256(answer.content).hexdigest()[:20]}"'
            headers.append(("etag", tag))
            if request.headers.get("if-none-match") == tag:
                return httpx.Response(httpx.codes.NOT_MODIFIED, headers=[CONSTRUCTED, ("etag", tag)], request=request)
        return httpx.Response(answer.status, headers=headers, content=answer.content, request=request)
