"""The one gate for what callers give: taken as it is meant, or refused by `InputError` with the nearest right word."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import IO, Any, TypeAlias, TypeVar, get_args
from zoneinfo import ZoneInfo

from agendawatch.errors import InputError

STOCKHOLM = ZoneInfo("Europe/Stockholm")
"""The zone of every municipality's clocks."""

Day: TypeAlias = dt.date | str
"""A day: a date, a moment (its day in Sweden), or ISO 8601 text."""
Moment: TypeAlias = dt.datetime | dt.date | str
"""A moment with its zone, a day (its first moment in Sweden), or either as ISO 8601 text."""
Page: TypeAlias = str | bytes | os.PathLike[str] | IO[bytes] | IO[str]
"""A page: its text, its bytes, where its file lies, or a file that is open."""

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_DAY = "a day such as 2026-03-11"
_MOMENT = "a day such as 2026-03-11, or a moment with its zone"


def nearest(value: object, known: Iterable[str]) -> str | None:
    """Find the word that another is a slip of; `None` where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - of use where something is wrong alone

    return next(iter(get_close_matches(str(value), [*known], 1, cutoff=0.6)), None)


def choices(value: object, allowed: Iterable[str]) -> str:
    """Say which values there are, and which of them is nearest to one that is not.

    >>> choices("canceled", ["cancelled", "held"])
    'one of cancelled, held (cancelled, perhaps)'
    """
    known = [str(it) for it in allowed]
    near = nearest(value, known)
    return f"one of {', '.join(known)}{f' ({near}, perhaps)' if near else ''}"


def one_of(field: str, value: object, allowed: type[E]) -> E:
    """Take a word of a closed set."""
    return allowed(word_of(field, value, allowed))


def word_of(field: str, value: object, allowed: Iterable[str]) -> str:
    """Take a word of a closed set that has no names of its own."""
    known = sorted(allowed)
    if value not in known:
        raise InputError(field, value, choices(value, known))
    return str(value)


def several(value: object, single: type | UnionType = str) -> tuple[Any, ...]:
    """Take one value for a tuple of one, and nothing for none. Any: what each must be is for who takes it to say."""
    if value is None:
        return ()
    return (value,) if isinstance(value, single) or not isinstance(value, Iterable) else tuple(value)


def a(kind: type[T], field: str, value: object) -> T:
    """Take a value of a class of ours, or of a class that all know."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InputError(field, value, _named(kind))
    return value


def each(kind: type[T], field: str, values: T | Iterable[T]) -> Iterable[T]:
    """Take values of a class, one by one as they are wanted; one stands for a tuple of one."""
    if isinstance(values, kind):
        return (values,)
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise InputError(field, values, f"{_named(kind)}, or several")
    return (a(kind, field, it) for it in values)


def _named(kind: type | UnionType) -> str:
    parts = get_args(kind) or (kind,)
    known = {"str": "text", "int": "a whole number"}
    return " or ".join(known.get(part.__name__) or _with_article(part.__name__) for part in parts)


def _with_article(name: str) -> str:
    return f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"


def read_day(written: str) -> dt.date | None:
    """Read a day as ISO 8601 writes it in full; `None` for anything else.

    >>> read_day("2026-03-11"), read_day("20260311"), read_day("2026-02-30")
    (datetime.date(2026, 3, 11), None, None)
    """
    try:
        return dt.date.fromisoformat(written) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written) else None
    except ValueError:
        return None


def day(field: str, value: object) -> dt.date:
    """Take a day: a date, a moment with its zone as its day in Sweden, or ISO 8601 text of either.

    >>> day("since", "2026-03-11").isoformat()
    '2026-03-11'
    """
    value = _parsed(value)
    if isinstance(value, dt.datetime):
        return aware(field, value).astimezone(STOCKHOLM).date()
    if not isinstance(value, dt.date):
        raise InputError(field, value, _DAY)
    return value


def days_in_order(first: dt.date | None, last: dt.date | None, field: str = "last") -> None:
    """Refuse days that end before they begin."""
    if first is not None and last is not None and last < first:
        raise InputError(field, last.isoformat(), f"a day from {first.isoformat()} on")


