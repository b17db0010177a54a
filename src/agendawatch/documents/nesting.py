"""Pages that would cost a parser of HTML far more than their length: refused before it sees them, each limit named."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import sub

from agendawatch.errors import TooLargeError

__all__ = ["ATTRIBUTES", "NESTING", "REOPENED", "check_nesting"]

NESTING = 2_000
"""Elements that may be open at once: the parser's time grows with the square of it."""
REOPENED = 1_000_000
"""Elements that the parser may have to make anew: every unclosed `b`, `i` or `font` is opened again in each block."""
ATTRIBUTES = 5_000
"""Attributes that one tag may have: the parser looks for each among all before it."""

_TAG = re.compile(
    r"<(/?)(?!(?:p|li|tr|td|th|dt|dd|br|img|hr|input|meta|link|source|wbr|col|area|base|embed|param|track|option)\b)[a-z]",
    re.IGNORECASE,
)
"""Tags that nest: neither void elements nor those that the next of their kind closes."""
_FORMATTING = re.compile(
    r"<(/?)((?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b[^<>]{0,400})", re.IGNORECASE
)
_NOAH = 3
"""The HTML standard keeps so many open formatting elements that are the same ("Noah's Ark clause")."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG_BEGINS = re.compile(r"<[a-zA-Z]")
_END = b"\x01"
_LEAF = b"<" + _END
_NO_TAG = bytes(set(range(256)) - set(_LEAF))
_ROUNDS = 100
_UNNESTED = (b"<p>", b"<p ", b"</p>", b"<br>", b"<li>", b"</li>", b"<img ")
"""Tags that nobody has to close, as most pages write them."""
_STEPS = {"": 1, "/": -1}


def check_nesting(text: str) -> None:
    """Refuse a page of HTML that nests too deep, leaves too much open, or has too many attributes in one tag."""
    _check_attributes(text)
    tags = text.count("<")
    if tags <= NESTING:
        return
    open_at_most = _leaves_cut(text)
    if open_at_most > NESTING:
        deepest = _deepest(_TAG.findall(text))
        if deepest > NESTING:
            limit = f"{NESTING} open elements"
            raise TooLargeError(limit, f"{deepest} nested")
    if open_at_most * tags > REOPENED:
        _check_reopened(text, tags)


def _check_reopened(text: str, tags: int) -> None:
    found = _FORMATTING.findall(text)
    unclosed = _deepest([slash for slash, _ in found])
    if unclosed * tags > REOPENED:
        different = len({tag for slash, tag in found if not slash})
        again = min(unclosed, _NOAH * different) * tags
        if again > REOPENED:
            limit = f"{REOPENED} elements opened again"
            raise TooLargeError(limit, f"perhaps {again}")


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
            limit = f"{ATTRIBUTES} attributes in a tag"
            raise TooLargeError(limit, f"{count}")


def _deepest(slashes: list[str]) -> int:
    """Give the depth after every tag, less the lowest before it, at its most: a stray end closes nothing. All in C."""
    depths = list(accumulate(map(_STEPS.__getitem__, slashes)))
    return max(map(sub, depths, accumulate(depths, min, initial=0)), default=0)


def _leaves_cut(text: str) -> int:
    """Bound how deep elements nest from above, by cutting those without children off, again and again.

    Elements that need no end count as open here: a page with many of them is counted exactly instead.
    """
    tags = text.encode("utf-8", "replace").replace(_END, b"")
    for tag in _UNNESTED:
        tags = tags.replace(tag, b"")
    tags = tags.replace(b"</", _END).translate(None, _NO_TAG)
    rounds = 0
    while _LEAF in tags and rounds < _ROUNDS:
        tags = tags.replace(_LEAF, b"")
        rounds += 1
    return tags.count(b"<") + rounds
