"""Case numbers (diarienummer) and paragraph numbers, as registers of many kinds write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Paragraphs", "Reference", "find_paragraphs", "find_references", "same_reference"]

_LETTERS = r"[A-ZÅÄÖ]{1,8}"
_MARK = r"(?:[Dd]nr|DNR|[Dd]iarienr|[Dd]iarienummer|[Dd]iarienummer:|[Ää]rendenummer|[Ää]rendenr)[.:]?\s{0,3}"
_SHAPES = (
    rf"(?:19|20)\d\d/{_LETTERS}\s\d{{4}}(?:\s\d{{1,3}})?",  # 2011/KS 0206 001
    rf"{_LETTERS}[\s-]?(?:19|20)\d\d[-/.:]\d{{1,6}}(?:[-/.]\d{{1,3}})?",  # SLK-2026-00392, KS 2026/00123, KS2026/0431, KS 2026.123
    rf"{_LETTERS}/(?:19|20)\d\d[:/]\d{{1,6}}",  # KS/2026:767
    rf"(?:19|20)\d\d[./:-]\d{{1,6}}\s{_LETTERS}",  # 2026.272 KS
    rf"{_LETTERS}\s?\d{{1,5}}/(?:19|20)?\d\d",  # KS 123/2026
)
_BARE = (
    r"(?:19|20)\d\d[-/.:]\d{2,6}(?:-\d{1,4})?",  # 2026-00519
    r"\d{1,5}/(?:(?:19|20)\d\d|\d\d)",  # 0606/18
)
_NUMBER = re.compile(
    rf"(?<![\w/:-])(?:{_MARK}(?P<marked>{'|'.join((*_SHAPES, *_BARE))})|(?P<plain>{'|'.join(_SHAPES)}|(?:19|20)\d\d-\d{{5,6}}|\d{{4}}/\d\d))(?![\w/:-]|\.\d)"
)
_PARAGRAPH = re.compile(r"(?P<sign>§{1,2})\s{0,3}(?P<first>\d{1,4})\b(?:\s?[-–—]\s?(?:§\s?)?(?P<last>\d{1,4})\b)?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A case number, as written."""

    number: str
    """Without "Dnr" before it."""
    span: tuple[int, int]
    """Where in the text the number stands."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A paragraph of minutes, or a run of them."""

    first: int
    last: int
    """Equal to `first` for one paragraph."""
    span: tuple[int, int]


def find_references(text: str) -> tuple[Reference, ...]:
    """Find every case number in a text, in order.

    >>> [found.number for found in find_references("Dnr 0606/18, KS 2026/00123 och § 112")]
    ['0606/18', 'KS 2026/00123']
    """
    found = []
    for match in _NUMBER.finditer(text):
        name = "marked" if match["marked"] else "plain"
        found.append(Reference(match[name], match.span(name)))
    return tuple(found)


def find_paragraphs(text: str) -> tuple[Paragraphs, ...]:
    """Find paragraph numbers and runs of them.

    >>> [(found.first, found.last) for found in find_paragraphs("§ 112 och §§ 111-122")]
    [(112, 112), (111, 122)]
    """
    found = []
    for match in _PARAGRAPH.finditer(text):
        first = int(match["first"])
        last = int(match["last"]) if match["last"] else first
        found.append(Paragraphs(first, max(first, last), match.span()))
    return tuple(found)


def same_reference(a: str, b: str) -> bool:
    """Tell whether two ways of writing mean one case.

    >>> same_reference("KS 2026/00123", "Dnr KS2026-123")
    True
    >>> same_reference("KS 2026/00123", "BN 2026/00123")
    False

    Zeros before a number, the signs between its parts and the place of the letters do not count.
    """
    return bool(_parts(a)) and _parts(a) == _parts(b)


def _parts(number: str) -> tuple[str, ...]:
    bare = re.sub(rf"^{_MARK}", "", number.strip())
    letters = [part.upper() for part in re.findall(r"[^\W\d_]+", bare)]
    figures = [part.lstrip("0") or "0" for part in re.findall(r"\d+", bare)]
    return (*sorted(letters), *figures)
