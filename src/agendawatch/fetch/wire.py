"""Requests over the network: paced, retried, streamed within limits, TLS always verified."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

import httpx
import stamina

from agendawatch.errors import FetchError, HostError, LimitError, StatusError
from agendawatch.fetch.manners import Manners
from agendawatch.fetch.message import Answer, Request
from agendawatch.fetch.retry_after import read_retry_after

__all__ = ["AsyncWire", "Wire"]

_BAD_MOMENT = frozenset({429, 500, 502, 503, 504})
_TRANSIENT = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError)


class _BadMomentError(Exception):
    """A host answered that it cannot just now."""

    def __init__(self, answer: Answer, wait: float | None) -> None:
        super().__init__(answer.status)
        self.answer = answer
        self.wait = wait


class _Pace:
    """When each host may next be asked."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def reserve(self, host: str, pause: float) -> float:
        """Take the next free moment of a host; returns the seconds until it."""
        with self._lock:
            now = time.monotonic()
            moment = max(now, self._next.get(host, now))
            self._next[host] = moment + pause
            return moment - now

    def met(self, host: str, pause: float) -> None:
        """Count the pause from an answer's first word: a request may have been long on its way."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + pause)


class _Body:
    """A body as it comes in, kept within the limits."""

    def __init__(self, request: Request, manners: Manners) -> None:
        self._url = request.url
        self._manners = manners
        self._deadline = time.monotonic() + manners.longest_answer
        self._chunks: list[bytes] = []
        self._size = 0

    def announce(self, response: httpx.Response) -> None:
        """Refuse early what says itself that it is too large."""
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > self._manners.max_bytes:
            raise self._past_size()

    def add(self, chunk: bytes) -> None:
        """Take a chunk, decompressed; raise when it is one too many or too late."""
        self._size += len(chunk)
        if self._size > self._manners.max_bytes:
            raise self._past_size()
        if time.monotonic() > self._deadline:
            limit = f"{self._manners.longest_answer:g} seconds"
            raise LimitError(limit, url=self._url)
        self._chunks.append(chunk)

    def _past_size(self) -> LimitError:
        return LimitError(f"{self._manners.max_bytes} bytes", url=self._url)

    def answer(self, response: httpx.Response) -> Answer:
        """Close the body as an answer."""
        return Answer(
            url=str(response.url),
            status=response.status_code,
            headers=tuple(response.headers.multi_items()),
            body=b"".join(self._chunks),
        )


class _Attempts(Protocol):
    """What `stamina.retry_context` gives, in both its forms; its own type is private."""

    def __iter__(self) -> Iterator[stamina.Attempt]: ...
    def __aiter__(self) -> AsyncIterator[stamina.Attempt]: ...


@dataclass(frozen=True, slots=True)
class _Conduct:
    """What both wires do alike: all but the waiting."""

    manners: Manners
    now: Callable[[], dt.datetime]
    pace: _Pace = field(default_factory=_Pace)

    def attempts(self) -> _Attempts:
        """Open the round of attempts that one request is given."""
        return stamina.retry_context(
            on=self.again,
            attempts=self.manners.attempts,
            timeout=None,
            wait_initial=self.manners.first_wait,
            wait_max=self.manners.longest_wait,
            wait_jitter=self.manners.first_wait / 2,
        )

    def again(self, error: Exception) -> bool | float:
        """Tell whether to try again, and after how many seconds where the host says so."""
        if isinstance(error, _BadMomentError):
            if error.wait is None:
                return True
            return error.wait if error.wait <= self.manners.longest_wait else False
        return isinstance(error, _TRANSIENT) and not _is_tls(error)

    def headers(self, request: Request) -> list[tuple[str, str]]:
        """Say who we are, and then what the request says."""
        return [("User-Agent", self.manners.user_agent), *request.headers]

    def judge(self, request: Request, answer: Answer) -> Answer:
        """Let an answer pass, unless it is a bad moment; what else waits for that host then waits as long."""
        if answer.status in _BAD_MOMENT:
            wait = read_retry_after(answer.header("retry-after"), self.now())
            if wait is not None and wait <= self.manners.longest_wait:
                self.pace.met(request.host, wait)
            raise _BadMomentError(answer, wait)
        return answer


def _timeout(manners: Manners) -> httpx.Timeout:
    return httpx.Timeout(manners.read_timeout, connect=manners.connect_timeout)


def _failed(error: Exception, url: str) -> FetchError:
    """Say in our words what went wrong for good."""
    if isinstance(error, _BadMomentError):
        return StatusError(error.answer.status, url=url, retry_after=error.wait)
    if _is_tls(error):
        return HostError(f"the TLS chain does not hold: {error}", url=url)
    if isinstance(error, httpx.TimeoutException):
        return HostError(f"no answer in time ({type(error).__name__})", url=url)
    return HostError(f"no answer: {str(error) or type(error).__name__}", url=url)


def _is_tls(error: BaseException) -> bool:
    """Tell whether a certificate is at the bottom of an error."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


