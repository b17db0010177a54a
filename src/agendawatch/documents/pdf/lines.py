"""Lines of a PDF page, top to bottom: words by height, segments by the white between them, and lines joined to text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from agendawatch.documents.pdf.words import GAP, Word
from agendawatch.swedish.days.calendar_words import MONTH, WEEKDAY

__all__ = ["Line", "Segment", "fills", "goes_on", "join_lines", "line_of", "lines_of", "mend", "segments"]

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
_KEPT_BEFORE = re.compile(r"(?:och|eller|samt|respektive|resp|som|till|mot|/)\b|/")
"""A hyphen before one of these stands for a word's end: "barn- och utbildningsnämnden"."""
_TAIL = re.compile(r"(\w*)[-\u2010\u00ad]$")
_DATED = re.compile(
    rf"{WEEKDAY},? (?:den )?\d{{1,2}}\b|(?:den )?\d{{1,2}}(?::?[ae])?(?:/\d{{1,2}}\b| {MONTH})|20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
"""How a line of a list of days begins."""
_WANTS_MORE = re.compile(r"(?:[,–-]|\b(?:och|samt|den|till|från|på|kl\.?))\s*$", re.IGNORECASE)
"""How a line ends that the next one goes on with."""


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
    return line.words[-1].broken or line.text[-1] in "-\u2010\u00ad,/§" or following.text[0].islower()


def join_lines(lines: Sequence[Line], right: float) -> str:
    r"""Join lines to text: words broken over lines are mended, and `\n` stays where the page breaks the line itself.

    It does where the line had room left, in a list of short lines wherever a new one begins, and in one that
    begins with a day at every line that does so too.
    """
    if len(lines) == 1:
        text = lines[0].text
        return text if text.isascii() else text.replace("\u00ad", "").replace("\xa0", " ")
    full = [fills(one, other, right) for one, other in pairwise(lines)]
    flows = 2 * sum(full) >= len(full)
    text = lines[0].text
    dated = _DATED.match(text) is not None
    for before, line, is_full in zip(lines, lines[1:], full, strict=False):
        if before.words[-1].broken:
            text += line.text
        elif dated and _DATED.match(line.text) and not _WANTS_MORE.search(text, len(text) - len(before.text)):
            text += f"\n{line.text}"
        elif text[-1] in "-\u2010\u00ad":
            text = mend(text, line.text)
        else:
            text += (" " if (flows and is_full) or goes_on(before, line) else "\n") + line.text
    return text if text.isascii() else text.replace("\u00ad", "").replace("\xa0", " ")


def mend(text: str, following: str) -> str:
    """Join a word that a hyphen parts at a line's end.

    >>> mend("kultur- och fritids-", "nämnden"), mend("barn-", "och utbildningsnämnden")
    ('kultur- och fritidsnämnden', 'barn- och utbildningsnämnden')
    >>> mend("BN-2023-", "001617"), mend("ett e-", "förslag"), mend("2026 -", "2027")
    ('BN-2023-001617', 'ett e-förslag', '2026 - 2027')
    """
    tail = _TAIL.search(text)
    if tail is None or not tail[1]:
        return f"{text} {following}"
    if text[-1] in "\u2010\u00ad":
        return text[:-1] + following
    if _KEPT_BEFORE.match(following):
        return f"{text} {following}"
    if following[0].islower() and tail[1][-1].islower() and len(tail[1]) >= _SHORT:
        return text[:-1] + following
    return text + following
