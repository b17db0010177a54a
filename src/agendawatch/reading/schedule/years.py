"""Which year a date without one belongs to."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from agendawatch.model import Certainty
from agendawatch.swedish.days.dates import When, find_dates
from agendawatch.swedish.pages.meeting_words import PLAN_YEAR, TOPIC_OF_YEAR

__all__ = ["Calendar", "plan_year"]

_AUTUMN = 8
"""The month that a plan over two years begins with at the earliest, when its months do not tell."""


_WEEK = re.compile(r"v(?:eckan?|\.)? {0,2}\d{1,2}", re.IGNORECASE)
_DAYS_OF_WEEK = 7
_YEAR_FIRST = re.compile(r"\s*(?P<year>20\d\d)\s?(?::|–|-(?=\s))")
"""A year that leads a line's dates: "2026: 13/1, 10/2"."""
_BACKWARDS = re.compile(r"\s+till\s+", re.IGNORECASE)


@dataclass(slots=True)
class Calendar:
    """What the page says of when it was written, for dates whose headings give no year."""

    counted_from: dt.date | None = None
    fallback: tuple[int, ...] = ()
    """Years of the page's title, or of dates that state theirs."""

    def find(self, text: str, years: tuple[int, ...]) -> tuple[When, ...]:
        """Find the dates in some words, by the years that hold there.

        Relative words ("på tisdag") count from the day of publishing; days of a month from the
        year of the heading, where there is one.
        """
        return _weekless(text, _parted(self._find(text, years)))

    def _find(self, text: str, years: tuple[int, ...]) -> tuple[When, ...]:
        if len(years) > 1:
            return self._in_two_years(text, years)
        if years:
            return find_dates(text, counted_from=self.counted_from, year=years[0])
        if self.counted_from is not None:
            return find_dates(text, counted_from=self.counted_from)
        if self.fallback:
            return tuple(
                replace(when, certainty=Certainty.INFERRED) for when in find_dates(text, year=self.fallback[0])
            )
        return find_dates(text)

    def _in_two_years(self, text: str, years: tuple[int, ...]) -> tuple[When, ...]:
        first = find_dates(text, counted_from=self.counted_from, year=years[0])
        second = {
            (*when.span, index): when
            for index, when in enumerate(find_dates(text, counted_from=self.counted_from, year=years[1]))
        }
        chosen = []
        for index, when in enumerate(first):
            other = second.get((*when.span, index))
            chosen.append(when if other is None else self._better(when, other))
        return tuple(chosen)

    @staticmethod
    def _better(first: When, second: When) -> When:
        """Choose by the weekday in the words, else by the half of the year."""
        if bool(first.warnings) != bool(second.warnings):
            return second if first.warnings else first
        if first.date is None:
            return second
        return first if first.date.month >= _AUTUMN else second


def _weekless(text: str, whens: tuple[When, ...]) -> tuple[When, ...]:
    """Leave weeks out that stand right before a day of theirs: "v 3 onsdag 14 januari"."""
    return tuple(
        when
        for when, following in zip_longest(whens, whens[1:])
        if when is not None
        and not (
            following is not None
            and _WEEK.fullmatch(when.words)
            and following.date is not None
            and when.date is not None
            and 0 <= (following.date - when.date).days < _DAYS_OF_WEEK
            and not text[when.span[1] : following.span[0]].strip(" ,:–-\n\t")
        )
    )


def _parted(whens: tuple[When, ...]) -> tuple[When, ...]:
    """Part "den 15 maj till den 7 maj": no span runs backwards, but a meeting may move to an earlier day."""
    if not any(when.end_date is None and " till " in when.words for when in whens):
        return whens
    made: list[When] = []
    for when in whens:
        cut = _BACKWARDS.search(when.words) if when.end_date is None and when.date else None
        if cut is None or when.date is None:
            made.append(when)
            continue
        begin = when.span[0]
        made.append(
            replace(when, words=when.words[: cut.start()], span=(begin, begin + cut.start()), start=None, end=None)
        )
        made.extend(
            replace(each, span=(begin + cut.end() + each.span[0], begin + cut.end() + each.span[1]))
            for each in find_dates(when.words[cut.end() :], year=when.date.year)
        )
    return tuple(made)


def plan_year(text: str) -> re.Match[str] | None:
    """Find the year that a sentence gives its dates, none that a matter is about.

    >>> [found["year"] if found else None for found in map(plan_year, ("Under 2026: 3 maj", "budgeten för 2027 antas"))]
    ['2026', None]
    """
    for stated in PLAN_YEAR.finditer(text):
        if not TOPIC_OF_YEAR.search(text, 0, stated.start("year")):
            return stated
    return _YEAR_FIRST.match(text)
