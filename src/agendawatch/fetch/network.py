"""The network itself: names looked up once, checked, and connected to as they were checked; all of it by one deadline.

httpx's own transports over a network of ours (httpcore's network backend). TLS goes by the name, not by the address.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from typing import Any, TypeAlias, TypeVar
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from agendawatch.errors import AnswerLimitError, HostError
from agendawatch.failure import FailureCode
from agendawatch.fetch.allowed_hosts import AllowedHosts, check_spelt, host_and_port, is_public
from agendawatch.fetch.policy import FetchPolicy

# A body as it comes in: counted as it was sent, unpacked once and no further than the limit, and in its time.

ACCEPTED = "gzip, deflate"
"""How a body may be packed: in one of these ways, and once."""
_PACKED = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
_HEAD = 64_000
"""Bytes of all headers together; a page's take one or two thousand."""
_UNPACKED_AT_ONCE = 65_536
_MARK = 2
"""Bytes that tell how a stream is packed."""


class IncomingBody:
    """What has come of an answer's body."""

    def __init__(self, url: str, policy: FetchPolicy, deadline: float) -> None:
        """Take so much, until a moment of the monotonic clock."""
        self._url = url
        self._most = policy.max_bytes
        self._seconds = policy.longest_answer
        self._deadline = deadline
        self._sent = 0
        self._taken = BytesIO()
        self._packed = ""
        self._waiting = b""
        """What was sent and is not unpacked yet."""
        self._begun = False
        self._inner: zlib._Decompress | None = None
        """Undoes the packing; `None` where there is none."""

    def announce(self, response: httpx.Response) -> None:
        """Refuse early what says itself that it is too large, or is packed as we did not ask for."""
        if sum(len(name) + len(value) for name, value in response.headers.raw) > _HEAD:
            raise AnswerLimitError(limit=f"{_HEAD} bytes of headers", url=self._url)
        length = response.headers.get("content-length", "")
        if length.isdecimal() and (len(length) > len(str(self._most)) or int(length) > self._most):
            raise self._past_size()
        self._packed = response.headers.get("content-encoding", "").strip().casefold()
        if self._packed in _PACKED:
            self._inner = zlib.decompressobj(_PACKED[self._packed])
        elif self._packed not in {"", "identity"}:
            why = f"packed as {self._packed[:40]!r}, where {ACCEPTED} was asked for"
            raise self._refused(why)

    @property
    def size(self) -> int:
        """Tell how much there is of it so far, unpacked."""
        return self._taken.tell()

    def add(self, chunk: bytes) -> None:
        """Take a chunk as it was sent; raise when it is one too many or too late."""
        self._sent += len(chunk)
        if self._sent > self._most:
            raise self._past_size()
        if self._inner is None:
            self._keep(chunk)
            return
        self._waiting += chunk
        while piece := self._unpacked(self._inner):
            self._keep(piece)

    def _unpacked(self, inner: zlib._Decompress) -> bytes:
        """Unpack a piece of what was sent; nothing when there is no more of it yet."""
        if inner.eof:
            self._waiting = b""
        if inner.eof or not (self._begun or len(self._waiting) >= _MARK):
            return b""
        try:
            piece = inner.decompress(self._waiting, _UNPACKED_AT_ONCE)
        except zlib.error as error:
            if self._packed == "deflate" and not self._begun:
                # Some servers send "deflate" without the head that RFC 9110 asks for.
                self._begun, self._inner = True, zlib.decompressobj(-zlib.MAX_WBITS)
                return self._unpacked(self._inner)
            why = f"a body that cannot be unpacked: {error}"
            raise self._refused(why) from error
        self._begun = True
        self._waiting = inner.unconsumed_tail
        return piece

    def _keep(self, piece: bytes) -> None:
        self._check_time()
        self._taken.write(piece)
        if self._taken.tell() > self._most:
            raise self._past_size()

    def _check_time(self) -> None:
        if time.monotonic() > self._deadline:
            raise past_time(self._seconds, self._url)

    def whole(self) -> bytes:
        """Give the body when all of it has come; raise where it is packed and breaks off."""
        self._check_time()
        if self._inner is not None and (self._begun or self._waiting) and not self._inner.eof:
            why = "a packed body that breaks off"
            raise self._refused(why)
        return self._taken.getvalue()

    def _refused(self, why: str) -> HostError:
        return HostError(why, url=self._url, failure=FailureCode.LAYOUT)

    def _past_size(self) -> AnswerLimitError:
        return AnswerLimitError(f"{self._most} bytes", url=self._url)


