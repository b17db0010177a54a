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

BEHIND = (
    " kl. {hours}",
    ", kl {hours}",
    " klockan {hours}",
    " (kl. {hours})",
    ", {hours}",
    " – start kl. {hours}",
    ": {hours}",
    " | {hours}",
)
"""Ways to write hours behind a day."""

FATES = (
    " (inställt)",
    " – inställt",
    " INSTÄLLT",
    " Inställt!",
    ", ställs in",
    " utgår",
    " – mötet är inställt",
    ": inställt möte",
)
"""Ways to call a meeting off."""

REMARKS = (
    " (budget)",
    " – budgetsammanträde",
    ", digitalt",
    " i Sessionssalen",
    " *",
    " Obs! ändrad dag",
    " (heldag)",
    " Kallelse",
)
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


def expected(
    days: list[list[dt.date]], *, timed: bool, off: int | None = None
) -> list[tuple[str, dt.date, str | None, str]]:
    """Tell what a page was made to say."""
    return sorted(
        (name, day, f"{hours:%H.%M}" if timed else None, "cancelled" if nth == off else "scheduled")
        for name, hours, mine in zip(NAMES, HOURS, days, strict=True)
        for nth, day in enumerate(mine)
    )


@pytest.mark.parametrize(("form", "listed"), list(product(DATES, LISTS)))
def test_every_date_in_every_list(form: str, listed: str) -> None:
    """However a day is written, and however days are listed."""
    days = days_of(form + listed)

    assert told(page_of("<h2>{name}</h2>", listed, lambda _, day, __: written(day, form), days)) == expected(
        days, timed=False
    )


@pytest.mark.parametrize(("hours", "listed"), list(product(BEHIND, LISTS)))
def test_hours_behind_days_in_every_list(hours: str, listed: str) -> None:
    """Hours hold for the day before them."""
    days = days_of(hours + listed)
    page = page_of(
        "<h2>{name}</h2>",
        listed,
        lambda _, day, at: written(day, "{day} {month}") + hours.format(hours=f"{at:%H.%M}"),
        days,
    )

    assert told(page) == expected(days, timed=True)


@pytest.mark.parametrize(("head", "listed"), list(product(HEADS, LISTS)))
def test_every_head_over_every_list(head: str, listed: str) -> None:
    """Whoever is named, and whatever hours are given, above a list."""
    days = days_of(head + listed)

    assert told(page_of(head, listed, lambda _, day, __: written(day, "{weekday} {day} {month}"), days)) == expected(
        days, timed="hours" in head
    )


@pytest.mark.parametrize(
    ("words", "listed"), [pair for pair in product((*FATES, *REMARKS), LISTS) if pair[1] not in RUNNING]
)
def test_words_behind_a_day(words: str, listed: str) -> None:
    """What becomes of one day's meeting is its own, and a remark changes nothing."""
    days = days_of(words + listed)
    page = page_of(
        "<h2>{name}</h2>",
        listed,
        lambda nth, day, _: written(day, "{day} {mon}") + (words if nth == 1 else ""),
        days,
    )

    assert told(page) == expected(days, timed=False, off=1 if words in FATES else None)
