"""Single values in an address, read: a day, a length of time, a switch, a municipality."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import cast, get_args

from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.registry import municipality
from agendawatch.store.search import HitKind

__all__ = [
    "read_alarm",
    "read_choice",
    "read_count",
    "read_day",
    "read_days",
    "read_hit_kind",
    "read_length",
    "read_municipality",
    "read_switch",
]

_LENGTH = re.compile(r"([0-9]{1,4})(w|d|h|m)")
_RFC = re.compile(r"-?P(?:([0-9]{1,4})W|(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,4})M)?)?)")
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes"}
_CODE = re.compile(r"[0-9]{2}(?:[0-9]{2})?")
_LONGEST = dt.timedelta(days=366)
"""A longer alarm or meeting is a slip."""
_MOST_DAYS = 36_500
_SWITCH = {"1": True, "true": True, "yes": True, "ja": True, "0": False, "false": False, "no": False, "nej": False}


def read_length(written: str) -> dt.timedelta:
    """Read a length of time: `2h`, `90m`, `1d`, `1w`, or as RFC 5545 writes it.

    >>> read_length("90m"), read_length("PT1H30M")
    (datetime.timedelta(seconds=5400), datetime.timedelta(seconds=5400))
    """
    length = _length(written)
    if length is None or not dt.timedelta(0) < length <= _LONGEST:
        raise InputError(field="length", value=written, expected="a length of time such as 2h, 90m or 1d")
    return length


def read_alarm(written: str) -> str:
    """Read how long before it begins an event gives alarm, as RFC 5545 writes it.

    >>> read_alarm("1d"), read_alarm("2h"), read_alarm("-PT15M"), read_alarm("0m")
    ('-P1D', '-PT2H', '-PT15M', '-PT0M')
    """
    length = _length(written)
    if length is None or length > _LONGEST:
        raise InputError(field="alarm", value=written, expected="how long before it begins, such as 1d, 2h or 15m")
    minutes = length.days * 1440 + length.seconds // 60
    if minutes and minutes % 1440 == 0:
        return f"-P{minutes // 1440}D"
    hours, rest = divmod(minutes, 60)
    return f"-PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"


def _length(written: str) -> dt.timedelta | None:
    short = _LENGTH.fullmatch(written.casefold())
    if short:
        return dt.timedelta(**{_UNITS[short[2]]: int(short[1])})
    long = _RFC.fullmatch(written.upper())
    if long is None or not any(long.groups()):
        return None
    weeks, days, hours, minutes = (int(part or 0) for part in long.groups())
    return dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def read_switch(written: str) -> bool:
    """Read yes or no.

    >>> read_switch("1"), read_switch("nej")
    (True, False)
    """
    found = _SWITCH.get(written.casefold())
    if found is None:
        raise InputError(field="switch", value=written, expected="1 or 0")
    return found


def read_day(written: str) -> dt.date:
    """Read a day as ISO 8601 writes it.

    >>> read_day("2026-03-11")
    datetime.date(2026, 3, 11)
    """
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
            day = dt.date.fromisoformat(written)
            if dt.date(1900, 1, 1) <= day <= dt.date(2200, 1, 1):
                return day
    except ValueError:
        pass
    raise InputError(field="day", value=written, expected="a day such as 2026-03-11")


def read_days(written: str) -> int:
    """Read a number of days.

    >>> read_days("30")
    30
    """
    return read_count(0, _MOST_DAYS, "days")(written)


def read_count(least: int, most: int, of: str) -> Callable[[str], int]:
    """Make a reader of a number within limits.

    >>> read_count(1, 200, "rows")("20")
    20
    """

    def read(written: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", written) or not least <= int(written) <= most:
            raise InputError(of, written, f"a number of {of}, {least} to {most}")
        return int(written)

    return read


def read_choice(choices: Sequence[str]) -> Callable[[str], str]:
    """Make a reader of one of some words.

    >>> read_choice(("sv", "en"))("en")
    'en'
    """

    def read(written: str) -> str:
        if written in choices:
            return written
        near = get_close_matches(written, choices, 1, cutoff=0.6)
        hint = f" ({near[0]}, perhaps)" if near else ""
        raise InputError(field="choice", value=written, expected=f"one of {', '.join(choices)}{hint}")

    return read


def read_hit_kind(written: str) -> HitKind:
    """Read what kind of thing a search is to find.

    >>> read_hit_kind("item")
    'item'
    """
    for kind in get_args(HitKind):
        if written == kind:
            return cast("HitKind", kind)
    raise InputError(field="type", value=written, expected=f"one of {', '.join(get_args(HitKind))}")


def read_municipality(written: str) -> str:
    """Read a municipality by name, slug or code, as its code; a code that the registry lacks is taken at its word.

    >>> read_municipality("Göteborg"), read_municipality("9901")
    ('1480', '9901')
    """
    if _CODE.fullmatch(written):
        return written
    try:
        return municipality(written).code
    except UnknownMunicipalityError as error:
        near = f" ({', '.join(error.near)}, perhaps)" if error.near else ""
        raise InputError(
            field="municipality", value=written, expected=f"a Swedish municipality or region{near}"
        ) from error