def past_time(seconds: float, url: str) -> AnswerLimitError:
    """Say that an answer took too long as a whole."""
    return AnswerLimitError(f"{seconds:g} seconds", url=url, failure=FailureCode.TIMEOUT)


T = TypeVar("T")

_Options: TypeAlias = Iterable[httpcore.SOCKET_OPTION]
_MOST = 4
"""Addresses of one name that are tried."""
_SENT_AT_ONCE = 16_384
_LIMITS = httpx.Limits(max_connections=100, keepalive_expiry=None)

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def ended_by(moment: float) -> Iterator[None]:
    """Let everything on the network within a `with` end by a moment of the monotonic clock."""
    token = _deadline.set(moment)
    try:
        yield
    finally:
        _deadline.reset(token)


def _left(timeout: float | None) -> float | None:
    """Tell how long one step may take: as long as it may by itself, and no longer than all of it."""
    moment = _deadline.get()
    if moment is None:
        return timeout
    left = moment - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left if timeout is None else min(timeout, left)


class UnknownHost:
    """Marks what went wrong before a host was asked at all: its name led nowhere."""


class _NoNameError(httpcore.ConnectError, UnknownHost):
    pass


class _SlowNameError(httpcore.ConnectTimeout, UnknownHost):
    pass


class Network(httpx.BaseTransport):
    """The network, for the sync transport."""

    def __init__(self, allowed: AllowedHosts, verify: ssl.SSLContext) -> None:
        """Reach what may be reached; a proxy that the environment names is asked in place of hosts."""
        self.allowed = allowed
        self._direct, self._proxies = _opened(httpx.HTTPTransport, _Backend, allowed, verify)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        return (_proxy(self._proxies, request, self.allowed) or self._direct).handle_request(request)

    def close(self) -> None:
        """Close the connections."""
        for each in (self._direct, *self._proxies.values()):
            each.close()


class AsyncNetwork(httpx.AsyncBaseTransport):
    """The network, for the async transport."""

    def __init__(self, allowed: AllowedHosts, verify: ssl.SSLContext) -> None:
        """Reach what may be reached; a proxy that the environment names is asked in place of hosts."""
        self.allowed = allowed
        self._direct, self._proxies = _opened(httpx.AsyncHTTPTransport, _AsyncBackend, allowed, verify)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, awaited."""
        return await (_proxy(self._proxies, request, self.allowed) or self._direct).handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections."""
        for each in (self._direct, *self._proxies.values()):
            await each.aclose()


def _opened(
    make: Callable[..., T],
    backend: Callable[[AllowedHosts | None], object],
    allowed: AllowedHosts,
    verify: ssl.SSLContext,
) -> tuple[T, dict[str, T]]:
    """Open the way to hosts, and one over each proxy that the environment names, by scheme: these may be anywhere."""
    named = {scheme: url for scheme, url in getproxies().items() if scheme in {"http", "https", "all"} and url}
    direct = make(verify=verify, limits=_LIMITS)
    proxies = {
        scheme: make(verify=verify, proxy=url if "://" in url else f"http://{url}") for scheme, url in named.items()
    }
    for transport in (direct, *proxies.values()):
        # Let it connect by a backend of ours: httpx has no public way to.
        own = backend(allowed if transport is direct else None)
        transport._pool._network_backend = own  # type: ignore[attr-defined] # noqa: SLF001
    return direct, proxies


