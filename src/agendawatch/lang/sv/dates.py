"""Dates as Swedish pages write them, and the days that words like "på onsdag" point to.

A text is scanned once for the shapes of days; neighbours in a list share
their year and a dash between two makes a span; only then is each resolved to a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from agendawatch.budget import spend
from agendawatch.errors import ReadError
from agendawatch.lang.sv.calendar import (
    CLOCK,
    DAY,
    MONTH,
    ORDINALS,
    WEEKDAY,
    Clock,
    month_number,
    read_clock,
    weekday_number,
)
from agendawatch.lang.sv.relative_days import PAST, RELATIVE, Counted, next_day_numbered, relative, week
from agendawatch.lang.sv.sentences import small_letters
from agendawatch.model import Caveat, CaveatCode, Certainty

__all__ = [
    "DayWords",
    "Sighting",
    "When",
    "find_dates",
    "find_day_words",
    "find_meeting_days",
    "nearest_year",
    "read_date",
    "sightings",
]

# The shapes that dates have in Swedish text: a table of patterns, each with its reader.
#
# One scan tries the table's patterns in order at every place where a word or a number begins. Every repeat is bounded
# and possessive, so a scan takes time in proportion to the text, whatever the text is. Patterns see small letters and
# plain spaces only.

_YEAR = r"(?:19|20)\d\d(?![\d/]|[-.:]\d)"
_YEAR_BEHIND = rf"(?:,? {{0,3}}(?:år )?(?P<year>{_YEAR})| ?[-'’´](?P<short>\d\d)(?![\d/-]|[:.]\d))"
_ORDINAL = rf"(?:(?::?[ae])?(?![\w:])|(?={MONTH}))"
"""A day as a number in order; cards show "20" and "jan" with no space between."""
_WORD_DAY = "|".join(sorted(ORDINALS, key=len, reverse=True))
_ONE = rf"(?:{DAY}{_ORDINAL}|(?:{_WORD_DAY})\b)"
_AND = r"(?: ?(?:,|&|\+) {0,2}(?:och |samt )?| {1,2}(?:och|samt) {1,2}| {0,2}(?:[-–—]{1,2}|till) {0,2})(?:den )?"
_DAYS = rf"(?:(?:(?:nu )?(?:på|i) )?{WEEKDAY},? {{1,3}})?(?:den {{1,2}}|d\.? )?{_ONE}(?:{_AND}(?:{WEEKDAY} {{1,2}}(?:den )?)?{_ONE}){{0,30}}+"

_ONE_DAY = re.compile(rf"(?:(?:nu )?(?:på|i) )?(?P<weekday>{WEEKDAY})?,? {{0,3}}(?:den {{1,2}}|d\.? )?(?P<day>{_ONE})")
_DASH = re.compile(r" {0,2}(?:[-–—]{1,2}|till) {0,2}(?:den )?")
_NOT_AFTER = re.compile(r"(?:§{1,2}|\bkl\.?|\bklockan|\bkap\.?) {0,2}(?:\d{1,3}, )?$")
_NOT_AFTER_FIGURES = re.compile(
    r"(?:§|\b(?:dnr|diarienr|diarienummer|diarie|ärende|ärendenr|ärendenummer|nr|nummer|sfs|prop|sid|sida|sidan|bilaga|del|punkt|"
    r"kap|version|ver|minst|cirka|ca|drygt|knappt|nästan|id|handling|mål|målnummer)[.:]? {0,2})$"
)
_NOT_AFTER_WORDS = re.compile(
    r"(?:§|\b(?:dnr|nr|nummer|tel|telefon|tfn|mobil|org|orgnr|organisationsnummer|ärende|id|mål|målnummer)[.:]? {0,2}|\+)$"
)
_NOT_AFTER_DIGITS = re.compile(r"\d[ -]$")
_NOT_BEFORE = re.compile(
    r" ?(?:kr\b|kronor|%|procent|tkr|mkr|mnkr|miljoner|av\b|majoritet|dels|tjänst|mandat|röster|platser|kvm\b|m2|liter|st\b)"
)
_NAME_BEFORE = re.compile(r" [A-ZÅÄÖ][\w-]{1,30} {1,2}\([A-ZÅÄÖ]{1,4}\)")
_AROUND_THE_CLOCK = "24/7"
_SLASHED = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
_CENTURY_TURNS = 70
"""A year of two figures below this is 20xx."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A date's words, taken apart but not yet resolved to a day."""

    start: int
    end: int
    days: tuple[tuple[int, int | dt.timedelta | None], ...]
    """Days of the month, each with the last day of its span or how much longer it lasts."""
    month: int | None = None
    year: int | None = None
    weekdays: dict[int, int] = field(default_factory=dict)
    """The weekday that the words give for a day."""
    counted: Counted | None = None
    """How to count it out, for words that name no day of a month."""
    relative: bool = False
    """Whether it means nothing without the day it was said."""

    @property
    def single(self) -> bool:
        """Whether it is one day of a month, as either end of a span is."""
        return self.counted is None and len(self.days) == 1 and self.days[0][1] is None

    @property
    def wants_year(self) -> bool:
        """Whether it is a day of a month without a year."""
        return self.counted is None and self.year is None


