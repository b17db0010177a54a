"""Days that words count out from the day they are said: "i morgon", "på onsdag", "om två veckor"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from agendawatch.lang.sv.calendar import NUMBERS, WEEKDAY, weekday_number
from agendawatch.lang.sv.data import load

Counted = Callable[[dt.date | None, int | None, int], dt.date | None]
"""From the day it was said, the plan's year and the number in the words, to a day."""

_RELATIVE = load("calendar")["relative"]
_OFFSETS: dict[str, int] = _RELATIVE["near"]
"""Words for a day near the day they are said, with how many days off it is."""

_MEETING_DAYS: dict[str, int] = _RELATIVE["before_meetings"]
"""Words before a meeting, with how many days off it is."""

_CLOSE = {words.replace(" ", ""): days for words, days in (_OFFSETS | _MEETING_DAYS).items()}


_UNITS = {"dag": 1, "dagar": 1, "dygn": 1, "vecka": 7, "veckor": 7}

_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b"
_DAY_WORD = "|".join(sorted(_OFFSETS, key=len, reverse=True))
_MEETING = r"(?:[a-zåäö]{1,30} )?(?:[a-zåäö]{0,30}(?:sammanträde|möte|fullmäktige|styrelse|nämnd|utskott|kommunfullmäktige)|kf\b|ks\b)"
_NEXT_WEEK = r"(?:i )?(?:nästa|kommande) vecka"
_LAST_WEEK = r"(?:i )?förra veckan"
_THIS_WEEK = r"(?:i veckan|(?:i )?denna vecka|(?:i )?den här veckan)"


def _counting(steps: Callable[[dt.date], int]) -> Counted:
    """Count by a rule that gives the number of days from the day it was said."""

    def count(counted_from: dt.date | None, year: int | None, number: int) -> dt.date | None:
        del year, number
        if counted_from is None:
            return None
        try:
            return counted_from + dt.timedelta(days=steps(counted_from))
        except OverflowError:  # past the calendar's end
            return None

    return count


def days_off(word: str) -> int | None:
    """Tell how many days off is what a word in small letters means: "i morgon", "gårdagens"; `None` for any other.

    >>> days_off("gårdagens"), days_off("måndagens")
    (-1, None)
    """
    return _CLOSE.get(word.replace(" ", ""))


def _days_off(days: int) -> Counted:
    return _counting(lambda _: days)


def _coming(weekday: int) -> Counted:
    """Count to the first such weekday after the day itself."""
    return _counting(lambda said: (weekday - said.weekday() - 1) % 7 + 1)


def _last(weekday: int) -> Counted:
    """Count to the last such weekday before the day itself."""
    return _counting(lambda said: -((said.weekday() - weekday - 1) % 7 + 1))


def _in_week(weekday: int, weeks: int) -> Counted:
    """Count to a weekday so many weeks from the one it was said in."""
    return _counting(lambda said: weekday - said.weekday() + 7 * weeks)


def week(weekday: int, stated: int | None) -> Counted:
    """Count out a weekday of an ISO 8601 week; without a year the coming such week."""

    def count(counted_from: dt.date | None, year: int | None, number: int) -> dt.date | None:
        chosen = stated if stated is not None else year
        if chosen is not None:
            return _iso(chosen, number, weekday)
        if counted_from is None:
            return None
        current = counted_from.isocalendar().year
        this = _iso(current, number, weekday)
        passed = this is None or (counted_from - this).days > 6  # noqa: PLR2004  # a week that is not over is this one
        return _iso(current + 1, number, weekday) if passed else this

    return count


def next_day_numbered(counted_from: dt.date | None, year: int | None, number: int) -> dt.date | None:
    """Count out the coming day of the month with a number; a month that lacks it is passed over."""
    del year
    if counted_from is None:
        return None
    # within so many days every day of the month comes, 31 too
    days = (_days_off(ahead)(counted_from, None, 0) for ahead in range(93))
    return next((day for day in days if day is not None and day.day == number), None)


def _iso(year: int, number: int, weekday: int) -> dt.date | None:
    try:
        return dt.date.fromisocalendar(year, number, weekday + 1)
    except ValueError:
        return None


def relative(lowered: str, at: int) -> tuple[Counted, int | None] | None:
    """Read relative words into how to count, and the weekday that they must fall on."""
    found = ((pattern.match(lowered, at), read) for pattern, read in _COMPILED)
    return next((read(match) for match, read in found if match is not None), None)


