"""The middleware answers what it can, refuses what nobody may ask, and lets the rest in."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from agendawatch.server.answers import Answer, prepare
from agendawatch.server.headers import Kind
from agendawatch.server.middleware import Middleware
from agendawatch.server.response_cache import ResponseCache


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    """Stand for the application."""
    del scope, receive
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body"})


def knock(middleware: Middleware, path: bytes, method: str = "GET", *headers: tuple[bytes, bytes]) -> Message:
    """Ask it, and give how it began to answer."""
    said: list[Message] = []

    async def send(message: Message) -> None:
        said.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": method, "raw_path": path, "query_string": b"", "headers": list(headers)}
    asyncio.run(middleware(scope, receive, send))
    return said[0]


def test_what_is_cached_goes_no_further() -> None:
    """Neither the whole of it nor a 304."""
    cache = ResponseCache()
    ready = prepare(Answer(b"x", "text/plain", Kind.FEED))
    cache.put((b"/a.ics", b""), ready)
    middleware = Middleware(cache, inner)

    assert knock(middleware, b"/a.ics")["status"] == 200
    assert knock(middleware, b"/a.ics", "GET", (b"if-none-match", ready.tags[0]))["status"] == 304
    assert knock(middleware, b"/b.ics")["status"] == 299


@pytest.mark.parametrize(
    "path",
    [
        b"/%2fetc",
        b"/a%5cb",
        b"/a\\b",
        b"/a%00",
        b"//a",
        b"/../a",
        b"/%2e%2e/a",
        b"/a/.hidden",
        b"/a/%2E%2e",
        b"/" + b"a" * 600,
    ],
)
def test_what_cannot_be_an_address_is_refused(path: bytes) -> None:
    """Before anything is looked up."""
    assert knock(Middleware(ResponseCache(), inner), path)["status"] == 404


def test_other_business_is_passed_on() -> None:
    """Beginning and ending are the application's."""
    passed = []

    async def life(scope: Scope, receive: Receive, send: Send) -> None:
        del receive, send
        passed.append(scope["type"])

    async def nothing() -> Message:
        return {}

    async def said(_message: Message) -> None:
        return

    asyncio.run(Middleware(ResponseCache(), life)({"type": "lifespan"}, nothing, said))

    assert passed == ["lifespan"]
