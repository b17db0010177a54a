"""A page of HTML as a document."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from selectolax.lexbor import LexborHTMLParser

from agendawatch.documents.document import Document
from agendawatch.documents.html_walk import TreeWalk
from agendawatch.documents.parts import base_of, whole_link
from agendawatch.documents.text import decode, whole_letters
from agendawatch.errors import DocumentError, TooLargeError
from agendawatch.visible import one_line, visible

# Pages that would cost a parser of HTML far more than their length: refused before it sees them, each limit named.

NESTING = 2_000
"""Elements that may be open at once: the parser's time grows with the square of it."""
_REOPENED = 1_000_000
"""Elements that the parser may have to make anew: every unclosed `b`, `i` or `font` is opened again in each block."""
ATTRIBUTES = 5_000
"""Attributes that one tag may have: the parser looks for each among all before it."""

_NAME_ENDS = rb"(?=[ \t\n\r\f/>])"
_TAG = re.compile(
    rb"<(/?)(?=[a-z])(?!(?:p|li|t[rdh]|d[td]|br|img|hr|input|meta|link|source|wbr|col|area|base|embed|param|track|option)"
    rb"%b)" % _NAME_ENDS
)
"""Tags, in small letters, that nest: neither void elements nor those that the next of their kind closes."""
_FORMAT = rb"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)%b" % _NAME_ENDS
_FORMATTING = re.compile(_FORMAT)
_FORMATTED = re.compile(rb"(?i)%b([^<>]{0,400})" % _FORMAT)
_NOAH = 3
"""The HTML standard keeps so many open formatting elements that are the same ("Noah's Ark clause")."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG_BEGINS = re.compile(r"<[a-zA-Z]")
_STEPS = {b"": 1, b"/": -1}


def check_nesting(text: str) -> None:
    """Refuse a page of HTML that nests too deep, leaves too much open, or has too many attributes in one tag."""
    _check_attributes(text)
    tags = text.count("<")
    if tags <= NESTING:
        return
    page = text.encode("utf-8", "replace")
    small = page.lower()
    deepest = _deepest(_TAG.findall(small))
    if deepest > NESTING:
        raise TooLargeError(limit=f"{NESTING} open elements", came=f"{deepest} nested")
    unclosed = _deepest(_FORMATTING.findall(small))
    if unclosed * tags > _REOPENED:
        different = len({tag for slash, tag in _FORMATTED.findall(page) if not slash})
        again = min(unclosed, _NOAH * different) * tags
        if again > _REOPENED:
            raise TooLargeError(limit=f"{_REOPENED} elements opened again", came=f"perhaps {again}")


def _check_attributes(text: str) -> None:
    half = ATTRIBUTES
    # A tag with so many attributes is longer than two windows, so that one of them holds no end of a tag.
    if all(text.find(">", at, at + half) >= 0 for at in range(0, len(text) - half, half)):
        return
    for piece in text.split(">"):
        if len(piece) <= 2 * half:
            continue
        tag = _TAG_BEGINS.search(piece)
        count = len(_QUOTED.sub('""', piece[tag.start() :]).split()) if tag else 0
        if count > ATTRIBUTES:
            raise TooLargeError(limit=f"{ATTRIBUTES} attributes in a tag", came=f"{count}")


def _deepest(slashes: list[bytes]) -> int:
    """Give the depth after every tag, less the lowest before it, at its most: a stray end closes nothing. All in C."""
    depths = list(accumulate(map(_STEPS.__getitem__, slashes)))
    return max(map(sub, depths, accumulate(depths, min, initial=0)), default=0)


# What an answer shows at a glance, without a tree made of it: for whoever looks at every one.

_SNIFFED = 1024
_PDF_WITHIN = 1024
"""Readers of PDF accept its mark anywhere in the first kilobyte."""
_START = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body|title|div|script|\?xml[^>]{0,80}\?>\s*<html)",
    re.IGNORECASE | re.DOTALL,
)
_TITLES = re.compile(r"<(title|h1)\b[^>]{0,300}>(.{0,300}?)</\1", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"<[^>]{0,300}>")
_PASSWORD = re.compile(r"""<input\b[^>]{0,300}\btype\s*=\s*["']?password""", re.IGNORECASE)


def is_pdf(body: bytes) -> bool:
    """Tell whether bytes are a PDF document."""
    return b"%PDF-" in body[:_PDF_WITHIN]