def _weekday(match: re.Match[str]) -> int:
    return weekday_number(match["weekday"])


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _near(match: re.Match[str]) -> tuple[Counted, int | None] | None:
    weekday = weekday_number(match["weekday"]) if match["weekday"] else None
    return _days_off(_OFFSETS[match["near"]]), weekday


_PART = r"(?: kväll| eftermiddag| förmiddag| morgon| bitti| bittida)?"

_RULES = (
    (rf"(?P<near>{_DAY_WORD})\b{_PART}(?:,? (?P<weekday>{WEEKDAY})(?! (?:den )?\d))?", _near),
    (rf"(?P<near>{'|'.join(_MEETING_DAYS)})(?= {_MEETING})", lambda m: (_days_off(_MEETING_DAYS[m["near"]]), None)),
    (
        rf"(?:på )?(?P<weekday>{WEEKDAY}) {_NEXT_WEEK}|{_NEXT_WEEK}s? (?:på )?(?P<second>{WEEKDAY})",
        lambda m: (_in_week(weekday_number(m["weekday"] or m["second"]), 1), None),
    ),
    (rf"(?:på |i )?(?P<weekday>{WEEKDAY}) {_LAST_WEEK}", lambda m: (_in_week(_weekday(m), -1), None)),
    (rf"(?:på )?(?P<weekday>{WEEKDAY}) {_THIS_WEEK}", lambda m: (_in_week(_weekday(m), 0), None)),
    (
        rf"(?:på )?(?P<weekday>{WEEKDAY}) om (?P<number>{_NUMBER}) veck(?:a|or)\b",
        lambda m: (_in_week(_weekday(m), _number(m["number"])), None),
    ),
    (rf"nästa (?P<weekday>{WEEKDAY})", lambda m: (_in_week(_weekday(m), 1), None)),
    (
        rf"(?:nu )?(?:på|till) (?P<weekday>(?:mån|tis|ons|tors|fre|lör|sön)dag)\b{_PART}",
        lambda m: (_coming(_weekday(m)), None),
    ),
    (
        rf"(?:nu på|nu|(?:på )?(?:nästkommande|kommande|instundande|stundande)) (?P<weekday>{WEEKDAY})\b{_PART}",
        lambda m: (_coming(_weekday(m)), None),
    ),
    (rf"(?:i|nu i) (?P<weekday>(?:mån|tis|ons|tors|fre|lör|sön)dags)\b{_PART}", lambda m: (_last(_weekday(m)), None)),
    (
        r"(?:förra|senaste|gångna) (?P<weekday>(?:mån|tis|ons|tors|fre|lör|sön)dagen)\b",
        lambda m: (_last(_weekday(m)), None),
    ),
    (
        rf"om (?P<number>{_NUMBER}) (?P<unit>{_UNIT})",
        lambda m: (_days_off(_number(m["number"]) * _UNITS[m["unit"]]), None),
    ),
    (
        rf"för (?P<number>{_NUMBER}) (?P<unit>{_UNIT}) sed(?:an|en)\b",
        lambda m: (_days_off(-_number(m["number"]) * _UNITS[m["unit"]]), None),
    ),
)
"""Pattern, and how to count what it matched."""

_COMPILED = tuple((re.compile(pattern), read) for pattern, read in _RULES)

RELATIVE = "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern, _ in _RULES) + ")"
"""Pattern: any relative words, in small letters."""


# How a text speaks of the meeting that handles a matter: ahead, today or past; and of days of handing in.

HANDLES = re.compile(
    r"(?i)\b(?:behandla[srtd]?\w{0,2}|tas?\supp|tar\supp|togs\supp|tog\supp|tas\s(?:i|av)|avgörs|avgör|avgjordes|beslut(?:ar|as|ade|ades|at|ats|et|a)?|besluta|"
    r"fatta[rd]?\w{0,2}\sbeslut|debattera\w{0,3}|voter(?:ing|a)\w{0,3}|diskutera\w{0,3}|röstar?|röstade|klubba[srd]?\w{0,2}|antog|antogs|antas|antar|prövas|väntas|handlägg\w*|"
    r"svara[rd]?e?|besvara[srd]?\w{0,2}|anmäl(?:s|as|des)|lyfts?|kommer\supp|ligger\spå|står\spå\sdagordningen|på\s(?:dagordningen|bordet)|ta\sställning|tar\sställning|"
    r"samlas|samlades|möts|möttes|sammanträder|sammanträdde|hålls|hållas|hölls|äg(?:er|de|a)\srum|öppnades|bifölls?|bifallit|avslogs?|yrka[srd]?\w{0,2}|lägger|lägga(?=\sfram)|lade|la|läggs|lades|begära?r?|valdes|presenteras|ställ(?:de|er|a)\ssig|godkän\w*|bifall\w*|biföll|tillstyrk\w*|avstyrk\w*|s(?:a|ade|äger)\s(?:ja|nej)|enades|enas|återremitt\w*|framförs|framfördes|lyfta|svarade|ta\supp|besluta)\b"
)
"""Verbs of what an organization does with a matter, or a party does there."""

