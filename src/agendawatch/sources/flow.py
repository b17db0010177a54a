"""How a source talks: it yields an `Ask`, is sent a `Page`, and returns a value. Nothing here does I/O."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Generator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeAlias, TypeVar, runtime_checkable

from agendawatch.documents import decode
from agendawatch.model import Document, Listing, Meeting, Organization, Provenance, Site, Window

__all__ = ["Flow", "Notice", "NoticeSource", "Request", "Response", "Source"]


@dataclass(frozen=True, slots=True)
class Request:
    """A page that a source wants."""

    url: str
    params: tuple[tuple[str, str], ...] = ()
    """Query parameters, added to the address in this order."""
    method: str = "GET"
    body: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    expects: str | None = None
    """The kind of answer promised: `html`, `pdf`, `json`; `None` takes what comes."""
    repeatable: bool = True
    """False when asking again later makes no sense by itself (a session, an id that rotates)."""
    document: bool = False
    """Whether it is a meeting's document that a page names: it is asked for only where the municipality publishes."""


@dataclass(frozen=True)
class Response:
    """What came back, whole."""

    url: str
    """The address that answered, after redirects."""
    status: int
    body: bytes
    fetched: dt.datetime
    media_type: str | None = None
    charset: str | None = None
    """As the header names it; `None` when it does not."""
    headers: tuple[tuple[str, str], ...] = field(default=())

    @cached_property
    def text(self) -> str:
        """The body as text, decoded as browsers do (WHATWG Encoding)."""
        return decode(self.body, charset=self.charset)

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of the body, hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    def ground(self, words: str | None = None) -> Provenance:
        """Say of a fact that it stands here, by some words of the page."""
        return Provenance(words=words or None, url=self.url, seen=self.fetched, content_hash=self.content_hash)


T = TypeVar("T")
Flow: TypeAlias = Generator[Request, Response, T]
"""Yields asks, is sent pages, returns a value."""


class Source(Protocol):
    """A way of publishing."""

    platform: str
    """Its name in `Site.platform`."""

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all that the site holds."""
        ...

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's agenda, decisions and documents; the same meeting where nothing more is published."""
        ...


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice on a digital board (anslagstavla) that minutes are adjusted: from it the time to appeal counts."""

    document: Document
    organization: Organization | None = None
    """Whose minutes; `None` when the notice does not say."""
    date: dt.date | None = None
    """The day of the meeting; `None` when the notice does not say."""
    posted: dt.date | None = None
    """When it was put up; `None` when the board does not say."""
    removed: dt.date | None = None
    """When it is taken down; `None` when the board does not say."""


@runtime_checkable
class NoticeSource(Protocol):
    """A way of publishing that has a notice board as well."""

    platform: str

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """List the notices of adjusted minutes that are up now, of one organization or of all."""
        ...
