"""Forms that a page of ours sends: their bodies, bounded, and whether a page of ours did send them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request

_LARGEST = 8 * 1024
_PATIENCE = 10.0
"""Seconds in which a form must have come."""


def is_ours(headers: Headers, base_url: str) -> bool | None:
    """Tell whether a page of ours sent a form, by what browsers say; `None` where they say nothing."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site not in {None, "same-origin"} or (origin not in {None, "null"} and not _same_origin(origin, base_url)):
        return False
    return True if site or origin not in {None, "null"} else None


def _same_origin(origin: str | None, base_url: str) -> bool:
    try:
        one, other = urlsplit(origin or ""), urlsplit(base_url)
        ports = [it.port or {"http": 80, "https": 443}.get(it.scheme) for it in (one, other)]
    except ValueError:
        return False
    return (one.scheme, one.hostname) == (other.scheme, other.hostname) and ports[0] == ports[1]


async def form_body(request: Request) -> bytes | None:
    """Read what a form sent; `None` when it is more, or takes longer, than any form of ours."""
    held = b""
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                held += part
                if len(held) > _LARGEST:
                    return None
            return held
    return None
