"""The Local Government Act's deadlines, counted as the act on statutory time says.

Kommunallagen (2017:725) gives the times:

- 5 kap. 13-15 §§: fullmäktige's meeting is announced on the notice board at least a week before its day, an urgent
  matter at the latest the weekday (vardag) before;
- 5 kap. 35 §: a motion is prepared so that fullmäktige can decide within a year from when it was raised; where that
  cannot be done, what has come out is reported within the same time;
- 5 kap. 69 § (fullmäktige) and 6 kap. 35 § (nämnder): minutes are adjusted within 14 days after the meeting;
- 8 kap. 12 §: the adjustment is announced at the latest on the second day after it;
- 13 kap. 5 §: an appeal has come in to the court within three weeks from the day that this was announced, and the
  announcement stays up all that time (8 kap. 10 §).

Lagen (1930:173) om beräkning av lagstadgad tid says how they are counted: a time in weeks or years ends on the day
of the same name or number, or on the month's last day where there is none (1 §); where the last day is a Sunday,
another holiday, a Saturday, midsommarafton, julafton or nyårsafton, the next weekday will do (2 §).

Wording checked in November 2026: the act of 1930 as consolidated to SFS 2022:931, 13 kap. 5 § as municipalities
print it, 5 kap. 35 § and 8 kap. 12 § as municipalities retell them. The published wording of 5 kap. 13-15 and 69 §§
and of 6 kap. 35 § could not be had: their times stand as notice boards tell them, and their numbers as the
issue that asked for them gave them.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from agendawatch.errors import InputError
from agendawatch.model import Certainty
from agendawatch.model.deadline import Deadline, DeadlineKind
from agendawatch.swedish.holidays import holidays, next_working_day

__all__ = ["deadline"]

_SUNDAY = 6
_ACT = "kommunallagen (2017:725)"


@dataclass(frozen=True, slots=True)
class _Rule:
    paragraph: str
    words: str
    count: Callable[[dt.date], dt.date]
    shifts: bool = True
    """Whether it is a last day for doing something after a start, which the act on statutory time puts off."""


def _after(days: int) -> Callable[[dt.date], dt.date]:
    return lambda start: start + dt.timedelta(days=days)


def _one_year(start: dt.date) -> dt.date:
    last = calendar.monthrange(start.year + 1, start.month)[1]
    return dt.date(start.year + 1, start.month, min(start.day, last))


def _weekday_before(meeting: dt.date) -> dt.date:
    """Find the nearest vardag before: no Sunday and no holiday. A Saturday is one (lagen 1989:253 leaves it out)."""
    day = meeting - dt.timedelta(days=1)
    while day.weekday() == _SUNDAY or day in holidays(day.year):
        day -= dt.timedelta(days=1)
    return day


_RULES = {
    DeadlineKind.MOTION_ANSWER: _Rule(
        f"{_ACT} 5 kap. 35 §", "Motionen bör vara avgjord, annars anmäls läget", _one_year
    ),
    DeadlineKind.COUNCIL_NOTICE: _Rule(
        f"{_ACT} 5 kap. 13 §", "Sammanträdet ska ha tillkännagetts", _after(-7), shifts=False
    ),
    DeadlineKind.URGENT_NOTICE: _Rule(
        f"{_ACT} 5 kap. 15 §", "Det brådskande ärendet ska ha tillkännagetts", _weekday_before, shifts=False
    ),
    DeadlineKind.MINUTES_ADJUSTED: _Rule(
        f"{_ACT} 5 kap. 69 §, 6 kap. 35 §", "Protokollet ska vara justerat", _after(14)
    ),
    DeadlineKind.ADJUSTMENT_ANNOUNCED: _Rule(f"{_ACT} 8 kap. 12 §", "Justeringen ska ha tillkännagetts", _after(2)),
    DeadlineKind.APPEAL: _Rule(f"{_ACT} 13 kap. 5 §", "Sista dag att överklaga", _after(21)),
}
"""One rule a kind; `final` is the day after `appeal`."""


def deadline(kind: DeadlineKind | str, counted_from: dt.date, *, certainty: Certainty = Certainty.STATED) -> Deadline:
    """Compute a deadline of the law from the day that it is counted from.

    >>> last = deadline("appeal", dt.date(2026, 3, 13))
    >>> last.unshifted.isoformat(), last.date.isoformat(), last.paragraph
    ('2026-04-03', '2026-04-07', 'kommunallagen (2017:725) 13 kap. 5 §')

    `certainty` is that of `counted_from`: from an inferred day the deadline is inferred, else derived.
    Times that run backwards, before a meeting, are not put off: that would leave the public less time.
    """
    try:
        asked = DeadlineKind(kind)
    except ValueError as error:
        field = "kind"
        raise InputError(field, kind, f"one of {', '.join(DeadlineKind)}") from error
    if asked is DeadlineKind.FINAL:
        return _legal_force(deadline(DeadlineKind.APPEAL, counted_from, certainty=certainty))
    rule = _RULES[asked]
    try:
        unshifted = rule.count(counted_from)
        last = next_working_day(unshifted) if rule.shifts else unshifted
    except (OverflowError, ValueError) as error:
        raise InputError(
            field="counted_from", value=counted_from.isoformat(), expected="a day of the calendar's years"
        ) from error
    return Deadline(
        kind=asked,
        date=last,
        unshifted=unshifted,
        counted_from=counted_from,
        paragraph=rule.paragraph,
        words=rule.words,
        certainty=Certainty.INFERRED if certainty is Certainty.INFERRED else Certainty.DERIVED,
    )


def _legal_force(appeal: Deadline) -> Deadline:
    """Take the day after the last one on which anybody could appeal."""
    day = dt.timedelta(days=1)
    return appeal.model_copy(
        update={
            "kind": DeadlineKind.FINAL,
            "date": appeal.date + day,
            "unshifted": appeal.unshifted + day,
            "words": "Beslutet har fått laga kraft om ingen har överklagat",
        }
    )