MEETING = re.compile(
    r"(?i)\b\w{0,20}(?:sammanträde|sammanträdet|sammanträden|möte|mötet|möten|fullmäktigemöte\w*|debatt|debatten|dagordning\w*)s?\b"
)
"""Words for a meeting that does not name whose."""

SUBMITS = re.compile(
    r"(?i)\b(?:lämna(?:r|des?|t|ts|s)?(?:,?\s[\wåäö()-]{1,25}){0,8}?\sin|inlämna\w*|lämnas\sin|lämnats\sin|skicka[rd]\w{0,2}\sin|överklaga\w*|anmäl(?:er|de|t)\b|presenterar|lanserar|"
    r"kräver|uppmanar|skriver\still|skrivelse|läggs\sidag|lägger\sidag|lade\sidag)\b"
)
"""Verbs whose day is that of handing in, not of the meeting."""

NEXT_TIME = re.compile(
    r"(?i)\b(?:(?<!på\s)(?<!vid\s)nästa\s(?:gång|möte|sammanträde|tillfälle)|bordla(?:de|des|gt|gd)\w*\still|återkommer|skjuts?\supp\still|flytta[sd]\w*\still|därpå)\b"
)
"""Words for the meeting after the one that the text is about."""

DATELINE = re.compile(
    r"(?i)^\W{0,6}(?:pressmeddelande\w{0,20}|publicera\w{0,20}|uppdatera\w{0,20}|senast\suppdaterad|datum|skrive[nt]|nyhet|postat|inlagd|[A-ZÅÄÖ][a-zåäö]+)?\W{0,6}(?:den\s)?$"
)
"""What stands before a date that only dates the text."""

AHEAD = re.compile(
    r"(?i)\b(?:ska|skall|kommer\s(?:att|lägga|ta|föreslå)|väntas|planeras|behandlas|beslutas|tas\supp|tar\supp|avgörs|avgör|inför|fattar\sbeslut|röstar\som|tar\sställning|läggs\sfram|beslutar|kommande|debatteras|prövas|nästa)\b"
)
PAST = re.compile(
    r"(?i)\b(?:beslutade(?:s)?|beslöt\w*|fattade(?:s)?|fattat|beslutat|antog(?:s)?|röstade(?:s)?|avslog(?:s)?|biföll(?:s)?|klubbade(?:s)?|behandlade(?:s)?|togs?\supp|debatterade(?:s)?|"
    r"hölls|öppnades|valdes|yrkade|lade|hade|var|blev|gick\sigenom|utökade|sa|sade|samlades|möttes|fick|fälldes|föll|gick|kom|tog|togs|röstat|sagt|antagit|avslagit|bifallit|taget|tagits|kunde|fått|krävde|väckte|ställde|utsåg(?:s)?|\w{3,20}ade(?:s)?|\w{2,20}(?:tt|d|t)es)\b"
)

ROLE_OF = re.compile(
    r"(?i)^s?\s(?:(?:andre|förste|\d:[ea]|vice|2:e|1:e|tidigare|nya?|avgående)\s){0,3}(?:ordförande|gruppledare|ledamot|ledamöter(?!\s(?:samla|möt|träff|rösta))|presidium|representant\w*|beredning\b)"
)
"""What stands behind an organization that only tells somebody's office."""

TAKES_ON = re.compile(
    r"(?i)\b(?:ordförande|ledamot|ledamöter|gruppledare|ersättare|representant\w*|plats|vald|presidiet)\s(?:i|för|till|av)\s$|\b(?:(?:anslag\w*|begär\w*|äska\w*|pengar)\shos|ger|får|uppdrag\s(?:till|åt))\s$|\ben\s(?:ny\s|egen\s)?$"
)
"""What stands before an organization that only tells somebody's office, or who gets a task."""
