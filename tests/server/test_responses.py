"""An answer is sent in the form that each client takes."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Scope

from agendawatch.server import answers
from agendawatch.server.answers import Answer, PreparedAnswer, prepare
from agendawatch.server.headers import Kind

LARGE = bytes(range(256)) * 4096


async def receive() -> Message:
    """Give what nobody asks for."""
    return {}


def sent(ready: PreparedAnswer, method: str = "GET", *headers: tuple[bytes, bytes]) -> list[Message]:
    """Send an answer, and give every message."""
    said: list[Message] = []
    scope: Scope = {"type": "http", "method": method, "headers": list(headers)}

    async def send(message: Message) -> None:
        said.append(message)

    asyncio.run(ready(scope, receive, send))
    return said


def test_a_large_answer_is_handed_over_in_parts() -> None:
    """Whoever reads slowly holds no more than a part."""
    said = sent(prepare(Answer(LARGE, "image/png", Kind.DATA)))

    parts = [message["body"] for message in said[1:]]
    assert b"".join(parts) == LARGE
    assert max(map(len, parts)) < len(LARGE)
    assert [message["more_body"] for message in said[1:]] == [True] * (len(parts) - 1) + [False]


def test_a_client_that_takes_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while; the answer is not held for it."""
    monkeypatch.setattr(answers, "PATIENCE", 0.01)
    ready = prepare(Answer(LARGE, "image/png", Kind.DATA))

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    async def asked() -> None:
        with pytest.raises(TimeoutError):
            await ready({"type": "http", "method": "GET", "headers": []}, receive, send)

    asyncio.run(asked())


def test_several_headers_of_a_name_are_one_list() -> None:
    """As RFC 9110 joins them."""
    ready = prepare(Answer(b"x" * 1000, "text/calendar", Kind.FEED))
    said = sent(ready, "GET", (b"if-none-match", b'"a"'), (b"if-none-match", ready.tags[0]))
    packed = sent(ready, "GET", (b"accept-encoding", b"br"), (b"accept-encoding", b"gzip"))

    assert said[0]["status"] == 304
    assert dict(packed[0]["headers"])[b"content-encoding"] == b"gzip"


def test_head_is_answered_without_a_body() -> None:
    """With the headers that the whole has."""
    said = sent(prepare(Answer(b"x", "text/plain", Kind.DATA)), "HEAD")

    assert said[1]["body"] == b""
    assert dict(said[0]["headers"])[b"content-length"] == b"1"
