"""What is kept of pages, so that the next round can ask whether they changed. Bodies are never kept."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Protocol
from urllib.parse import urlencode

from pydantic import ConfigDict, TypeAdapter

from agendawatch.model import Route
from agendawatch.sources.flow import Request


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a page is known again."""

    etag: str | None = None
    """As the server gave it, quotes and all; `None` when it gives none."""
    last_modified: str | None = None
    """The header's own words; `None` when it gives none."""
    content_hash: str | None = None
    """SHA-256 of the body, hexadecimal; `None` before a body came."""
    seen: dt.datetime | None = None
    """When the body itself was last received; `None` before one came."""
    believed: bool | None = None
    """Whether the host's word that the page is unchanged is taken: its tag has been seen to follow the body.
    `None` until it has been seen; `False` once it has not: the page is known by its hash alone from then on."""


class Memory(Protocol):
    """Where validators, itineraries and routes are kept between rounds: a store's `records`, or an object of your own."""

    def validators(self, key: str) -> Validators | None:
        """Tell by what a page is known again; `None` when it was never received."""
        ...

    def save_validators(self, key: str, validators: Validators) -> None:
        """Keep by what a page is known again, in place of what was kept before."""
        ...

    def requests(self, name: str) -> tuple[Request, ...] | None:
        """List the requests of a flow's last run; `None` when it never ended well."""
        ...

    def save_requests(self, name: str, asks: tuple[Request, ...]) -> None:
        """Keep a flow's requests, in place of those kept before; `()` forgets them."""
        ...

    def unsafe_limit(self, content_hash: str) -> str | None:
        """Tell what limit a page passed when it stopped its reader, this version's or a later one's; `None` if none."""
        ...

    def save_unsafe_limit(self, content_hash: str, limit: str, seen: dt.datetime) -> None:
        """Keep that a page stopped its reader: until a newer version it is not read again."""
        ...

    def route(self, name: str) -> Route | None:
        """Tell by which way a site's meetings were found; `None` when nobody looked."""
        ...

    def save_route(self, name: str, route: Route) -> None:
        """Keep by which way a site's meetings were found, in place of what was kept before."""
        ...


def address(ask: Request) -> str:
    """Write the address of a request, its parameters added.

    >>> address(Request("https://example.se/sok?a=1", params=(("nämnd", "KS"),)))
    'https://example.se/sok?a=1&n%C3%A4mnd=KS'
    """
    url = ask.url.partition("#")[0]
    if not ask.params:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(ask.params)}"


def key(ask: Request) -> str:
    """Name the page that a request is for: method, address, and a hash of the body where there is one.

    >>> key(Request("https://example.se/json", method="POST", body=b"{}"))
    'POST https://example.se/json 44136fa355b3678a'
    """
    named = f"{ask.method} {address(ask)}"
    return f"{named} {hashlib.sha256(ask.body).hexdigest()[:16]}" if ask.body else named


@cache
def _asks() -> TypeAdapter[tuple[Request, ...]]:
    return TypeAdapter(tuple[Request, ...], config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))


def write_asks(asks: tuple[Request, ...]) -> str:
    """Write requests as JSON, for a store."""
    return _asks().dump_json(asks, exclude_defaults=True).decode()


def read_asks(words: str) -> tuple[Request, ...]:
    """Read what `write_asks` wrote.

    >>> read_asks(write_asks((Request("https://example.se/", body=b"x"),)))[0].body
    b'x'
    """
    return _asks().validate_json(words)
