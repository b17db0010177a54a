"""The calendar and the clock in Swedish: months, weekdays and numbers, holidays, times of day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.sentences import small_letters

# The calendar's Swedish words: months, weekdays and numbers, in every form that pages use.

_CALENDAR = load("calendar")

MONTHS = tuple(tuple(it.split()) for it in _CALENDAR["months"]["forms"])
"""Names and abbreviations, January first."""

WEEKDAYS = tuple(tuple(it.split()) for it in _CALENDAR["weekdays"]["forms"])
"""Names and abbreviations, Monday first as `date.weekday` counts."""

NUMBERS: dict[str, int] = _CALENDAR["numbers"]
"""Numbers that stand before days, weeks and months."""

ORDINALS = {word: number for number, word in enumerate(_CALENDAR["ordinals"]["words"].split(), start=1)}
"""Days of the month as words."""

_MONTH_NUMBER = {form: number for number, forms in enumerate(MONTHS, start=1) for form in forms}
_WEEKDAY_NUMBER = {form: number for number, forms in enumerate(WEEKDAYS) for form in forms}

MONTH = (
    rf"(?:(?:{'|'.join(forms[0] for forms in MONTHS)})s?|"
    rf"(?:{'|'.join(sorted((form for forms in MONTHS for form in forms[1:]), key=len, reverse=True))})(?!\w)\.?)(?!\w)"
)
"""Pattern: a month's name, in the genitive or not ("den 8 aprils möte"), or abbreviation, in small letters."""

WEEKDAY = rf"(?:(?:{'|'.join(forms[0] for forms in WEEKDAYS)})(?:ens|en|s)?|(?:{'|'.join(form for forms in WEEKDAYS for form in forms[1:])})\b\.?)"
"""Pattern: a weekday in any form ("onsdagen", "ons."), in small letters."""


MONTH_NAME = f"(?:{'|'.join(forms[0] for forms in MONTHS)})"
"""Pattern: a month's whole name, in small letters."""

WEEKDAY_NAME = f"(?:{'|'.join(forms[0] for forms in WEEKDAYS)})"
"""Pattern: a weekday's whole name, in small letters."""

MONTH_FORM = f"(?:{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})"
"""Pattern: a month's name or abbreviation, whatever follows."""

MONTH_BEGINS = f"(?:{'|'.join(forms[0][:3] for forms in MONTHS)})"
"""Pattern: the first three letters of a month's name."""

DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
"""Pattern: a day of the month in digits."""


def month_number(word: str) -> int:
    """Turn a month's word into its number.

    >>> month_number("Sept."), month_number("aprils")
    (9, 4)
    """
    form = word.lower().rstrip(".")
    return _MONTH_NUMBER[form if form in _MONTH_NUMBER else form.removesuffix("s")]


def weekday_number(word: str) -> int:
    """Turn a weekday's word into its number, Monday 0.

    >>> weekday_number("onsdagens"), weekday_number("fre.")
    (2, 4)
    """
    form = word.lower().rstrip(".")
    for ending in ("", "s", "en", "ens"):
        number = _WEEKDAY_NUMBER.get(form.removesuffix(ending))
        if number is not None:
            return number
    raise KeyError(word)


# Months and weekdays as single words of a text, genitives too.


def month_of(low: str) -> int | None:
    """Read a month's name in small letters, in the genitive or not; `None` for what names none."""
    months = _month_names()
    return months.get(low, months.get(low.removesuffix("s")))


@cache
def _month_names() -> dict[str, int]:
    alone = _CALENDAR["months"]["alone"].split()
    return {it: nth for nth, forms in enumerate(MONTHS, 1) for it in forms if it == forms[0] or it in alone}


def weekday_of(low: str) -> int | None:
    """Read a weekday's name in small letters, from 0 for Monday; `None` for what names none."""
    return next((nth for nth, (it, *_) in enumerate(WEEKDAYS) if low in {it, f"{it}en", f"{it}ens", f"{it}s"}), None)


# Swedish public holidays, and which days the law counts as working days.

_NATIONAL_DAY_SINCE = 2005
"""The year from which 6 June is a holiday in place of Whit Monday (SFS 2004:1320)."""

_SATURDAY = 5


