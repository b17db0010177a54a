"""What a heading, a column's head or a row's head says of the dates that belong to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agendawatch.model import Organization
from agendawatch.reading.schedule.clocks import Hours, hours_beside, hours_in
from agendawatch.reading.schedule.names import named
from agendawatch.swedish.days.calendar_words import MONTH, month_number
from agendawatch.swedish.days.dates import find_dates
from agendawatch.swedish.pages.meeting_words import MEETINGS_FIRST, TOPIC_OF_YEAR, WEEKLY
from agendawatch.swedish.pages.other_occasions import SOMETHING_ELSE, no_meeting

__all__ = ["Label", "months_in", "read_label", "years_in"]

_YEAR = re.compile(
    r"(?<![\d/.:§-])((?:19|20)\d\d)(?:\s?[-–/]\s?((?:20)?\d\d)(?!\d))?(?![\d/]|[-.:]\d|\s?(?:kr|invånare|st)\b)"
)
_MONTH = re.compile(rf"(?<!\w){MONTH}(?!\w)", re.IGNORECASE)
_AT_MOST = 300
"""Characters of a label that are read; a longer one is no label."""
_TOPIC_WITHIN = 40
_TERM = re.compile(r"\bmandatperiod\w*|\bperioden\b|\bår \d{4}[-–]\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says; what it does not say is `None` or empty."""

    organizations: tuple[Organization, ...] = ()
    relative: bool = False
    """Whether its organization is named by what stands above it ("Arbetsutskottet", "Nämnden")."""
    whole: bool = True
    """Whether naming its organization is most of what it does."""
    years: tuple[int, ...] = ()
    month: int | None = None
    hours: Hours | None = None
    refused: bool = False
    """Whether dates that belong to it are no meetings."""

    @property
    def organization(self) -> Organization | None:
        """Its only organization."""
        return self.organizations[0] if len(self.organizations) == 1 else None


def read_label(text: str, *, legend: Mapping[str, str], context: Organization | None = None) -> Label:
    """Read a label.

    >>> label = read_label("Kommunstyrelsen 2026 (kl. 13.00)", legend={})
    >>> label.organization.name, label.years, label.hours.start
    ('Kommunstyrelsen', (2026,), datetime.time(13, 0))
    """
    folded = " ".join(text[:_AT_MOST].split())
    who = named(folded, legend=legend, context=context)
    months = months_in(folded)
    refused = bool(SOMETHING_ELSE.search(folded)) or (no_meeting(folded) and not MEETINGS_FIRST.match(folded))
    month = months[0] if len(months) == 1 else None
    hours = hours_beside(folded) if WEEKLY.search(folded) else hours_in(folded)
    return Label(who.organizations, who.relative, who.whole, years_in(folded), month, hours, refused)


def years_in(text: str) -> tuple[int, ...]:
    """Find the years that a text names by themselves, not as part of a date.

    >>> years_in("Sammanträdestider 2025/2026"), years_in("den 3 maj 2024"), years_in("mandatperioden 2022-2026")
    ((2025, 2026), (), ())
    """
    if not any(mark in text for mark in ("19", "20")):
        return ()
    dates = [when.span for when in find_dates(text, year=_ANY_YEAR)]
    found: list[int] = []
    for match in _YEAR.finditer(text):
        if any(first <= match.start() < last for first, last in dates) or _TERM.search(text, 0, match.end()):
            continue
        if TOPIC_OF_YEAR.search(text, max(0, match.start() - _TOPIC_WITHIN), match.start()):
            continue
        first = int(match[1])
        found.append(first)
        if match[2]:
            second = int(match[2]) if len(match[2]) == len(match[1]) else first // 100 * 100 + int(match[2])
            if second == first + 1:
                found.append(second)
    return tuple(dict.fromkeys(found))


_ANY_YEAR = 2024
"""A leap year, so that every day of a month is found."""


def months_in(text: str) -> tuple[int, ...]:
    """Find the months that a text names by themselves.

    >>> months_in("Mars 2026"), months_in("jan–juni"), months_in("3 mars")
    ((3,), (1, 6), ())
    """
    if find_dates(text, year=_ANY_YEAR):
        return ()
    return tuple(month_number(match[0]) for match in _MONTH.finditer(text))
