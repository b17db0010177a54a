"""Dates as Swedish pages write them: the days that a text names, settled by the year or by the day that they were said."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from agendawatch.lang.sv.calendar import weekday_number
from agendawatch.lang.sv.days import Day, find_days
from agendawatch.lang.sv.relative_days import PAST, week
from agendawatch.model import Caveat, CaveatCode, Certainty

_NEAR, _FAR = dt.timedelta(days=90), dt.timedelta(days=270)
"""How soon a day comes that words speak of in spite of its weekday, and how far the one is whose weekday is right."""


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a span of days, with its hours and the words that say so."""

    date: dt.date | None
    """The first day; `None` exactly when it is `impossible`."""
    words: str
    """The text's own words: the whole expression where days share a month ("17 och 18 augusti 2026")."""
    span: tuple[int, int]
    """Where in the text the words stand."""
    end_date: dt.date | None = None
    """The last day of a span; `None` for a single day."""
    start: dt.time | None = None
    end: dt.time | None = None
    certainty: Certainty = Certainty.STATED
    """Derived when the year or the day is counted; inferred when we took a day that just passed."""
    warnings: tuple[Caveat, ...] = ()
    """What the words say that cannot be so."""
    impossible: bool = False
    """The words name a day that no calendar has: "30 februari"."""
    year_stated: bool = False
    """Whether the year stands in the words, or in the list that they are part of."""


def find_dates(text: str, *, counted_from: dt.date | None = None, year: int | None = None) -> tuple[When, ...]:
    """Find every date in a text, in order.

    >>> [when.date.isoformat() for when in find_dates("Möten 26 januari, 23 mars och 18 maj 2026")]
    ['2026-01-26', '2026-03-23', '2026-05-18']
    >>> find_dates("Det avgörs på onsdag", counted_from=dt.date(2020, 3, 6))[0].date
    datetime.date(2020, 3, 11)

    `counted_from` is the day that the words were said: relative words count from it, and a
    date without a year is the coming one. `year` is what a plan or a heading gives, and
    goes first. Without either, a date whose words do not settle it is not found.
    """
    found = []
    for day in find_days(text, listed=True):
        when = settle(day.value, counted_from, year, text[slice(*day.whole)])
        if when is not None:
            hours = day.hours
            start, end = (hours.start, hours.end) if hours is not None else (None, None)
            found.append(replace(when, span=day.whole, start=start, end=end))
    return tuple(found)


def settle(day: Day, counted_from: dt.date | None = None, year: int | None = None, words: str = "") -> When | None:
    """Settle a day: by the day that its words were said, or by the year that a plan or a heading gives, which goes first.

    >>> settle(Day(5, 3), year=2026).date
    datetime.date(2026, 3, 5)

    `None` where its words do not settle it.
    """
    bare, last = When(None, words, (0, len(words))), day.last
    when = _settled(bare, replace(day, year=day.stated_year), counted_from, year)
    if when is None or when.date is None:
        return when
    if day.week is not None and day.weekday is None:
        return replace(when, end_date=when.date + dt.timedelta(days=6, weeks=(day.last_week or day.week) - day.week))
    if last is None:
        return when
    if last.year is None:
        last = replace(last, year=when.date.year + ((last.month or 0) < when.date.month))
    ends = _settled(bare, last, counted_from, year)
    if ends is None or (ends.date is not None and ends.date <= when.date):
        return when
    return replace(when, end_date=ends.date, warnings=when.warnings + ends.warnings)


def _settled(bare: When, day: Day, counted_from: dt.date | None, year: int | None) -> When | None:
    """Settle one day, without how long it lasts."""
    counted = day.counted or (None if day.week is None else week(day.weekday or 0, day.year))
    stated = day.year is not None
    if counted is not None:
        date = counted(counted_from, year, day.week or day.day or 0)
        if date is None:
            return None
        when = replace(bare, date=date, certainty=Certainty.DERIVED, year_stated=stated)
        return _checked(when, day) if day.week is None and day.day is None else when
    certainty = Certainty.STATED if stated else Certainty.DERIVED
    chosen = day.year if day.year is not None else year
    if chosen is None:
        if counted_from is None:
            return None
        chosen, certainty = _year_of(day, counted_from)
    try:
        date = dt.date(chosen, day.month or 1, day.day or 0)
    except ValueError:
        said = f"{chosen:04}-{day.month:02}-{day.day:02}"
        doubt = Caveat.of(CaveatCode.NO_SUCH_DAY, day=said, words=bare.words)
        return replace(bare, impossible=True, certainty=certainty, year_stated=stated, warnings=(doubt,))
    return _checked(replace(bare, date=date, certainty=certainty, year_stated=stated), day)


