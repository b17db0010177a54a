"""Lines of a PDF page, top to bottom: words by height, segments by the white between them, and lines joined to text."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from agendawatch.documents.text import HYPHENS, LINE, SPACE, Joint, LineEnds, mend, whole_letters
from agendawatch.visible import visible

# PDFium's functions bound for speed.


def bound(function: Callable[..., Any], result: type, *arguments: type) -> Callable[..., Any]:
    """Bind a function of PDFium's to plain types, so that a call takes half as long.

    Addresses are numbers then, and the interpreter's lock is kept. `Any`: ctypes converts by the types that are named.
    """
    return _bound(address_of(function), result, arguments)


@cache
def _bound(address: int, result: type, arguments: tuple[type, ...]) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(thing: Any) -> int:  # noqa: ANN401 - functions and pointers of ctypes have no common type
    """Give the address of a function or a pointer of ctypes'."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


# The words of a PDF page with their places, from PDFium's character boxes.

_GAP = 0.45
"""White wider than this share of the letters' height parts two segments of a line; a space is some 0.25 of it."""

_LINE = re.compile("([^\r\n\ufffe\x02]+)([\ufffe\x02]?)")
"""PDFium puts U+FFFE (older: U+0002) in the place of a hyphen at a line's end; it is a hyphen again in what is read."""
_SPACES = re.compile(r"[ \t\u2000-\u200a\u3000]+|\xa0[\xa0 ]+")
_WHITE = " \t\xa0\u2000\u2003\u3000"
_WIDE = 0.55
"""Times a line's height: the mean letter of running text is narrower."""
_RISE = 0.5
"""Times a line's height: letters of a level line rise less."""
_FEW = 3
"""Letters: so few share one font."""
_BOLD = re.compile(rb"bold|black|heavy|semibd|demi", re.IGNORECASE)
_NAME_BYTES = 128
_UNICODE = 0x110000
_TRUSTED = 40
"""Lines: a document that so many of show no space of PDFium's own is taken to write its spaces."""
_LEVEL = 0.1
"""Radians: text that leans more is a watermark or a note along the margin."""
_QUARTER = 1.5707963267948966
_ROUND = 4 * _QUARTER


Box = tuple[float, float, float, float]
"""Left, right, bottom, top."""


