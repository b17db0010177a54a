"""One request as it goes out, and answers that a function makes in place of the network."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

import httpx


@dataclass(frozen=True, slots=True)
class HTTPRequest:
    """What goes out: one hop, redirects not followed."""

    url: str
    """What is asked for."""
    method: str = "GET"
    """GET or POST."""
    body: bytes | None = None
    """What is sent; `None` for nothing."""
    headers: tuple[tuple[str, str], ...] = ()
    """Names and values, in the order sent."""
    pause: float = 0.0
    """Seconds since the last request to the same host that must have gone by."""

    @property
    def host(self) -> str:
        """The host and port that it goes to."""
        return urlsplit(self.url).netloc.rpartition("@")[2].casefold()


# Answers made by a function, in place of the network.

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


class Answers(httpx.MockTransport):
    """A transport that asks a function, and answers 304 to who has the same bytes already.

    Its answers are no real host's, and say so.
    """

    def __init__(self, answer: Answering) -> None:
        """Take the function; it is asked once for each request that would have gone out."""
        super().__init__(self._respond)
        self._answering = answer

    def _respond(self, request: httpx.Request) -> httpx.Response:
        answer = self._answering(Question(request.method, str(request.url), request.content))
        headers = [CONSTRUCTED, ("content-type", answer.content_type)]
        if answer.status == httpx.codes.OK:
            tag = f'"{hashlib.sha256(answer.content).hexdigest()[:20]}"'
            headers.append(("etag", tag))
            if request.headers.get("if-none-match") == tag:
                return httpx.Response(httpx.codes.NOT_MODIFIED, headers=[CONSTRUCTED, ("etag", tag)], request=request)
        return httpx.Response(answer.status, headers=headers, content=answer.content, request=request)