def nearest_year(day: Day, counted_from: dt.date) -> int:
    """Give the year that a day without one has, said on a day: its weekday's, else the coming one.

    >>> nearest_year(Day(3, 3), dt.date(2026, 6, 1))
    2027
    """
    return _year_of(day, counted_from)[0]


def _year_of(day: Day, counted_from: dt.date) -> tuple[int, Certainty]:
    """Choose the year of a date that has none: the weekday's, else the coming one, unless it just passed."""
    leap = (day.month, day.day) == (2, 29)
    candidates = []
    for year in range(counted_from.year - 1, counted_from.year + (9 if leap else 2)):
        try:
            candidates.append(dt.date(year, day.month or 1, day.day or 0))
        except ValueError:
            continue
    if not candidates:
        return counted_from.year, Certainty.DERIVED
    weekday = day.weekday
    agreeing = [date for date in candidates if date.weekday() == weekday]
    near = any(dt.timedelta() <= date - counted_from <= _NEAR for date in candidates)
    if near and all(abs(date - counted_from) > _FAR for date in agreeing):
        agreeing = []  # a weekday is mistyped sooner than a day a year away is spoken of without its year
    coming = [date for date in agreeing or candidates if date >= counted_from]
    passed = [date for date in agreeing or candidates if date < counted_from]
    # A bare "15/3" said on 16 March looks back; one further back than this means the coming year's.
    if passed and (not coming or counted_from - passed[-1] <= dt.timedelta(days=30)):
        return passed[-1].year, Certainty.DERIVED if agreeing else Certainty.INFERRED
    return coming[0].year, Certainty.DERIVED


def _checked(when: When, day: Day) -> When:
    """Warn when the weekday in the words contradicts the date."""
    weekday = day.weekday
    if weekday is None or when.date is None or when.date.weekday() == weekday:
        return when
    doubt = Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words=when.words, weekday=weekday + 1, date=when.date.isoformat())
    return replace(when, warnings=(*when.warnings, doubt))


# Days as running text about meetings names them: also "måndagens fullmäktige", which looks ahead or back as its verbs
# do.

_GENITIVE = re.compile(
    r"(?i)\b(?:(?P<whose>(?:mån|tis|ons|tors|fre|lör|sön)dag)ens"
    r"|(?:på|under|i)\s(?P<on>(?:mån|tis|ons|tors|fre|lör|sön)dag)(?:en|s(?:kväll|eftermiddag|förmiddag|morgon)en))\b"
)


def find_meeting_days(text: str, *, published: dt.date) -> tuple[When, ...]:
    """Find the days that a sentence names, counted from the day of publishing.

    >>> friday = dt.date(2026, 3, 6)
    >>> [str(d.date) for d in find_meeting_days("På måndagens fullmäktige debatterades badet", published=friday)]
    ['2026-03-02']
    >>> [str(d.date) for d in find_meeting_days("På måndagens fullmäktige lägger vi en motion", published=friday)]
    ['2026-03-09']
    """
    found = list(find_dates(text, counted_from=published))
    for match in _GENITIVE.finditer(text):
        if any(when.span[0] < match.end() and match.start() < when.span[1] for when in found):
            continue
        weekday = weekday_number((match["whose"] or match["on"]).casefold())
        back = (published.weekday() - weekday) % 7
        day = published - dt.timedelta(days=back if PAST.search(text) else -(-back % 7))
        found.append(When(day, match[0], match.span(), certainty=Certainty.DERIVED))
    return tuple(sorted(found, key=lambda when: when.span))
