"""RSS and Atom as entries: mended where feeds usually are broken, refused where half of one may be missing."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
import time
from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin
from xml.parsers import expat

from selectolax.lexbor import LexborHTMLParser

from agendawatch.documents.html import check_nesting
from agendawatch.documents.text import decode, whole_letters
from agendawatch.errors import BUGS, ReadError, TooLargeError
from agendawatch.model import STOCKHOLM
from agendawatch.visible import one_line

_LETTERS = 10_000_000
_ELEMENTS = 200_000
_DEEPEST = 100
"""Elements open at once; feedparser's time grows with their square, and with that of attributes."""
_ATTRIBUTES = 100
_HEAD = re.compile(r"(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*>)*+", re.DOTALL | re.IGNORECASE)
"""What may stand before a feed, a type by reference among it; one that declares entities of its own stays, and is refused."""
_AMPERSAND = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(#?\w{1,40};)?", re.DOTALL)
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_UNSAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML has no place for."""
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
"""Those that feeds use without saying so."""
_ROOT_ENDS = re.compile(r"[\s/>]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry; text is one line each, without markup, and `""` where nothing is said."""

    title: str
    url: str | None = None
    """`None` when it leads nowhere."""
    text: str = ""
    """Its summary, else its content."""
    published: dt.datetime | None = None
    """Europe/Stockholm; when it was changed where the feed says no more."""
    categories: tuple[str, ...] = ()
    files: tuple[tuple[str, str | None], ...] = ()
    """Enclosures: address and media type."""


def read_entries(data: bytes | str, url: str, *, charset: str | None = None) -> tuple[FeedEntry, ...]:
    """Read a feed's entries, in its order; raise `ReadError` for what is no feed, or none that is whole.

    >>> read_entries("<rss><channel><item><title>KS</title><link>/a</link></item></channel></rss>", "https://x.se/f")[0].url
    'https://x.se/a'

    Letters of HTML, bare ampersands, control characters and prefixes without a namespace are mended.
    """
    if len(data) > _LETTERS:
        raise TooLargeError(limit=f"{_LETTERS} bytes of a feed", came=f"{len(data)}")
    text = whole_letters(data) if isinstance(data, str) else decode(data, charset=charset)
    xml = _mended(text.removeprefix("\ufeff"))
    try:
        import feedparser  # noqa: PLC0415 - few pages are feeds

        headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
        # A stream, never text: feedparser takes text that looks like one for an address or a file, and opens it.
        read = feedparser.parse(
            io.BytesIO(xml), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
        if read.bozo:
            raise ReadError(expected="RSS or Atom", came=f"XML of which the feed's reader says: {read.bozo_exception}")
        return tuple(_entry(dict(it), url) for it in read.entries)
    except BUGS as error:
        raise ReadError(expected="RSS or Atom", came=f"{type(error).__name__}: {error}") from error


def _mended(text: str) -> bytes:
    """Make a feed well-formed where it is only careless; raise where it is no feed, not whole, or too much."""
    bare = _AMPERSAND.sub(_letter, _UNSAID.sub("", text[_HEAD.match(text).end() :]))  # type: ignore[union-attr]  # it matches ""
    if bare[:9].upper() == "<!DOCTYPE":
        raise ReadError(expected="RSS or Atom", came="a document with a type of its own")
    shape = _Shape(bare.encode())
    root = _ROOT_ENDS.search(bare)
    declared = "".join(f' xmlns:{it}="{_NAMESPACES.get(it, f"urn:x-{it}")}"' for it in sorted(shape.undeclared))
    whole = (bare[: root.start()] + declared + bare[root.start() :] if root else bare).encode()
    _run(expat.ParserCreate("utf-8", " "), whole)
    return whole


def _letter(match: re.Match[str]) -> str:
    """Write a letter of HTML's as itself and a bare ampersand as XML does; what XML knows, and CDATA, stays."""
    named = match[1]
    if match[0][0] == "<" or named in _OF_XML:
        return match[0]
    if named is None:
        return "&amp;"
    said = html.unescape(match[0])
    return "&amp;" + named if said == match[0] else html.escape(_UNSAID.sub("", said))


class _Shape:
    """How a document of XML is built, seen without reading it."""

    def __init__(self, xml: bytes) -> None:
        self.depth = self.elements = 0
        self.kind = ""
        self.channel = False
        self._used: set[str] = set()
        self._declared = {"xml", "xmlns", ""}
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        _run(parser, xml)
        if self.kind not in {"rss", "feed", "RDF"}:
            raise ReadError(expected="RSS or Atom", came=f"XML that begins with {self.kind}")
        if self.kind == "rss" and not self.channel:
            raise ReadError(expected="RSS with a channel", came="one without")
        self.undeclared = self._used - self._declared
        """Prefixes that are used and stand for nothing."""
        _check(len(self.undeclared), _ATTRIBUTES, "prefixes without a namespace")

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        _check(self.depth, _DEEPEST, "elements open at once")
        _check(self.elements, _ELEMENTS, "elements")
        _check(len(attributes), _ATTRIBUTES, "attributes in an element")
        self.kind = self.kind or name.rpartition(":")[2]
        self.channel |= self.depth == 2 and name.rpartition(":")[2] == "channel"  # noqa: PLR2004 - right under the root
        for each in (name, *attributes):
            prefix, _, local = each.rpartition(":")
            self._used.add(prefix)
            if prefix == "xmlns":
                self._declared.add(local)

    def _end(self, _name: str) -> None:
        self.depth -= 1


def _check(came: int, limit: int, what: str) -> None:
    if came > limit:
        raise TooLargeError(limit=f"{limit} {what}", came=f"{came}")


def _run(parser: expat.XMLParserType, xml: bytes) -> None:
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise ReadError(expected="RSS or Atom", came=f"no whole XML: {error}") from error


def _entry(entry: Mapping[str, Any], url: str) -> FeedEntry:  # feedparser's dictionaries hold values of any kind
    links = [
        (it.get("rel"), _joined(url, it.get("href") or it.get("url")), it.get("type")) for it in entry.get("links", ())
    ]
    pages = [address for rel, address, _ in links if rel == "alternate"]
    held = [entry.get("summary_detail"), *entry.get("content", ())]
    return FeedEntry(
        title=_words(entry.get("title_detail")),
        url=next((page for page in (*pages, _joined(url, entry.get("link"))) if page), None),
        text=next((words for it in held if (words := _words(it))), ""),
        published=_moment(entry.get("published_parsed") or entry.get("updated_parsed")),
        categories=tuple(one_line(it.get("label") or it.get("term") or "") for it in entry.get("tags", ())),
        # Where a link says nothing of its kind, feedparser says HTML.
        files=tuple(
            (address, kind if kind != "text/html" else None)
            for rel, address, kind in links
            if rel == "enclosure" and address
        ),
    )


def _joined(url: str, address: str | None) -> str | None:
    """Make an address whole; `None` for one that is none of the web's."""
    try:
        whole = urljoin(url, address) if address else ""
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None


def _words(detail: Mapping[str, str] | None) -> str:
    """Read text; where it holds markup, what a browser would show of it."""
    value = (detail or {}).get("value") or ""
    if detail is not None and "html" in detail.get("type", "") and ("<" in value or "&" in value):
        check_nesting(value)
        body = LexborHTMLParser(value).body
        value = body.text(separator=" ") if body else ""
    return one_line(value)


def _moment(parsed: time.struct_time | None) -> dt.datetime | None:
    """Put a moment, which feedparser gives in UTC, on Swedish clocks; `None` where it could not read one."""
    try:
        return dt.datetime.fromtimestamp(timegm(parsed), STOCKHOLM) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
