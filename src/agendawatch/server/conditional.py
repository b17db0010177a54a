"""Conditional requests (RFC 9110, 13) and the encodings that a client takes."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_TAG = re.compile(rb'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')
_LONGEST = 4096
"""Octets of a header that are looked at; no client of ours sends more."""


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
    named = set(_TAG.findall(asked[:_LONGEST]))
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
    for part in accepted[:_LONGEST].lower().split(b","):
        coding, _, rest = part.partition(b";")
        wishes[coding.strip()] = not re.fullmatch(rb"\s*q\s*=\s*0(?:\.0*)?\s*", rest)
    return wishes.get(b"gzip", wishes.get(b"x-gzip", wishes.get(b"*", False)))
