"""What stands on every page of a PDF: running headers and footers, page marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agendawatch.reading.pdf_file import PdfPage
from agendawatch.reading.pdf_lines import Line, lines_of, segments
from agendawatch.reading.pdf_words import Word

__all__ = ["without_margins"]

_MARGIN = 0.2
"""The share of a page's height, at its top and at its foot, where headers and footers stand."""
_MARK = re.compile(
    r"(?:(?:sida|sidan|sid\.?|s\.?)\s?)?\d{1,4}\s?(?:\(\s?\d{1,4}\s?\)|/\s?\d{1,4}|av\s\d{1,4})|(?:sida|sidan|sid\.?)\s?\d{1,4}|-\s?\d{1,4}\s?-",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_SAME = 4.0
"""Points: the same line may stand so much higher or lower on another page."""


def without_margins(pages: Sequence[PdfPage]) -> list[list[Word]]:
    """Give each page's words without page marks, without footers, and with each header once."""
    parted = [[(line, _key(line)) for line in _margin_segments(page)] for page in pages]
    often = _repeated(parted)
    shown: set[tuple[str, int]] = set()
    kept: list[list[Word]] = []
    for number, (page, lines) in enumerate(zip(pages, parted, strict=True), start=1):
        gone: set[int] = set()
        for line, key in lines:
            again = key in often and (key in shown or line.bottom < page.height / 2)
            shown.add(key)
            if again or _is_mark(line.text, number, many=len(pages) > 1):
                gone.update(id(word) for word in line.words)
        kept.append([word for word in page.words if id(word) not in gone])
    return kept


def _margin_segments(page: PdfPage) -> list[Line]:
    """Find the segments in a page's upper and lower margins."""
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    outer = [word for word in page.words if word.bottom < low or word.top > high]
    return [part for line in lines_of(outer) for part in segments(line)]


def _key(line: Line) -> tuple[str, int]:
    """Name a segment by its words without figures, and its height on the page."""
    return _DIGITS.sub("#", line.text), round(line.bottom / _SAME)


def _repeated(pages: Sequence[Sequence[tuple[Line, tuple[str, int]]]]) -> set[tuple[str, int]]:
    """Find the segments that stand on most pages."""
    seen = Counter(key for lines in pages for key in {key for _, key in lines})
    least = max(2, -(-len(pages) * 3 // 5))
    return {key for key, count in seen.items() if count >= least}


def _is_mark(text: str, number: int, *, many: bool) -> bool:
    """Tell whether a text is a page mark: "2(10)", "Sida 3 av 4", or the page's own number."""
    return (_MARK.fullmatch(text) is not None and "/" not in text) or (many and text == str(number))
