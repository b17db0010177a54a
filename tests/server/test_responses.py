"""An answer is hashed, compressed and given its headers once, and sent in the form that each client takes."""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import json

import pytest
from starlette.types import Message, Scope
from tests.cases import cases

from agendawatch.server import answers
from agendawatch.server.answers import (
    Answer,
    Kind,
    PreparedAnswer,
    ResponseCache,
    headers_of,
    matched,
    not_since,
    prepare,
    problem,
    takes_gzip,
)
from agendawatch.site.planned_file import content_type

TEXT = b"BEGIN:VCALENDAR\r\n" * 100
LARGE = bytes(range(256)) * 4096
NOON = dt.datetime(2026, 3, 10, 12, 0, 0, 5, tzinfo=dt.UTC)


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


def test_equal_octets_have_equal_tags() -> None:
    """Whenever they are made; other octets have others, and so has each form, which tells its own length."""
    first, again = (prepare(Answer(TEXT, "text/calendar", Kind.FEED, modified=NOON)) for _ in range(2))
    other = prepare(Answer(TEXT + b"x", "text/calendar", Kind.FEED, modified=NOON))
    plain, (packed, octets) = dict(first.form(None)[0]), first.form(b"gzip")

    assert (first.tags, first.packed) == (again.tags, again.packed)
    assert len({*first.tags, *other.tags}) == 4
    assert gzip.decompress(octets) == TEXT
    assert plain[b"content-length"] == str(len(TEXT)).encode()
    assert dict(packed)[b"content-length"] == str(len(octets)).encode()
    assert plain[b"last-modified"] == dict(packed)[b"last-modified"] == b"Tue, 10 Mar 2026 12:00:00 GMT"


@cases("path")
def test_every_text_of_a_site_is_compressed(path: str) -> None:
    """Pages, feeds and indexes alike."""
    assert prepare(Answer(TEXT, content_type(path), Kind.DATA)).packed is not None


@pytest.mark.parametrize(("body", "media"), [(b"short", "text/html"), (TEXT, "image/png")])
def test_what_gains_nothing_is_not_compressed(body: bytes, media: str) -> None:
    """Small answers and pictures hang on no encoding."""
    ready = prepare(Answer(body, media, Kind.PAGE))

    assert ready.packed is None
    assert b"vary" not in dict(ready.headers)


def test_a_refusal_is_no_copy_to_be_kept() -> None:
    """It has no tag; a server's own trouble is kept nowhere."""
    ready = prepare(problem(400, "no", field="words"))
    trouble = prepare(problem(503, "locked"))

    assert ready.tags == trouble.tags == ()
    assert ready.unmodified(b"*", None) is None
    assert dict(trouble.headers)[b"cache-control"] == b"no-store"
    assert json.loads(ready.body) == {"title": "Bad Request", "status": 400, "detail": "no", "field": "words"}


def test_a_name_is_safe_in_a_header() -> None:
    """Letters beyond ASCII are not sent raw."""
    ready = prepare(Answer(TEXT, "text/calendar", Kind.FEED, filename="ängsby.ics"))

    assert dict(ready.headers)[b"content-disposition"] == b'inline; filename="?ngsby.ics"'


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_keeps_browsers_from_guessing_and_framing(kind: Kind) -> None:
    """Only https is promised for later; scripts of other sites read feeds, data and assets alone."""
    headers, secure = dict(headers_of(kind, "text/plain")), dict(headers_of(kind, "text/plain", secure=True))

    assert headers[b"x-content-type-options"] == b"nosniff"
    assert b"frame-ancestors 'none'" in headers[b"content-security-policy"]
    assert b"unsafe-inline" not in headers[b"content-security-policy"]
    assert headers[b"referrer-policy"] == (b"same-origin" if kind is Kind.FORM else b"no-referrer")
    assert (b"access-control-allow-origin" in headers) is (kind in {Kind.FEED, Kind.DATA, Kind.ASSET})
    assert (b"agendawatch-limits" in headers) is (kind is Kind.DATA)
    assert set(secure) - set(headers) == {b"strict-transport-security"}


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
    ready = prepare(Answer(TEXT, "text/calendar", Kind.FEED))
    said = sent(ready, "GET", (b"if-none-match", b'"a"'), (b"if-none-match", ready.tags[0]))
    packed = sent(ready, "GET", (b"accept-encoding", b"br"), (b"accept-encoding", b"gzip"))

    assert said[0]["status"] == 304
    assert dict(packed[0]["headers"])[b"content-encoding"] == b"gzip"


# Conditional requests are read as RFC 9110 has them.


@cases("asked", "found", asked=str.encode, found=str.encode)
def test_a_tag_is_found_among_those_named(asked: bytes, found: bytes | None) -> None:
    """Weakly compared; a header without end is not read to its end."""
    tags = (b'"abc"', b'"abc-gz"')

    assert matched(asked, tags) == found
    assert matched(b'"a" ' * 5_000 + asked, tags) is None
    assert matched(b'"' * 100_000, tags) is None


@cases("asked", "good")
def test_a_date_is_compared_when_it_is_one(asked: str, good: bool) -> None:
    """What is no date says nothing."""
    assert not_since(asked.encode("latin-1"), NOON.replace(microsecond=0)) is good


@cases("accepted", "takes", accepted=str.encode)
def test_gzip_is_sent_to_those_who_take_it(accepted: bytes, takes: bool) -> None:
    """And to nobody else."""
    assert takes_gzip(accepted) is takes


def test_memory_stays_within_its_room() -> None:
    """However many addresses are asked for; what is larger than the room is not held at all."""
    cache = ResponseCache(room=50_000)
    for nth in range(1000):
        cache.put((b"/%d" % nth, b""), prepare(Answer(b"x" * nth, "image/png", Kind.DATA)))
        assert cache.octets <= 50_000
    cache.put((b"/1", b""), prepare(Answer(b"x" * 60_000, "image/png", Kind.DATA)))

    assert cache.get((b"/1", b"")) is None
    assert 0 < len(cache) < 1000