@cache
def _trust() -> ssl.SSLContext:
    """Load whom we trust: once for all clients, since to read the authorities takes longer than to read a page."""
    return httpx.create_ssl_context()


class Wire:
    """The network, for the sync driver."""

    def __init__(
        self, manners: Manners, now: Callable[[], dt.datetime], transport: httpx.BaseTransport | None = None
    ) -> None:
        """Open a connection pool; a transport stands in for the network."""
        self._conduct = _Conduct(manners, now)
        self._client = httpx.Client(
            transport=transport, verify=_trust(), timeout=_timeout(manners), follow_redirects=False
        )

    def send(self, request: Request) -> Answer:
        """Send one request, again where the host has a bad moment."""
        try:
            for attempt in self._conduct.attempts():
                with attempt:
                    return self._conduct.judge(request, self._once(request))
        except (httpx.HTTPError, httpx.InvalidURL, _BadMomentError) as error:
            raise _failed(error, request.url) from error
        raise AssertionError(request)

    def _once(self, request: Request) -> Answer:
        if wait := self._conduct.pace.reserve(request.host, request.pause):
            time.sleep(wait)
        body = _Body(request, self._conduct.manners)
        headers = self._conduct.headers(request)
        with self._client.stream(request.method, request.url, headers=headers, content=request.body) as response:
            self._conduct.pace.met(request.host, request.pause)
            body.announce(response)
            for chunk in response.iter_bytes():
                body.add(chunk)
            return body.answer(response)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


class AsyncWire:
    """The network, for the async driver; one request at a time to each host."""

    def __init__(
        self, manners: Manners, now: Callable[[], dt.datetime], transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """Open a connection pool; a transport stands in for the network."""
        self._conduct = _Conduct(manners, now)
        self._client = httpx.AsyncClient(
            transport=transport, verify=_trust(), timeout=_timeout(manners), follow_redirects=False
        )
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def send(self, request: Request) -> Answer:
        """Send one request, again where the host has a bad moment."""
        try:
            async for attempt in self._conduct.attempts():
                with attempt:
                    return self._conduct.judge(request, await self._once(request))
        except (httpx.HTTPError, httpx.InvalidURL, _BadMomentError) as error:
            raise _failed(error, request.url) from error
        raise AssertionError(request)

    async def _once(self, request: Request) -> Answer:
        async with self._turns[request.host]:
            await asyncio.sleep(self._conduct.pace.reserve(request.host, request.pause))
            body = _Body(request, self._conduct.manners)
            headers = self._conduct.headers(request)
            stream = self._client.stream(request.method, request.url, headers=headers, content=request.body)
            async with stream as response:
                self._conduct.pace.met(request.host, request.pause)
                body.announce(response)
                async for chunk in response.aiter_bytes():
                    body.add(chunk)
                return body.answer(response)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()
