"""Whether a host's word that a page is unchanged is taken: only where its tag is seen to follow the body."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import replace

from agendawatch.documents.glance import is_pdf
from agendawatch.sources.flow import Response
from agendawatch.sources.page_memory import Validators

__all__ = ["condition", "is_computed", "known_by"]

_DIGESTS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s")
_ENOUGH = 8
"""Hexadecimal digits of a digest that no tag holds by chance."""


def known_by(page: Response, known: Validators | None = None) -> Validators:
    """Tell by what a page will be known again, and whether its tag is believed, after what was known of it before.

    A tag is believed where it can be computed from the body that it came with, where the body is a PDF (a file has one
    date; a page is put together when it is asked for, and its date is often that of a part), or where it has been seen
    to change when the body did. One that stayed while the body changed, or changed while the body stayed, does not
    follow the body: such a page is known by its hash alone from then on.
    """
    headers = {name.casefold(): value for name, value in reversed(page.headers)}
    fresh = Validators(headers.get("etag"), headers.get("last-modified"), page.content_hash, page.fetched)
    return replace(fresh, believed=_judged(fresh, known, page.body))


def _judged(fresh: Validators, known: Validators | None, body: bytes) -> bool | None:
    seen = _follows(fresh, known) if known is not None else None
    if (known is not None and known.believed is False) or seen is False:
        return False
    if is_pdf(body) or (fresh.etag is not None and is_computed(fresh.etag, body)):
        return True
    return seen if seen is not None or known is None else known.believed


def _follows(fresh: Validators, known: Validators) -> bool | None:
    """Tell whether a tag changed as the body did; `None` when both are as they were, or there are not two tags."""
    before, after = _tag(known), _tag(fresh)
    if before is None or after is None or before[0] != after[0] or known.content_hash is None:
        return None
    same_tag, same_body = before == after, known.content_hash == fresh.content_hash
    return None if same_tag and same_body else same_tag == same_body


def _tag(validators: Validators) -> tuple[str, str] | None:
    """Choose what a page is asked for by: its ETag, else its date (RFC 9110, 13.2.2: the ETag goes before it)."""
    if validators.etag:
        return "If-None-Match", validators.etag
    return ("If-Modified-Since", validators.last_modified) if validators.last_modified else None


def condition(known: Validators | None) -> tuple[tuple[str, str], ...]:
    """Write the header that asks whether a page has changed; none where the answer could not be believed."""
    tag = _tag(known) if known is not None and known.believed else None
    return (tag,) if tag is not None else ()


def is_computed(etag: str, body: bytes) -> bool:
    """Tell whether a tag holds a digest of the body, or the beginning of one, so that it must change with it.

    >>> is_computed('W/"5d41402abc4b2a76"', b"hello")
    True
    >>> is_computed('"always"', b"hello")
    False
    """
    return any(digest in etag or digest.upper() in etag for digest in _beginnings(body))


def _beginnings(body: bytes) -> Iterator[str]:
    """Write how each usual digest of a body begins, hexadecimal and in base 64."""
    for name in _DIGESTS:
        digest = hashlib.new(name, body, usedforsecurity=False).digest()
        yield digest.hex()[:_ENOUGH]
        yield base64.b64encode(digest).decode()[:_ENOUGH]
        yield base64.urlsafe_b64encode(digest).decode()[:_ENOUGH]
    for checksum in (zlib.crc32(body), zlib.adler32(body)):
        yield f"{checksum:08x}"
