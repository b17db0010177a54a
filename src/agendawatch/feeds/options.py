"""What a subscriber may ask of a feed, checked before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import get_args

from agendawatch.answers.words import Phrases, phrases
from agendawatch.arguments import aware, seconds_of, several, word_of
from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM, Hideable

HIDEABLE = frozenset(get_args(Hideable))

_PAST = 400
"""Days of the past that a feed holds unless told otherwise; keeps it under Google's limit for imports (1 MB)."""


@dataclass(frozen=True, slots=True)
class Options:
    """How events are worded and which are shown; never who they are."""

    say: Phrases
    alarms: tuple[str, ...] = ()
    hide: frozenset[str] = frozenset()
    first_day: dt.date | None = None
    """Events that end before it are left out; `None` shows all."""
    assume_length: dt.timedelta | None = None
    now: dt.datetime | None = None
    wording: tuple[str, tuple[str, ...], dt.timedelta | None] = field(init=False)
    """What an event's bytes depend on, beside its facts."""

    def __post_init__(self) -> None:
        """Tell the wording once, for thousands of events."""
        object.__setattr__(
            self, "wording", (f"{self.say.language} {self.say.unofficial}", self.alarms, self.assume_length)
        )

    def has_passed(self, day: dt.date) -> bool:
        """Tell whether a day lies behind the moment of writing; without one nothing does."""
        return self.now is not None and day < self.now.astimezone(STOCKHOLM).date()


def options(
    *,
    language: str = "sv",
    alarms: Iterable[str | dt.timedelta] = (),
    hide: Iterable[str] = (),
    past: int | None = None,
    assume_length: dt.timedelta | str | None = None,
    now: dt.datetime | None = None,
    official: str | None = None,
) -> Options:
    """Check what a subscriber asks for; what cannot be had raises `InputError` with the field and the value."""
    now = None if now is None else aware("now", now)
    return Options(
        say=phrases(language, official),
        alarms=tuple(dict.fromkeys(_alarm(alarm) for alarm in several(alarms, str | dt.timedelta))),
        hide=frozenset(word_of("hide", name, HIDEABLE) for name in several(hide)),
        first_day=_first_day(past, now),
        assume_length=_length(assume_length),
        now=now,
    )


def _first_day(past: object, now: dt.datetime | None) -> dt.date | None:
    if past is None:
        return (now.astimezone(STOCKHOLM) - dt.timedelta(days=_PAST)).date() if now else None
    if isinstance(past, bool) or not isinstance(past, int) or past < 0:
        raise InputError(field="past", value=past, expected="a number of days, 0 or more")
    # The one thing that ever asks the clock, and only when a subscriber counts days and nobody says from when.
    today = (now or dt.datetime.now(dt.UTC)).astimezone(STOCKHOLM).date()
    return dt.date.fromordinal(max(today.toordinal() - past, 1))


def _alarm(alarm: object) -> str:
    if isinstance(alarm, dt.timedelta):
        return _duration(alarm)
    if not isinstance(alarm, str) or seconds_of(alarm) is None:
        raise InputError(field="alarms", value=alarm, expected='a duration such as "-P1D" or "-PT2H"')
    return alarm


def _duration(length: dt.timedelta) -> str:
    """Write a length as RFC 5545 does: "-P1DT2H"."""
    total = int(length.total_seconds())
    days, rest = divmod(abs(total), 86400)
    hours, rest = divmod(rest, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if count)
    day = f"{days}D" if days or not clock else ""
    return f"{'-' if total < 0 else ''}P{day}{'T' if clock else ''}{clock}"


def _length(length: object) -> dt.timedelta | None:
    if length is None:
        return None
    if isinstance(length, str):
        seconds = seconds_of(length)
        length = dt.timedelta(seconds=seconds) if seconds and not length.startswith("-") else length
    if not isinstance(length, dt.timedelta) or length <= dt.timedelta(0):
        raise InputError(field="assume_length", value=length, expected='a length of time such as "PT2H"')
    return length