def sightings(lowered: str, text: str) -> Iterator[Sighting]:
    """Find what looks like a date, and read it by the table."""
    at, joined = 0, False
    while (match := (joined and _BODY.match(lowered, at)) or _SCAN.search(lowered, at)) is not None:
        pattern, read = _TABLE[match.lastgroup or ""]
        parts = pattern.match(lowered, match.start())
        sighting = read(parts, text) if parts else None
        if sighting is not None:
            yield sighting
        # In "14/2-16/2" a date begins behind a hyphen, as nothing else does.
        joined = sighting is not None and lowered[match.end() : match.end() + 1] == "-"
        at = match.end() + joined


def _full_year(parts: re.Match[str]) -> int | None:
    groups = parts.groupdict()
    if year := groups.get("year") or groups.get("slashed"):
        return int(year)
    if not groups.get("short"):
        return None
    short = int(groups["short"])
    return short + (2000 if short < _CENTURY_TURNS else 1900)


def _before(parts: re.Match[str], length: int = 16) -> str:
    return parts.string[max(0, parts.start() - length) : parts.start()]


def _by_figures(parts: re.Match[str], text: str) -> Sighting | None:
    """Read a date that is figures alone: 2026-03-11, 24-11-11, 20240612, 240612."""
    del text
    month, day = int(parts["month"]), int(parts["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004  # the calendar's own
        return None
    if "sep" not in parts.groupdict() and _is_other_number(parts):
        return None
    weekday = parts.groupdict().get("weekday")
    weekdays = {day: weekday_number(weekday)} if weekday else {}
    return Sighting(parts.start(), parts.end(), ((day, None),), month, _full_year(parts), weekdays)


def _is_other_number(parts: re.Match[str]) -> bool:
    """Tell whether what stands around figures without signs makes them a sum, a telephone or a register number."""
    before = _before(parts)
    return bool(
        _NOT_AFTER_WORDS.search(before)
        or _NOT_AFTER_DIGITS.search(before)
        or _NOT_BEFORE.match(parts.string, parts.end())
    )


def _by_month(parts: re.Match[str], text: str) -> Sighting | None:
    """Read days with a month's name or figure behind them: "17 och 18 augusti 2026", "14, 16/2"."""
    month = int(parts["figure"]) if parts["figure"] else month_number(parts["month"])
    before = _before(parts)
    if parts["figure"]:
        plain = parts["days"][0].isdigit() and not parts["year"] and not parts["short"]
        if plain and (_NOT_BEFORE.match(parts.string, parts.end()) or _is_around_the_clock(parts)):
            return None
        if parts["days"][0].isdigit() and _NOT_AFTER_FIGURES.search(before):
            return None
    elif text[parts.start("month")].isupper() and _NAME_BEFORE.match(text, parts.end()):
        return None
    days, weekdays, start = _days(parts, skip_first=_NOT_AFTER.search(before) is not None)
    if not days:
        return None
    return Sighting(start, parts.end(), days, month, _full_year(parts), weekdays)


def _is_around_the_clock(parts: re.Match[str]) -> bool:
    """Tell whether "24/7" is no day: among words, with no other day written so beside it."""
    if parts.group() != _AROUND_THE_CLOCK or not parts.string[: parts.start()].strip(" •-"):
        return False
    return sum(1 for _ in _SLASHED.finditer(parts.string)) == 1


def _days(
    parts: re.Match[str], *, skip_first: bool
) -> tuple[tuple[tuple[int, int | dt.timedelta | None], ...], dict[int, int], int]:
    """Take a list of days apart; a first one that belongs to "§" or "kl." before it is left out."""
    days: list[tuple[int, int | dt.timedelta | None]] = []
    weekdays: dict[int, int] = {}
    ended, start = 0, parts.start()
    for match in _ONE_DAY.finditer(parts.string, parts.start("days"), parts.end("days")):
        word = match["day"].rstrip(":ae") if match["day"][0].isdigit() else match["day"]
        day = ORDINALS[word] if word in ORDINALS else int(word)
        if skip_first:
            skip_first, start = False, parts.end()
            continue
        if start == parts.end():
            start = match.start("weekday") if match["weekday"] else match.start("day")
        if match["weekday"]:
            weekdays[day] = weekday_number(match["weekday"])
        previous = days[-1] if days else None
        if (
            previous
            and previous[1] is None
            and previous[0] < day
            and _DASH.fullmatch(parts.string, ended, match.start())
        ):
            days[-1] = (previous[0], day)
        else:
            days.append((day, None))
        ended = match.end()
    return tuple(days), weekdays, start


def _by_week(parts: re.Match[str], text: str) -> Sighting | None:
    """Read a week, or a weekday in one: "v. 12", "vecka 27", "tisdag v 12"."""
    number = int(parts["number"])
    party = text[parts.start("v")] == "V" and parts["v"] == "v"
    if not 1 <= number <= 53 or (party and not parts["weekday"] and _NOT_BEFORE.match(parts.string, parts.end())):  # noqa: PLR2004  # ISO 8601
        return None
    length = dt.timedelta(days=6)
    if parts["last"] and int(parts["last"]) > number:
        length += dt.timedelta(weeks=int(parts["last"]) - number)
    weekday = weekday_number(parts["weekday"]) if parts["weekday"] else None
    return Sighting(
        parts.start(),
        parts.end(),
        ((number, length if weekday is None else None),),
        year=_full_year(parts),
        counted=week(weekday or 0, _full_year(parts)),
    )


def _by_number(parts: re.Match[str], text: str) -> Sighting | None:
    """Read a day of a month that is not named: "den 3:e"."""
    del text
    weekday = parts["weekday"]
    return Sighting(
        parts.start(),
        parts.end(),
        ((int(parts["day"]), None),),
        weekdays={int(parts["day"]): weekday_number(weekday)} if weekday else {},
        counted=next_day_numbered,
        relative=True,
    )


def _by_relation(parts: re.Match[str], text: str) -> Sighting | None:
    """Read words that count from the day they are said: "i morgon", "på onsdag"."""
    del text
    read = relative(parts.string, parts.start())
    if read is None:
        return None
    counted, weekday = read
    weekdays = {} if weekday is None else {0: weekday}
    return Sighting(parts.start(), parts.end(), ((0, None),), weekdays=weekdays, counted=counted, relative=True)


_Read = Callable[[re.Match[str], str], Sighting | None]

_SHAPES: tuple[tuple[str, str, _Read], ...] = (
    (
        "iso",
        rf"(?:(?P<weekday>{WEEKDAY}),? {{1,2}}(?:den )?)?(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![\d/]|[-.:]\d)",
        _by_figures,
    ),
    ("spaced", r"(?P<year>20\d\d) (?P<month>[01]\d) (?P<day>[0-3]\d)(?![\w:/]|[-., ]\d)", _by_figures),
    ("compact", r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![\w/]|[-.,:]\d)", _by_figures),
    ("sixfold", r"(?P<short>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![\w:/]|[-., ]\d)", _by_figures),
    ("dashed", r"(?P<short>\d\d)(?P<sep>-)(?P<month>\d\d)-(?P<day>\d\d)(?![\w:/]|[-.]\d)", _by_figures),
    ("dotted", r"(?P<day>\d\d?)(?P<sep>\.)(?P<month>\d\d?)\.(?P<year>20\d\d)(?![\w/]|[-.:]\d)", _by_figures),
    (
        "month",
        rf"(?P<days>{_DAYS})(?:(?:\. ?| ?/ ?| {{0,3}}(?:i )?)(?P<month>{MONTH})|/(?P<figure>1[0-2]|0?[1-9])(?!:?\d| ?/ ?\d{{1,3}}\b))(?:/(?P<slashed>20\d\d)\b|{_YEAR_BEHIND})?",
        _by_month,
    ),
    (
        "week",
        rf"(?:(?:på )?(?P<weekday>{WEEKDAY}),? {{1,2}}(?:i )?)?(?P<v>veck(?:an?|orna)|v\.?) {{0,2}}(?:nr\.? )?(?P<number>[1-5]?\d)(?!\d)(?: ?(?:[-–]|och|till) ?(?P<last>[1-5]?\d)(?!\d))?(?:,? {{0,2}}(?:år )?(?P<year>{_YEAR}))?(?![.:]\d)",
        _by_week,
    ),
    (
        "numbered",
        rf"(?:(?P<weekday>{WEEKDAY}) {{1,2}})?den {{1,2}}(?P<day>{DAY})(?::e|:a|e|a)?(?=$|[.,;)!?]?(?: *$| (?:kl|i denna|den här|denna|ska|är|har|och|så|då|samt)\b)|[.,;)!?] )",
        _by_number,
    ),
    ("relative", rf"{RELATIVE}(?!,? (?:den )?\d\d?(?::?[ae])?(?:/\d| {MONTH}))", _by_relation),
)
"""Name, pattern and reader; what stands first goes first."""

_TABLE = {name: (re.compile(pattern), read) for name, pattern, read in _SHAPES}
_NAMES = re.compile(r"\(\?P<\w+>")
_BODY = re.compile(
    r"(?=[\daådefgiklmnopstv])(?:"
    + "|".join(f"(?P<{name}>{_NAMES.sub('(?:', pattern).replace('(?P=sep)', '[-./]')})" for name, pattern, _ in _SHAPES)
    + ")"
)
_SCAN = re.compile(r"(?<![\w./§])(?<!\d:)(?<![\w-]-)" + _BODY.pattern)


# Dates as Swedish pages write them, and the days that words like "på onsdag" point to.

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
    spend(len(text))
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


# Days as running text about meetings names them: also "måndagens fullmäktige", which looks ahead or back as its verbs
# do.

_GENITIVE = re.compile(
    r"(?i)\b(?:(?P<whose>(?:mån|tis|ons|tors|fre|lör|sön)dag)ens"
    r"|(?:på|under|i)\s(?P<on>(?:mån|tis|ons|tors|fre|lör|sön)dag)(?:en|s(?:kväll|eftermiddag|förmiddag|morgon)en))\b"
)
_BARE = re.compile(r"(?<![\d/.-])(?P<day>[0-3]?\d/[01]?\d)(?![\d/])")
_BEHIND_NAME = re.compile(
    r"(?i)(?:\b(?:kf|ks|rf|rs|fullmäktige|styrelsen|nämnden|utskottet)|möte|sammanträde)[,:]?\s\(?$"
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
        day = _by_tense(weekday, published, past=PAST.search(text) is not None)
        found.append(When(day, match[0], match.span(), certainty=Certainty.DERIVED))
    for match in _BARE.finditer(text):
        taken = any(when.span[0] < match.end() and match.start() < when.span[1] for when in found)
        if not taken and _BEHIND_NAME.search(text[max(0, match.start() - 20) : match.start()]):
            found += [
                replace(when, words=match["day"], span=match.span())
                for when in find_dates(f"den {match['day']}", counted_from=published)
            ]
    return tuple(sorted(found, key=lambda when: when.span))


def _by_tense(weekday: int, published: dt.date, *, past: bool) -> dt.date:
    """Count to the nearest such weekday, the day of publishing included, back or ahead."""
    back = (published.weekday() - weekday) % 7
    return published - dt.timedelta(days=back) if past else published + dt.timedelta(days=-back % 7)
