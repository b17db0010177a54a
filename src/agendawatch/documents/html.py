"""A page of HTML as a document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from agendawatch.documents.document import Document
from agendawatch.documents.html_walk import walk
from agendawatch.documents.nesting import check_nesting
from agendawatch.documents.parts import base_of, whole_link
from agendawatch.documents.tree import Link
from agendawatch.errors import DocumentError, TooLargeError

__all__ = ["CHARACTERS", "check_html", "html_document"]

CHARACTERS = 8_000_000
"""Characters that a page may have."""

_DAY_NAMES = re.compile(r"modif|publish|revised|updated|(?:^|[.:])(?:date|issued|created)", re.IGNORECASE)
_BARE = 200
"""Characters: a page that shows fewer, and runs scripts, is filled by them."""


def check_html(text: str) -> None:
    """Raise `TooLargeError` for a page that is longer, or deeper, than we read."""
    if len(text) > CHARACTERS:
        limit = f"{CHARACTERS} characters of HTML"
        raise TooLargeError(limit, f"{len(text)}")
    check_nesting(text)


def html_document(text: str, *, url: str | None = None, content_hash: str = "") -> Document:
    """Read a page of HTML."""
    check_html(text)
    document = _document(text, url, content_hash)
    if unicodedata.is_normalized("NFC", document.text):
        return document
    # Of the whole source this is asked only where the text shows letters in pieces: it is three times as long.
    return _document(unicodedata.normalize("NFC", text), url, content_hash)


def _document(text: str, url: str | None, content_hash: str) -> Document:
    tree = _parse(text)
    body = tree.body
    if body is None:
        expected = "a page of HTML"
        raise DocumentError(expected, "no body")
    document = Document("html", url=url, content_hash=content_hash)
    title = tree.css_first("title")
    document.title = (" ".join(title.text().split()) if title is not None else "") or None
    document.language = _language(tree)
    document.meta = _meta(tree)
    document.abbreviations = _abbreviations(tree) if "<abbr" in text else ()
    walk(document, tree, body)
    shown = document.text[len(document.title or "") :]
    document.scripted = len(shown) < _BARE and tree.css_first("script") is not None
    if url is not None:
        document.links = list(_whole(document.links, base_of(tree, url)))
    return document


def _whole(links: Iterable[Link], base: str) -> Iterator[Link]:
    """Make links whole; one that leads to no page is none."""
    for link in links:
        whole = whole_link(link.url, base)
        if whole is not None:
            yield link._replace(url=whole)


def _parse(text: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(text)
    except UnicodeEncodeError:
        return LexborHTMLParser(text.encode("utf-8", "replace").decode("utf-8"))


def _language(tree: LexborHTMLParser) -> str | None:
    """Read what a page says of its language."""
    html = tree.css_first("html[lang]")
    return (html.attributes.get("lang") or "").strip() or None if html is not None else None


def _meta(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """Read the days that the page's `meta` elements tell."""
    found: list[tuple[str, str]] = []
    for meta in tree.head.css("meta[content]") if tree.head is not None else ():
        name = meta.attributes.get("name") or meta.attributes.get("property") or ""
        value = " ".join((meta.attributes.get("content") or "").split())
        if value and name and _DAY_NAMES.search(name):
            found.append((name, value))
    return tuple(found)


def _abbreviations(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """Read what `abbr` elements say that abbreviations stand for, each once."""
    found: dict[str, str] = {}
    for element in tree.css("abbr[title]"):
        short = " ".join(element.text().split())
        long = unicodedata.normalize("NFC", " ".join((element.attributes.get("title") or "").split()))
        if short and long:
            found.setdefault(short, long)
    return tuple(found.items())
