"""A feed over the network keeps what HTTP (RFC 9110) and iCalendar (RFC 5545) promise to who subscribes."""

from __future__ import annotations

import datetime as dt
import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import time_machine
from tests.server.country import serve
from tests.server.test_runner import running

FEEDS = ("/angsby.ics", "/feed.ics?words=cykelbana&alarm=1d")
each_feed = pytest.mark.parametrize("path", FEEDS)


@pytest.fixture(scope="module")
def client(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Ask a server that runs through all of these, with no header but those that a test gives."""
    file = tmp_path_factory.mktemp("endpoint") / "agendawatch.db"
    shutil.copy(filled, file)
    with running(serve(f"sqlite:///{file}")) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as asking:
        for name in ("user-agent", "accept-encoding", "accept"):
            del asking.headers[name]
        yield asking


@each_feed
def test_a_feed_is_a_calendar_and_says_so(client: httpx.Client, path: str) -> None:
    """RFC 5545, 3.1 and 8.1: its type and charset, lines of at most 75 octets, and the method where it has one."""
    answer = client.get(path)

    kind, *parameters = [part.strip() for part in answer.headers["content-type"].lower().split(";")]
    assert (answer.status_code, kind) == (200, "text/calendar")
    assert "charset=utf-8" in parameters
    lines = answer.content.split(b"\r\n")
    assert (lines[0], lines[-2:]) == (b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""])
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert answer.content.decode("utf-8")
    written = [line.partition(b":")[2].decode().lower() for line in lines if line.startswith(b"METHOD:")]
    told = [part.removeprefix("method=").strip('"') for part in parameters if part.startswith("method=")]
    assert told in ([], written)


def test_a_feed_is_the_same_a_second_later(client: httpx.Client) -> None:
    """Neither its octets nor its tag or date follow the clock."""
    first = [client.get(path) for path in FEEDS]
    with time_machine.travel(dt.timedelta(seconds=2)):
        second = [client.get(path) for path in FEEDS]

    for was, now in zip(first, second, strict=True):
        assert now.content == was.content
        assert now.headers["etag"] == was.headers["etag"]
        assert now.headers["last-modified"] == was.headers["last-modified"]


@each_feed
def test_a_feed_is_packed_for_who_asks_so(client: httpx.Client, path: str) -> None:
    """RFC 9110, 8.8.3.3 and 12.5.5: another form has another strong tag, which is known again; caches are told."""
    plain = client.get(path)
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as packed:
        octets = b"".join(packed.iter_raw())
    refused = client.get(path, headers={"Accept-Encoding": "gzip;q=0"})

    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(octets) == plain.content
    assert len(octets) == int(packed.headers["content-length"]) < len(plain.content)
    assert packed.headers["etag"] != plain.headers["etag"]
    for answer in (plain, packed):
        assert "accept-encoding" in answer.headers["vary"].lower()
    again = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
