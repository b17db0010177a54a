"""Words beside a meeting's day that no table here knows: the next thing to learn."""

from __future__ import annotations

import re

from agendawatch.lang.sv.days.calendar_words import MONTH, WEEKDAY
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.days.times import find_times
from agendawatch.lang.sv.names.organizations import find_organizations
from agendawatch.lang.sv.pages.meeting_words import MEETS, PLAN_WORDS
from agendawatch.lang.sv.pages.other_occasions import NOT_A_MEETING, OTHER_OCCASION
from agendawatch.lang.sv.status_words import find_lead_words, find_status_words

__all__ = ["find_unknown_words"]

_PLAIN = re.compile(
    r"(?:och|samt|den|det|detta|denna|att|för|från|till|med|vid|mellan|under|efter|innan|före|som|ska|skall|är|har|hålls|äger|rum|blir"
    r"|kl|klockan|start|startar|börjar|slutar|tid|tider|datum|dag|dagar|dagen|plats|lokal|lokalen|sal|salen|rum|rummet|hus|huset|stora|lilla|sessionssalen"
    r"|kommunhuset|stadshuset|rådhuset|regionhuset|folkets|ordinarie|nästa|följande|första|andra|sista|vecka|veckan|samma|obs|även|också|annat|inget|anges"
    r"|månad|månaden|året|våren|hösten|förmiddag|eftermiddag|kväll|heldag|halvdag|cirka)"
)
"""Words that say nothing of what becomes of a meeting, or of which somebody else takes care."""
_KNOWN = (
    MEETS,
    PLAN_WORDS,
    OTHER_OCCASION,
    NOT_A_MEETING,
    re.compile(MONTH, re.IGNORECASE),
    re.compile(WEEKDAY, re.IGNORECASE),
)
_TOKEN = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")
_ANY_YEAR = 2024
_LONGEST = 2_000


def find_unknown_words(line: str) -> tuple[str, ...]:
    """Find the words of a line about a meeting that nothing here understands, as written and in order.

    >>> find_unknown_words("4 mars kl. 13.00 i Eksalen, inställt"), find_unknown_words("11 mars – mötet ajourneras")
    ((), ('ajourneras',))

    Names, which begin with a capital, are no words to learn; those that stand together are told together.
    """
    line = line[:_LONGEST]
    letters = list(line)
    for first, last in _known(line):
        letters[first:last] = ["\n"] * (last - first)
    left = "".join(letters)
    found: list[str] = []
    end = -1
    for token in _TOKEN.finditer(left):
        if _PLAIN.fullmatch(token[0].casefold()) or _is_name(token[0]):
            continue
        if found and left[end : token.start()] == " ":
            found[-1] += f" {token[0]}"
        else:
            found.append(token[0])
        end = token.end()
    return tuple(dict.fromkeys(found))


def _known(line: str) -> list[tuple[int, int]]:
    """Say where the words stand that some table knows."""
    readers = (find_dates(line, year=_ANY_YEAR), find_times(line), find_organizations(line))
    spans = [found.span for reader in readers for found in reader]
    spans += [(word.start, word.end) for word in (*find_status_words(line), *find_lead_words(line))]
    return spans + [match.span() for pattern in _KNOWN for match in pattern.finditer(line)]


def _is_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper()
