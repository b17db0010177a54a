"""What a page says of itself: whose it is, when it was written, which years and abbreviations it uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.model import Organization
from agendawatch.reading.schedule.labels import months_in, read_label, years_in
from agendawatch.reading.schedule.legend import Footnote, find_footnotes, find_legend
from agendawatch.reading.schedule.order import dated_by_machine, names_first
from agendawatch.reading.schedule.published import Written, find_written
from agendawatch.reading.schedule.records import whose_first
from agendawatch.reading.schedule.years import Calendar
from agendawatch.swedish.days.dates import find_dates
from agendawatch.swedish.names.organizations import organization as organization_named
from agendawatch.swedish.names.organizations import read_organization
from agendawatch.swedish.pages.meeting_words import MEETS, PLAN_WORDS
from agendawatch.swedish.pages.other_occasions import no_meeting

__all__ = ["About", "read_about"]

_COUNCIL, _REGION_COUNCIL = "Kommunfullmäktige", "Regionfullmäktige"
_ANY_YEAR = 2024
_HEAD_ROWS, _MONTH_AT_MOST = 3, 10
_PLAN_MONTHS = 7
"""Different months whose days make a page a plan for a year."""
_WRITTEN_LATE, _WINTER = 9, 3


@dataclass(frozen=True, slots=True)
class About:
    """A page's content, and what is to be known to read it."""

    content: tuple[Passage, ...]
    owner: Organization | None
    legend: dict[str, str]
    notes: dict[str, Footnote]
    calendar: Calendar
    skipped: frozenset[str]
    """Lines that tell of the page itself."""
    years: tuple[int, ...]
    """The years that the page as a whole is for; empty when it does not tell, or names several."""
    council: Organization | None
    """What "fullmäktige" is here, where it is not the municipality's."""


def read_about(blocks: Sequence[Passage], *, organization: str | Organization | None, today: dt.date | None) -> About:
    """Read what a page says of itself; `organization` and `today` are the caller's words."""
    content = tuple(block for block in blocks if block.region == "main") or tuple(blocks)
    legend = find_legend((*content, *(block for block in blocks if block.place == "abbreviation")))
    content = names_first(whose_first([dated_by_machine(block) for block in content]), legend=legend)
    written = find_written(blocks)
    calendar = _calendar(blocks, content, written, today)
    return About(
        content=content,
        owner=_owner(blocks, organization),
        legend=legend,
        notes=find_footnotes(content),
        calendar=calendar,
        skipped=frozenset(written.lines),
        years=_years(blocks, content) or _planned_year(content, calendar.counted_from),
        council=_council(content),
    )


def _owner(blocks: Sequence[Passage], given: str | Organization | None) -> Organization | None:
    """Tell whose page it is: the caller's word, else the title's."""
    if given:
        return given if isinstance(given, Organization) else read_organization(given)
    for block in blocks:
        if block.kind is PassageKind.HEADING and (block.place == "title" or block.level == 1):
            label = read_label(block.text.replace("\n", " "), legend={})
            if label.organization is not None and not label.relative:
                return label.organization
    return None


def _council(content: Sequence[Passage]) -> Organization | None:
    text = " ".join(block.text for block in content).casefold()
    region = _REGION_COUNCIL.casefold() in text and _COUNCIL.casefold() not in text
    return organization_named(_REGION_COUNCIL) if region else None


def _years(blocks: Sequence[Passage], content: Sequence[Passage]) -> tuple[int, ...]:
    """Find the years that the title gives, else the only one that headings and sentences about the plan name."""
    titled = next((years_in(block.text) for block in blocks if block.place == "title"), ())
    if titled:
        return titled
    named = {
        year
        for block in content
        if block.kind is not PassageKind.TABLE
        for line in block.text.split("\n")
        if PLAN_WORDS.search(line) or (block.kind is PassageKind.HEADING and _is_plans(line))
        if not no_meeting(line)
        for year in years_in(line)
    }
    return tuple(named) if len(named) == 1 else ()


def _is_plans(heading: str) -> bool:
    """Tell whether a heading's year is that of the dates under it."""
    return bool(MEETS.search(heading)) or read_label(heading, legend={}).organization is not None


def _planned_year(content: Sequence[Passage], counted_from: dt.date | None) -> tuple[int, ...]:
    """Tell the year of a plan that names none: the coming one, when it was written late and begins with January."""
    if counted_from is None:
        return ()
    months = [
        *(month for block in content for row in block.rows[:_HEAD_ROWS] for cell in row for month in _only_month(cell)),
    ] or [
        when.date.month
        for block in content
        for when in find_dates(block.text, year=_ANY_YEAR)
        if when.date and not when.year_stated and when.date.year == _ANY_YEAR
    ]
    if len(set(months)) < _PLAN_MONTHS:
        return ()
    late = counted_from.month >= _WRITTEN_LATE and months[0] <= _WINTER
    return (counted_from.year + late,)


def _only_month(cell: Slot) -> tuple[int, ...]:
    return months_in(cell.text) if len(cell.text) <= _MONTH_AT_MOST else ()


def _calendar(
    blocks: Sequence[Passage], content: Sequence[Passage], written: Written, today: dt.date | None
) -> Calendar:
    titles = tuple(
        year
        for block in blocks
        if block.place == "title" or (block.kind is PassageKind.HEADING and block.region == "main")
        for year in years_in(block.text)
    )
    stated = tuple(
        when.date.year
        for block in content
        if block.kind is not PassageKind.TABLE
        for when in find_dates(block.text)
        if when.date and when.year_stated
    )
    return Calendar(written.published or today or written.updated, (*titles, *stated))
