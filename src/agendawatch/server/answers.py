"""Answers: bytes of some kind, made once and sent often, with every header that they are ever sent with.

Each is sent as a client takes it: plain or compressed, as its headers alone, or as word that its copy is good
(conditional requests, RFC 9110, 13).
"""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import format_datetime, parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus

from cachetools import LRUCache
from starlette.types import Receive, Scope, Send

# The headers of every kind of answer: how long it may be kept, who may read it, what a browser may do with it.

Headers = list[tuple[bytes, bytes]]

ALLOWED = "GET, HEAD, OPTIONS"
"""What may be done with any address."""


class Kind(StrEnum):
    """What an answer is to who asks."""

    PAGE = "page"
    ASSET = "asset"
    FEED = "feed"
    DATA = "data"
    STATE = "state"
    FRAME = "frame"
    """A page that hosts of a list may frame; it has no script."""
    FORM = "form"
    """A page that is one reader's: shown as pages are, and kept nowhere."""


_KEPT = {
    Kind.PAGE: b"public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400",
    Kind.ASSET: b"public, max-age=31536000, immutable",
    Kind.FEED: b"public, max-age=900, stale-while-revalidate=3600, stale-if-error=86400",
    Kind.DATA: b"public, max-age=60, stale-if-error=86400",
    Kind.STATE: b"no-store",
    Kind.FORM: b"no-store",
    Kind.FRAME: b"public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400",
}
"""For how long a copy may be used without asking."""

_OPEN = frozenset({Kind.FEED, Kind.DATA, Kind.ASSET})
"""Kinds that pages of other sites may read: calendars in the browser need it."""

_NOTHING = b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_PAGE_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    b"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script or style that stands in a page runs, whoever wrote it there; nothing comes from elsewhere."""

_CORS: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Last-Modified, Retry-After, Agendawatch-Limits"),
]
_FOR_ALL: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
_HTTPS: Headers = [(b"strict-transport-security", b"max-age=31536000")]


_LIMITS: Headers = [(b"agendawatch-limits", b"seconds=15, octets=8388608, limit=200, lines=5000, queue=64")]
"""What one request may cost: seconds until it is told to come again, octets and rows of an answer, places in the queue."""


def headers_of(kind: Kind, content_type: str, *, secure: bool = False, policy: bytes | None = None) -> Headers:
    """Give the headers of an answer of some kind; `secure` when it is served by https alone.

    `policy` is a content policy of its own, in place of the kind's.
    """
    shared = kind in _OPEN
    usual = _PAGE_POLICY if kind in {Kind.PAGE, Kind.FORM} else _NOTHING
    return [
        (b"content-type", content_type.encode("ascii")),
        (b"cache-control", _KEPT[kind]),
        (b"content-security-policy", policy or usual),
        (b"cross-origin-resource-policy", b"cross-origin" if shared else b"same-origin"),
        # A form says which site it stood on, and says it to that site alone.
        (b"referrer-policy", b"same-origin" if kind is Kind.FORM else b"no-referrer"),
        *_FOR_ALL,
        *(_CORS if shared else ()),
        *(_LIMITS if kind is Kind.DATA else ()),
        *(_HTTPS if secure else ()),
    ]


def not_modified_headers(kind: Kind, etag: bytes, varies: Sequence[tuple[bytes, bytes]]) -> Headers:
    """Give the headers of a 304: what RFC 9110 (15.4.5) asks for, and what a script of another site needs to read it.

    The copy that the client holds has the others.
    """
    return [(b"etag", etag), (b"cache-control", _KEPT[kind]), *varies, *(_CORS[:1] if kind in _OPEN else ())]


def preflight_headers() -> Headers:
    """Give the headers of an answer to OPTIONS: what may be done, and what a script of another site may send."""
    return [
        (b"allow", ALLOWED.encode()),
        (b"access-control-allow-origin", b"*"),
        (b"access-control-allow-methods", ALLOWED.encode()),
        (b"access-control-allow-headers", b"If-None-Match, If-Modified-Since"),
        (b"access-control-max-age", b"86400"),
        *_FOR_ALL,
    ]


