"""What hosts answered is kept as WARC that others can read, answers again, and goes when its days are over."""

from __future__ import annotations

import datetime as dt
import gzip
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from agendawatch.crawl.client import Client
from agendawatch.errors import InputError, StatusError, StoreError
from agendawatch.fetch import FetchPolicy, WarcFolder, WarcReplay
from agendawatch.fetch.message import HTTPRequest, HTTPResponse
from agendawatch.fetch.recording import UnknownRequestError
from agendawatch.sources.flow import Request

NOW = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
HOST = "https://exempelkoping.example"
PLAIN = FetchPolicy(pause=0, attempts=1)


def _answer(request: httpx.Request) -> httpx.Response:
    """Answer as a host that redirects, packs, takes posts and says no."""
    path = request.url.path
    if path == "/gammal":
        return httpx.Response(301, headers={"location": "/moten"})
    if path == "/moten":
        packed = gzip.compress(b"<table>KS 8 april</table>")
        headers = {"content-type": "text/html; charset=utf-8", "content-encoding": "gzip", "set-cookie": "id=hemlig"}
        return httpx.Response(200, headers=headers, content=packed)
    if path == "/sok":
        return httpx.Response(
            200, headers={"content-type": "application/json"}, content=b'["' + request.content + b'"]'
        )
    return httpx.Response(404, content=b"borta")


def _client(transport: httpx.BaseTransport, now: dt.datetime = NOW) -> Client:
    return Client(now=lambda: now, policy=PLAIN, transport=transport)


def _posted(body: bytes) -> Request:
    return Request(f"{HOST}/sok", method="POST", body=body, expects="json")


def _ask_all(client: Client) -> list[bytes]:
    with pytest.raises(StatusError):
        client.page(f"{HOST}/borta")
    asks: list[Request | str] = [f"{HOST}/gammal", _posted(b"a"), _posted(b"b")]
    return [client.page(ask).body for ask in asks]


def _keep(folder: WarcFolder, now: dt.datetime = NOW, ask: Callable[[Client], object] = _ask_all) -> Path:
    with _client(httpx.MockTransport(_answer), now) as client, folder.writing(now) as write:
        client.show_answers(write)
        ask(client)
    return folder.files()[-1].path


@pytest.fixture
def folder(tmp_path: Path) -> WarcFolder:
    """Name a folder that is not there yet."""
    return WarcFolder(tmp_path / "warc")


def test_what_was_answered_is_answered_again(folder: WarcFolder) -> None:
    """Redirects, what was packed, posts by their bodies, and what was refused; from the folder and from its file."""
    file = _keep(folder)

    for place in (file, folder.path):
        with _client(WarcReplay(place)) as client:
            assert _ask_all(client) == [b"<table>KS 8 april</table>", b'["a"]', b'["b"]']
            with pytest.raises(UnknownRequestError):
                client.page(_posted(b"c"))


def test_the_answer_of_its_moment_is_given(folder: WarcFolder) -> None:
    """With a clock the folder is a site that changes."""
    days = [NOW, NOW + dt.timedelta(days=1)]
    for day in days:

        def dated(_: httpx.Request, day: dt.datetime = day) -> httpx.Response:
            return httpx.Response(200, headers={"content-type": "text/html"}, text=f"{day:%d}")

        with _client(httpx.MockTransport(dated), day) as client, folder.writing(day) as write:
            client.show_answers(write)
            client.page(f"{HOST}/moten")

    for day in days:
        with _client(WarcReplay(folder.path, now=partial(min, day, day))) as client:
            assert client.page(f"{HOST}/moten").body == f"{day:%d}".encode()


