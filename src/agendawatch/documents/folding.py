"""Text as a person reads it: white space folded, words mended over line ends, raised marks set apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from agendawatch.documents.tree import Range, Reading

__all__ = ["fold", "inside"]

_FAR = 1 << 60
_UNEVEN = re.compile(r"\s\s+|[^\S\n ]")
"""White space that is more than one space or one line end."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", ")")
_WORD_BEFORE = 3
"""Letters of a word that a figure behind it is a mark of, not a power: "februari²", but "m²"."""


def fold(
    text: str, start: int, end: int, *, cut: Sequence[Range], raised: Sequence[Range], unfolded: Sequence[Range]
) -> Reading:
    """Read a range of a text in which something is cut out, stands raised, or has its white space as the source does."""
    folding = _Folding()
    for first, last, is_raised in _pieces(start, end, cut, raised):
        if is_raised:
            folding.put_raised(text[first:last], first)
        elif inside(unfolded, first, last):
            folding.put_folded(text, first, last)
        else:
            folding.put(text[first:last], first)
    return Reading("".join(folding.out), tuple(folding.places) or ((0, start),))


def inside(ranges: Sequence[Range], start: int, end: int) -> tuple[Range, ...]:
    """Give the parts of ranges, which rise and do not touch, that lie in a range."""
    found: list[Range] = []
    for at in range(max(bisect_right(ranges, (start, _FAR)) - 1, 0), len(ranges)):
        first, last = ranges[at]
        if first >= end:
            break
        if last > start:
            found.append((max(first, start), min(last, end)))
    return tuple(found)


class _Folding:
    """Words so far, and where they stand."""

    def __init__(self) -> None:
        """Begin with none."""
        self.out: list[str] = []
        self.places: list[Range] = []
        self._length = 0

    def put(self, words: str, stands: int) -> None:
        """Put words that stand at a place."""
        if words:
            if not self.places or self.places[-1][1] + self._length - self.places[-1][0] != stands:
                self.places.append((self._length, stands))
            self.out.append(words)
            self._length += len(words)

    def put_raised(self, words: str, stands: int) -> None:
        """Put a raised mark, apart from a word before it."""
        mark = " ".join(words.split()).translate(_RAISED)
        before = "".join(self.out[-_WORD_BEFORE:])[-_WORD_BEFORE:]
        if mark[:1].isdigit() and len(before) == _WORD_BEFORE and before.isalpha():
            self.put(" ", stands)
        self.put(mark, stands)

    def put_folded(self, text: str, start: int, end: int) -> None:
        """Put a range of text with one space, or one line end, for all that parts its words."""
        while end > start and text[end - 1].isspace():
            end -= 1
        while not self.out and start < end and text[start].isspace():
            start += 1
        at = start
        for match in _UNEVEN.finditer(text, start, end):
            first, last = match.span()
            between = match[0]
            if first > at:
                self.put(text[at:first], at)
            self.put("\n" if "\n" in between or "\f" in between else " ", first)
            self.places.append((self._length, last))
            at = last
        self.put(text[at:end], at)


def _pieces(start: int, end: int, cut: Sequence[Range], raised: Sequence[Range]) -> Iterator[tuple[int, int, bool]]:
    """Part a range at what is cut and what is raised; the cut parts are left out."""
    marks = [(a, b, True) for a, b in inside(raised, start, end)]
    marks += [(a, b, False) for a, b in inside(cut, start, end)]
    at = start
    for first, last, is_raised in sorted(marks):
        if first > at:
            yield at, first, False
        if is_raised and first >= at:
            yield first, last, True
        at = max(at, last)
    if at < end:
        yield at, end, False
