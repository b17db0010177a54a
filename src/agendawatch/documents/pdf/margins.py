"""What stands on every page of a PDF: running headers and footers, page marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agendawatch.documents.pdf.file import PdfPage
from agendawatch.documents.pdf.lines import Line, lines_of, segments
from agendawatch.documents.pdf.words import Word
from agendawatch.documents.tree import Region

__all__ = ["part_margins"]

_MARGIN = 0.2
"""The share of a page's height, at its top and at its foot, where headers and footers stand."""
_MARK = re.compile(
    r"(?:(?:sida|sidan|sid\.?|s\.?)\s?)?\d{1,4}\s?(?:\(\s?\d{1,4}\s?\)|/\s?\d{1,4}|av\s\d{1,4})|(?:sida|sidan|sid\.?)\s?\d{1,4}|[-–]\s?\d{1,4}\s?[-–]",
    re.IGNORECASE,
)
_OFTEN = 0.6
"""The share of pages on which a header stands."""
_SAME = 4.0
"""Points: the same line may stand so much higher or lower on another page."""

Key = tuple[str, int]
Part = tuple[Line, Key, Key]
"""A segment, named by its words as they are, and with the page's own number as a sign."""


def part_margins(pages: Sequence[PdfPage]) -> tuple[list[list[Word]], list[tuple[Region, Line]]]:
    """Part each page's own words from what stands on every page: page marks, footers, and headers after the first."""
    many = len(pages) > 1
    zones = [[_zone(page, number, top=top) for top in (True, False)] for number, page in enumerate(pages, start=1)]
    often = _repeated(zones)
    shown: set[Key] = set()
    kept: list[list[Word]] = []
    running: list[tuple[Region, Line]] = []
    for number, (page, (above, below)) in enumerate(zip(pages, zones, strict=True), start=1):
        gone: set[int] = set()
        for zone in (above, below):
            for part, exact, signed in (part for line in _outer(zone, often, number, many=many) for part in line):
                again = often & {exact, signed}
                mark = _is_mark(part.text) or (many and part.text == str(number))
                if mark or (again and (zone is below or again & shown)):
                    gone.update(map(id, part.words))
                    running.append((Region.FOOTER if zone is below else Region.HEADER, part))
                shown |= again
        kept.append([word for word in page.words if id(word) not in gone])
    return kept, running


def _zone(page: PdfPage, number: int, *, top: bool) -> list[list[Part]]:
    """Find the lines of a page's upper or lower margin, from the edge inwards, in segments that are named."""
    edge = page.height * (1 - _MARGIN if top else _MARGIN)
    lines = lines_of(word for word in page.words if (word.top > edge if top else word.bottom < edge))
    return [[_named(part, number) for part in segments(line)] for line in (lines if top else reversed(lines))]


def _named(part: Line, number: int) -> Part:
    """Name a segment by its words and its height on the page."""
    place = round(part.bottom / _SAME)
    words = ("#" if word.strip("().,/") == str(number) else word for word in part.text.split())
    return part, (part.text, place), (" ".join(words), place)


def _outer(zone: Sequence[list[Part]], often: set[Key], number: int, *, many: bool) -> Sequence[list[Part]]:
    """Keep a zone's lines up to the innermost that is nothing but headers and marks."""
    last = 0
    for count, line in enumerate(zone, start=1):
        if all(
            exact in often
            or signed in often
            or _is_mark(part.text)
            or (many and part.text == str(number) and len(line) == 1)
            for part, exact, signed in line
        ):
            last = count
    return zone[:last]


def _repeated(zones: Sequence[Sequence[Sequence[list[Part]]]]) -> set[Key]:
    """Find the segments that stand on most pages."""
    seen: Counter[Key] = Counter()
    for page in zones:
        seen.update({key for zone in page for line in zone for _, *keys in line for key in keys})
    least = max(2, _OFTEN * len(zones))
    return {key for key, count in seen.items() if count >= least}


def _is_mark(text: str) -> bool:
    """Tell whether a text is a page mark: "2(10)", "Sida 3 av 4"; "12/3" may be a day."""
    return _MARK.fullmatch(text) is not None and "/" not in text
