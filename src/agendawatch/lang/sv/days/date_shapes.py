"""The shapes that dates have in Swedish text: a table of patterns, each with its reader.

One scan tries the table's patterns in order at every place where a word or a number
begins. Every repeat is bounded and possessive, so a scan takes time in proportion to
the text, whatever the text is. Patterns see small letters and plain spaces only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from agendawatch.lang.sv.days.calendar_words import DAY, MONTH, ORDINALS, WEEKDAY, month_number, weekday_number
from agendawatch.lang.sv.days.relative_days import RELATIVE, Counted, next_day_numbered, relative, week

__all__ = ["Sighting", "sightings"]

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
