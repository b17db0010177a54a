"""What is wrong on a page, told to people: readers and sources say it in English, for every reader alike."""

from __future__ import annotations

import re

from agendawatch.feeds.words import ENGLISH, SWEDISH, Language

__all__ = ["warning_words"]

_DAY = r"(\d{4}-\d\d-\d\d)"
_SWEDISH = tuple(
    (re.compile(pattern), told)
    for pattern, told in (
        (rf"(.+) says (\w+), but {_DAY} is a (\w+)", "{} säger {}, men {} är en {}"),
        (r"no calendar has the day (\S+) \((.+)\)", "dagen {} finns inte ({})"),
        (r"(\d{4}-\d\d) has no day (\d+)", "{} har ingen dag {}"),
        (r"(.+) stands under (\d{4})", "{} står under {}"),
        (r"the link says (\S+), the title (.+)", "länken säger {}, rubriken {}"),
        (r"the link says (\S+), its words (.+)", "länken säger {}, dess ord {}"),
        (r"the address says (\S+), the row (.+)", "adressen säger {}, raden {}"),
        (r"the name says (.+), the date beside it (.+)", "namnet säger {}, datumet bredvid {}"),
        (r"the file's name says (\S+)", "filens namn säger {}"),
        (
            r"(.+) could not be read safely, and waits for a newer version",
            "{} gick inte att läsa säkert, och väntar på en nyare version",
        ),
        (rf"(.+) is listed here, and says that it is of {_DAY}", "{} står här, men säger sig gälla {}"),
    )
)
_QUOTED = re.compile(r"(['\"])(.*)\1")
_WEEKDAY = re.compile(rf"(says (\w+), but {_DAY} is a )(\w+)$")
_LONGEST = 2_000


def warning_words(warning: str, language: Language) -> str:
    """Tell a warning in a language; one that is written in words of its own stays as it is.

    >>> warning_words("'Fredag 11 mars 2026' says fredag, but 2026-03-11 is a onsdag", "sv")
    '”Fredag 11 mars 2026” säger fredag, men 2026-03-11 är en onsdag'
    >>> warning_words("'Fredag 11 mars 2026' says fredag, but 2026-03-11 is a onsdag", "en")
    "'Fredag 11 mars 2026' says fredag, but 2026-03-11 is a Wednesday"
    """
    if len(warning) > _LONGEST:
        return warning
    if language == "en":
        return _WEEKDAY.sub(lambda found: f"{found[1]}{_english(found[4])}", warning)
    for pattern, told in _SWEDISH:
        if found := pattern.fullmatch(warning):
            return told.format(*(_QUOTED.sub(r"”\2”", part) for part in found.groups()))
    return warning


def _english(weekday: str) -> str:
    """Name a weekday that a warning names in Swedish."""
    return ENGLISH.weekdays[SWEDISH.weekdays.index(weekday)] if weekday in SWEDISH.weekdays else weekday
