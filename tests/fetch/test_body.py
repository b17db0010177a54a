"""A body is counted as it was sent and as it unpacks, and unpacked once."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterable

import httpx
import pytest
from tests.cases import cases

from agendawatch.errors import FetchError, HostError, LimitError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.network import IncomingBody

URL = "https://kommun.example/plan"
WORDS = b"Sammantr\xc3\xa4de 8 april. " * 500
RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
BARE = RAW.compress(WORDS) + RAW.flush()


def _take(
    chunks: Iterable[bytes], packed: str | None = None, *, most: int = 100_000, headers: dict[str, str] | None = None
) -> bytes:
    told = {**({"content-encoding": packed} if packed else {}), **(headers or {})}
    body = IncomingBody(URL, FetchPolicy(max_bytes=most), time.monotonic() + 60)
    body.announce(httpx.Response(200, headers=told))
    for chunk in chunks:
        body.add(chunk)
    return body.whole()


@pytest.mark.parametrize("step", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("packed", "sent"),
    [
        (None, WORDS),
        ("identity", WORDS),
        ("gzip", gzip.compress(WORDS)),
        ("X-GZIP", gzip.compress(WORDS)),
        ("deflate", zlib.compress(WORDS)),
        ("deflate", BARE),
        ("gzip", gzip.compress(WORDS) + b"and what stands behind it"),
    ],
    ids=["plain", "identity", "gzip", "x-gzip", "deflate", "bare deflate", "more behind"],
)
def test_a_body_is_whole_however_it_comes(packed: str | None, sent: bytes, step: int) -> None:
    """In any of the two ways, whole or in pieces."""
    assert _take((sent[first : first + step] for first in range(0, len(sent), step)), packed) == WORDS


def test_an_empty_body_needs_no_packing() -> None:
    """As that of 304, which may have the headers of the page."""
    assert _take([], "gzip") == _take([gzip.compress(b"")], "gzip") == b""


@cases("packed")
def test_what_is_packed_twice_or_otherwise_is_refused(packed: str) -> None:
    """We asked for one of two ways, once: 250 bytes packed three times are gigabytes before anybody counts."""
    body = IncomingBody(URL, FetchPolicy(), time.monotonic() + 60)
    head = httpx.Response(200, headers=[(b"content-encoding", packed.encode())])

    with pytest.raises(HostError, match="packed as"):
        body.announce(head)


def test_a_packing_that_is_told_twice_is_refused() -> None:
    """Two headers say what one with a comma says."""
    body = IncomingBody(URL, FetchPolicy(), time.monotonic() + 60)

    with pytest.raises(HostError, match="packed as"):
        body.announce(httpx.Response(200, headers=[("content-encoding", "gzip"), ("content-encoding", "gzip")]))


@pytest.mark.parametrize(
    ("packed", "sent"),
    [(None, b"x" * 100_001), ("gzip", gzip.compress(b"x" * 100_001)), ("deflate", zlib.compress(b"x" * 50_000_000))],
    ids=["plain", "gzip", "deflate"],
)
def test_what_unpacks_past_the_limit_is_cut(packed: str | None, sent: bytes) -> None:
    """When the limit is passed, and not when all of it is in memory."""
    with pytest.raises(LimitError, match="100000 bytes"):
        _take([sent], packed)


def test_bytes_that_unpack_to_nothing_are_counted() -> None:
    """A stream of empty blocks, or what stands behind the end."""
    sent = gzip.compress(b"11 mars")

    with pytest.raises(LimitError, match="1000 bytes"):
        _take([sent, b"x" * 1000], "gzip", most=1000)


@pytest.mark.parametrize(
    ("packed", "sent"),
    [
        ("gzip", gzip.compress(WORDS)[:-9]),
        ("gzip", b"\x1f"),
        ("deflate", zlib.compress(WORDS)[:30]),
        ("gzip", b"<html>"),
        ("deflate", b"<html><h1>Kommun"),
        ("gzip", gzip.compress(WORDS)[:-8] + b"\0" * 8),
    ],
    ids=["gzip cut", "one byte", "deflate cut", "no gzip", "no deflate", "a wrong sum"],
)
def test_a_packed_body_that_breaks_off_is_told(packed: str, sent: bytes) -> None:
    """Half a page is none, and neither is what cannot be unpacked."""
    with pytest.raises(HostError, match="packed"):
        _take([sent], packed)


@pytest.mark.parametrize("length", ["100001", "9" * 5000, "٩٩٩٩٩٩"])
def test_a_length_past_the_limit_is_refused_before_it_comes(length: str) -> None:
    """However long the number."""
    body = IncomingBody(URL, FetchPolicy(max_bytes=100_000), time.monotonic() + 60)

    with pytest.raises(LimitError):
        body.announce(httpx.Response(200, headers=[(b"content-length", length.encode())]))


@cases("length")
def test_a_length_that_is_none_says_nothing(length: str) -> None:
    """The bytes are counted all the same."""
    assert _take([b"x"], headers={"content-length": length}) == b"x"


def test_headers_are_counted() -> None:
    """All of them together."""
    with pytest.raises(FetchError, match="64000 bytes of headers"):
        _take([], headers={"x-words": "a" * 64_001})


def test_an_answer_has_its_time() -> None:
    """Also one that comes in one piece, too late."""
    body = IncomingBody(URL, FetchPolicy(longest_answer=3), time.monotonic() - 1)

    with pytest.raises(LimitError, match="3 seconds"):
        body.add(b"x")
    with pytest.raises(LimitError, match="3 seconds"):
        body.whole()
