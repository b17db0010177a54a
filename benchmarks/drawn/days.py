"""Days and hours as Swedish pages write them."""

from __future__ import annotations

import datetime as dt

from agendawatch.i18n import months, weekdays

MONTHS = months("sv")
SHORT_MONTHS = tuple(it[:3] for it in MONTHS)
WEEKDAYS = weekdays("sv")


def write(day: dt.date, form: str, *, year: int | None = None, weekday: int | None = None, number: str = "") -> str:
    """Write a day as a form says; the year, the weekday and the number may be given another value, to be wrong.

    >>> write(dt.date(2026, 3, 3), "{wds} {d}/{n} {y}")
    'tis 3/3 2026'
    >>> write(dt.date(2026, 3, 3), "{wd}en den {d} {m}", weekday=2)
    'onsdagen den 3 mars'
    """
    name = WEEKDAYS[day.weekday() if weekday is None else weekday]
    shown = day.year if year is None else year
    return form.format(
        d=number or day.day, dd=number or f"{day:%d}", n=day.month, nn=f"{day:%m}",
        m=MONTHS[day.month - 1], mon=SHORT_MONTHS[day.month - 1],
        M=MONTHS[day.month - 1].capitalize(), MON=SHORT_MONTHS[day.month - 1].upper(),
        y=shown, yy=f"{shown % 100:02}", wd=name, wds=name[:3], Wd=name.capitalize(), Wds=name[:3].capitalize(),
        v=day.isocalendar().week,
    )  # fmt: skip


def hour(start: str, form: str) -> str:
    """Write an hour with a dot, with a colon, or as it is on a clock.

    >>> [hour("09:00", form) for form in (".", ":", "0:")]
    ['9.00', '9:00', '09:00']
    """
    if form == "0:":
        return start
    hours, minutes = start.split(":")
    return f"{int(hours)}{form}{minutes}"
