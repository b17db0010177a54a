"""Pages put together of what pages are made of: each way to say who, when and how, in each kind of list."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from itertools import product

import pytest
from tests.cases import table

from agendawatch.lang.sv.calendar import MONTHS, WEEKDAYS
from agendawatch.readers.schedule import read_schedule

TODAY = dt.date(2025, 12, 5)
NAMES = ("Kommunfullmäktige", "Nämnden för kultur och utbildning", "Kommunstyrelsens arbetsutskott")
HOURS = (dt.time(18), dt.time(13, 30), dt.time(8, 30))

DATES = table(__file__, "DATES")
"""Ways to write a day."""

BEHIND = table(__file__, "BEHIND")
"""Ways to write hours behind a day."""

FATES = table(__file__, "FATES")
"""Ways to call a meeting off."""

REMARKS = table(__file__, "REMARKS")
"""What a page adds that changes nothing."""

HEADS = table(__file__, "HEADS")
"""Ways to tell who meets, and when as a rule."""

LISTS: dict[str, tuple[str, str, str]] = table(__file__, "LISTS")
RUNNING = {"commas", "semicolons", "dots"}
"""Lists on one line, where a remark may belong to several days."""


def written(day: dt.date, form: str) -> str:
    """Write a day in a form."""
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    return form.format(
        day=day.day,
        month=month[0],
        mon=f"{month[-1]}." if len(month) > 1 else month[0],
        MONTH=month[0].upper(),
        figure=day.month,
        year=day.year,
        weekday=weekday[0],
        Weekday=weekday[0].capitalize(),
        wkd=weekday[0][:3],
        week=day.isocalendar().week,
        iso=day.isoformat(),
    )


def page_of(head: str, listed: str, item: Callable[[int, dt.date, dt.time], str], days: list[list[dt.date]]) -> str:
    """Put a page together: each name with its days."""
    begin, between, end = LISTS[listed]
    parts = [
        head.format(name=name, hours=f"{hours:%H.%M}")
        + begin
        + between.join(item(nth, day, hours) for nth, day in enumerate(mine))
        + end
        for name, hours, mine in zip(NAMES, HOURS, days, strict=True)
    ]
    return f"<title>Möten 2026 – Ekby</title><h1>Möten 2026</h1>{''.join(parts)}<p>Senast uppdaterad: 2025-12-03</p>"


def days_of(seed: str) -> list[list[dt.date]]:
    """Choose days, always the same for a page: each organization has its weekday, as organizations have."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found = []
    for _ in NAMES:
        weekday = chance.randrange(5)
        months = sorted(chance.sample(range(1, 13), 4))
        firsts = [dt.date(2026, month, 1) for month in months]
        weeks = [chance.choice((0, 7, 14, 21)) for _ in months]
        found.append(
            [it + dt.timedelta((weekday - it.weekday()) % 7 + week) for it, week in zip(firsts, weeks, strict=True)]
        )
    return found


def told(page: str) -> list[tuple[str, dt.date, str | None, str]]:
    """Tell what a page says, in order."""
    return sorted(
        (each.organization.name, each.date, f"{each.start:%H.%M}" if each.start else None, each.status.value)
        for each in read_schedule(page, today=TODAY)
    )


PLAIN = ("<h2>{name}</h2>", "{day} {month}", "", "")
COMPOSITIONS = [
    *(((PLAIN[0], form, "", ""), listed) for form, listed in product(DATES, LISTS)),
    *(((*PLAIN[:2], hours, ""), listed) for hours, listed in product(BEHIND, LISTS)),
    *(((head, "{weekday} {day} {month}", "", ""), listed) for head, listed in product(HEADS, LISTS)),
    *(
        ((PLAIN[0], "{day} {mon}", "", words), listed)
        for words in (*FATES, *REMARKS)
        for listed in LISTS
        if listed not in RUNNING
    ),
]
"""A head, how days are written, hours behind each and words behind the second; and the list that they stand in."""


@pytest.mark.parametrize(("parts", "listed"), COMPOSITIONS)
def test_every_part_in_every_list(parts: tuple[str, str, str, str], listed: str) -> None:
    """However a day is written and a list headed: hours are the day's before them, words behind a day its alone."""
    head, form, hours, words = parts
    days = days_of("".join(parts) + listed)
    timed, off = "hours" in head + hours, 1 if words in FATES else None

    def item(nth: int, day: dt.date, at: dt.time) -> str:
        return written(day, form) + hours.format(hours=f"{at:%H.%M}") + (words if nth == 1 else "")

    assert told(page_of(head, listed, item, days)) == sorted(
        (name, day, f"{at:%H.%M}" if timed else None, "cancelled" if nth == off else "scheduled")
        for name, at, mine in zip(NAMES, HOURS, days, strict=True)
        for nth, day in enumerate(mine)
    )