def looks_like_html(body: bytes) -> bool:
    """Tell whether bytes begin as a page of HTML does."""
    return _START.match(body[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")) is not None


def titles_of(markup: str) -> tuple[str, ...]:
    """Find a page's title and first headings.

    >>> titles_of("<title>Möten &amp; protokoll</title><h1>Möten</h1>")
    ('Möten & protokoll', 'Möten')
    """
    found = (" ".join(html.unescape(_TAGS.sub(" ", words)).split()) for _, words in _TITLES.findall(markup))
    return tuple(words for words in found if words)


def asks_password(markup: str) -> bool:
    """Tell whether a page has a field for a password."""
    return _PASSWORD.search(markup) is not None


CHARACTERS = 8_000_000
"""Characters that a page may have."""

_DAY_NAMES = re.compile(r"modif|publish|revised|updated|(?:^|[.:])(?:date|issued|created)", re.IGNORECASE)
_BARE = 200
"""Characters: a page that shows fewer, and runs scripts, is filled by them."""


def check_html(text: str) -> None:
    """Raise `TooLargeError` for a page that is longer, or deeper, than we read."""
    if len(text) > CHARACTERS:
        raise TooLargeError(limit=f"{CHARACTERS} characters of HTML", came=f"{len(text)}")
    check_nesting(text)


def html_document(text: str, *, url: str | None = None) -> Document:
    """Read a page of HTML."""
    check_html(text)
    document = _document(text, url)
    if unicodedata.is_normalized("NFC", document.text):
        return document
    # Of the whole source this is asked only where the text shows letters in pieces: it is three times as long.
    return _document(unicodedata.normalize("NFC", visible(text)), url)


def _document(text: str, url: str | None) -> Document:
    tree = LexborHTMLParser(text)
    body = tree.body
    if body is None:
        raise DocumentError(expected="a page of HTML", came="no body")
    document = Document("html")
    title = tree.css_first("title")
    document.title = (" ".join(visible(title.text()).split()) if title is not None else "") or None
    # Read the days that the page's `meta` elements tell.
    found: list[tuple[str, str]] = []
    for meta in tree.head.css("meta[content]") if tree.head is not None else ():
        name = meta.attributes.get("name") or meta.attributes.get("property") or ""
        value = " ".join(visible(meta.attributes.get("content") or "").split())
        if value and name and _DAY_NAMES.search(name):
            found.append((name, value))
    document.meta = tuple(found)
    # Read what `abbr` elements say that abbreviations stand for, each once.
    abbreviations: dict[str, str] = {}
    for element in tree.css("abbr[title]") if "<abbr" in text else ():
        short = " ".join(visible(element.text()).split())
        long = one_line(element.attributes.get("title") or "")
        if short and long:
            abbreviations.setdefault(short, long)
    document.abbreviations = tuple(abbreviations.items())
    TreeWalk(document, tree).run(body)
    shown = document.text[len(document.title or "") :]
    document.scripted = len(shown) < _BARE and tree.css_first("script") is not None
    if url is not None:
        # Make links whole; one that leads to no page is none.
        base = base_of(tree, url)
        wholes = ((link, whole_link(link.url, base)) for link in document.links)
        document.links = [link._replace(url=whole) for link, whole in wholes if whole is not None]
    return document


# JSON-LD as objects: a file of it, or the scripts of a page that hold it.

_LETTERS = 20_000_000
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A script that is no JSON."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class JsonLd:
    """What a page says for machines."""

    values: tuple[object, ...]
    """Objects, or lists of them, one a script, as `json` gives them."""
    unreadable: tuple[Unreadable, ...] = ()


def read_jsonld(page: bytes | str, *, charset: str | None = None) -> JsonLd:
    """Read the JSON-LD of a page, or a file that is nothing else; scripts that are no JSON are told beside it.

    >>> read_jsonld('<script type="application/ld+json">{"@type": "Event"}</script>').values
    ({'@type': 'Event'},)

    Line breaks within words, which JSON forbids and pages have, are let through.
    """
    if len(page) > _LETTERS:
        raise TooLargeError(limit=f"{_LETTERS} bytes of a page", came=f"{len(page)}")
    text = (whole_letters(page) if isinstance(page, str) else decode(page, charset=charset)).lstrip("\ufeff \t\r\n")
    scripts = [text]
    if text[:1] not in {"{", "["}:
        check_nesting(text)
        scripts = [
            script.text()
            for script in LexborHTMLParser(text).css("script[type]")
            if (script.attributes.get("type") or "").partition(";")[0].strip().casefold() == "application/ld+json"
        ]
    values: list[object] = []
    broken: list[Unreadable] = []
    for script in scripts:
        try:
            values.append(json.loads(_WRAPPED.sub("", script), strict=False))
        except (ValueError, RecursionError) as error:
            broken.append(Unreadable(script, str(error)))
    return JsonLd(tuple(values), tuple(broken))
