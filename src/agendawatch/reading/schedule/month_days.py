"""Days whose month stands before them: above, in a heading, or first on their line."""

from __future__ import annotations

import re

from agendawatch.reading.schedule.cells import as_dated
from agendawatch.swedish.days.calendar_words import MONTH, MONTHS, WEEKDAY, month_number

__all__ = ["month_first", "with_month"]

_DAY_ITEM = re.compile(
    rf"(?P<head>(?:{WEEKDAY}\s*)?(?:den\s)?)(?P<day>[12]?\d|3[01])(?::?[ae])?(?!\d|[.:/-]\d)(?:[.:]|\s?[–-](?=\s))?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})[:\s]\s*(?P<days>(?:(?:{WEEKDAY}\s)?\d{{1,2}}(?!\d|[./:-]\d)).{{0,60}})", re.IGNORECASE
)


def with_month(line: str, month: int) -> str | None:
    """Write a month behind the day that a line begins with; `None` where it begins with none.

    >>> with_month("tisdag 3 kl. 13", 3), with_month("Lunch", 3)
    ('tisdag 3 mars kl. 13', None)
    """
    match = _DAY_ITEM.fullmatch(line)
    return f"{match['head']}{match['day']} {MONTHS[month - 1][0]}{match['rest']}" if match else None


def month_first(line: str) -> str | None:
    """Write "November 5, 19" as dates of that month; `None` where a line is no such list.

    >>> month_first("November 5, 19"), month_first("November blir kall")
    ('5 november, 19 november', None)
    """
    match = _MONTH_FIRST.fullmatch(line)
    return as_dated(match["days"], month_number(match["month"])) if match else None
