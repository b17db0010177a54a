"""Dates as Swedish pages write them, and the days that words like "på onsdag" point to.

A text is scanned once for the shapes in `date_shapes`; neighbours in a list share
their year and a dash between two makes a span; only then is each resolved to a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from agendawatch.errors import ReadError
from agendawatch.lang.sv.days.calendar_words import MONTH
from agendawatch.lang.sv.days.date_shapes import Sighting, sightings
from agendawatch.lang.sv.days.relative_days import Counted
from agendawatch.lang.sv.days.times import CLOCK, Clock, read_clock
from agendawatch.lang.sv.text.letters import small_letters
from agendawatch.model import Caveat, CaveatCode, Certainty

__all__ = ["DayWords", "When", "find_dates", "find_day_words", "nearest_year", "read_date"]

_JUST_PASSED = dt.timedelta(days=30)
"""A bare "15/3" said on 16 March looks back; one further back than this means the coming year's."""

_NEAR, _FAR = dt.timedelta(days=90), dt.timedelta(days=270)
"""How soon a day comes that words speak of in spite of its weekday, and how far the one is whose weekday is right."""

_TIME_BEHIND = re.compile(
    rf"(?:,? {{0,3}}\(?(?:(?:med start|start|från|börjar|tid:?) )?|t)(?P<clock>{CLOCK})(?![.:/]\d)"
    r"|,? {1,3}(?P<hours>(?:0?[7-9]|1\d|2[0-2]) ?[-–] ?(?:0?[89]|1\d|2[0-3]))(?![\d.:/]| ?(?:/|%|§|år|"
    rf"{MONTH}))"
)
_LIST = re.compile(r" {0,3}(?:,|;|och|samt|&|·|•|\+|/|, {0,3}(?:och|samt)) {0,3}(?:den )?(?:även )?")
_LAST_OF_LIST = re.compile(r"\b(?:och|samt)\b|&")
_THROUGH = re.compile(r" {0,3}(?:-{1,2}|–|—|till och med|t\.? ?o\.? ?m\.?|till) {0,3}(?:och {0,3}med )?(?:den )?")


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


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day as its words give it, before a year is sought for it."""

    span: tuple[int, int]
    """Where in the text the words stand, their hours among them; days that share a month share their words."""
    day: int
    month: int | None
    year: int | None = None
    weekday: int | None = None
    last: tuple[int | None, int | None, int] | None = None
    """Year, month and day that it lasts until, as far as they are told; `None` for a single day."""
    hours: Clock | None = None
    counted: Counted | None = None
    """How to count it out, for words that name no day of a month ("på tisdag")."""
    of_week: bool = False
    """Whether it is a whole week, which is no day."""


_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", " " * 9)
"""A footnote's figures, which are no part of the word that they stand behind."""


@dataclass(slots=True)
class _Draft:
    sighting: Sighting
    end: int
    clock: Clock | None
    through: Sighting | None = None


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
    lowered = small_letters(text).translate(_RAISED)
    drafts = _joined(lowered, _drafts(lowered, text))
    _share(lowered, drafts)
    found: list[When] = []
    for draft in drafts:
        found.extend(_resolve(draft, text, counted_from, year))
    return tuple(found)


def find_day_words(text: str) -> tuple[DayWords, ...]:
    """Find every day that a text names, in order, as its words give it.

    >>> [(it.day, it.month, it.year) for it in find_day_words("den 3 och 17 mars")]
    [(3, 3, None), (17, 3, None)]
    """
    lowered = small_letters(text).translate(_RAISED)
    drafts = _joined(lowered, _drafts(lowered, text))
    _share(lowered, drafts)
    return tuple(words for draft in drafts for words in _words_of(draft))


