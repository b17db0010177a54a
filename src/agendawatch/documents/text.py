"""Bytes into text as browsers decode them, and text as a person reads it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from agendawatch.documents.tree import Range, Reading

# Bytes into text, as browsers decode them (WHATWG Encoding Standard).

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*+["']?\s*+([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_META_WITHIN = 4096
_XML = re.compile(rb"""\s{0,20}<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})["']""")
_MEANT = {
    **dict.fromkeys(("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "windows-1252"), "cp1252"),
    "utf-16": "utf-8",
}
"""Labels that mean another encoding on the web."""

_OF_THE_WEB = re.compile(
    r"utf-8|utf-16-[lb]e|cp125[0-8]|cp8(?:66|74)|iso8859-\d{1,2}|koi8-[ru]|mac-(?:cyrillic|roman)|gbk|gb2312|gb18030|big5"
    r"|euc_jp|euc_kr|shift_jis|iso2022_jp|cp932|cp949"
)
"""Python's names of the encodings that browsers know. It has others, for which a small page costs it minutes (Punycode)."""


def decode(body: bytes, *, charset: str | None = None) -> str:
    """Decode a page: byte order mark, the header's charset, `meta`, XML's own line, then UTF-8, else windows-1252.

    >>> decode("Åmål – möte".encode("cp1252"), charset="iso-8859-1")
    'Åmål – möte'

    The labels of ASCII and ISO 8859-1 mean windows-1252, as the Encoding Standard has it.
    Bytes that stand for nothing become U+FFFD; a label that nobody knows is passed over.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    named = (_META.search(body[:_META_WITHIN]), _XML.match(body))
    for label in (charset, *(match[1].decode("ascii") for match in named if match)):
        name = (label or "").strip().lower()
        with suppress(LookupError, ValueError):
            known = codecs.lookup(_MEANT.get(name, name)).name
            if _OF_THE_WEB.fullmatch(known):
                return body.decode(known, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def whole_letters(text: str) -> str:
    r"""Join halves of letters that belong together (surrogates), and put U+FFFD for those that have lost each other.

    >>> whole_letters("\ud83d\ude00 \udcff") == "\U0001f600 \ufffd"
    True
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


RUN = 200
"""White space on end, or one sign over and over, at most: no page has wider columns or longer rows of dots."""
WORD = 500
"""Letters and figures on end, at most: what is longer is no word, and no address has such a part."""
_WIDE = re.compile(rf"(\s{{{RUN // 2}}})(\s{{2,}})(\s{{{RUN // 2}}})")
_SAME = re.compile(rf"(([^\w\s])\2{{{RUN - 1}}})\2+")
_LONG = re.compile(rf"(\w{{{WORD}}})\w+")


def narrow(text: str) -> str:
    """Cut what is longer out of the middle of white space, but for a line's or a page's end in it, and off the rest.

    Readers count on it: a pattern that tries every place of a run looks at so much of it, and no more.
    """
    text = _WIDE.sub(lambda it: it[1] + next((end for end in "\f\n" if end in it[2]), "") + it[3], text)
    return _LONG.sub(r"\1", _SAME.sub(r"\1", text))


# Text as a person reads it: white space folded, words mended over line ends, raised marks set apart.

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
    while end > start and text[end - 1].isspace() and inside(unfolded, end - 1, end):
        end -= 1
    marks = [(a, b, True) for a, b in inside(raised, start, end)]
    marks += [(a, b, False) for a, b in inside(cut, start, end)]
    at = start
    for first, last, is_raised in [*sorted(marks), (end, end, False)]:
        if first > at and inside(unfolded, at, first):
            folding.put_folded(text, at, first)
        elif first > at:
            folding.put(text[at:first], at)
        if is_raised and first >= at:
            folding.put_raised(text[first:last], first)
        at = max(at, last)
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
        while start < end and text[start].isspace() and (not self.out or self.out[-1][-1].isspace()):
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


# What a paper's line ends mean that geometry alone does not tell: a language's business.


class LineEnds(NamedTuple):
    """What a language knows of line ends."""

    suspends: Callable[[str], bool]
    """Tells whether a word behind a hyphen at a line's end stands by itself: "barn-" over "och" is no word in two parts."""
    begins: Callable[[str, str, str], bool]
    """Tells whether a line begins anew, by the first line, the one above it, and itself: days one under the other."""


HYPHENS = "-\u2010"
_SHORT = 3
"""Letters: a hyphen after fewer stays ("e-förslag")."""
_TAIL = re.compile(r"(?<!\w)(\w*+)[-\u2010]$")
_FIRST = re.compile(r"/|[^\W\d_]*")


class Joint(NamedTuple):
    """What stands between two lines that are read as one text."""

    glue: str
    r"""A space where the line only had no more room, `\n` where it was ended, or where a hyphen ends it."""
    cut: int = 0
    """How many of the last letters, the glue among them, are not read: a word goes on over the line's end."""


SPACE, LINE, JOINED, MENDED = Joint(" "), Joint("\n"), Joint("\n", 1), Joint("\n", 2)


def mend(text: str, following: str, language: LineEnds | None = None) -> Joint:
    """Tell what stands between a text and what follows it where a hyphen may part a word.

    >>> language = LineEnds(suspends="och".__eq__, begins=lambda first, above, line: False)
    >>> mend("kultur- och fritids-", "nämnden").cut, mend("barn-", "och utbildningsnämnden", language) == SPACE
    (2, True)
    >>> mend("BN-2023-", "001617").cut, mend("ett e-", "förslag").cut, mend("2026 -", "2027") == SPACE
    (1, 1, True)
    """
    tail = _TAIL.search(text)
    if tail is None or not tail[1]:
        return SPACE
    if language is not None and language.suspends(_FIRST.match(following)[0]):  # type: ignore[index]  # it matches nothing at least
        return SPACE
    whole = following[:1].islower() and tail[1][-1].islower() and len(tail[1]) >= _SHORT
    return MENDED if whole or text[-1] == "\u2010" else JOINED


def join_lines(lines: Iterable[str], language: LineEnds | None = None) -> str:
    """Join wrapped lines to one, a word that goes on over a line's end whole; empty lines count for nothing.

    >>> join_lines(["barn- och", "fritids-", "nämnden"]), join_lines(["Motion -", "Bo Ek"])
    ('barn- och fritidsnämnden', 'Motion - Bo Ek')
    """
    parts: list[str] = []
    above = ""
    for line in filter(None, lines):
        joint = mend(above, line, language)
        if joint is MENDED:
            parts[-1] = parts[-1][:-1]
        parts += [line] if joint.cut else [" ", line]
        above = line
    return "".join(parts).strip()
