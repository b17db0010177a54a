"""Days and months by name, and days as people write them."""

from __future__ import annotations

import datetime as dt
from functools import cache

from agendawatch.i18n.catalogue import Language, catalogue

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def weekdays(language: Language) -> tuple[str, ...]:
    """Name the days of the week, Monday first."""
    return tuple(map(catalogue(language).gettext, _WEEKDAYS))


@cache
def months(language: Language) -> tuple[str, ...]:
    """Name the months, January first."""
    return tuple(map(catalogue(language).gettext, _MONTHS))


def day_words(day: dt.date, language: Language) -> str:
    """Write a day for a person.

    >>> day_words(dt.date(2020, 3, 11), "sv"), day_words(dt.date(2020, 3, 11), "en")
    ('onsdag 11 mars 2020', 'Wednesday 11 March 2020')
    """
    return f"{weekdays(language)[day.weekday()]} {day.day} {months(language)[day.month - 1]} {day.year}"