def moment(field: str, value: object) -> dt.datetime:
    """Take a moment with its zone, or a day as its first moment in Sweden; ISO 8601 text of either too."""
    value = _parsed(value)
    if isinstance(value, dt.datetime):
        return aware(field, value)
    if not isinstance(value, dt.date) or value == dt.date.min:  # which in UTC is no day
        raise InputError(field, value, _MOMENT)
    return dt.datetime.combine(value, dt.time(), tzinfo=STOCKHOLM)


def end_of(field: str, value: object) -> dt.datetime:
    """Take a moment with its zone, or a day as its last moment in Sweden; ISO 8601 text of either too."""
    taken = _parsed(value)
    if isinstance(taken, dt.datetime) or not isinstance(taken, dt.date):
        return moment(field, taken)
    return dt.datetime.combine(taken, dt.time.max, tzinfo=STOCKHOLM)


def _parsed(value: object) -> object:
    """Read a day or a moment that is written as text."""
    try:
        return (read_day(value) or dt.datetime.fromisoformat(value)) if isinstance(value, str) else value
    except ValueError:
        return value


def aware(field: str, value: object) -> dt.datetime:
    """Take a moment that names its zone: of one without, nobody knows when it was."""
    if not isinstance(value, dt.datetime) or value.utcoffset() is None:
        raise InputError(field, value, "a moment with its zone")
    return value


_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,4})W|(?=\d|T\d)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?)"
)


def seconds_of(duration: str) -> int | None:
    """Read a length of time as RFC 5545 writes it, in seconds, whatever its sign; `None` for anything else."""
    found = _DURATION.fullmatch(duration)
    if found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds


def now(value: dt.datetime | None) -> dt.datetime:
    """Take the moment that a caller gives for now, or ask the clock: for the outermost call alone."""
    return dt.datetime.now(STOCKHOLM) if value is None else aware("now", value)


def page(value: object, field: str = "page") -> str | bytes:
    """Take a page: its text, its bytes, where its file lies, or a file that is open.

    Text is a page, never a place: what lies in a file is given as a path.
    """
    if isinstance(value, str) and re.fullmatch(r"\S{1,200}\.(?:html?|pdf|txt)", value):
        raise InputError(field, value, f"the text of a page; of a file its path: Path({value!r})")
    if isinstance(value, str | bytes):
        return value
    if isinstance(value, bytearray | memoryview):
        return bytes(value)
    if isinstance(value, os.PathLike):
        return Path(value).read_bytes()
    read: Callable[[], object] | None = getattr(value, "read", None)
    held = read() if callable(read) else None
    if not isinstance(held, str | bytes):
        raise InputError(field, value, "a page: text, bytes, a path or an open file")
    return held


EXPECTED = {
    "missing": "a value; there is none",
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "timezone_aware": "a moment with its zone",
    "string_type": "text",
    "string_too_short": "text that says something",
    "string_too_long": "at most {words} letters",
    "tuple_type": "several values in a tuple",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "greater_than_equal": "a whole number, at least {ge}",
    "less_than_equal": "a whole number, at most {le}",
}
"""What was expected, by pydantic's word for what is wrong."""


def mistake(told: Mapping[str, Any], fields: Iterable[str]) -> str:
    """Say in words what pydantic expected, where `fields` are those that there are. Any: its details of an error."""
    context = told.get("ctx", {})
    if told["type"] == "extra_forbidden":
        return choices(told["loc"][-1], fields)
    if told["type"] in {"literal_error", "enum"}:
        return choices(told["input"], sorted(re.findall(r"'([^']*)'", context["expected"])))
    if told["type"] in {"model_type", "is_instance_of"}:
        return _with_article(str(context.get("class_name") or context["class"]))
    if told["type"] in EXPECTED:
        return EXPECTED[told["type"]].format(**context, words=context.get("max_length"))
    error = context.get("error")
    words = str(getattr(error, "expected", None) or error or context.get("expected") or told["msg"])
    return words[:1].lower() + words[1:]
