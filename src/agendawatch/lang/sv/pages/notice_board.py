"""What stands on a digital notice board (anslagstavla): notices of adjusted minutes, and the days in them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import DocumentClassification as Kind

__all__ = ["NoticeDays", "is_about_minutes", "is_board", "is_empty_board", "is_other_notice", "read_notice_days"]

_OF_MINUTES = frozenset({Kind.MINUTES, Kind.PARTIAL_MINUTES, Kind.MINUTES_NOTICE})
_OF_OTHERS = frozenset({Kind.NOTICE, Kind.AGENDA, Kind.SUPPLEMENTARY_AGENDA})
_WORDS = re.compile(
    r"(?P<removed>ned\b|ner\b|nedtag\w*|nertag\w*|tas bort|till och med|t\.?o\.?m\b|sista dag|slutdatum|avpublicer\w*|överklag\w*)"
    r"|(?P<posted>uppsat\w*|uppsätt\w*|sätts upp|anslagsdatum|anslagstid\w*|anslagsperiod\w*|anslaget\b|anslagits|anslås|publicer\w*"
    r"|startdatum|från och med|fr\.?o\.?m\b)"
    r"|(?P<changed>uppdater\w*|ändrad\w*|granskad\w*)"
    r"|(?P<adjusted>juster\w*)"
    r"|(?P<meeting>sammanträ\w*|möte\w*|beslutsdatum|protokoll\w*)",
    re.IGNORECASE,
)


_OTHERS = re.compile(
    r"kungörelse|kallelse|underrättelse|samråd|granskning|detaljplan|översiktsplan|bygglov|marklov|rivningslov|förhandsbesked"
    r"|flyttning av fordon|föreskrift|anmälan om|ansökan|dispens|strandskydd|grannehörande|upphandling",
    re.IGNORECASE,
)
_BOARD = re.compile(r"anslag|tillkännagiv|kungör", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:inga|inget|ingen|0|noll)\s(?:[\wåäö]+\s){0,3}?(?:anslag|anslagna|kungörelser|tillkännagivanden|tillkännagivande|bevis|inlägg)\b"
    r"|\banslagstavlan är tom\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NoticeDays:
    """The days that a notice tells; `None` where it does not."""

    meeting: dt.date | None = None
    posted: dt.date | None = None
    """When it was put up: the time to appeal counts from here."""
    removed: dt.date | None = None
    """When it is taken down."""


def is_about_minutes(*titles: str) -> bool:
    """Tell whether a notice says that minutes are adjusted; on a board, minutes themselves say so too.

    >>> is_about_minutes("Meddelande om justerat protokoll"), is_about_minutes("Kommunstyrelsen", "Protokoll")
    (True, True)
    >>> is_about_minutes("Kallelse till kommunfullmäktige"), is_about_minutes("Bygglov för Berget 1:3")
    (False, False)
    """
    kinds = [classify_document(it) for it in titles if it]
    if any(it in _OF_MINUTES for it in kinds):
        return True
    return not any(it in _OF_OTHERS for it in kinds) and any("juster" in it.casefold() for it in titles)


def is_other_notice(title: str) -> bool:
    """Tell whether a notice is of something else than minutes: a summons, a building permit, a plan.

    >>> is_other_notice("Kungörelse kommunfullmäktige"), is_other_notice("Socialnämnden 11 mars 2026")
    (True, False)
    """
    return _OTHERS.search(title) is not None


def is_board(words: str) -> bool:
    """Tell whether words are those of a notice board.

    >>> is_board("Kommunens anslagstavla"), is_board("Sammanträden och protokoll")
    (True, False)
    """
    return _BOARD.search(words) is not None


def is_empty_board(text: str) -> bool:
    """Tell whether a board says that nothing is on it.

    >>> is_empty_board("Just nu finns inga aktuella anslag."), is_empty_board("Anslagna protokoll")
    (True, False)
    """
    return _EMPTY.search(" ".join(text.split())) is not None


def read_notice_days(text: str) -> NoticeDays:
    """Read the days of a notice by the words before them; the first that has none is the meeting's.

    >>> read_notice_days("Sammanträde 2026-03-11, justerat 2026-03-17, anslaget 2026-03-18, tas ned 2026-04-09").posted
    datetime.date(2026, 3, 18)
    >>> read_notice_days("Protokoll KS 11 mars 2026").meeting
    datetime.date(2026, 3, 11)
    """
    days: dict[str, dt.date] = {}
    start = 0
    for when in find_dates(text):
        before = list(_WORDS.finditer(text, start, when.span[0]))
        kind = (before[-1].lastgroup if before else None) or "meeting"
        start = when.span[1]
        if when.date is not None:
            days.setdefault(kind, when.date)
        if when.end_date is not None and kind == "posted":
            days.setdefault("removed", when.end_date)
    return NoticeDays(days.get("meeting"), days.get("posted"), days.get("removed"))