def _proxy(proxies: dict[str, T], request: httpx.Request, allowed: AllowedHosts) -> T | None:
    """Choose the proxy to ask for a request; `None` where the host itself is asked.

    A proxy looks names up by itself, so that only what an address spells can be checked here.
    """
    proxy = proxies.get(request.url.scheme) or proxies.get("all")
    host, port = host_and_port(str(request.url))
    if proxy is None or proxy_bypass(f"{host}:{port}"):
        return None
    if not allowed.is_named(host, port):
        check_spelt(host)
    return proxy


class _Backend(httpcore.NetworkBackend):
    """Connects to addresses that were checked; `allowed` is `None` for a proxy, which may be anywhere."""

    def __init__(self, allowed: AllowedHosts | None) -> None:
        self._allowed = allowed
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _Options | None = None,
    ) -> httpcore.NetworkStream:
        """Look a name up, check where it leads, and connect there: nobody looks it up a second time."""
        looked = _lookup(host, port)
        try:
            found = looked.result(_left(timeout))
        except TimeoutError as error:
            raise _SlowNameError(_NO_NAME.format(host)) from error
        failure: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in _checked(self._allowed, host, port, found):
            try:
                stream = self._inner.connect_tcp(address, port, _left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream)
        raise failure or _NoNameError(_NO_NAME.format(host))


class _AsyncBackend(httpcore.AsyncNetworkBackend):
    """Connects to addresses that were checked; `allowed` is `None` for a proxy, which may be anywhere."""

    def __init__(self, allowed: AllowedHosts | None) -> None:
        self._allowed = allowed
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: _Options | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look a name up, check where it leads, and connect there: nobody looks it up a second time."""
        try:
            found = await asyncio.wait_for(asyncio.wrap_future(_lookup(host, port)), timeout)
        except TimeoutError as error:
            raise _SlowNameError(_NO_NAME.format(host)) from error
        failure: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in _checked(self._allowed, host, port, found):
            try:
                stream = await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _AsyncStream(stream)
        raise failure or _NoNameError(_NO_NAME.format(host))


_NO_NAME = "nobody knows where {} is"


def _checked(allowed: AllowedHosts | None, host: str, port: int, found: list[str]) -> list[str]:
    """Choose the addresses to try; raises where a name leads nowhere public, and nobody named it."""
    if allowed is None or not found:
        return found[:_MOST]
    public = [it for it in found if allowed.is_named(host, port) or is_public(it)]
    if not public:
        allowed.check(host, port, found[0])
    return public[:_MOST]


def _lookup(host: str, port: int) -> Future[list[str]]:
    """Look a name up in a thread of its own: the system's way cannot be broken off."""
    answer: Future[list[str]] = Future()
    # Who waits no longer does not take the answer away from the thread.
    answer.set_running_or_notify_cancel()

    def look() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, ValueError) as error:
            answer.set_exception(_NoNameError(f"{_NO_NAME.format(host)} ({error})"))
        else:
            answer.set_result(list(dict.fromkeys(str(row[4][0]) for row in rows)))

    threading.Thread(target=look, daemon=True).start()
    return answer


class _Stream(httpcore.NetworkStream):
    """A connection of which every step ends by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self._inner.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write, a piece at a time: each has its own patience."""
        for first in range(0, len(buffer), _SENT_AT_ONCE):
            self._inner.write(buffer[first : first + _SENT_AT_ONCE], _left(timeout))

    def close(self) -> None:
        """Close it."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Speak TLS from now on."""
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """Tell what the connection knows of itself."""
        return self._inner.get_extra_info(info)


class _AsyncStream(httpcore.AsyncNetworkStream):
    """A connection that is closed where its handshake is broken off: httpcore leaves it open then."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's signature
        """Read what has come."""
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - likewise
        """Write."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close it."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - likewise
    ) -> httpcore.AsyncNetworkStream:
        """Speak TLS from now on."""
        try:
            return await self._inner.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._inner.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - likewise
        """Tell what the connection knows of itself."""
        return self._inner.get_extra_info(info)