class PaperWord(NamedTuple):
    """Words that stand together with no more than a space between, and their box in points.

    `bottom` and `top` grow upwards, as in PDF. A no-break space stays one, for it keeps words on one line.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    page: int = 1
    """The page that it stands on, counted from 1."""


class Turn(NamedTuple):
    """How a page is turned when shown (degrees, clockwise), and its size as shown."""

    degrees: int
    width: float
    height: float

    def upright(self, box: Box) -> Box:
        """Turn a box (left, right, bottom, top) of the file into the box that a person sees."""
        left, right, bottom, top = box
        if self.degrees == 90:  # noqa: PLR2004 - degrees
            return bottom, top, self.height - right, self.height - left
        if self.degrees == 180:  # noqa: PLR2004 - degrees
            return self.width - right, self.width - left, self.height - top, self.height - bottom
        if self.degrees == 270:  # noqa: PLR2004 - degrees
            return self.width - top, self.width - bottom, left, right
        return box

    def leans(self, angle: float) -> bool:
        """Tell whether text at this angle (radians) stands askew to one who looks at the turned page."""
        if not angle and not self.degrees:
            return False
        off = (angle + _QUARTER * (self.degrees // 90)) % _ROUND
        return min(off, _ROUND - off) > _LEVEL


class WordReader:
    """Reads the words of text pages, one document after another.

    PDFium's calls take most of the time, so they are bound anew: with addresses as numbers, and the interpreter's
    lock kept, each takes half as long.
    """

    def __init__(self) -> None:
        """Bind what is called for every word."""
        from pypdfium2 import raw  # noqa: PLC0415 - imported late, as all of PDFium

        number, address = ctypes.c_int, ctypes.c_void_p
        self._raw = raw
        self._place = (ctypes.c_float * 4)()
        self._place_at = ctypes.addressof(self._place)
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._name_at = ctypes.addressof(self._name)
        self._box = bound(raw.FPDFText_GetLooseCharBox, number, address, number, address)
        self._generated = bound(raw.FPDFText_IsGenerated, number, address, number)
        self._rects = bound(raw.FPDFText_CountRects, number, address, number, number)
        self._angle = bound(raw.FPDFText_GetCharAngle, ctypes.c_float, address, number)
        self._font = bound(raw.FPDFText_GetFontInfo, ctypes.c_ulong, address, number, address, ctypes.c_ulong, address)
        self._fonts: dict[bytes, bool] = {}
        self._number = 1
        self._level = False
        """Whether the last box was of letters that stand on one height."""
        self._unbroken = 0
        """Lines seen in one part in which PDFium put no space of its own."""

    def read(self, textpage: object, count: int, turn: Turn, number: int) -> list[PaperWord]:
        """Read a text page's words, in the order that the file draws them; pages are counted from 1."""
        page = address_of(textpage)
        self._number = number
        words: list[PaperWord] = []
        for line in _LINE.finditer(self._text(textpage, page, count) if count else ""):
            words += self._line(page, line, turn)
        return words

    def _text(self, textpage: object, page: int, count: int) -> str:
        """Read the page's text so that character n of PDFium is character n of it."""
        buffer = (ctypes.c_ushort * (count + 1))()
        self._raw.FPDFText_GetText(textpage, 0, count, buffer)
        text = bytes(buffer).decode("utf-16-le", errors="replace")[:-1]
        if len(text) == count and "\0" not in text:
            return text
        unicode = bound(self._raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
        return "".join(chr(code) if 0 < (code := unicode(page, n)) < _UNICODE else " " for n in range(count))

    def _line(self, page: int, line: re.Match[str], turn: Turn) -> list[PaperWord]:
        """Read what stands on one of PDFium's lines, parted where white may be wider than a space."""
        text = line[1].strip(_WHITE)
        if not text:
            return []
        first, size = line.start() + line[1].index(text), len(text)
        left, right, bottom, top = self._bounds(page, first, first + size - 1)
        if (turn.degrees or size == 1 or not self._level) and turn.leans(self._angle(page, first)):
            return []
        spaces = [match.span() for match in _SPACES.finditer(text)]
        if spaces and not (size > _FEW and right - left > _WIDE * size * (top - bottom) > 0):
            spaces = self._cuts(page, first, spaces, size)
        bold = self._is_bold(page, first)
        mixed = bold and size > _FEW and not self._is_bold(page, first + size - 1)
        hyphen = "-" if line[2] else ""
        if not spaces and not turn.degrees:
            if top <= bottom:
                return []
            return [PaperWord(_composed(text) + hyphen, left, right, bottom, top, bold and not mixed, self._number)]
        return self._parts(page, first, text, spaces, turn, bold=None if mixed else bold, hyphen=hyphen)

    def _parts(
        self,
        page: int,
        first: int,
        text: str,
        spaces: list[tuple[int, int]],
        turn: Turn,
        *,
        bold: bool | None,
        hyphen: str,
    ) -> list[PaperWord]:
        """Read the parts of a line between spaces; each is asked whether it is bold when `bold` is `None`."""
        words, start, size, number = [], 0, len(text), self._number
        for end, following in [*spaces, (size, size)]:
            one, last = first + start, first + end - 1
            box = self._bounds(page, one, last)
            if turn.degrees:
                # The box about both ends.
                end_box = self._bounds(page, last, last)
                left, right, bottom, top = zip(box, end_box, strict=True)
                box = turn.upright((min(left), max(right), min(bottom), max(top)))
            heavy = (self._is_bold(page, one) and self._is_bold(page, last)) if bold is None else bold
            if box[3] > box[2]:
                shown = _composed(text[start:end])
                words.append(PaperWord(shown + hyphen if end == size else shown, *box, heavy, number))
            start = following
        return words

    def _cuts(self, page: int, first: int, spaces: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
        """Find the spaces that may be wide.

        They are those that PDFium put in itself, several in a row, and all where these do not explain the line's parts.
        """
        parts = self._rects(page, first, size)
        if parts == 1 and self._unbroken > _TRUSTED:
            return [span for span in spaces if span[1] - span[0] > 1]
        cuts: list[tuple[int, int]] = []
        for span in spaces:
            if span[1] - span[0] > 1 or self._generated(page, first + span[0]):
                cuts.append(span)
                if len(cuts) + 1 == parts:
                    break
        self._unbroken += parts == 1 and not cuts
        return spaces if parts > len(cuts) + 1 else cuts

    def _bounds(self, page: int, first: int, last: int) -> Box:
        """Find the box (left, right, bottom, top) of a run of characters, from its first and its last."""
        self._box(page, first, self._place_at)
        left, top, right, bottom = self._place
        if last > first:
            self._box(page, last, self._place_at)
            _, _, right, low = self._place
            self._level = right > left and abs(low - bottom) < _RISE * (top - bottom)
        return left, right, bottom, top

    def _is_bold(self, page: int, index: int) -> bool:
        """Tell from the font's name whether a character is bold; weights are often not given."""
        self._font(page, index, self._name_at, _NAME_BYTES, None)
        name = self._name.value
        bold = self._fonts.get(name)
        if bold is None:
            bold = self._fonts[name] = _BOLD.search(name) is not None
        return bold


def _composed(text: str) -> str:
    """Compose letters, and make whole those that a font holds in halves; a soft hyphen shows only at a line's end."""
    if text.isascii():
        return text
    text = whole_letters(unicodedata.normalize("NFC", text))
    shown = text if text.isprintable() else visible(text)
    return f"{shown}-" if text[-1] == "\u00ad" else shown


_SAME_LINE = 0.45
"""Words whose middles differ by less than this share of the larger's height stand on one line."""
_RAISED = 0.75
"""And by less than this share of the smaller's: a raised figure is on the line that it is raised from."""
_SPACE = 0.24
_UNSURE = 1.0
"""Times a line's height: a word's width as its share of letters may be so far off."""
_NARROW = re.compile(r"[ijlftr.,:;()' ]")
_BROAD = re.compile(r"[mwA-ZÅÄÖ]")


class PaperLine(NamedTuple):
    """What stands on one height, left to right."""

    words: Sequence[PaperWord]
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


def lines_of(words: Iterable[PaperWord]) -> list[PaperLine]:
    """Sort words into lines, top to bottom."""
    rows: list[list[PaperWord]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: (-(word[3] + word[4]), word[1])):
        here, tall = word[3] + word[4], word[4] - word[3]
        apart = (middle - here) / 2
        if rows and apart < _SAME_LINE * max(height, tall) and apart < _RAISED * min(height, tall):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = here, tall
    return [line_of(row if len(row) == 1 else sorted(row, key=_from_left)) for row in rows]


_from_left = attrgetter("left")


def line_of(words: Sequence[PaperWord]) -> PaperLine:
    """Make a line of words that stand left to right."""
    if len(words) == 1:
        only = words[0]
        return PaperLine(words, only.text, only.left, only.right, only.bottom, only.top)
    return PaperLine(
        words,
        " ".join([word.text for word in words]),
        words[0].left,
        max([word.right for word in words]),
        min([word.bottom for word in words]),
        max([word.top for word in words]),
    )


def segments(line: PaperLine) -> list[PaperLine]:
    """Part a line where the white is wider than a space can be: each part is a line of its own."""
    wide = _GAP * line.height
    words = line.words
    cuts = [index for index in range(1, len(words)) if words[index].left - words[index - 1].right > wide]
    if not cuts:
        return [line]
    return [line_of(words[start:end]) for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True)]


def fills(line: PaperLine, following: PaperLine, right: float) -> bool:
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


def goes_on(line: PaperLine, following: PaperLine) -> bool:
    """Tell whether letters alone show that the following line goes on: a hyphen, a comma, a small letter."""
    return line.text[-1] in "-\u2010,/§" or following.text[0].islower()


def joints(lines: Sequence[PaperLine], right: float, language: LineEnds | None) -> list[Joint]:
    """Tell what stands between lines, each and the next: a wrapped line's space, a line's end, a word that goes on.

    A line was ended by its writer where it had room left before `right`; where most lines did, all were.
    """
    if len(lines) == 1:
        return []
    full = [fills(one, other, right) for one, other in pairwise(lines)]
    flows = 2 * sum(full) >= len(full)
    found: list[Joint] = []
    for (before, line), is_full in zip(pairwise(lines), full, strict=True):
        if language is not None and language.begins(lines[0].text, before.text, line.text):
            found.append(LINE)
        elif before.text[-1] in HYPHENS:
            found.append(mend(before.text, line.text, language))
        else:
            found.append(SPACE if (flows and is_full) or goes_on(before, line) else LINE)
    return found
