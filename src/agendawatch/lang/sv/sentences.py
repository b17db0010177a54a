"""Sentences and points: where one statement ends, and the lead ("Nämnden beslutar:") that a point stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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


# Sentences and points.


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


_STOP = re.compile(
    r"(?<=[.!?])[”\"')]?\s+(?=[\"”'(]?(?:[A-ZÅÄÖ0-9§•\-–—*]|att\b))"
    r"|(?<=:)\s+(?=[•●▪\-–—*]\s|\d{1,2}[.)]\s|att\b)|(?<=beslutar:)\s+|(?<=besluta:)\s+|\n+"
)
_POINT = re.compile(r"^\s*(?:[•●▪◦*\-–—]\s+|\d{1,2}[.)]\s+|[a-zA-Z][.)]\s+|att\b)")
_MARK = re.compile(r"^\s*(?:[•●▪◦*\-–—]\s+|\d{1,2}[.)]\s+|[a-zA-Z][.)]\s+)")
_SURNAME = re.compile(r"\s*[A-ZÅÄÖÉ][\wåäöé-]+\s\((?:[A-ZÅÄÖ]{1,3}|[A-ZÅÄÖ][a-z]{1,2}|-)\)")
_GIVEN = re.compile(r"(?:^|[\s.,])[A-ZÅÄÖÉ][a-zåäöé-]+$")
_LONGEST = 2000
"""Letters after which a sentence is taken to have ended, so that reading stays linear."""
_TAIL = 80
"""Letters that are looked at for an abbreviation: the whole piece would be looked at again at every "v."."""
_LEAD = 400
"""Letters of a lead to which the next is no longer joined: else each sentence would hold all before it."""
_BULLET = re.compile(r"^\s*[●▪◦*\-–—]\s+")
_OPEN_END = re.compile(r"(?i)(?::|\b(?:beslut(?:ar|a|ade|at|as)|besluta att|följande|att))\s*$")
_PROPOSING = re.compile(r"(?i)\b(?:föreslår|föreslog|hemställer|rekommenderar)$")
_TO_A_BODY = re.compile(r"(?i)att\s+[\wåäö-]{0,30}(?:fullmäktige|styrelsen|nämnden)\s+besluta")
"""What a proposing body's line goes on with in the next: no point of its own."""
_NUMBER_END = re.compile(r"^\s*(?:\d{1,2}|[A-ZÅÄÖa-z])\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, line or point of a list."""

    text: str
    start: int
    """Where it begins in the whole text."""
    lead: str = ""
    """The words that it stands under: "Kommunstyrelsen beslutar att"; empty when it stands alone."""

    @property
    def words(self) -> str:
        """The sentence with its lead before it and its list mark cut."""
        body = _MARK.sub("", self.text, count=1)
        return f"{self.lead} {body}" if self.lead else body


def _abbreviated(piece: str, behind: str) -> bool:
    """Tell whether a piece ends in an abbreviation or "OBS!", or is a bare list mark, and so goes on."""
    if not piece.endswith("."):
        return piece[-4:].casefold() == "obs!"
    return _NUMBER_END.search(piece) is not None or is_shortened(piece, behind)


def _pieces(text: str) -> list[tuple[int, str, bool]]:
    """Cut at full stops and line ends: start, words, and whether a blank line stands before."""
    found: list[tuple[int, str, bool]] = []
    start, blank = 0, True
    for stop in _STOP.finditer(text):
        end = text[max(start, stop.start() - _TAIL) : stop.start()].rstrip()
        if not stop[0].startswith("\n") and _abbreviated(end, text[stop.end() : stop.end() + 5]):
            continue
        piece = text[start : stop.start()].rstrip()
        if piece.strip():
            found.append((start, piece, blank))
            blank = False
        start = stop.end()
        blank = blank or stop[0].count("\n") > 1
    if text[start:].strip():
        found.append((start, text[start:].rstrip(), blank))
    return found


def breaks_name(before: str, piece: str) -> bool:
    """Tell whether a line's end cuts a name: given name before it, surname and party behind.

    >>> breaks_name("yrkar avslag. Eva", "Öst (V) yrkar bifall"), breaks_name("Ordförande", "Ada Ek (S)")
    (True, False)
    """
    return _SURNAME.match(piece) is not None and _GIVEN.search(before) is not None


def _joins(before: str, piece: str, *, blank: bool) -> bool:
    """Tell whether a line goes on from the one before: it is a wrapped line, not a new statement."""
    if len(before) > _LONGEST:
        return False
    if breaks_name(before, piece):
        return True
    if blank or _MARK.match(piece) or before.endswith((".", "!", "?", ":")):
        return False
    first = piece.lstrip()[:1]
    return first.islower() or first.isdigit() or before.endswith((",", "-", " och")) or len(before) > _WRAPPED


_WRAPPED = 60
"""A line longer than this was probably wrapped by the page, not ended by its writer."""


def _unwrapped(text: str) -> list[tuple[int, str, bool]]:
    joined: list[tuple[int, str, bool]] = []
    for start, piece, blank in _pieces(text):
        words = piece.strip()
        begins = (
            re.match(r"att\b", words) and not (_PROPOSING.search(joined[-1][1]) and _TO_A_BODY.match(words))
            if joined
            else None
        )
        if joined and _joins(joined[-1][1], piece, blank=blank) and not begins:
            first, before, had = joined.pop()
            joined.append((first, f"{before} {words}", had))
        else:
            joined += [
                (start + at, words[at : at + _LONGEST], blank and not at) for at in range(0, len(words), _LONGEST)
            ]
    return joined


def split_sentences(text: str) -> tuple[Sentence, ...]:
    r"""Split text into sentences and points; a point knows the lead that it stands under.

    >>> [s.words for s in split_sentences("Nämnden beslutar\n\natt godkänna rapporten.\n\nDebatten var lång.")]
    ['Nämnden beslutar', 'Nämnden beslutar att godkänna rapporten.', 'Debatten var lång.']

    A lead holds for the very next sentence and for all points of the list that follows; wrapped lines are joined.
    """
    found: list[Sentence] = []
    lead, in_list = "", False
    for start, words, blank in _unwrapped(text):
        point = _POINT.match(words) is not None
        if in_list and not point:
            lead, in_list = "", False
        found.append(Sentence(words, start, lead))
        opens = _OPEN_END.search(words) is not None
        if opens and not (point and lead):
            lead, in_list = f"{lead} {words}" if lead and not blank and len(lead) < _LEAD else words, False
        elif point:
            in_list = bool(lead)
        elif not opens:
            lead = ""
    return tuple(found)


def unwrap(text: str) -> str:
    r"""Join the lines that a page wrapped; each paragraph and each point of a list keeps a line.

    >>> unwrap("1. Taxan för\nvatten antas.\n2. Den gäller 2027.\n\nTaxan ses över.")
    '1. Taxan för vatten antas.\n2. Den gäller 2027.\nTaxan ses över.'
    """
    lines: list[str] = []
    for _, words, blank in _unwrapped(text):
        before = lines[-1] if lines else ""
        new = not lines or _MARK.match(words) or before.endswith(":") or (blank and before.endswith((".", "!", "?")))
        if new or (blank and not words[:1].islower() and not words[:1].isdigit()):
            lines.append(_BULLET.sub("• ", words))
        else:
            lines[-1] = f"{before} {words}"
    return "\n".join(lines)
