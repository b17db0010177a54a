"""Where a meeting is held, by the words beside its day."""

from __future__ import annotations

import re

from agendawatch.lang.sv.pages.schedule_patterns import PLACE_BESIDE, PLACE_WITHIN

__all__ = ["find_place_beside", "find_place_in"]

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
    found = PLACE_BESIDE.match(after) if len(after) <= _LONGEST else None
    return found["place"].strip() if found else None


def find_place_in(sentence: str) -> str | None:
    """Find the place that a sentence says meetings are held at.

    >>> find_place_in("Mötena börjar kl. 13.00 i Stora salen."), find_place_in("Mötena börjar kl. 13.00.")
    ('Stora salen', None)
    """
    found = PLACE_WITHIN.search(sentence)
    return found[1].strip() if found else None
