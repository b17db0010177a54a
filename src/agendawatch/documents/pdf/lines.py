"""Lines of a PDF page, top to bottom: words by height, segments by the white between them, and lines joined to text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from agendawatch.documents.line_ends import UNKNOWN, LineEnds
from agendawatch.documents.pdf.words import GAP, Word

__all__ = [
    "LINE",
    "SPACE",
    "Joint",
    "Line",
    "Segment",
    "fills",
    "goes_on",
    "joints",
    "line_of",
    "lines_of",
    "mend",
    "segments",
]

_SAME_LINE = 0.45
"""Words whose middles differ by less than this share of the larger's height stand on one line."""
_RAISED = 0.75
"""And by less than this share of the smaller's: a raised figure is on the line that it is raised from."""
_SPACE = 0.24
_UNSURE = 1.0
"""Times a line's height: a word's width as its share of letters may be so far off."""
_NARROW = re.compile(r"[ijlftr.,:;()' ]")
_BROAD = re.compile(r"[mwA-ZÅÄÖ]")
_SHORT = 3
"""Letters: a hyphen after fewer stays ("e-förslag")."""
_TAIL = re.compile(r"(\w*)[-\u2010]$")
_FIRST = re.compile(r"/|[^\W\d_]*")
HYPHENS = "-\u2010"


class Line(NamedTuple):
    """What stands on one height, left to right."""

    words: Sequence[Word]
    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of its letters, with room above and below: some 1.15 of the font's size."""
        return self.top - self.bottom

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def first(self) -> str:
        """Its first word."""
        return self.text.partition(" ")[0]


Segment = Line
"""A part of a line with wide white about it."""


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Sort words into lines, top to bottom."""
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=_falling):
        here, tall = word[3] + word[4], word[4] - word[3]
        apart = (middle - here) / 2
        if rows and apart < _SAME_LINE * max(height, tall) and apart < _RAISED * min(height, tall):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = here, tall
    return [line_of(row if len(row) == 1 else sorted(row, key=_from_left)) for row in rows]


_from_left = attrgetter("left")


def _falling(word: Word) -> tuple[float, float]:
    """Sort from the top down, and from the left on one height."""
    return -(word[3] + word[4]), word[1]


def line_of(words: Sequence[Word]) -> Line:
    """Make a line of words that stand left to right."""
    if len(words) == 1:
        only = words[0]
        return Line(words, only.text, only.left, only.right, only.bottom, only.top)
    return Line(
        words,
        " ".join([word.text for word in words]),
        words[0].left,
        max([word.right for word in words]),
        min([word.bottom for word in words]),
        max([word.top for word in words]),
    )


def segments(line: Line) -> list[Segment]:
    """Part a line where the white is wider than a space can be."""
    wide = GAP * line.height
    words = line.words
    cuts = [index for index in range(1, len(words)) if words[index].left - words[index - 1].right > wide]
    if not cuts:
        return [line]
    return [line_of(words[start:end]) for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True)]


def fills(line: Line, following: Line, right: float) -> bool:
    """Tell whether a line is broken because the next word had no room before `right`."""
    text, first = following.text, following.first
    width, room = following.right - following.left, right - line.right - _SPACE * line.height
    roughly = width * len(first) / max(len(text), 1)
    if abs(roughly - room) > _UNSURE * line.height:
        return roughly > room
    return width * _breadth(first) / max(_breadth(text), 1) > room


def _breadth(text: str) -> float:
    """Weigh a text's letters: narrow ones are half as broad as others, capitals and m are broader."""
    return len(text) - 0.5 * len(_NARROW.findall(text)) + 0.4 * len(_BROAD.findall(text))


def goes_on(line: Line, following: Line) -> bool:
    """Tell whether letters alone show that the following line goes on: a hyphen, a comma, a small letter."""
    return line.text[-1] in "-\u2010,/§" or following.text[0].islower()


class Joint(NamedTuple):
    """What stands between two lines that are read as one text."""

    glue: str
    r"""A space where the line only had no more room, `\n` where it was ended, or where a hyphen ends it."""
    cut: int = 0
    """How many of the last letters, the glue among them, are not read: a word goes on over the line's end."""


SPACE, LINE, JOINED, MENDED = Joint(" "), Joint("\n"), Joint("\n", 1), Joint("\n", 2)


def joints(lines: Sequence[Line], right: float, language: LineEnds) -> list[Joint]:
    """Tell what stands between lines, each and the next: a wrapped line's space, a line's end, a word that goes on.

    A line was ended by its writer where it had room left before `right`; where most lines did, all were.
    """
    if len(lines) == 1:
        return []
    full = [fills(one, other, right) for one, other in pairwise(lines)]
    flows = 2 * sum(full) >= len(full)
    found: list[Joint] = []
    for (before, line), is_full in zip(pairwise(lines), full, strict=True):
        if language.begins(lines[0].text, before.text, line.text):
            found.append(LINE)
        elif before.text[-1] in HYPHENS:
            found.append(mend(before.text, line.text, language))
        else:
            found.append(SPACE if (flows and is_full) or goes_on(before, line) else LINE)
    return found


def mend(text: str, following: str, language: LineEnds = UNKNOWN) -> Joint:
    """Tell what stands between a text and what follows it where a hyphen may part a word.

    >>> language = UNKNOWN._replace(suspends="och".__eq__)
    >>> mend("kultur- och fritids-", "nämnden").cut, mend("barn-", "och utbildningsnämnden", language) == SPACE
    (2, True)
    >>> mend("BN-2023-", "001617").cut, mend("ett e-", "förslag").cut, mend("2026 -", "2027") == SPACE
    (1, 1, True)
    """
    tail = _TAIL.search(text)
    if tail is None or not tail[1] or language.suspends(_FIRST.match(following)[0]):  # type: ignore[index]  # it matches nothing at least
        return SPACE
    whole = following[:1].islower() and tail[1][-1].islower() and len(tail[1]) >= _SHORT
    return MENDED if whole or text[-1] == "\u2010" else JOINED
