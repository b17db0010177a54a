"""Who meets when in a municipality that does not exist: what its site, however it is built, has to tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from benchmarks.drawn import days
from benchmarks.drawn.dice import Dice
from benchmarks.drawn.towns import Body, meetings, settle

from agendawatch.model import Window

_FIRST_YEAR = 2010
"""The first year that an archive may hold."""
_EARLY = (1, 2, 3)
"""Months of the next year that are planned already."""
_OFTEN_CANCELLED = 0.06


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


def draw_plan(seed: int, today: dt.date, bodies: int) -> Plan:
    """Draw who meets when: of a year all, of the next one its beginning, back to the archive's first year."""
    dice = Dice("plan", seed)
    town = settle(dice, (2 * bodies, 2 * bodies), strange=False, subs=False, region=False)
    plan = Plan(town.name, tuple(it for it in town.bodies if not it.above)[:bodies], today)
    for body in plan.bodies:
        for year in range(_FIRST_YEAR, today.year + 2):
            for it in meetings(dice, body, year, *([_EARLY] if year > today.year else [])):
                note = "Inställt" if dice.chance(_OFTEN_CANCELLED) else ""
                plan.meetings.append(Planned(body.name, it.day, it.start.replace(":", "."), body.place, note))
    plan.meetings.sort(key=lambda it: (it.day, it.organization))
    return plan


def written(day: dt.date, *, year: bool = True) -> str:
    """Write a day as pages do ("11 mars 2026")."""
    return days.write(day, "{d} {m} {y}" if year else "{d} {m}")