def _words_of(draft: _Draft) -> Iterator[DayWords]:
    sighting, through = draft.sighting, draft.through
    for day, last in sighting.days:
        until = None
        if through is not None:
            until = (through.year, through.month, through.days[0][0])
        elif isinstance(last, int):
            until = (sighting.year, sighting.month, last)
        yield DayWords(
            span=(sighting.start, draft.end),
            day=day,
            month=sighting.month,
            year=sighting.year,
            weekday=sighting.weekdays.get(day),
            last=until,
            hours=draft.clock,
            counted=sighting.counted,
            of_week=isinstance(last, dt.timedelta),
        )


def nearest_year(words: DayWords, counted_from: dt.date) -> int:
    """Give the year that a day without one has, said on a day: its weekday's, else the coming one.

    >>> nearest_year(DayWords((0, 4), 3, 3), dt.date(2026, 6, 1))
    2027
    """
    weekdays = {} if words.weekday is None else {words.day: words.weekday}
    sighting = Sighting(*words.span, days=((words.day, None),), month=words.month, weekdays=weekdays)
    return _year_of(sighting, words.day, counted_from)[0]


def read_date(words: str, *, counted_from: dt.date | None = None, year: int | None = None) -> When:
    """Read the first date in some words; `ReadError` when there is none.

    >>> read_date("onsdagen den 11 mars kl. 13.00", year=2026).start
    datetime.time(13, 0)
    """
    found = find_dates(words, counted_from=counted_from, year=year)
    if not found:
        expected = "a date"
        raise ReadError(expected, repr(words[:80]))
    return found[0]


def _drafts(lowered: str, text: str) -> list[_Draft]:
    drafts = []
    for sighting in sightings(lowered, text):
        match = _TIME_BEHIND.match(lowered, sighting.end)
        clock = read_clock(match["clock"] or match["hours"]) if match else None
        drafts.append(_Draft(sighting, match.end() if match and clock else sighting.end, clock))
    return drafts


def _joined(lowered: str, drafts: list[_Draft]) -> list[_Draft]:
    """Make one of two dates with a dash or "till" between them."""
    joined: list[_Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.through is None
            and before.sighting.single
            and draft.sighting.single
            and _THROUGH.fullmatch(lowered, before.end, draft.sighting.start)
        ):
            before.through, before.end = draft.sighting, draft.end
            before.clock = before.clock or draft.clock
        else:
            joined.append(draft)
    return joined


def _share(lowered: str, drafts: list[_Draft]) -> None:
    """Let dates in one list share the year, and the time that stands behind the last."""
    for before, after in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        gap = _LIST.fullmatch(lowered, before.end, after.sighting.start)
        if gap is None:
            continue
        if before.sighting.wants_year and after.sighting.year is not None:
            before.sighting = replace(before.sighting, year=after.sighting.year)
        if before.clock is None and after.clock is not None and _LAST_OF_LIST.search(gap.group()):
            before.clock = after.clock
    for before, after in pairwise(drafts):
        year = (before.through or before.sighting).year
        if year is None or not after.sighting.wants_year:
            continue
        if _LIST.fullmatch(lowered, before.end, after.sighting.start):
            after.sighting = replace(after.sighting, year=year)


def _resolve(draft: _Draft, text: str, counted_from: dt.date | None, year: int | None) -> list[When]:
    sighting = draft.sighting
    span = (sighting.start, draft.end)
    bare = When(
        None,
        text[slice(*span)],
        span,
        start=draft.clock.start if draft.clock else None,
        end=draft.clock.end if draft.clock else None,
    )
    if draft.through is not None:
        return _through(bare, sighting, draft.through, counted_from, year)
    found = []
    for first, last in sighting.days:
        when = _day(bare, sighting, first, counted_from, year)
        if when is None:
            continue
        if last is not None and when.date is not None:
            when = _until(when, last)
        found.append(when)
    return found


