"""One request and its answer, before anybody judges them."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urlsplit

__all__ = ["HTTPRequest", "HTTPResponse"]


@dataclass(frozen=True, slots=True)
class HTTPRequest:
    """What goes out: one hop, redirects not followed."""

    url: str
    method: str = "GET"
    body: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    pause: float = 0.0
    """Seconds since the last request to the same host that must have gone by."""

    @property
    def host(self) -> str:
        """The host and port that it goes to."""
        return urlsplit(self.url).netloc.rpartition("@")[2].casefold()


@dataclass(frozen=True, slots=True, weakref_slot=True)
class HTTPResponse:
    """What came in: status, headers and the whole body, decompressed."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = field(default=())
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Look a header up, letter case aside; the first of several."""
        return next((value for key, value in self.headers if key.casefold() == name), None)

    @property
    def media_type(self) -> str | None:
        """The kind that the header promises, without parameters; `None` when it is silent."""
        words = self.header("content-type")
        return words.partition(";")[0].strip().casefold() or None if words else None

    @property
    def charset(self) -> str | None:
        """The charset that the header names; `None` when it names none."""
        words = self.header("content-type")
        if not words:
            return None
        message = Message()
        message["content-type"] = words
        return message.get_content_charset()
