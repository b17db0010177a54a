"""RSS and Atom as entries."""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from agendawatch.errors import ReadError, TooLargeError
from agendawatch.model import STOCKHOLM

__all__ = ["FeedEntry", "read_entries"]

_MOST = 20_000_000
_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_OF_HTML = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]{2,12}\d{0,2});")
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry."""

    title: str
    url: str | None
    """`None` when it leads nowhere."""
    text: str
    """Its summary, without markup."""
    published: dt.datetime | None
    key: str | None
    files: tuple[tuple[str, str | None], ...] = ()
    """Enclosures: address and media type."""


def read_entries(text: str, url: str) -> tuple[FeedEntry, ...]:
    """Read a feed's entries, in its order; raise `ReadError` for what is no feed.

    >>> read_entries("<rss><channel><item><title>KS</title><link>/a</link></item></channel></rss>", "https://x.se/f")[0].url
    'https://x.se/a'
    """
    root = _open(text)
    kind = _name(root)
    if kind not in {"rss", "feed", "RDF"}:
        raise ReadError(expected="RSS or Atom", came=f"XML that begins with {kind}")
    if kind == "rss" and not any(_name(it) == "channel" for it in root):
        raise ReadError(expected="RSS with a channel", came="one without")
    return tuple(_entry(it, url) for it in root.iter() if _name(it) in {"item", "entry"})


def _open(text: str) -> ET.Element:
    if len(text) > _MOST:
        raise TooLargeError(limit=f"{_MOST} letters", came=f"{len(text)}")
    if _DTD.search(text[:10_000]) or "<!ENTITY" in text:
        raise ReadError(expected="RSS or Atom", came="a document with a type of its own")
    # The text is decoded already, so what the prologue says of its encoding holds no more.
    bare = _PROLOGUE.sub("", text.lstrip("\ufeff"), count=1)
    try:
        return ET.fromstring(_OF_HTML.sub(_letter, bare).strip())  # noqa: S314 -- nothing with a DTD gets here
    except ET.ParseError as error:
        raise ReadError(expected="RSS or Atom", came=f"no XML: {error}") from error


def _letter(match: re.Match[str]) -> str:
    """Write one of HTML's named letters, which XML does not know, as itself."""
    return html.escape(html.unescape(match.group()))


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _entry(element: ET.Element, url: str) -> FeedEntry:
    said: dict[str, str] = {}
    links: list[tuple[str, str, str | None]] = []
    for part in element:
        name, words = _name(part), unicodedata.normalize("NFC", " ".join("".join(part.itertext()).split()))
        if name in {"link", "enclosure"}:
            address = part.get("href") or part.get("url") or words
            rel = "enclosure" if name == "enclosure" else part.get("rel", "alternate")
            joined = _joined(url, address)
            if joined is not None:
                links.append((rel, joined, part.get("type")))
        elif words:
            said.setdefault(name, words)
    return FeedEntry(
        title=_bare(said.get("title", "")),
        url=next((address for rel, address, _ in links if rel == "alternate"), None),
        text=_bare(said.get("description") or said.get("summary") or said.get("content") or said.get("encoded", "")),
        published=_moment(said.get("published") or said.get("pubDate") or said.get("date") or said.get("updated")),
        key=said.get("guid") or said.get("id"),
        files=tuple((address, kind) for rel, address, kind in links if rel == "enclosure"),
    )


def _joined(url: str, address: str) -> str | None:
    """Make an address whole; `None` when it is none."""
    try:
        return urljoin(url, address)
    except ValueError:
        return None


def _bare(words: str) -> str:
    """Undo markup that an entry holds as text."""
    return " ".join(html.unescape(_TAG.sub(" ", html.unescape(words) if "&lt;" in words else words)).split())


def _moment(words: str | None) -> dt.datetime | None:
    """Read a moment as RSS or as Atom writes it; `None` for other words."""
    if not words:
        return None
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(words)
            return moment.replace(tzinfo=STOCKHOLM) if moment.tzinfo is None else moment.astimezone(STOCKHOLM)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