_LEAST = 600
"""Octets from which an answer is compressed; smaller ones fit a packet as they are."""
_COMPRESSED = (
    "text/",
    "application/json",
    "application/x-ndjson",
    "application/atom+xml",
    "application/feed+json",
    "application/xml",
    "application/problem",
    "image/svg",
)
_LEVEL = 6
_VARY: Headers = [(b"vary", b"Accept-Encoding")]
_TAG = re.compile(rb'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')
_LONGEST_HEADER = 4096
"""Octets of a header that are looked at; no client of ours sends more."""
_PART = 128 * 1024
"""Octets that are handed over at once: whoever reads slowly holds no more than that."""
PATIENCE = 30.0
"""Seconds for a part to be taken."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a request, before anybody thinks of how it is sent."""

    body: bytes
    content_type: str
    kind: Kind
    status: int = 200
    modified: dt.datetime | None = None
    """When it was last other than it was; `None` when that is not known."""
    filename: str | None = None
    """The name that a browser keeps a feed under; `None` for what is shown."""
    more: tuple[tuple[bytes, bytes], ...] = ()
    """Headers of its own."""
    policy: bytes | None = None
    """A content policy of its own; `None` for that of its kind."""


@dataclass(frozen=True, slots=True)
class PreparedAnswer:
    """An answer with its tags, compressed too where that helps, and each set of headers written out: an ASGI application."""

    status: int
    body: bytes
    headers: Headers
    tags: tuple[bytes, ...]
    """The tag of the plain form, then of the compressed one where there is one; `()` when it has none."""
    not_modified: dict[bytes, Headers]
    """By tag, as a client sends it."""
    packed: bytes | None = None
    packed_headers: Headers | None = None
    modified: dt.datetime | None = None

    @property
    def size(self) -> int:
        """Count the octets that it holds, more or less."""
        return len(self.body) + len(self.packed or b"") + 2000

    def unmodified(self, asked: bytes | None, since: bytes | None) -> Headers | None:
        """Give the headers of a 304 when the client's copy is good; the tag wins over the date."""
        if not self.tags:
            return None
        if asked is not None:
            tag = matched(asked, self.tags)
            return self.not_modified[tag] if tag else None
        if since is not None and self.modified is not None and not_since(since, self.modified):
            return self.not_modified[self.tags[0]]
        return None

    def form(self, accepted: bytes | None) -> tuple[Headers, bytes]:
        """Give headers and body in the form that a client takes."""
        if self.packed is not None and self.packed_headers is not None and accepted and takes_gzip(accepted):
            return self.packed_headers, self.packed
        return self.headers, self.body

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Send it, as plain or compressed octets, as its headers alone, or as a 304."""
        asked: bytes | None = None
        since: bytes | None = None
        accepted: bytes | None = None
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                asked = value if asked is None else asked + b"," + value
            elif name == b"if-modified-since":
                since = value
            elif name == b"accept-encoding":
                accepted = value if accepted is None else accepted + b"," + value
        unmodified = self.unmodified(asked, since)
        if unmodified is not None:
            await _send(HTTPStatus.NOT_MODIFIED.value, unmodified, b"", send)
        else:
            headers, body = self.form(accepted)
            await _send(self.status, headers, b"" if scope["method"] == "HEAD" else body, send)


def prepare(answer: Answer, *, secure: bool = False) -> PreparedAnswer:
    """Hash, compress and write the headers of an answer.

    The compressed form has a tag of its own ("…-gz"): a strong tag names octets, and these are others
    (RFC 9110, 8.8.3.3). A weak one for both would keep caches from joining ranges, and be no shorter.
    """
    headers = headers_of(answer.kind, answer.content_type, secure=secure, policy=answer.policy) + list(answer.more)
    if answer.filename:
        headers.append((b"content-disposition", f'inline; filename="{answer.filename}"'.encode("ascii", "replace")))
    modified = answer.modified.astimezone(dt.UTC).replace(microsecond=0) if answer.modified else None
    tagged = answer.status == HTTPStatus.OK and answer.kind not in {Kind.STATE, Kind.FORM}
    if tagged and modified:
        headers.append((b"last-modified", format_datetime(modified, usegmt=True).encode("ascii")))
    packs = len(answer.body) >= _LEAST and answer.content_type.startswith(_COMPRESSED)
    varies = _VARY if packs else []
    headers += varies
    digest = hashlib.sha256(answer.body).hexdigest()[:32]
    tags = tuple(f'"{digest}{end}"'.encode() for end in (("", "-gz") if packs else ("",))) if tagged else ()
    packed = gzip.compress(answer.body, _LEVEL, mtime=0) if packs else None
    return PreparedAnswer(
        status=answer.status,
        body=answer.body,
        headers=_of_length(headers, answer.body, tags[0] if tags else None),
        tags=tags,
        not_modified={tag: not_modified_headers(answer.kind, tag, varies) for tag in tags},
        packed=packed,
        packed_headers=[
            *_of_length(headers, packed, tags[1] if tags else None),
            (b"content-encoding", b"gzip"),
        ]
        if packed is not None
        else None,
        modified=modified if tagged else None,
    )


def _of_length(headers: Headers, body: bytes, tag: bytes | None) -> Headers:
    return [*headers, *([(b"etag", tag)] if tag else ()), (b"content-length", str(len(body)).encode())]


def problem(status: int, detail: str, *, more: tuple[tuple[bytes, bytes], ...] = (), **facts: object) -> Answer:
    """Say what went wrong as RFC 9457 has it: for programs, and short enough for people."""
    told = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, **facts}
    kind = Kind.STATE if status >= HTTPStatus.INTERNAL_SERVER_ERROR else Kind.DATA
    body = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    return Answer(body, "application/problem+json", kind, status=status, more=more)


async def _send(status: int, headers: Headers, body: bytes, send: Send) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if len(body) <= _PART:
        await send({"type": "http.response.body", "body": body})
        return
    view = memoryview(body)
    for place in range(0, len(body), _PART):
        part, more = bytes(view[place : place + _PART]), place + _PART < len(body)
        async with asyncio.timeout(PATIENCE):
            await send({"type": "http.response.body", "body": part, "more_body": more})


def matched(asked: bytes, tags: tuple[bytes, ...]) -> bytes | None:
    """Give the first of our tags that `If-None-Match` names, weakly compared; `*` names the first.

    >>> matched(b'"a", W/"b"', (b'"b"',)), matched(b"*", (b'"b"',)), matched(b'"c"', (b'"b"',))
    (b'"b"', b'"b"', None)

    Each encoding has a tag of its own, and all are asked after: a client that holds any of them is up to date.
    """
    if asked in tags:
        return asked
    if asked.strip() == b"*":
        return tags[0]
    named = set(_TAG.findall(asked[:_LONGEST_HEADER]))
    return next((tag for tag in tags if tag in named), None)


def not_since(asked: bytes, modified: dt.datetime) -> bool:
    """Tell whether nothing is newer than `If-Modified-Since` says; what is no date says nothing."""
    try:
        then = parsedate_to_datetime(asked[:100].decode("ascii"))
    except (TypeError, ValueError, OverflowError):
        return False
    if then.tzinfo is None:
        then = then.replace(tzinfo=dt.UTC)
    return modified <= then


def takes_gzip(accepted: bytes) -> bool:
    """Tell whether a client takes gzip, by its `Accept-Encoding`.

    >>> takes_gzip(b"br, gzip;q=0.5"), takes_gzip(b"gzip;q=0"), takes_gzip(b"*;q=0.1"), takes_gzip(b"identity")
    (True, False, True, False)
    """
    wishes: dict[bytes, bool] = {}
    for part in accepted[:_LONGEST_HEADER].lower().split(b","):
        coding, _, rest = part.partition(b";")
        wishes[coding.strip()] = not re.fullmatch(rb"\s*q\s*=\s*0(?:\.0*)?\s*", rest)
    return wishes.get(b"gzip", wishes.get(b"x-gzip", wishes.get(b"*", False)))


# Answers that were made and may be needed again, no more octets of them than told.

Target = tuple[bytes, bytes]
"""An address: its path and query, as they came."""

_ROOM = 64 * 1024 * 1024


class ResponseCache:
    """Answers by address, the longest unused given up first.

    They hold for one state of the store. When that is another, `renew` says which of them still do, all at once:
    until then the old ones stand, so that nobody waits while a site is looked through.
    """

    def __init__(self, room: int = _ROOM) -> None:
        """Hold at most so many octets."""
        self._held: LRUCache[Target, tuple[PreparedAnswer, str | None]] = LRUCache(
            room, getsizeof=lambda held: held[0].size
        )

    def __len__(self) -> int:
        """Count the answers."""
        return len(self._held)

    @property
    def octets(self) -> int:
        """Tell how much is held."""
        return int(self._held.currsize)

    def get(self, target: Target) -> PreparedAnswer | None:
        """Find an answer that holds; `None` when it must be made."""
        found = self._held.get(target)
        return found[0] if found else None

    def put(self, target: Target, ready: PreparedAnswer, key: str | None = None) -> None:
        """Hold an answer; `key` is a fingerprint of what it was made from, `None` where nobody knows one."""
        if ready.size <= self._held.maxsize:
            self._held[target] = (ready, key)

    def renew(self, holds: Callable[[str], bool]) -> None:
        """Give up every answer that no longer holds, and those of which nobody knows."""
        for target in [it for it, (_, key) in self._held.items() if key is None or not holds(key)]:
            del self._held[target]