@cache
def holidays(year: int) -> dict[dt.date, str]:
    """List the public holidays of a year (lagen om allmänna helgdagar, 1989:253), with their names.

    >>> holidays(2026)[dt.date(2026, 6, 20)]
    'Midsommardagen'

    Ordinary Sundays, which the act also names, are left out.
    """
    from dateutil.easter import easter  # noqa: PLC0415 - few who read days ask for holidays

    sunday = easter(year)
    named = _CALENDAR["holidays"]
    days = {dt.date(year, month, day): name for name, (month, day) in named["fixed"].items()}
    days |= {sunday + dt.timedelta(days=after): name for name, after in named["from_easter"].items()}
    days |= {_saturday_from(dt.date(year, month, day)): name for name, (month, day) in named["saturday_from"].items()}
    if year >= _NATIONAL_DAY_SINCE:
        days[dt.date(year, 6, 6)] = named["national_day"]
    else:
        days[sunday + dt.timedelta(days=50)] = named["before_it"]
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
    eve = _saturday_from(dt.date(day.year, 6, 20)) - dt.timedelta(days=1)
    return day not in {eve, dt.date(day.year, 12, 24), dt.date(day.year, 12, 31)}


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


# Times of day as Swedish pages write them: "kl. 13.00", "klockan 9", "kl 9–12", "08.30-16.00".

_HOUR = r"(?:[01]?\d|2[0-4])"
_DASH = r"\s{0,3}(?:[-–—]|till)\s{0,3}(?:(?:ca|cirka)\.?\s)?"
_MARK = r"(?:kl[.:]{0,2}|klockan:?)\s{0,3}"
_MINUTE = r"(?:[.:]?[0-5]\d|\s(?:00|15|30|45)(?!\s?[a-zåäö/]))"
_SECOND = r"(?::[0-5]\d)?"

CLOCK = (
    rf"(?:{_MARK}(?:(?:ca|cirka)\.?\s)?{_HOUR}{_MINUTE}?(?!\d)"
    rf"(?:{_DASH}(?:{_MARK})?{_HOUR}{_MINUTE}?(?!\d))?"
    rf"|{_HOUR}[.:][0-5]\d(?:{_DASH}|\soch\s)(?:{_MARK})?{_HOUR}[.:][0-5]\d(?!\d)"
    rf"|(?:[01]\d|2[0-3])(?:[.:][0-5][05]|:[0-5]\d(?=:)){_SECOND}(?!\d))"
)
"""Pattern: a time of day or a span of two, in small letters."""

_CLOCK = re.compile(rf"(?<![\w.:/§-]){CLOCK}(?![.:/]\d)")
_FIGURES = re.compile(r"(\d{1,2}?)(?:[.:\s]?([0-5]\d))?(?::\d\d)?(?!\d)")
_NO_TIME_AFTER = re.compile(r"\s?(?:kr\b|kronor|%|procent|mkr|mnkr|tkr|miljoner|mil\b|km\b|kvm|kap\b)")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with the words that say so."""

    start: dt.time
    end: dt.time | None
    """`None` when no end is given, or it is not after the start."""
    words: str
    span: tuple[int, int]
    """Where in the text the words stand."""


def find_times(text: str) -> tuple[Clock, ...]:
    """Find every time of day in a text, in order.

    >>> [(clock.start.isoformat("minutes"), clock.end) for clock in find_times("Kl. 13.00, fastigheten Berget 1:34")]
    [('13:00', None)]

    A bare "13.00" or "13:00" counts only with two digits and whole five minutes, so that
    property names, amounts and law chapters do not.
    """
    lowered = small_letters(text)
    found = []
    for match in _CLOCK.finditer(lowered):
        if _NO_TIME_AFTER.match(lowered, match.end()):
            continue
        clock = read_clock(match.group(), words=text[match.start() : match.end()], at=match.start())
        if clock is not None:
            found.append(clock)
    return tuple(found)


def read_clock(lowered: str, *, words: str | None = None, at: int = 0) -> Clock | None:
    """Read what `CLOCK` matched; `None` when it is no time of any day."""
    figures = [_time(match) for match in _FIGURES.finditer(lowered)]
    start = figures[0] if figures else None
    if start is None:
        return None
    end = figures[1] if len(figures) > 1 else None
    if end is not None and end <= start:
        end = None
    return Clock(start, end, lowered if words is None else words, (at, at + len(lowered)))


def _time(match: re.Match[str]) -> dt.time | None:
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    if hour == 24:  # noqa: PLR2004  # "kl. 24" is how a day ends
        return dt.time(23, 59) if minute == 0 else None
    return dt.time(hour, minute)