def _through(bare: When, first: Sighting, last: Sighting, counted_from: dt.date | None, year: int | None) -> list[When]:
    if first.wants_year and last.year is not None:
        turns = (first.month or 0) > (last.month or 0)
        first = replace(first, year=last.year - 1 if turns else last.year)
    begins = _day(bare, first, first.days[0][0], counted_from, year)
    if begins is None or begins.date is None:
        return [begins] if begins else []
    if last.wants_year:
        turns = (last.month or 0) < begins.date.month
        last = replace(last, year=begins.date.year + turns)
    ends = _day(bare, last, last.days[0][0], counted_from, year)
    if ends is None or ends.date is None or ends.date <= begins.date:
        return [begins]
    return [replace(begins, end_date=ends.date, warnings=begins.warnings + ends.warnings)]


def _until(when: When, last: dt.timedelta | int) -> When:
    assert when.date is not None  # noqa: S101  # the caller looked
    if isinstance(last, dt.timedelta):
        return replace(when, end_date=when.date + last)
    try:
        end = when.date.replace(day=last)
    except ValueError:
        doubt = Caveat.of(CaveatCode.NO_SUCH_DAY, day=f"{when.date:%Y-%m}-{last:02}", words=when.words)
        return replace(when, warnings=(*when.warnings, doubt))
    return replace(when, end_date=end) if end > when.date else when


def _day(bare: When, sighting: Sighting, day: int, counted_from: dt.date | None, year: int | None) -> When | None:
    if sighting.counted is not None:
        date = sighting.counted(counted_from, year, day)
        if date is None:
            return None
        return _checked(
            replace(bare, date=date, certainty=Certainty.DERIVED, year_stated=sighting.year is not None), sighting
        )
    stated = sighting.year is not None
    certainty = Certainty.STATED if stated else Certainty.DERIVED
    chosen = sighting.year if sighting.year is not None else year
    if chosen is None:
        if counted_from is None:
            return None
        chosen, certainty = _year_of(sighting, day, counted_from)
    try:
        date = dt.date(chosen, sighting.month or 1, day)
    except ValueError:
        said = f"{chosen:04}-{sighting.month:02}-{day:02}"
        doubt = Caveat.of(CaveatCode.NO_SUCH_DAY, day=said, words=bare.words)
        return replace(bare, impossible=True, certainty=certainty, year_stated=stated, warnings=(doubt,))
    return _checked(replace(bare, date=date, certainty=certainty, year_stated=stated), sighting, day)


def _year_of(sighting: Sighting, day: int, counted_from: dt.date) -> tuple[int, Certainty]:
    """Choose the year of a date that has none: the weekday's, else the coming one, unless it just passed."""
    leap = (sighting.month, day) == (2, 29)
    candidates = []
    for year in range(counted_from.year - 1, counted_from.year + (9 if leap else 2)):
        try:
            candidates.append(dt.date(year, sighting.month or 1, day))
        except ValueError:
            continue
    if not candidates:
        return counted_from.year, Certainty.DERIVED
    weekday = sighting.weekdays.get(day)
    agreeing = [date for date in candidates if date.weekday() == weekday]
    near = any(dt.timedelta() <= date - counted_from <= _NEAR for date in candidates)
    if near and all(abs(date - counted_from) > _FAR for date in agreeing):
        agreeing = []  # a weekday is mistyped sooner than a day a year away is spoken of without its year
    coming = [date for date in agreeing or candidates if date >= counted_from]
    passed = [date for date in agreeing or candidates if date < counted_from]
    if passed and (not coming or counted_from - passed[-1] <= _JUST_PASSED):
        return passed[-1].year, Certainty.DERIVED if agreeing else Certainty.INFERRED
    return coming[0].year, Certainty.DERIVED


def _checked(when: When, sighting: Sighting, day: int = 0) -> When:
    """Warn when the weekday in the words contradicts the date."""
    weekday = sighting.weekdays.get(day)
    if weekday is None or when.date is None or when.date.weekday() == weekday:
        return when
    doubt = Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words=when.words, weekday=weekday + 1, date=when.date.isoformat())
    return replace(when, warnings=(*when.warnings, doubt))
