"""A weekday said once for a list of weeks: "onsdagar kl. 13 följande veckor 2026: v. 3, v. 7 och v. 12"."""

from __future__ import annotations

import re

from agendawatch.swedish.days.calendar_words import WEEKDAY_PLURAL, WEEKS

__all__ = ["each_weeks_day", "without_weeks"]

_LIST = re.compile(
    rf"\b{WEEKS}[^.;:\d]{{0,40}}(?:20\d\d)?[^.;\d]{{0,20}}?(?P<list>(?:v\.?\s?)?\d{{1,2}}(?!\d|[.:/-]\d)"
    rf"(?:\s{{0,3}}(?:,|och|samt)\s{{0,3}}(?:v\.?\s?)?\d{{1,2}}(?!\d|[.:/-]\d)){{1,52}})",
    re.IGNORECASE,
)
_WEEK = re.compile(r"(?:v\.?\s?)?(\d{1,2})", re.IGNORECASE)


def each_weeks_day(line: str) -> str:
    """Write the weekday at each week of a list that it holds for; a line without such a list is left as it is.

    >>> each_weeks_day("Nämnden möts tisdagar kl. 9.00 under veckorna 3, 7 och 12.")
    'Nämnden möts tisdagar kl. 9.00 under veckorna tisdag vecka 3, tisdag vecka 7 och tisdag vecka 12.'
    """
    weekday = re.search(WEEKDAY_PLURAL, line, re.IGNORECASE)
    listed = _LIST.search(line) if weekday else None
    if weekday is None or listed is None:
        return line
    day = weekday["weekday"].casefold()
    begin, end = listed.span("list")
    return line[:begin] + _WEEK.sub(rf"{day} vecka \1", line[begin:end]) + line[end:]


_WITH_DAY = re.compile(r"\bv(?:ecka)?\.?\s?\d{1,2}\s?\((\d{1,2}/\d{1,2})\)", re.IGNORECASE)


def without_weeks(line: str) -> str:
    """Leave out weeks whose day stands behind them in parentheses.

    >>> without_weeks("v. 3 (14/1), v. 7 (11/2)")
    '14/1, 11/2'
    """
    return _WITH_DAY.sub(r"\1", line) if "(" in line else line
