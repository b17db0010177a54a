"""What the line ends of a paper mean in Swedish: words that a hyphen parts, and lists of days."""

from __future__ import annotations

import re

from agendawatch.lang.sv.days.calendar_words import MONTH, WEEKDAY

__all__ = ["begins_anew", "stands_alone"]

_ALONE = re.compile(r"och|eller|samt|respektive|resp|som|till|mot|/")
_DATED = re.compile(
    rf"{WEEKDAY},? (?:den )?\d{{1,2}}\b|(?:den )?\d{{1,2}}(?::?[ae])?(?:/\d{{1,2}}\b| {MONTH})|20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
"""How a line of a list of days begins."""
_WANTS_MORE = re.compile(r"(?:[,–-]|\b(?:och|samt|den|till|från|på|kl\.?))\s*$", re.IGNORECASE)
"""How a line ends that the next one goes on with."""


def stands_alone(word: str) -> bool:
    """Tell whether a word behind a hyphen at a line's end stands by itself: "barn-" over "och utbildningsnämnden".

    >>> stands_alone("och"), stands_alone("nämnden")
    (True, False)
    """
    return _ALONE.fullmatch(word) is not None


def begins_anew(first: str, above: str, line: str) -> bool:
    """Tell whether a line begins with a day, as the first of them did, and the one above wants no more.

    >>> begins_anew("13 januari kl. 9", "13 januari kl. 9", "10 februari"), begins_anew("13 januari", "13 och", "14 maj")
    (True, False)
    """
    return bool(_DATED.match(first) and _DATED.match(line)) and not _WANTS_MORE.search(above)
