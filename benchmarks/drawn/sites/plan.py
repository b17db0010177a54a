"""Who meets when in a municipality that does not exist: what its site, however it is built, has to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from agendawatch.feeds.words import SWEDISH
from agendawatch.lang.sv.calendar import holidays
from agendawatch.model import Window, slug

__all__ = ["Body", "Plan", "Planned", "draw_plan", "written"]

_NAMES = (
    "Almskoga", "Björkträsk", "Dalvinge", "Ekhammar", "Fågelnäs", "Gransjö", "Hassleryd", "Järvbo", "Klöverlunda",
    "Lövstabro", "Mossvik", "Näckebo", "Ormtorp", "Pilgårda", "Rödlyckan", "Snöstad", "Tranevik", "Ugglemåla",
    "Vassända", "Åsbräcka", "Ängsholm", "Ödhult",
)  # fmt: skip
"""Places that exist nowhere."""
_BOARDS = (
    "Socialnämnden", "Barn- och utbildningsnämnden", "Miljö- och byggnadsnämnden", "Kultur- och fritidsnämnden",
    "Tekniska nämnden", "Vård- och omsorgsnämnden", "Samhällsbyggnadsnämnden", "Byggnadsnämnden", "Valnämnden",
    "Överförmyndarnämnden", "Gymnasienämnden", "Arbetsmarknadsnämnden", "Servicenämnden", "Äldrenämnden",
    "Folkhälsorådet", "Landsbygdsberedningen", "Kommunala pensionärsrådet", "Kommunala funktionshinderrådet",
)  # fmt: skip
_COUNCIL, _BOARD = "Kommunfullmäktige", "Kommunstyrelsen"
_PLACES = ("Kommunhuset, sal Granen", "Stora salen", "Folkets hus", "Sessionssalen", "Rådhuset")
_SATURDAY = 5
_WEEKS = (3, 6, 9, 12, 15, 18, 21, 24, 34, 37, 40, 43, 46, 49)
_FIRST_YEAR = 2010
"""The first year that an archive may hold."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organization, and when it usually meets."""

    name: str
    weekday: int
    time: str
    place: str
    weeks: tuple[int, ...]

    @property
    def slug(self) -> str:
        """Its name as an address has it."""
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting as the site tells it."""

    organization: str
    day: dt.date
    time: str
    place: str
    note: str = ""

    @property
    def cancelled(self) -> bool:
        """Whether the site says that it is called off."""
        return self.note.casefold().startswith("inställ")

    @property
    def key(self) -> tuple[str, dt.date]:
        """By what it is compared with what was found."""
        return self.organization, self.day


@dataclass(slots=True)
class Plan:
    """A municipality's meetings since the year that its archive begins with."""

    name: str
    bodies: tuple[Body, ...]
    today: dt.date
    meetings: list[Planned] = field(default_factory=list)

    def of(self, body: Body, first: int, last: int | None = None) -> list[Planned]:
        """List an organization's meetings of a year, or of some years."""
        span = range(first, (last or first) + 1)
        return [it for it in self.meetings if it.organization == body.name and it.day.year in span]

    def within(self, window: Window) -> list[Planned]:
        """List all meetings within a window."""
        return [it for it in self.meetings if it.day in window]


def draw_plan(dice: Random, today: dt.date, bodies: int) -> Plan:
    """Draw who meets when: of a year all, of the next one its beginning, back to the archive's first year."""
    chosen = [_COUNCIL, _BOARD, *dice.sample(_BOARDS, bodies - 2)]
    plan = Plan(dice.choice(_NAMES), tuple(_body(dice, name) for name in chosen), today)
    for body in plan.bodies:
        for year in range(_FIRST_YEAR, today.year + 2):
            plan.meetings.extend(_year(dice, body, year, early=year > today.year))
    plan.meetings.sort(key=lambda it: (it.day, it.organization))
    return plan


def _body(dice: Random, name: str) -> Body:
    hours = ("18.00", "18.30", "17.00") if name == _COUNCIL else ("08.30", "09.00", "13.00", "13.30", "15.00")
    count = dice.randint(5, 10)
    weeks = tuple(sorted(dice.sample(_WEEKS, count)))
    return Body(name, dice.randrange(4), dice.choice(hours), dice.choice(_PLACES), weeks)


def _year(dice: Random, body: Body, year: int, *, early: bool) -> Iterable[Planned]:
    weeks = body.weeks[:2] if early else body.weeks
    for week in weeks:
        day = _working_day(dt.date.fromisocalendar(year, week + dice.randrange(2), body.weekday + 1))
        note = "Inställt" if dice.random() < _OFTEN_CANCELLED else ""
        yield Planned(body.name, day, body.time, body.place, note)


_OFTEN_CANCELLED = 0.06


def _working_day(day: dt.date) -> dt.date:
    while day in holidays(day.year) or day.weekday() >= _SATURDAY:
        day += dt.timedelta(days=1)
    return day


def written(day: dt.date, *, year: bool = True) -> str:
    """Write a day as pages do ("11 mars 2026")."""
    return f"{day.day} {SWEDISH.months[day.month - 1]}{f' {day.year}' if year else ''}"
