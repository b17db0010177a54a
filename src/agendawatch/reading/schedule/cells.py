"""What a table's cell holds, read by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from agendawatch.documents.passages import Slot
from agendawatch.lang.sv.status_words import day_role
from agendawatch.model import Organization
from agendawatch.reading.schedule.clocks import Hours, bare_hours, hours_in
from agendawatch.reading.schedule.labels import Label, months_in, read_label
from agendawatch.swedish.days.calendar_words import MONTHS, WEEKDAY, weekday_number
from agendawatch.swedish.days.dates import find_dates
from agendawatch.swedish.days.times import find_times
from agendawatch.swedish.pages.meeting_words import GENERIC_LABELS, PLACE_LABELS, TIME_LABELS, WHO_LABELS
from agendawatch.swedish.pages.other_occasions import no_meeting, other_occasion
from agendawatch.swedish.text.letters import raised

__all__ = ["Facts", "Head", "as_dated", "is_bare_day", "is_mark", "read_cell"]

_EMPTY = frozenset({"", "-", "–", "—", "--", "---", "−", "/", ".", "…"})
_WEEK = re.compile(
    r"(?:v\.?|veckan?)\s{0,2}(?P<week>[1-5]?\d)(?:\s*[:,]?\s*(?P<weekday>" + WEEKDAY + r"))?", re.IGNORECASE
)
_WEEKDAY = re.compile(
    rf"(?:{WEEKDAY})(?:ar)?(?:,?\s*\(?\s*(?:kl\.?\s*\d{{1,2}}(?:[.:]\d\d)?|\d{{1,2}}[.:]\d\d)(?:\s?[-–]\s?\d{{1,2}}(?:[.:]\d\d)?)?\s*\)?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}")
_HOURS_FIRST = re.compile(r"(?:kl|klockan|start(?:ar)?|börjar)\b[.:]?\s?\d", re.IGNORECASE)
_STAGE = re.compile(r"(?:presidie|tjänstemanna|ärende|nämnd|au)?-?beredning(?:en)?|presidi(?:um|et)", re.IGNORECASE)
"""A stage of a matter before its meeting."""
_CUT = re.compile(r"-\n(?!(?:och|samt|eller)\b)(?=[a-zåäö])")
"""Where a cell breaks a word: "Nämnd-" over "sammanträde"."""
_HOURS_LAST = re.compile(
    r"(?<=\w),?\s\(?(?:kl(?:ockan)?\.?\s?)?\d{1,2}[.:]\d\d(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?\)?$", re.IGNORECASE
)
"""Hours behind a label: "Sammanträde (kl. 13.00)"."""
_MARK = re.compile(r"(?:[xX✓✔●•■▪*]|ja)[\s*]{0,3}")
_KEPT = re.compile(
    r"\d{1,2}[.:]\d\d|\b(?:v\.?|veckan?)\s?\d{1,2}\b|\bkl\.?\s?\d{1,2}\b|\bsal \d+|\brum \d+", re.IGNORECASE
)
_DAY = re.compile(r"(?<![\d.:§/])(?P<day>0?[1-9]|[12]\d|3[01])(?::?[ae]\b)?(?![\d.:]|\s?(?:st|kr|%)\b)")
_DASH_BEHIND = re.compile(r"\s{0,2}[-–]\s{0,2}(?:[12]?\d|3[01])(?::?[ae])?(?![\d.:])")
_RAISED = frozenset("¹²³⁴⁵⁶⁷⁸⁹")
_DAY_NOTED = re.compile(r"(?<![\d.:/-])([12]?\d|3[01])\s?(\d)\)")
_LETTERS_AT_MOST = 60
_COUNTS = re.compile(r"^(?:nr|nummer|antal|§|ärende|möte nr|id)\b\.?", re.IGNORECASE)


class Head(Enum):
    """What a column's or a row's label is about."""

    WHEN = auto()
    TIME = auto()
    PLACE = auto()
    WHO = auto()
    WEEK = auto()
    COUNT = auto()
    """Numbers that are no days."""
    OTHER = auto()
    """Dates that are no meetings."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a cell says."""

    text: str
    label: Label
    head: Head | None = None
    week: int | None = None
    weekday: int | None = None
    hours: Hours | None = None
    dated: bool = False
    timed: bool = False
    """Whether hours are the only figures in it."""
    number: bool = False
    """Whether it is a whole number and nothing else."""

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return self.text in _EMPTY

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations it names, when naming them is what it does."""
        return self.label.organizations if self.label.whole and not self.dated else ()

    @property
    def month(self) -> int | None:
        """The month it names, when it names no day."""
        return self.label.month

    @property
    def days(self) -> bool:
        """Whether it is days of a month that stands elsewhere."""
        told = self.label.organizations or self.label.month or self.label.years or self.head is not None
        return not self.dated and not told and as_dated(self.text, 1) is not None

    @property
    def heads(self) -> bool:
        """Whether it can stand at the head of a column or a row."""
        if self.dated or (self.hours and not self.label.organizations and self.head is None):
            return False
        named = self.organizations or self.month or self.head or self.weekday is not None
        return bool(named) or (bool(self.label.years) and len(self.text) <= 12)  # noqa: PLR2004 - a year and little else


def read_cell(cell: Slot, *, legend: Mapping[str, str], context: Organization | None) -> Facts:
    """Read a cell by itself."""
    text = _raised_apart(_CUT.sub("", cell.text))
    if text in _EMPTY:
        return Facts(text, _NOTHING)
    if _NUMBER.fullmatch(text):
        return Facts(text, _NOTHING, number=True)
    if (hours := bare_hours(text)) is not None:
        return Facts(text, _NOTHING, hours=hours, timed=True)
    hours = hours_in(text)
    dated = bool(find_dates(_unweek(text), year=_ANY_YEAR))
    head = _head(text, dated=dated)
    head = None if head is Head.TIME and hours and _HOURS_FIRST.match(text) else head
    week = _WEEK.fullmatch(text)
    if week:
        day = weekday_number(week["weekday"]) if week["weekday"] else None
        return Facts(text, _NOTHING, week=int(week["week"]), weekday=day)
    weekday = _weekday(text)
    if weekday is not None:
        return Facts(text, _NOTHING, weekday=weekday, hours=hours)
    label = read_label(text, legend=legend, context=context)
    if head is Head.WHO and label.relative:
        return Facts(text, label, head=head, hours=hours)
    if head in {Head.WHO, Head.WHEN, Head.TIME, Head.PLACE}:
        label = (
            Label(years=label.years, month=label.month, hours=label.hours)
            if head is not Head.WHEN
            else Label(years=label.years, hours=label.hours)
        )
    return Facts(text, label, head=head, hours=hours, dated=dated, timed=hours is not None and not _figures_left(text))


_NOTHING = Label()
_ANY_YEAR = 2024


def _raised_apart(text: str) -> str:
    """Part a day from a footnote's figure that stood raised behind it: "231)" is the 23rd, with note 1."""
    return text if "(" in text or ")" not in text else _DAY_NOTED.sub(lambda match: match[1] + raised(match[2]), text)


