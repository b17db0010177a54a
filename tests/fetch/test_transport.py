"""Requests are retried, paced and limited, and TLS is never waved through."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import httpx
import pytest
import stamina
from tests.cases import cases
from tests.replicas.server import Given, serve

from agendawatch.errors import HostError, LimitError, StatusError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.allowed_hosts import AllowedHosts
from agendawatch.fetch.message import HTTPRequest
from agendawatch.fetch.transport import AsyncPacedTransport, Conduct, PacedTransport, read_retry_after
from agendawatch.sources.flow import Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
REQUEST = HTTPRequest("https://example.se/plan")


def _transport(answer: Callable[[httpx.Request], httpx.Response], policy: FetchPolicy | None = None) -> PacedTransport:
    return PacedTransport(Conduct(policy or FetchPolicy(first_wait=0), lambda: NOON), httpx.MockTransport(answer))


def _send(answer: Callable[[httpx.Request], httpx.Response], policy: FetchPolicy | None = None) -> Response:
    return _transport(answer, policy).send(REQUEST)


def test_a_broken_chain_is_told_and_not_tried_again() -> None:
    """A certificate that does not hold is an error that says so, at once."""
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        cause = ssl.SSLCertVerificationError("certificate verify failed: unable to get local issuer certificate")
        error = httpx.ConnectError("verify failed")
        raise error from cause

    with pytest.raises(HostError, match="the TLS chain does not hold"):
        _send(answer)
    assert len(asked) == 1


@pytest.mark.parametrize("failure", [httpx.ReadTimeout, httpx.ConnectTimeout])
def test_silence_is_told(failure: type[httpx.TimeoutException]) -> None:
    """A host that does not answer in time is tried again, then named."""
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise failure("slow")  # noqa: EM101 -- httpx makes such errors with a word

    with pytest.raises(HostError, match=rf"no answer in time \({failure.__name__}\)"):
        _send(answer)
    assert len(asked) == 3


def test_a_host_that_asks_for_time_gets_it() -> None:
    """Retry-After is waited for before the next attempt."""
    answers = iter((httpx.Response(429, headers={"retry-after": "1"}), httpx.Response(200, text="8 april")))
    before = time.monotonic()

    with stamina.set_testing(False):
        answer = _send(lambda _: next(answers))

    assert answer.status == 200
    assert time.monotonic() - before >= 0.9


def test_who_else_waits_for_a_host_waits_as_long() -> None:
    """A visit that goes on at a host which asked another for time would be the very thing that it asked against."""
    asked: list[float] = []

    def answer(_: httpx.Request) -> httpx.Response:
        asked.append(time.monotonic())
        return httpx.Response(429, headers={"retry-after": "1"}) if len(asked) == 1 else httpx.Response(200)

    async def go() -> None:
        transport = AsyncPacedTransport(Conduct(FetchPolicy(first_wait=0), lambda: NOON), httpx.MockTransport(answer))
        await asyncio.gather(transport.send(REQUEST), transport.send(REQUEST))

    asyncio.run(go())

    assert len(asked) == 3
    assert asked[1] - asked[0] > 0.9


def test_a_host_that_asks_for_too_much_is_left() -> None:
    """A Retry-After past our patience is told at once, with its seconds."""
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(503, headers={"retry-after": "Wed, 11 Mar 2026 13:00:00 GMT"})

    with pytest.raises(StatusError, match="503") as caught:
        _send(answer)
    assert caught.value.retry_after == 3600.0
    assert len(asked) == 1


def test_a_wait_that_is_too_long_is_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that asks for an hour is left, and the next page that is asked of it waits no hour in our process."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    answers = iter((httpx.Response(503, headers={"retry-after": "3600"}), httpx.Response(200)))
    transport = _transport(lambda _: next(answers))

    with pytest.raises(StatusError):
        transport.send(REQUEST)
    transport.send(REQUEST)

    assert sum(waited) < 60


def test_a_wait_within_our_patience_is_kept_by_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: a minute is waited for before anything more is asked of that host."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    answers = iter((httpx.Response(503, headers={"retry-after": "60"}), httpx.Response(200)))
    transport = _transport(lambda _: next(answers))

    transport.send(REQUEST)

    assert 50 < max(waited) <= 60


@pytest.mark.parametrize("etag", ["å", "\x80", '"\u20ac"'])
def test_a_host_s_own_words_go_back_to_it(etag: str) -> None:
    """Letters that no header should have stop nothing."""
    request = replace(REQUEST, headers=(("If-None-Match", etag),))

    assert _transport(lambda _: httpx.Response(304)).send(request).status == 304


def _asked_with(*set_by_each: list[tuple[str, str]]) -> list[str]:
    """Answer one request after the other with cookies; give what each was asked with."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers.get("cookie", ""))
        return httpx.Response(200, headers=set_by_each[len(asked) - 1])

    transport = _transport(answer)
    for _ in set_by_each:
        transport.send(REQUEST)
    return asked


def test_a_host_s_cookie_goes_back_to_it() -> None:
    """Some portals hold a session."""
    assert _asked_with([("set-cookie", "a=1")], []) == ["", "a=1"]


def test_cookies_without_end_are_not_kept() -> None:
    """Neither those of one answer, nor all of them together are sent: no header of ours grows with what a host says."""
    many = [("set-cookie", f"a{nth}={'x' * 100}") for nth in range(200)]
    each = [[("set-cookie", f"a{nth}={'x' * 4_000}")] for nth in range(4)]

    assert _asked_with(many, []) == ["", ""]
    assert [len(it) > 0 for it in _asked_with(*each, [])] == [False, True, True, False, False]


@cases("words", "seconds")
def test_seconds_and_dates_are_read(words: str | None, seconds: float | None) -> None:
    """Seconds or a date become seconds from now; anything else is nothing."""
    assert read_retry_after(words, NOON) == seconds


def test_of_a_number_without_end_the_beginning_is_read() -> None:
    """It says that somebody asks for very much."""
    assert read_retry_after("9" * 5000, NOON) == 999_999_999


def test_a_certificate_that_nobody_vouches_for_is_told() -> None:
    """In both drivers, at once; verification is never switched off."""
    with serve(lambda _: Given(), tls=True) as host:
        conduct = Conduct(FetchPolicy(pause=0), lambda: NOON, AllowedHosts([host.address]))
        with pytest.raises(HostError, match="the TLS chain does not hold"):
            PacedTransport(conduct).send(HTTPRequest(host.address))
        with pytest.raises(HostError, match="the TLS chain does not hold"):
            asyncio.run(AsyncPacedTransport(conduct).send(HTTPRequest(host.address)))


class _Clock:
    """A clock that goes only when an answer is waited for."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("seconds", [17, 60])
def test_a_slow_answer_is_waited_for(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Some need a minute: so long may a host be silent, and that is not its whole time."""
    clock = _Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    patience: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        clock.now += seconds
        patience.append(request.extensions["timeout"]["read"])
        return httpx.Response(200, text="11 mars")

    came = _transport(answer).send(REQUEST)

    assert came.body == b"11 mars"
    assert patience[0] > seconds


def test_a_file_of_300_megabytes_is_refused_before_it_comes() -> None:
    """Its header tells; nothing of it is read."""
    read = []

    def body() -> Iterator[bytes]:
        read.append(1)
        yield b"%PDF"

    headers = {"content-length": str(308 * 10**6)}
    with pytest.raises(LimitError, match=f"{FetchPolicy().max_bytes} bytes"):
        _transport(lambda _: httpx.Response(200, headers=headers, content=body())).send(REQUEST)
    assert read == []
