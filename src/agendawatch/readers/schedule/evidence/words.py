"""The words of a line that are a day's, and what they say it is of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from agendawatch.lang.sv.mentions.days import word_pattern
from agendawatch.lang.sv.pages.meeting_words import MEETS
from agendawatch.lang.sv.pages.other_occasions import no_meeting, other_occasion
from agendawatch.lang.sv.pages.schedule_patterns import BEFORE_DAY, BETWEEN_DAYS, YEARS_OR_TERMS
from agendawatch.readers.schedule.evidence.page import DayMention, Line

__all__ = [
    "is_generic",
    "is_of_parties",
    "is_other",
    "is_paper",
    "leads_to",
    "piece_of",
    "says_meets",
    "sentence_of",
    "sentence_starts",
]

_SENTENCE = re.compile(r"(?<=[a-zåäö\d)]{2}[.!?])\s+(?=[A-ZÅÄÖ])")
_NEAR = 80
"""Letters before a day in which words lead to it."""
_FAR = 2000
"""Letters within which a sentence ends."""


def sentence_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Find where the sentence about a span begins and ends."""
    low, high = max(0, span[0] - _FAR), min(len(text), span[1] + _FAR)
    cuts = [low, *(match.end() for match in _SENTENCE.finditer(text, low, high)), high]
    return max(it for it in cuts if it <= span[0]), min(it for it in cuts if it >= max(span[1], 1))


def sentence_starts(text: str) -> list[int]:
    """Find where sentences begin, but for the first."""
    return [match.end() for match in _SENTENCE.finditer(text)]


def piece_of(day: DayMention) -> tuple[str, str]:
    """Give the words before and behind a day that are its own: from the day before to the next, within its sentence.

    What is said before the first day of a list is said of all of them.
    """
    line = day.line
    first, last = sentence_of(line.text, day.span)
    begin = day.span[0]
    for span in sorted({it.span for it in line.days if it.span[1] <= day.span[0]}, reverse=True):
        if not BETWEEN_DAYS.fullmatch(line.text, span[1], begin):
            first = max(first, span[1])
            break
        begin = span[0]
    last = min([last, *(it.span[0] for it in line.days if it.span[0] >= day.span[1])])
    return line.text[first : day.span[0]], line.text[day.span[1] : last]


def is_of_parties(line: Line) -> bool:
    """Tell whether a heading is of meetings that only come before an organization's: "Gruppmöten inför fullmäktige"."""
    return word_pattern("own_meetings").search(line.text) is not None and not any(it.whole for it in line.names)


def is_generic(line: Line) -> bool:
    """Tell whether a heading says nothing of whose the days under it are: "Datum", "Sammanträden 2026", "Februari"."""
    if line.names:
        return False
    if line.month is not None or line.days or line.hours or line.used or says_meets(line.text):
        return True
    bare = YEARS_OR_TERMS.sub("", line.text).strip(" .:–-")
    return not bare or (word_pattern("unnamed").fullmatch(bare) is not None and not is_other(bare))


@cache
def _at_end(table: str) -> re.Pattern[str]:
    return re.compile(word_pattern(table).pattern + BEFORE_DAY, re.IGNORECASE)


def leads_to(table: str, before: str) -> bool:
    """Tell whether a word of a table ends the words before a day."""
    return _at_end(table).search(before[-_NEAR:]) is not None


@lru_cache(maxsize=20_000)
def is_other(text: str) -> bool:
    """Tell whether words beside a day are of another occasion."""
    return other_occasion(text)


@lru_cache(maxsize=20_000)
def is_paper(text: str) -> bool:
    """Tell whether words beside a day are of papers, decisions, or another occasion."""
    return no_meeting(text)


@lru_cache(maxsize=20_000)
def says_meets(text: str) -> bool:
    """Tell whether words say that someone meets."""
    return MEETS.search(text) is not None
