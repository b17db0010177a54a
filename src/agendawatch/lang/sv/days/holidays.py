"""Swedish public holidays, and which days the law counts as working days."""

from __future__ import annotations

import datetime as dt
from functools import cache

__all__ = ["easter", "holidays", "is_working_day", "next_working_day"]

_FIXED = (
    (1, 1, "Nyårsdagen"),
    (1, 6, "Trettondedag jul"),
    (5, 1, "Första maj"),
    (12, 25, "Juldagen"),
    (12, 26, "Annandag jul"),
)
_FROM_EASTER = (
    (-2, "Långfredagen"),
    (0, "Påskdagen"),
    (1, "Annandag påsk"),
    (39, "Kristi himmelsfärdsdag"),
    (49, "Pingstdagen"),
)
_NATIONAL_DAY_SINCE = 2005
"""The year from which 6 June is a holiday in place of Whit Monday (SFS 2004:1320)."""

_SATURDAY = 5


def easter(year: int) -> dt.date:
    """Compute Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    skipped = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def holidays(year: int) -> dict[dt.date, str]:
    """List the public holidays of a year (lagen om allmänna helgdagar, 1989:253), with their names.

    >>> holidays(2026)[dt.date(2026, 6, 20)]
    'Midsommardagen'

    Ordinary Sundays, which the act also names, are left out.
    """
    sunday = easter(year)
    days = {dt.date(year, month, day): name for month, day, name in _FIXED}
    days |= {sunday + dt.timedelta(days=after): name for after, name in _FROM_EASTER}
    if year >= _NATIONAL_DAY_SINCE:
        days[dt.date(year, 6, 6)] = "Sveriges nationaldag"
    else:
        days[sunday + dt.timedelta(days=50)] = "Annandag pingst"
    days[_saturday_from(dt.date(year, 6, 20))] = "Midsommardagen"
    days[_saturday_from(dt.date(year, 10, 31))] = "Alla helgons dag"
    return dict(sorted(days.items()))


def is_working_day(day: dt.date) -> bool:
    """Tell whether something due that day is due then, by lagen om beräkning av lagstadgad tid (1930:173).

    >>> is_working_day(dt.date(2026, 6, 19)), is_working_day(dt.date(2026, 6, 18))
    (False, True)

    Saturdays, Sundays and holidays are not, nor midsommarafton, julafton and nyårsafton,
    which section 2 of the act puts on one footing with them.
    """
    if day.weekday() >= _SATURDAY or day in holidays(day.year):
        return False
    eves = {
        _saturday_from(dt.date(day.year, 6, 20)) - dt.timedelta(days=1),
        dt.date(day.year, 12, 24),
        dt.date(day.year, 12, 31),
    }
    return day not in eves


def next_working_day(day: dt.date) -> dt.date:
    """Put off a day that is no working day to the next that is; others stay.

    >>> next_working_day(dt.date(2026, 4, 3))
    datetime.date(2026, 4, 7)
    """
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day


def _saturday_from(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=(_SATURDAY - day.weekday()) % 7)