def test_others_find_nothing_wrong_with_a_file(folder: WarcFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """The library's own check of every digest; the requests stand with their answers, and robots.txt is there."""
    file = _keep(folder)

    checker = Checker(type("Args", (), {"inputs": [str(file)], "verbose": True}))
    checker.process_all()
    with file.open("rb") as opened:
        kinds = [(it.rec_type, it.rec_headers.get_header("WARC-Target-URI")) for it in ArchiveIterator(opened)]

    assert checker.exit_value == 0
    assert "fail" not in capsys.readouterr().out
    assert kinds[0][0] == "warcinfo"
    assert kinds[1] == ("response", f"{HOST}/robots.txt")
    assert sum(kind == "response" for kind, _ in kinds) == sum(kind == "request" for kind, _ in kinds) == 6


def test_what_has_not_changed_is_a_revisit(folder: WarcFolder) -> None:
    """A 304 is written as one, and the answer before it goes on answering."""

    def answer(request: httpx.Request) -> httpx.Response:
        known = request.headers.get("if-none-match") == '"1"'
        return httpx.Response(304 if known else 200, headers={"etag": '"1"', "content-type": "text/html"},
                              content=b"" if known else b"KS")  # fmt: skip

    with _client(httpx.MockTransport(answer)) as client, folder.writing(NOW) as write:
        client.show_answers(write)
        for condition in ((), (("If-None-Match", '"1"'),)):
            sent = httpx.Request("GET", f"{HOST}/moten", headers=list(condition))
            came = answer(sent)
            _write(write, sent, came)
    file = folder.files()[0].path

    with file.open("rb") as opened:
        kinds = [it.rec_type for it in ArchiveIterator(opened) if it.rec_type != "request"]
    assert kinds == ["warcinfo", "response", "revisit"]
    with httpx.Client(transport=WarcReplay(file)) as replayed:
        assert replayed.get(f"{HOST}/moten").content == b"KS"


def _write(write: Callable[..., None], request: httpx.Request, response: httpx.Response) -> None:
    """Hand on a request and its answer as our client sees them."""
    asked = HTTPRequest(str(request.url), request.method, None, tuple(request.headers.multi_items()))
    write(
        asked,
        HTTPResponse(asked.url, response.status_code, tuple(response.headers.multi_items()), response.content),
        NOW,
    )


def test_files_are_for_who_runs_the_round_alone(folder: WarcFolder) -> None:
    """No other account may read them, and no password, key or cookie is in them."""

    def ask(client: Client) -> None:
        client.page(
            Request(f"{HOST.replace('//', '//anna:hemlig@')}/moten?token=hemlig", headers=(("X-Key", "hemlig"),))
        )

    file = _keep(folder, ask=ask)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert b"KS 8 april" in gzip.decompress(file.read_bytes())
    assert b"hemlig" not in gzip.decompress(file.read_bytes())


def test_a_file_goes_when_its_days_are_over(folder: WarcFolder) -> None:
    """The next round deletes it, and leaves what somebody else put there."""
    old = _keep(folder)
    other = folder.path / "agendawatch-mine.warc.gz"
    other.write_bytes(b"")

    young = _keep(folder, NOW + dt.timedelta(days=30))
    assert [it.path for it in folder.files()] == [old, young]
    with folder.writing(NOW + dt.timedelta(days=30, seconds=1)):
        pass

    assert [it.path for it in folder.files()] == [young]
    assert other.exists()


def test_a_round_without_answers_leaves_no_file(folder: WarcFolder) -> None:
    """There is nothing to keep."""
    with folder.writing(NOW):
        pass

    assert folder.files() == ()


@pytest.mark.parametrize("hurt", ["cut", "flipped"])
def test_what_is_damaged_answers_nothing(folder: WarcFolder, hurt: str) -> None:
    """A round that was killed and a bad disk: what is whole is answered as it was, and the rest not at all."""
    file = _keep(folder)
    whole = file.read_bytes()
    wanted = {"/moten": b"<table>KS 8 april</table>", "/borta": b"borta"}
    given: list[int] = []
    for at in range(0, len(whole), 13):
        rest = b"" if hurt == "cut" else bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        file.write_bytes(whole[:at] + rest)
        with httpx.Client(transport=WarcReplay(file)) as client:
            got = [_got(client, path) for path in wanted]
        given.append(sum(it is not None for it in got))
        assert all(it in {None, right} for it, right in zip(got, wanted.values(), strict=True))

    assert given[0] == 0
    assert given[-1] == len(wanted)


def _got(client: httpx.Client, path: str) -> bytes | None:
    try:
        return client.get(f"{HOST}{path}").content
    except UnknownRequestError:
        return None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Before anything is asked."""
    (tmp_path / "warc").write_text("a file")

    with pytest.raises(StoreError, match="cannot be written"), WarcFolder(tmp_path / "warc" / "x").writing(NOW):
        pass


def test_a_term_is_at_least_a_day(tmp_path: Path) -> None:
    """What is kept for no time is not kept."""
    with pytest.raises(InputError):
        WarcFolder(tmp_path, days=0)


def test_the_extra_is_named_where_it_is_missing(folder: WarcFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a round begins, and before anything is made."""
    monkeypatch.setitem(sys.modules, "warcio", None)

    with pytest.raises(InputError, match=r"agendawatch\[warc\]"), folder.writing(NOW):
        pass

    assert not folder.path.exists()
