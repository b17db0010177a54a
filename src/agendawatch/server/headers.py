"""The headers of every kind of answer: how long it may be kept, who may read it, what a browser may do with it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

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
