"""A clock that stands still until it is moved."""

from __future__ import annotations

import datetime as dt

from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM


class Clock:
    """A moment that is called like a clock.

    >>> clock = Clock("2026-03-06 08:00")
    >>> clock.advance(days=5)
    >>> clock().isoformat()
    '2026-03-11T08:00:00+01:00'
    """

    def __init__(self, moment: str | dt.datetime = "2026-03-06 08:00") -> None:
        """Stand at a moment: of Sweden's day where it names no zone; raises `InputError` for what is no moment."""
        self._moment = _read(moment)

    def __call__(self) -> dt.datetime:
        """Tell the moment, with its zone."""
        return self._moment

    def advance(self, *, days: float = 0, hours: float = 0) -> None:
        """Go forward by the wall's clock: a day later it is the same hour, also over a night when clocks change."""
        self._moment += dt.timedelta(days=days, hours=hours)

    def set(self, moment: str | dt.datetime) -> None:
        """Stand at another moment."""
        self._moment = _read(moment)


def _read(moment: str | dt.datetime) -> dt.datetime:
    try:
        read = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError:
        raise InputError(field="moment", value=moment, expected="a moment as in 2026-03-06 08:00") from None
    return read if read.tzinfo else read.replace(tzinfo=STOCKHOLM)
