"""A transport that asks a replica under a real host's name: recordings made through it say that we made them."""

from __future__ import annotations

import httpx


class Mapped(httpx.BaseTransport):
    """Asks a server on loopback under a real host's name."""

    def __init__(self, address: str) -> None:
        """Open a connection to the server at an address."""
        self._address = httpx.URL(address)
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to loopback, its target unchanged."""
        url = request.url.copy_with(scheme="http", host=self._address.host, port=self._address.port)
        return self._inner.handle_request(
            httpx.Request(request.method, url, headers=request.headers, content=request.read())
        )

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()
