"""Transports for tests on recordings: real host names, that loopback answers while recording."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import httpcore
import httpx
from vcr.errors import CannotOverwriteExistingCassetteException

_Options = Iterable[httpcore.SOCKET_OPTION]
_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts no one, and is not asked: here TLS is plain. To load whom one trusts for each test takes longer than the test."""


class UnrecordedRequestError(BaseException):
    """The cassette holds no answer to a request. It is no `Exception`, so that nothing swallows it."""


class Strict(httpx.BaseTransport):
    """Asks the cassette; while recording, the replicas that stand in for hosts."""

    def __init__(self, hosts: Mapping[str, str] | None = None) -> None:
        """Map each host's name to a replica's address; without a map only the cassette answers."""
        self._inner = httpx.HTTPTransport(verify=_NOBODY)
        if hosts is not None:
            pool = httpcore.ConnectionPool(ssl_context=_NOBODY, network_backend=_Backend(_ports(hosts)))
            self._inner._pool = pool  # noqa: SLF001 -- httpx has no public way to a network of one's own

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        try:
            return self._inner.handle_request(request)
        except CannotOverwriteExistingCassetteException as error:
            raise UnrecordedRequestError(str(error)) from error

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class AsyncStrict(httpx.AsyncBaseTransport):
    """A `Strict` whose answers are awaited."""

    def __init__(self, hosts: Mapping[str, str] | None = None) -> None:
        """Map each host's name to a replica's address; without a map only the cassette answers."""
        self._inner = httpx.AsyncHTTPTransport(verify=_NOBODY)
        if hosts is not None:
            pool = httpcore.AsyncConnectionPool(ssl_context=_NOBODY, network_backend=_AsyncBackend(_ports(hosts)))
            self._inner._pool = pool  # noqa: SLF001 -- httpx has no public way to a network of one's own

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, awaited."""
        try:
            return await self._inner.handle_async_request(request)
        except CannotOverwriteExistingCassetteException as error:
            raise UnrecordedRequestError(str(error)) from error

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


def _ports(hosts: Mapping[str, str]) -> dict[str, int]:
    return {host: urlsplit(address).port or 80 for host, address in hosts.items()}


class _Backend(httpcore.NetworkBackend):
    """A network where known names are loopback, and TLS is plain: the replicas have no certificates."""

    def __init__(self, ports: dict[str, int]) -> None:
        self._ports = ports
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002 -- httpcore's signature
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _Options | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the replica that stands in for a host."""
        stream = self._inner.connect_tcp("127.0.0.1", self._ports[host], timeout, local_address, socket_options)
        return _Plain(stream)


class _Plain(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self.read = inner.read  # type: ignore[method-assign] # handed through as it is
        self.write = inner.write  # type: ignore[method-assign] # likewise
        self.close = inner.close  # type: ignore[method-assign] # likewise
        self.get_extra_info = inner.get_extra_info  # type: ignore[method-assign] # likewise

    def start_tls(self, *_: object, **__: object) -> httpcore.NetworkStream:
        """Stay plain."""
        return self


class _AsyncBackend(httpcore.AsyncNetworkBackend):
    """A `_Backend` whose connections are awaited."""

    def __init__(self, ports: dict[str, int]) -> None:
        self._ports = ports
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 -- httpcore's signature
        local_address: str | None = None,
        socket_options: _Options | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the replica that stands in for a host."""
        port = self._ports[host]
        return _AsyncPlain(await self._inner.connect_tcp("127.0.0.1", port, timeout, local_address, socket_options))


class _AsyncPlain(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self.read = inner.read  # type: ignore[method-assign] # handed through as it is
        self.write = inner.write  # type: ignore[method-assign] # likewise
        self.aclose = inner.aclose  # type: ignore[method-assign] # likewise
        self.get_extra_info = inner.get_extra_info  # type: ignore[method-assign] # likewise

    async def start_tls(self, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        """Stay plain."""
        return self