def _figures_left(text: str) -> bool:
    """Tell whether there are figures beside the hours."""
    return any(
        letter.isdigit()
        for letter in re.sub(r"(?:[-–]\s?)?(?:kl\.?\s?)?\d{1,2}[.:]\d\d|kl\.?\s?\d{1,2}|[-–]\s?\d{1,2}\b", "", text)
    )


def _unweek(text: str) -> str:
    return re.sub(r"\b(?:v\.?|vecka)\s?\d{1,2}\b", " ", text, flags=re.IGNORECASE)


def _weekday(text: str) -> int | None:
    match = _WEEKDAY.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return weekday_number(re.match(WEEKDAY, text.strip().lower())[0])  # type: ignore[index]  # the full match begins with one
    except KeyError:
        return None


def _head(text: str, *, dated: bool) -> Head | None:
    label = _HOURS_LAST.sub("", " ".join(text.split())).rstrip(":")
    if re.fullmatch(r"(?:vecka|veckor|v\.?|v\.? ?nr|veckonr)", label, re.IGNORECASE):
        return Head.WEEK
    if _COUNTS.search(label):
        return Head.COUNT
    for pattern, head in ((GENERIC_LABELS, Head.WHEN), (TIME_LABELS, Head.TIME), (PLACE_LABELS, Head.PLACE)):
        if pattern.search(label):
            return head
    if (other_occasion if dated else no_meeting)(label) or _STAGE.fullmatch(label):
        return Head.OTHER
    return Head.WHO if WHO_LABELS.search(label) else None


def is_bare_day(text: str) -> bool:
    """Tell whether words are one day and nothing else.

    >>> is_bare_day("Måndag 3 mars"), is_bare_day("Mötet 3 mars ställs in")
    (True, False)
    """
    whens = find_dates(text, year=_ANY_YEAR)
    return len(whens) == 1 and not (text[: whens[0].span[0]] + text[whens[0].span[1] :]).strip(" .,:\n")


def is_mark(text: str) -> bool:
    """Tell whether a cell only marks that there is something: "x", "●".

    >>> is_mark("X"), is_mark("-")
    (True, False)
    """
    return _MARK.fullmatch(text.strip()) is not None


def as_dated(text: str, month: int) -> str | None:
    """Write a cell of bare days as dates of a month; `None` when it holds none, or too much else.

    >>> as_dated("4, 25", 3), as_dated("11 (kl. 08.15)", 3), as_dated("16 (reserv 17)", 3)
    ('4 mars, 25 mars', '11 mars (kl. 08.15)', '16 mars (reserv 17 mars)')
    """
    if len(text) > _LETTERS_AT_MOST and sum(letter.isalpha() for letter in text) > _LETTERS_AT_MOST:
        return None
    kept = [clock.span for clock in find_times(text)] + [match.span() for match in _KEPT.finditer(text)]
    name, made, at = MONTHS[month - 1][0], [], 0
    depth_open = text.find("(")
    for match in _DAY.finditer(text):
        if any(first <= match.start() < last for first, last in kept):
            continue
        inside = 0 <= depth_open < match.start() < text.find(")", depth_open)
        if inside and day_role(text[: match.start()]) not in {"left", "reserve"}:
            continue
        ends = _DASH_BEHIND.match(text, match.end()) is None
        raised = ends and text[match.end() : match.end() + 1] in _RAISED
        made.append(text[at : match.end()] + (f" {name}{' ' if raised else ''}" if ends else ""))
        at = match.end()
    return "".join(made) + text[at:] if made else None


_ = months_in
