"""Sentences and lines: where one statement ends, which lines a page wrapped, and text made plain for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agendawatch.lang.sv.data import load

# Text made plain for reading, every letter kept in its place.

NOTE_MARK = r"(?:\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹†‡#])"
"""A pattern of the signs that a footnote is found by."""

_LINE_ENDS = re.compile(r"\n[ \n]*")
_SPACES = str.maketrans(
    dict.fromkeys("\xa0\u202f\u2009\u2007\t\r", " ") | dict.fromkeys("\u2010\u2011\u2212", "-") | {"\u2028": "\n"}
)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", ")")


def raised(mark: str) -> str:
    """Write a footnote's mark so that it is no part of the figures before it.

    >>> raised("1)"), raised("*")
    ('¹', '*')
    """
    return mark.translate(_RAISED)


def small_letters(text: str) -> str:
    r"""Put a text in small letters with plain spaces and hyphens, as long as it was.

    >>> small_letters("Onsdag\xa0den 11\nMARS")
    'onsdag den 11 mars'

    A line's end within a paragraph becomes a space; a blank line stays, so that what
    stands on either side of it is never read as one.
    """
    spaced = _LINE_ENDS.sub(_line_end, text.translate(_SPACES))
    lowered = spaced.lower()
    if len(lowered) == len(text):
        return lowered
    # A few foreign capitals grow in small letters; places would slide.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in spaced)


def _line_end(match: re.Match[str]) -> str:
    return match.group() if match.group().count("\n") > 1 else " " * len(match.group())


# Swedish words as addresses spell them: small, without å, ä and ö, parted by hyphens.

_NUMBERED = re.compile(r"(?<=pdf)-\d{3,7}$")
_SUFFIX = re.compile(r"\.?pdf$")
_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")
_PARAGRAPH = re.compile(r"\bss(?= \d)")


def slug_title(slug: str) -> str:
    """Write a file's address as its title; days stay whole, and the sign of paragraphs comes back.

    >>> slug_title("protokoll-ks-2026-06-15-ss-93pdf-60508")
    'protokoll ks 2026-06-15 § 93'
    """
    bare = _SUFFIX.sub("", _NUMBERED.sub("", slug.casefold()))
    return _PARAGRAPH.sub("§", _HYPHEN.sub(" ", bare)).strip()


# Sentences.


@cache
def _shortened(table: str) -> re.Pattern[str]:
    words = "|".join(re.escape(it.replace("_", " ")) for it in load("abbreviations")[table]["words"].split())
    return re.compile(rf"(?:^|[\s(])(?:{words})\.$", re.IGNORECASE)


def is_shortened(before: str, behind: str = "") -> bool:
    """Tell whether the full stop that some words end with is an abbreviation's, by what stands behind it.

    >>> is_shortened("hålls tors.", "Den 5 mars"), is_shortened("5 jan.", "12 feb."), is_shortened("torsdag v.", "10")
    (True, False, True)
    """
    if _shortened("always").search(before):
        return True
    rest = behind.lstrip()
    followed = (("before_figures", rest[:1].isdigit()), ("before_years", _YEAR.match(rest) is not None))
    return any(holds and _shortened(table).search(before) is not None for table, holds in followed)


_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_END = re.compile(r"[.!?…]+[”\"»’]?(?=\s+[\"”»(–—A-ZÅÄÖÉ\d•*-]|\s*$)|\n\s*\n")
_INITIAL = re.compile(r"(?:^|[\s(])[A-ZÅÄÖ]\.$", re.IGNORECASE)
_NUMBER = re.compile(r"\s*\d{1,3}\.")
_DAY_ENDS = re.compile(r"\b\d{1,2}\.$")
_DAY_GOES_ON = re.compile(r"\s*[a-zåäö\d]")


def cut(text: str) -> Iterator[tuple[int, str]]:
    """Cut running text into sentences: where each begins, and its words.

    >>> [words for _, words in cut("Mötet hålls tors. Den 5 mars. Beslut enl. Nämndens förslag.")]
    ['Mötet hålls tors. Den 5 mars.', 'Beslut enl. Nämndens förslag.']
    """
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()]
        if not piece.strip() or _goes_on(piece, end, text):
            continue
        yield start + len(piece) - len(piece.lstrip()), piece.strip()
        start = end.end()
    if text[start:].strip():
        rest = text[start:]
        yield start + len(rest) - len(rest.lstrip()), rest.strip()


def _goes_on(piece: str, end: re.Match[str], text: str) -> bool:
    """Tell whether a full stop ends no sentence: an abbreviation's, a numbered point's, a day's before its month."""
    if "\n" in end[0] or end.end() >= len(text.rstrip()):
        return False
    behind, before = text[end.end() : end.end() + _TAIL], piece[-_TAIL:].rstrip('”"»’')
    if is_shortened(before, behind) or _INITIAL.search(before) or _NUMBER.fullmatch(piece):
        return True
    return _DAY_ENDS.search(piece[-_TAIL:]) is not None and _DAY_GOES_ON.match(behind) is not None


_SURNAME = re.compile(r"\s*[A-ZÅÄÖÉ][\wåäöé-]+\s\((?:[A-ZÅÄÖ]{1,3}|[A-ZÅÄÖ][a-z]{1,2}|-)\)")
_GIVEN = re.compile(r"(?:^|[\s.,])[A-ZÅÄÖÉ][a-zåäöé-]+$")
_TAIL = 80
"""Letters that are looked at for an abbreviation: the whole piece would be looked at again at every "v."."""


def breaks_name(before: str, piece: str) -> bool:
    """Tell whether a line's end cuts a name: given name before it, surname and party behind.

    >>> breaks_name("yrkar avslag. Eva", "Öst (V) yrkar bifall"), breaks_name("Ordförande", "Ada Ek (S)")
    (True, False)
    """
    return _SURNAME.match(piece) is not None and _GIVEN.search(before) is not None


# Lines that a page wrapped.

_MARK = re.compile(r"(?:[•●▪◦*\-–—]|\d{1,2}[.)]|[a-zA-Z][.)])\s+")
_BULLET = re.compile(r"[●▪◦*\-–—]\s+")
_POINT_BEGINS = re.compile(
    r"(?<=[.!?])[”\"')]?\s+(?=[•\-–—*]\s|\d{1,2}[.)]\s)"
    r"|(?<=:)\s+(?=[•●▪\-–—*]\s|\d{1,2}[.)]\s|att\b)|(?<=beslutar:)\s+|(?<=besluta:)\s+"
)
"""White before a point that goes on in the line of its lead, or of the point before it."""


def unwrap(text: str) -> str:
    r"""Join the lines that a page wrapped; each paragraph and each point of a list keeps a line.

    >>> unwrap("1. Taxan för\nvatten antas.\n2. Den gäller 2027.\n\nTaxan ses över.")
    '1. Taxan för vatten antas.\n2. Den gäller 2027.\nTaxan ses över.'
    """
    lines: list[str] = []
    blank = False
    for raw in _POINT_BEGINS.sub(lambda white: "\n\n" if white[0].count("\n") > 1 else "\n", text).split("\n"):
        words = raw.strip()
        if not words:
            blank = True
            continue
        before = lines[-1] if lines else ":"
        amid = not before.endswith((".", "!", "?")) and (words[:1].islower() or words[:1].isdigit())
        goes_on = not blank or amid or breaks_name(before, words)
        if goes_on and not before.endswith(":") and not _MARK.match(words):
            lines[-1] = f"{before} {words}"
        else:
            lines.append(_BULLET.sub("• ", words, count=1) if _BULLET.match(words) else words)
        blank = False
    return "\n".join(lines)
