"""Where a meeting is held, by the words beside its day."""

from __future__ import annotations

import re

__all__ = ["find_place_beside", "find_place_in"]

_ROOM = r"[\wåäöÅÄÖé:-]{0,30}(?:salen|sal|huset|hus|rummet|rum|lokalen|lokal|gården|gård|skolan|skola|teatern|teater|biblioteket|bibliotek|aulan|aula|arenan|arena|kyrkan|hotellet|hotell|centret|center)"
_NAME = r"[A-ZÅÄÖ][\wåäöé:-]{0,30}"
_BESIDE = re.compile(
    rf"^[\s,:–-]{{0,4}}(?:kl(?:ockan)?\.?\s?)?(?:\d{{1,2}}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{{1,2}}(?:[.:]\d\d)?)?)?(?:\s?i|\s?på|[,–-]|\s\()\s{{0,2}}"
    rf"(?P<place>(?=(?i:[^,;()]{{0,60}}?\b{_ROOM}\b)){_NAME}(?:\s[\wåäöÅÄÖé:-]{{1,30}}){{0,3}}(?:,\s(?i:{_ROOM})\b)?)\s*\)?\s*[.,;]?\s*$"
)
"""What stands behind a day, and its hour, on a line of its own: ", Folkets hus", " kl. 13 i Stora salen, Stadshuset"."""
_ENDS = re.compile(r"\n|;|(?<!\bkl)\.\s")
_LONGEST = 150


def find_place_beside(after: str) -> str | None:
    """Find the place that ends the words behind a day; `None` where nothing there says that it is one.

    >>> find_place_beside(" kl. 13.00, Folkets hus"), find_place_beside(", Stora salen, Stadshuset")
    ('Folkets hus', 'Stora salen, Stadshuset')
    >>> find_place_beside(", Budgetdebatt"), find_place_beside(" (inställt)")
    (None, None)
    """
    after = _ENDS.split(after, maxsplit=1)[0]
    found = _BESIDE.match(after) if len(after) <= _LONGEST else None
    return found["place"].strip() if found else None


_IN = re.compile(
    r"(?:\bi|\bpå)\s+((?:[A-ZÅÄÖ]|(?:kommunhuset|stadshuset|sessionssalen|rådhuset|regionhuset|konferensrum\w*)\b)[^.;:()]{2,60}?)"
    r"(?=,?\s+(?:följande|om (?:inget|inte|ej)|klockan|kl|med start|från|under|den)\b|[.;:()]|$)"
)


def find_place_in(sentence: str) -> str | None:
    """Find the place that a sentence says meetings are held at.

    >>> find_place_in("Mötena börjar kl. 13.00 i Stora salen."), find_place_in("Mötena börjar kl. 13.00.")
    ('Stora salen', None)
    """
    found = _IN.search(sentence)
    return found[1].strip() if found else None
