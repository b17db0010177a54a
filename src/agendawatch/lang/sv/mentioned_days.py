"""What a line mentions of days, hours, months and years: each with where it stands, none settled to a date yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from agendawatch.lang.sv.calendar import MONTH, WEEKDAY, Clock, find_times, month_number, weekday_number
from agendawatch.lang.sv.data import words_of


def _of(words: Iterable[str]) -> str:
    """Write words as a pattern: "*" is the rest of a word, "_" a space; the longest first."""
    longest_first = map(re.escape, sorted(words, key=len, reverse=True))
    return "|".join(it.replace(r"\*", r"\w*").replace("_", r"\s") for it in longest_first)


@cache
def word_pattern(table: str) -> re.Pattern[str]:
    """Make a pattern of a table's words in `rules/mentions.toml`, each as a whole word.

    >>> bool(word_pattern("stamps").search("Senast uppdaterad: 2026-01-02"))
    True
    """
    return re.compile(rf"(?i)(?<![\w-])(?:{_of(words_of('mentions', table))})(?!\w)")


def matches(table: str, text: str) -> bool:
    """Tell whether a text holds a word of a table.

    >>> matches("joint", "Gemensamt möte"), matches("joint", "Kommunstyrelsen")
    (True, False)
    """
    return word_pattern(table).search(text) is not None


def is_whose_place(text: str, end: int) -> bool:
    """Tell whether a name that ends somewhere only says whose room or office something is.

    >>> is_whose_place("i kommunstyrelsens sessionssal", 18), is_whose_place("Kommunstyrelsens möten", 15)
    (True, False)
    """
    behind = re.match(r"\w?s\s+(\w+)", text[end - 1 :])
    return behind is not None and matches("belongings", behind[1])


# Days


def _year(text: str | None) -> int | None:
    return int(text) if text else None


_WEEKDAY = rf"(?:{WEEKDAY}|(?:mån|tis|ons|tors|tor|fre|lör|sön)(?=\d))"
"""A weekday; cards show "tis" and "3" with no space between."""
_DAY = r"(?P<day>[12]?\d|3[01])(?:[:.]?(?:e|a)\b)?\.?"
_LISTED = re.compile(
    rf"(?i)(?:\b(?P<weekday>{_WEEKDAY})[a-zåäö]*\.?,?\s*(?:den\s+)?)?(?<![\d.:/])(?P<day>[12]?\d|3[01])(?:[:.]?(?:e|a)\b)?(?!\d|[.:/]\d)"
)
_NOT_LISTED = re.compile(
    r"(?i)\([^)]{0,300}\)|(?<!\w)kl\.?\s*\d[\d.:]*(?:\s?[-–]\s?\d[\d.:]*)?|(?<!\d)20\d\d(?!\d)|(?<!\w)v(?:eckan?)?\.?\s*\d+|§\s*\d+|(?<!\d)\d++\s?(?:kr|%|st\b|år\b|min\b|tim)|\bsal\s\d+|\brum\s\d+|(?<!\w)\w+rum\s\d+"
)
"""Figures that are no days under a month."""
_LIST_WORDS = re.compile(rf"(?i)\b(?:{_WEEKDAY})[a-zåäö]*\b|\b(?:samt|och|kl|den|extra|ev|nytt|heldag|obs)\b")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class LoneDay:
    """A day of a month that stands elsewhere."""

    span: tuple[int, int]
    day: int
    weekday: int | None = None
    last: int | None = None
    hours: Clock | None = None


def _lone(match: re.Match[str], span: tuple[int, int] | None = None) -> LoneDay:
    """Make a day of the figures that a pattern found, and of its weekday where it has one."""
    weekday = match["weekday"]
    return LoneDay(span or match.span(), int(match["day"]), weekday_number(weekday.lower()) if weekday else None)


def find_listed_days(text: str, hours: Iterable[Clock] = (), *, start: int = 0, first: bool = False) -> list[LoneDay]:
    """Find the days of one month that a cell or a line lists, until other words begin; `first` takes but the first.

    >>> [it.day for it in find_listed_days("3, 17 (kl. 9) och 24")]
    [3, 17, 24]
    """
    clocks = tuple(hours)
    blocked = [it.span for it in clocks] + [match.span() for match in _NOT_LISTED.finditer(text)]
    found: list[LoneDay] = []
    behind = start
    for match in _LISTED.finditer(text, start):
        if any(a < match.end() and match.start() < b for a, b in blocked) or not int(match["day"]):
            continue
        gap = text[behind : match.start()]
        for a, b in blocked:
            if behind <= a and b <= match.start():
                gap = gap.replace(text[a:b], " ")
        if _LONG_WORD.search(_LIST_WORDS.sub("", gap)) and (found or not start):
            break
        if found and re.fullmatch(r"\s*[-–—]\s*", gap):
            found[-1] = replace(found[-1], span=(found[-1].span[0], match.end()), last=int(match["day"]))
        else:
            clock = next((it for it in clocks if 0 <= it.span[0] - match.end() < _NEAR), None)
            found.append(replace(_lone(match), hours=clock))
        behind = match.end()
        if first:
            break
    return found


_NEAR = 14
"""Letters between a day and the hours that are its own."""
_PAIR = re.compile(rf"(?i)\b(?P<weekday>{_WEEKDAY})[a-zåäö]*\.?\s+(?P<day>[12]?\d|3[01])(?![\d:./])")


def find_weekday_days(text: str) -> list[LoneDay]:
    """Find the days of one month that stand behind their weekdays, whatever stands between.

    >>> [it.day for it in find_weekday_days("mån 8 Kommunstyrelsen tor 11 Valnämnden")]
    [8, 11]
    """
    return [_lone(it) for it in _PAIR.finditer(text)]


_SEGMENT = re.compile(
    rf"(?i)\s*+(?:och\s+|samt\s+)?(?-i:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{{0,5}}[A-ZÅÄÖ](?:\s?AU)?\s+)?(?:(?P<weekday>{_WEEKDAY})[a-zåäö]*\.?\s*(?:den\s+)?)?(?P<day>[12]?\d|3[01])(?:[:.]?[ae]\b)?:?(?=[\s,;]|$|\()"
)
_COMMAS = re.compile(r"[,;•·|](?!\d)")


def find_segmented_days(text: str, start: int = 0) -> list[LoneDay]:
    """Find the days of one month that lead the pieces of a line; none where most pieces begin otherwise.

    >>> [it.day for it in find_segmented_days("12 KS, 19 KF kl 18.00, 21 IN")]
    [12, 19, 21]
    """
    cuts = [start, *(match.end() for match in _COMMAS.finditer(text, start))]
    hits = [match for cut in cuts if (match := _SEGMENT.match(text, cut)) and int(match["day"])]
    if len(hits) < 2 or len(hits) < 0.75 * len(cuts):  # noqa: PLR2004 - two pieces make a list
        return []
    return [_lone(hit, (hit.start("weekday" if hit["weekday"] else "day"), hit.end("day"))) for hit in hits]


_ONE_DAY = re.compile(
    rf"(?i)(?:(?P<weekday>{_WEEKDAY})[a-zåäö]*\.?,?\s*(?:den\s+)?)?{_DAY}(?:\s+(?P<after>{_WEEKDAY})[a-zåäö]*\.?)?"
)


def lone_day(text: str) -> LoneDay | None:
    """Read a line that is a day of a month and nothing else.

    >>> lone_day("ons 14"), lone_day("14 dagar")
    (LoneDay(span=(0, 6), day=14, weekday=2, last=None, hours=None), None)
    """
    match = _ONE_DAY.fullmatch(text.strip())
    if match is None or not int(match["day"]):
        return None
    weekday = match["weekday"] or match["after"]
    return LoneDay((0, len(text)), int(match["day"]), weekday_number(weekday.lower()) if weekday else None)


_LONE_WEEKDAY = re.compile(rf"(?i)(?P<weekday>{WEEKDAY})\.?(?=$|[\s,:]|\s*kl)")


def lone_weekday(text: str) -> int | None:
    """Read a line that begins with a weekday and names no day: under a week it is one."""
    match = _LONE_WEEKDAY.match(text.strip())
    return weekday_number(match["weekday"].lower()) if match else None


# Months, weeks and years


@dataclass(frozen=True, slots=True)
class LoneMonth:
    """A line that is a month, perhaps with its year, and nothing else."""

    month: int
    year: int | None = None


_MONTH_LINE = re.compile(rf"(?i)\W{{0,3}}(?P<month>{MONTH})\.?,?(?:\s+(?P<year>20\d\d))?(?:\s*\([^)]*\))?\s*[:.*]?\s*")
_LEAD_MONTH = re.compile(
    rf"(?i)(?P<month>{MONTH})\.?(?:\s+20\d\d)?(?:\s*[:–-]\s*(?=\d|(?-i:[A-ZÅÄÖ]{{2}})|{_WEEKDAY})|\s+(?={_WEEKDAY}\w*\s+\d|\*?[1-3]?\d(?![\d.:/–-]|\s?(?:{MONTH}|kl|st\b))(?:,|\s+och|\s+samt|$)))"
)
_WEEK_LINE = re.compile(
    r"(?i)\W{0,2}v(?:ecka|\.)?\s*(?P<week>[1-5]?\d)(?:,?\s+(?P<year>20\d\d))?(?:\s*\([^)]*\))?\W{0,2}"
)


_WEEKS = re.compile(r"(?i)(?<!\w)v(?:eckorna|eckor|ecka|\.)?\s*(?=[1-5]?\d(?!\d))")
_WEEK = re.compile(r"(?i)(?>,|och|samt|v\.?|\s)*+(?P<week>[1-5]?\d)(?!\d|[.:]\d)")


def find_weeks(text: str) -> tuple[int, list[LoneDay]] | None:
    """Find the weeks that a line lists for one weekday, each as a day numbered by its week; `None` where there are none.

    >>> weekday, weeks = find_weeks("Onsdagar kl. 13.00, veckorna 3, 7 och 12")
    >>> weekday, [it.day for it in weeks]
    (2, [3, 7, 12])
    """
    weekdays = {weekday_number(it[1].lower()) for it in _WEEKDAY_WORD.finditer(text)}
    start = _WEEKS.search(text)
    if len(weekdays) != 1 or start is None:
        return None
    found, at = [], start.end()
    while (match := _WEEK.match(text, at)) is not None:
        found.append(LoneDay(match.span("week"), int(match["week"])))
        at = match.end()
    return weekdays.pop(), found


_WEEKDAY_WORD = re.compile(r"(?i)\b((?:mån|tis|ons|tors|fre)dag)(?:ar|arna|en)?\b")


def lone_month(text: str) -> LoneMonth | None:
    """Read a line that is a month and nothing else.

    >>> lone_month("Februari 2026:"), lone_month("Mars månad är kort")
    (LoneMonth(month=2, year=2026), None)
    """
    match = _MONTH_LINE.fullmatch(text)
    return LoneMonth(month_number(match["month"].lower()), _year(match["year"])) if match else None


def lead_month(text: str) -> tuple[int, int] | None:
    """Find the month that leads a line's days, and where these begin: "Januari: 12, 26".

    >>> lead_month("Januari: 12, 26")
    (1, 9)
    """
    match = _LEAD_MONTH.match(text)
    return (month_number(match["month"].lower()), match.end()) if match else None


@dataclass(frozen=True, slots=True)
class LoneWeek:
    """A line that is a week and nothing else."""

    week: int
    year: int | None = None


def lone_week(text: str) -> LoneWeek | None:
    """Read a line that is a week and nothing else.

    >>> lone_week("Vecka 7")
    LoneWeek(week=7, year=None)
    """
    match = _WEEK_LINE.fullmatch(text)
    return LoneWeek(int(match["week"]), _year(match["year"])) if match else None


@dataclass(frozen=True, slots=True)
class YearWords:
    """A year, or two that a term or a plan runs over."""

    span: tuple[int, int]
    year: int
    second: int | None = None


_YEAR = re.compile(
    r"(?<![\d/.:-])(20[0-4]\d)(?!\d|[-/.:]\d{2}(?!\d)[-/.:]|:\d|[-.]\d{2}-)(?:\s?[/–-]\s?(20\d\d|\d\d)(?!\d|[-/]))?(?!\d|[/:]\d)"
)


def find_years(text: str) -> tuple[YearWords, ...]:
    """Find the years that a line names, those of its dates too.

    >>> [(it.year, it.second) for it in find_years("Läsåret 2026/27, dnr 2025/412")]
    [(2026, 2027)]
    """
    found = []
    for match in _YEAR.finditer(text):
        year, second = int(match[1]), match[2]
        after = (int(second) if len(second) == len(match[1]) else year // 100 * 100 + int(second)) if second else None
        found.append(YearWords(match.span(), year, after if after == year + 1 else None))
    return tuple(found)


# Hours


_BARE = re.compile(
    r"(?i)\W*(?:kl(?:ockan)?[.:]?\s*)?(?P<hours>(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s*[-–]\s*(?:[01]?\d|2[0-3])[.:][0-5]\d)?)(?:,?\s+[^\W\d].{0,40})?\W*"
)
_LOOSE = re.compile(r"(?<![\d.:/])(?P<hours>(?:[6-9]|1\d|2[0-2])[.:](?:[0-5][05]))(?![\d./]|:\d|\s?(?:%|kr|mkr))")


@cache
def _started() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\b(?:{_of(words_of('mentions', 'starts'))})\s*(?:kl(?:ockan)?\.?\s*)?(?P<hours>\d{{1,2}}[.:][0-5]\d)(?!\d|[.:]\d)"
    )


def find_hours(text: str) -> tuple[Clock, ...]:
    """Find the hours that a line names, those without "kl." too where a line is hours, or says that something begins.

    >>> [it.start.isoformat("minutes") for it in find_hours("9.15")], [it.span for it in find_hours("startar 9.00")]
    (['09:15'], [(8, 12)])
    """
    found = find_times(text)
    if found or len(text) > _LONGEST or not _FIGURES.search(text):
        return found
    match = _BARE.fullmatch(text) or _started().search(text)
    hits = [match] if match else _LOOSE.finditer(text)
    return tuple(_moved(time, hit.start("hours")) for hit in hits for time in find_times("kl " + hit["hours"]))


_LONGEST = 2000
"""Letters of a line that is looked at for hours without their word."""
_FIGURES = re.compile(r"\d[.:]\d\d")


def _moved(clock: Clock, start: int) -> Clock:
    """Put hours that were read with "kl " before them where they stand."""
    begin, end = clock.span
    return Clock(clock.start, clock.end, clock.words.removeprefix("kl "), (start, start + end - begin - len("kl ")))
