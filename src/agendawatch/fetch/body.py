"""A body as it comes in: counted as it was sent, unpacked once and no further than the limit, and in its time."""

from __future__ import annotations

import time
import zlib
from io import BytesIO

import httpx

from agendawatch.errors import HostError, LimitError
from agendawatch.fetch.policy import FetchPolicy

__all__ = ["ACCEPTED", "Body", "past_time"]

ACCEPTED = "gzip, deflate"
"""How a body may be packed: in one of these ways, and once."""
_NOT_PACKED = frozenset({"", "identity"})
_GZIP = frozenset({"gzip", "x-gzip"})
_HEAD = 64_000
"""Bytes of all headers together; a page's take one or two thousand."""
_PIECE = 65_536
_MARK = 2
"""Bytes that tell how a stream is packed."""


class Body:
    """What has come of an answer's body."""

    def __init__(self, url: str, policy: FetchPolicy, deadline: float) -> None:
        """Take so much, until a moment of the monotonic clock."""
        self._url = url
        self._most = policy.max_bytes
        self._seconds = policy.longest_answer
        self._deadline = deadline
        self._sent = 0
        self._taken = BytesIO()
        self._unpacker: _Unpacker | None = None

    def announce(self, response: httpx.Response) -> None:
        """Refuse early what says itself that it is too large, or is packed as we did not ask for."""
        if sum(len(name) + len(value) for name, value in response.headers.raw) > _HEAD:
            limit = f"{_HEAD} bytes of headers"
            raise LimitError(limit, url=self._url)
        length = response.headers.get("content-length", "")
        if length.isdecimal() and (len(length) > len(str(self._most)) or int(length) > self._most):
            raise self._past_size()
        packed = response.headers.get("content-encoding", "").strip().casefold()
        if packed not in _NOT_PACKED:
            self._unpacker = _Unpacker(packed, self._url)

    @property
    def size(self) -> int:
        """Tell how much there is of it so far, unpacked."""
        return self._taken.tell()

    def add(self, chunk: bytes) -> None:
        """Take a chunk as it was sent; raise when it is one too many or too late."""
        self._sent += len(chunk)
        if self._sent > self._most:
            raise self._past_size()
        if self._unpacker is None:
            self._keep(chunk)
            return
        self._unpacker.feed(chunk)
        while piece := self._unpacker.take(_PIECE):
            self._keep(piece)

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
        if self._unpacker is not None:
            self._unpacker.check_end()
        return self._taken.getvalue()

    def _past_size(self) -> LimitError:
        return LimitError(f"{self._most} bytes", url=self._url)


def past_time(seconds: float, url: str) -> LimitError:
    """Say that an answer took too long as a whole."""
    return LimitError(f"{seconds:g} seconds", url=url)


class _Unpacker:
    """One layer of packing, undone a piece at a time."""

    def __init__(self, packed: str, url: str) -> None:
        self._url = url
        if packed not in {*_GZIP, "deflate"}:
            msg = f"packed as {packed[:40]!r}, where {ACCEPTED} was asked for"
            raise HostError(msg, url=url)
        self._is_gzip = packed in _GZIP
        self._inner = zlib.decompressobj(16 + zlib.MAX_WBITS if self._is_gzip else zlib.MAX_WBITS)
        self._waiting = b""
        self._begun = False

    def feed(self, chunk: bytes) -> None:
        """Take what was sent."""
        self._waiting += chunk

    def take(self, most: int) -> bytes:
        """Unpack a piece of what was sent; nothing when there is no more of it yet."""
        if self._inner.eof:
            self._waiting = b""
        if self._inner.eof or not (self._begun or len(self._waiting) >= _MARK):
            return b""
        if not self._begun and not self._is_gzip and not _has_head(self._waiting):
            # Some servers send "deflate" without the head that RFC 9110 asks for.
            self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
        self._begun = True
        try:
            piece = self._inner.decompress(self._waiting, most)
        except zlib.error as error:
            msg = f"a body that cannot be unpacked: {error}"
            raise HostError(msg, url=self._url) from error
        self._waiting = self._inner.unconsumed_tail
        return piece

    def check_end(self) -> None:
        """Raise where the packed stream has not come to its end; nothing at all is an empty body."""
        if (self._begun or self._waiting) and not self._inner.eof:
            msg = "a packed body that breaks off"
            raise HostError(msg, url=self._url)


def _has_head(packed: bytes) -> bool:
    """Tell whether a stream begins as zlib's does (RFC 1950)."""
    return packed[0] & 0x0F == zlib.DEFLATED and (packed[0] << 8 | packed[1]) % 31 == 0
