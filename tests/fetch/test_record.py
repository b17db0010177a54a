"""What is recorded is what a reader needs, and nothing of a session."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import httpx

from agendawatch.fetch import Recorder, Replay

URL = "https://example.se/plan"
PAGE = "Sammanträde 8 april"


def _host(request: httpx.Request) -> httpx.Response:
    if "if-none-match" in request.headers:
        return httpx.Response(304)
    headers = {"content-encoding": "gzip", "set-cookie": "session=1", "etag": '"1"', "date": "now"}
    return httpx.Response(200, headers=headers, content=gzip.compress(PAGE.encode()))


def _record(folder: Path) -> None:
    with httpx.Client(transport=Recorder(folder, httpx.MockTransport(_host))) as client:
        assert client.get(URL).text == PAGE
        client.get(URL, headers={"if-none-match": '"1"'})


def test_a_page_is_kept_unpacked_and_without_its_session(tmp_path: Path) -> None:
    """The body is written as text, cookies and dates are not; a 304 adds nothing."""
    _record(tmp_path)

    (entry,) = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))["entries"]
    assert entry["headers"] == [["etag", '"1"']]
    assert (tmp_path / entry["file"]).read_text(encoding="utf-8") == PAGE
    with httpx.Client(transport=Replay(tmp_path)) as client:
        assert client.get(URL, headers={"if-none-match": '"1"'}).status_code == 304
