"""A folder of recorded answers: `index.json`, and a file for each body."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from pydantic import Field

from agendawatch.model import slug
from agendawatch.model.value import Aware, Value

__all__ = ["INDEX", "Entry", "Index", "body_hash", "file_name"]

INDEX = "index.json"
_KINDS = {"text/html": ".html", "application/pdf": ".pdf", "application/json": ".json", "text/plain": ".txt"}


class Entry(Value):
    """One answer to one request."""

    method: str = "GET"
    url: str
    body_hash: str | None = None
    """SHA-256 of the request's body, hexadecimal; `None` when it has none."""
    since: Aware | None = None
    """From when on the site answers so; `None` from the beginning. The last one in force holds."""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    file: str | None = None
    """The body's file in the folder; `None` for an empty body."""


class Index(Value):
    """All answers of a folder."""

    entries: tuple[Entry, ...] = Field(default=())


def body_hash(body: bytes) -> str | None:
    """Name a request's body; `None` when it has none."""
    return hashlib.sha256(body).hexdigest() if body else None


def file_name(url: str, body: bytes, media_type: str) -> str:
    """Name a body's file: what its address ends with, and a hash of the bytes.

    >>> file_name("https://example.se/x/Protokoll_20200311.pdf?OpenElement", b"", "application/pdf")
    'protokoll-20200311-e3b0c442.pdf'
    """
    path = PurePosixPath(urlsplit(url).path)
    stem = slug(path.stem)[:40].strip("-") or "page"
    suffix = _KINDS.get(media_type) or ".bin"
    return f"{stem}-{hashlib.sha256(body).hexdigest()[:8]}{suffix}"
