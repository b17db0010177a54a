"""The words of a PDF page with their places, from PDFium's character boxes."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["GAP", "Turn", "Word", "page_words"]

GAP = 0.45
"""White wider than this share of the letters' height parts two segments of a line; a space is some 0.25 of it."""

_LINE = re.compile("([^\r\n\ufffe\x02]+)([\ufffe\x02]?)")
"""PDFium puts U+FFFE (older: U+0002) in a hyphen's place where a word goes on over the line's end."""
_WORD = re.compile("[^\\s\xa0]+(?:\xa0[^\\s\xa0]+)*")
"""A no-break space keeps "100 kronor" on one line, and so one word."""
_BOLD = re.compile(rb"bold|black|heavy|semibd|demi", re.IGNORECASE)
_NAME_BYTES = 128
_LEVEL = 0.1
"""Radians: text that leans more is a watermark or a note along the margin."""
_QUARTER = 1.5707963267948966
_ROUND = 4 * _QUARTER


class Word(NamedTuple):
    """A word and its box, in points; `bottom` and `top` grow upwards, as in PDF."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    broken: bool = False
    """True where the word goes on over the line's end and PDFium took the hyphen away."""


class Turn(NamedTuple):
    """How a page is turned when shown (degrees, clockwise), and its size as shown."""

    degrees: int
    width: float
    height: float

    def upright(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Turn a box (left, bottom, right, top) of the file into the box that a person sees."""
        left, bottom, right, top = box
        if self.degrees == 90:  # noqa: PLR2004 - degrees
            return bottom, self.height - right, top, self.height - left
        if self.degrees == 180:  # noqa: PLR2004 - degrees
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.degrees == 270:  # noqa: PLR2004 - degrees
            return self.width - top, left, self.width - bottom, right
        return box

    def leans(self, angle: float) -> bool:
        """Tell whether text at this angle (radians) stands askew to one who looks at the turned page."""
        off = (angle - _QUARTER * (self.degrees // 90)) % _ROUND
        return min(off, _ROUND - off) > _LEVEL


def page_words(textpage: object, count: int, turn: Turn) -> list[Word]:
    """Read a text page's words, in the order that the file draws them."""
    if not count:
        return []
    reader = _Reader(textpage, turn)
    text = reader.text(count)
    return [word for line in _LINE.finditer(text) for word in reader.words(line)]


class _Reader:
    """PDFium's raw calls on one text page; they take most of the time, so each is bound once."""

    def __init__(self, textpage: object, turn: Turn) -> None:
        from pypdfium2 import raw  # noqa: PLC0415 - imported late, as all of PDFium

        self._page = textpage
        self._turn = turn
        self._raw = raw
        self._box = raw.FS_RECTF()
        self._box_reference = ctypes.byref(self._box)
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.byref(ctypes.c_int())

    def text(self, count: int) -> str:
        """Read the page's text so that character n of PDFium is character n of it."""
        buffer = (ctypes.c_ushort * (count + 1))()
        self._raw.FPDFText_GetText(self._page, 0, count, buffer)
        text = bytes(buffer).decode("utf-16-le", errors="replace")[:-1]
        if len(text) == count and "\0" not in text:
            return text
        codes = (self._raw.FPDFText_GetUnicode(self._page, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)  # noqa: PLR2004 - Unicode's end

    def words(self, line: re.Match[str]) -> Iterator[Word]:
        """Read the words of one of PDFium's lines."""
        start, text, broken = line.start(), line[1], bool(line[2])
        found = list(_WORD.finditer(text))
        if not found or self._turn.leans(self._raw.FPDFText_GetCharAngle(self._page, start + found[0].start())):
            return
        past, bold = -1e9, False
        for match in found:
            left, bottom, right, top = self._bounds(start + match.start(), start + match.end() - 1)
            if bold or left - past > GAP * (top - bottom) or left < past - (top - bottom):
                bold = self._is_bold(start + match.start())
            past = right
            yield Word(_clean(match[0]), left, right, bottom, top, bold, broken and match is found[-1])

    def _bounds(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Find the box of a run of characters, from its first and its last."""
        get, page, box, reference = self._raw.FPDFText_GetLooseCharBox, self._page, self._box, self._box_reference
        get(page, first, reference)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if last > first:
            get(page, last, reference)
            left, bottom = min(left, box.left), min(bottom, box.bottom)
            right, top = max(right, box.right), max(top, box.top)
        return self._turn.upright((left, bottom, right, top)) if self._turn.degrees else (left, bottom, right, top)

    def _is_bold(self, index: int) -> bool:
        """Tell from the font's name whether a character is bold; weights are often not given."""
        self._raw.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_BYTES, self._flags)
        return _BOLD.search(self._name.value) is not None


def _clean(text: str) -> str:
    """Compose letters, and make no-break spaces spaces."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.replace("\xa0", " "))
