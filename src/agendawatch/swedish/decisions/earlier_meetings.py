"""Words that place what was decided before this meeting: background, however it is told."""

from __future__ import annotations

import re

from agendawatch.swedish.decisions.voices import is_told

__all__ = ["is_background", "is_long_ago", "stands_after", "tells_of_earlier", "without_earlier"]

_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_WAS_SETTLED = re.compile(r"(?i).*\b(?:beslut(?:ade|ar)|beslöt|bestämde)\b[^,]*\s(?:sedan|efter att)\s[^,]*$")
"""How a sentence ends whose decision came after another: "Det beslutade nämnden sedan motionen avslagits"."""
_WHICH = re.compile(r"(?i),\ssom\s(?:[\wåäö]+\s)?\S$")
"""What became of a matter before, in a clause of its own: "taxan, som återremitterades i våras, antogs"."""
_LONG_AGO = re.compile(
    rf"(?i)[^.;]{{0,60}}\b(?:(?:i|under) {_MONTH} (?:19|20)\d\d"
    r"|(?:våren|sommaren|hösten|vintern) (?:19|20)\d\d|men nu\b|(?:fullmäktige|styrelsen|nämnden)\s(?:19|20)\d\d\b|(?<!för )år (?:19|20)\d\d(?=[.,;]|$)|en liknande (?:motion|fråga)|för \w+ (?:år|månader) sedan|förra (?:året|månaden|mandatperioden)|ifjol|i fjol)\b"
)
_IN_A_MONTH = re.compile(rf"(?i)\s(?:(?:redan|också)\s)?i\s{_MONTH}\b(?!\w)")
"""A decision of a whole month is told as background; a meeting has a day."""
_DATED = 30
"""Letters behind a verb within which a paragraph of another day may be named."""
_BEHIND = re.compile(r"(?i)\b(?:efter|sedan|trots|inför|utan|vid)\s+(?:\w+\s)?$")
_EARLIER = re.compile(r"(?i)\b(?:efter|sedan|trots)\s+(?:en\s|den\s|två\s)?(?:återremiss|bordläggning)\w*")
_SINCE = re.compile(r"(?i)\W*(?:efter att|sedan)\s(?!.*\b(?:yrka|begär|krävt|föreslag))[^,]*$")
"""How a sentence begins whose decision came after another: "Efter att frågan återremitterats antogs planen"."""


def is_long_ago(words: str, end: int) -> bool:
    """Tell whether a month or a season stands behind a verb: a meeting has a day.

    >>> is_long_ago("avslogs i mars 2019", 7), is_long_ago("avslogs i mars", 7)
    (True, False)
    """
    return _LONG_AGO.match(words, end) is not None


def is_background(words: str, end: int) -> bool:
    """Tell whether a sentence's act, which ends at `end`, is of another day: by a paragraph's date, a month or a season.

    >>> is_background("Nämnden anställde en chef i mars 2019.", 17), is_background("Nämnden anställde en chef.", 17)
    (True, False)
    """
    near = words[end : end + _DATED]
    in_a_month = _IN_A_MONTH.match(near) or _IN_A_MONTH.match(f" {words}")
    return in_a_month is not None or is_told(near) or is_long_ago(words, end)


def stands_after(before: str) -> bool:
    """Tell whether a noun stands behind "efter" or the like: "efter återremissen i våras".

    >>> stands_after("Efter den "), stands_after("Beslut om ")
    (True, False)
    """
    return _BEHIND.search(before) is not None


def without_earlier(words: str) -> str:
    """Take away what came before: "efter en återremiss antogs planen" tells nothing of the återremiss.

    >>> without_earlier("Efter en återremiss antogs planen")
    '  antogs planen'
    """
    return _EARLIER.sub(" ", words)


def tells_of_earlier(words: str, *, more: bool) -> bool:
    """Tell whether a sentence's words so far lead up to what its own decision followed.

    >>> tells_of_earlier("Det beslutade nämnden sedan motionen a", more=False)
    True
    >>> tells_of_earlier("Efter att frågan åter", more=True), tells_of_earlier("Efter att frågan åter", more=False)
    (True, False)

    `more` tells that another decision stands behind them in the sentence.
    """
    leads = more and (_SINCE.match(words) or _WHICH.search(words)) is not None
    return leads or _WAS_SETTLED.match(words) is not None
