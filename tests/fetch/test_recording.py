"""What is recorded is what a reader needs, in files that a person can read; it answers as the host did, and nothing else."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from functools import partial
from pathlib import Path

import httpx
import pytest
from tests.cases import cases

from agendawatch.fetch import Recorder, Replay
from agendawatch.fetch.recording import Entry, Index, UnknownRequestError, body_hash, file_name


@cases("url", "media_type", "beginning", "suffix")
def test_files_are_named_after_their_pages(url: str, media_type: str, beginning: str, suffix: str) -> None:
    """A name tells the page and the kind; two bodies of one page have two names."""
    name = file_name(url, b"body", media_type)

    assert name.startswith(beginning)
    assert name.endswith(suffix)
    assert name != file_name(url, b"other", media_type)


def test_an_index_says_what_is_not_usual_only() -> None:
    """What is as usual is not written, and comes back as it was."""
    index = Index(entries=(Entry(url="https://example.se/"),))
    words = index.model_dump_json(exclude_defaults=True)

    assert words == '{"entries":[{"url":"https://example.se/"}]}'
    assert Index.model_validate_json(words) == index


def test_no_body_has_no_hash() -> None:
    """A request without a body is known by its address alone."""
    assert body_hash(b"") is None
    assert body_hash(b"{}") == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


URL = "https://example.se/plan?year=2026"
PAGE = "Sammanträde 8 april"


def _host(request: httpx.Request) -> httpx.Response:
    if "if-none-match" in request.headers:
        return httpx.Response(304)
    headers = {"content-encoding": "gzip", "set-cookie": "session=1", "etag": '"1"', "date": "now"}
    return httpx.Response(200, headers=headers, content=gzip.compress(PAGE.encode()))


def test_a_page_is_kept_unpacked_and_without_its_session(tmp_path: Path) -> None:
    """The body is written as text, cookies and dates are not; a 304 adds nothing."""
    with httpx.Client(transport=Recorder(tmp_path, httpx.MockTransport(_host))) as client:
        assert client.get(URL).text == PAGE
        client.get(URL, headers={"if-none-match": '"1"'})

    (entry,) = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))["entries"]
    assert entry["headers"] == [["etag", '"1"']]
    assert (tmp_path / entry["file"]).read_text(encoding="utf-8") == PAGE
    with httpx.Client(transport=Replay(tmp_path)) as client:
        assert client.get(URL, headers={"if-none-match": '"1"'}).status_code == 304


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Draw a folder of recordings: one page that changes, one that is gone, one that is posted to."""
    (tmp_path / "plan.txt").write_text("8 april", encoding="utf-8")
    (tmp_path / "plan-2.txt").write_text("9 april", encoding="utf-8")
    entries = [
        {"url": URL, "file": "plan.txt", "headers": [["etag", '"1"'], ["content-type", "text/plain"]]},
        {"url": URL, "file": "plan-2.txt", "headers": [["etag", '"2"']], "since": "2026-03-09T00:00:00Z"},
        {"url": "https://example.se/gone", "status": 404},
        {"url": "https://example.se/json", "method": "POST", "body_hash": None, "status": 204},
    ]
    (tmp_path / "index.json").write_text(json.dumps({"entries": entries}), encoding="utf-8")
    return tmp_path


def _on(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(("day", "words"), [(6, "8 april"), (9, "9 april")])
def test_the_answer_in_force_is_given(folder: Path, day: int, words: str) -> None:
    """By the clock, the last recording that has come into force answers."""
    with httpx.Client(transport=Replay(folder, now=partial(_on, day))) as client:
        assert client.get(URL).text == words


@pytest.mark.parametrize(
    ("day", "etag", "status"),
    [(6, '"1"', 304), (6, 'W/"1"', 304), (6, '"0", "1"', 304), (9, '"1"', 200), (9, '"2"', 304)],
)
def test_a_known_page_is_not_modified(folder: Path, day: int, etag: str, status: int) -> None:
    """A request that names the validator in force is answered 304, without a body."""
    with httpx.Client(transport=Replay(folder, now=partial(_on, day))) as client:
        answer = client.get(URL, headers={"if-none-match": etag})

    assert answer.status_code == status
    assert bool(answer.content) is (status == 200)


def test_a_recorded_status_is_given(folder: Path) -> None:
    """A page that was gone is gone."""
    with httpx.Client(transport=Replay(folder)) as client:
        assert client.get("https://example.se/gone").status_code == 404


@pytest.mark.parametrize(("method", "url"), [("GET", "https://example.se/other"), ("POST", URL)])
def test_an_unknown_request_is_loud(folder: Path, method: str, url: str) -> None:
    """Nothing that catches `Exception` swallows a request that nobody recorded."""
    with httpx.Client(transport=Replay(folder)) as client, pytest.raises(UnknownRequestError, match="no recording"):
        client.request(method, url)

    assert not issubclass(UnknownRequestError, Exception)


def test_the_body_is_part_of_the_request(folder: Path) -> None:
    """A POST with another body is another request."""
    with httpx.Client(transport=Replay(folder)) as client:
        assert client.post("https://example.se/json").status_code == 204
        with pytest.raises(UnknownRequestError):
            client.post("https://example.se/json", content=b"{}")


def test_what_was_recorded_is_replayed(tmp_path: Path) -> None:
    """A recorder's folder answers a replay as the host did, on each day."""
    words = {6: "Sammanträden: 8 april", 9: "Sammanträden: 9 april"}
    for day, text in words.items():
        _record(tmp_path, day, text)

    assert len(json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))["entries"]) == 2
    for day, text in words.items():
        with httpx.Client(transport=Replay(tmp_path, now=partial(_on, day))) as client:
            assert client.get(URL).text == text


def _record(folder: Path, day: int, text: str) -> None:
    """Record a page twice: the second time it says nothing new."""
    host = httpx.MockTransport(lambda _: httpx.Response(200, text=text))
    with httpx.Client(transport=Recorder(folder, host, now=partial(_on, day))) as client:
        assert [client.get(URL).text for _ in range(2)] == [text, text]
