"""The heads of a table: what stands above its columns, between its rows, and over it all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from agendawatch.documents.passages import Slot
from agendawatch.documents.tree import Range
from agendawatch.model import Organization
from agendawatch.reading.schedule.cells import Facts, Head, as_dated, is_bare_day
from agendawatch.reading.schedule.clocks import Hours
from agendawatch.reading.schedule.labels import read_label
from agendawatch.reading.schedule.scope import Scope

__all__ = ["TABLE_LEVEL", "Column", "Heads", "Row"]

TABLE_LEVEL = 9
_SEVERAL = 2
"""Cells that make a row of heads; one alone is a section's."""
_DAYS_AT_LEAST = 15
"""Days that follow the one beside them in a month's grid; weeks begin anew."""
_DAYS_A_WEEK = 3
"""Of them in one row at least: two bodies may well meet on days beside each other all year."""
_LEADING_DAY = re.compile(r"(?:[12]?\d|3[01])(?![\d.:/])")
_WEEKDAYS_AT_LEAST = 3
"""Weekdays among the heads that make a table a calendar."""


@dataclass(slots=True)
class Column:
    """What the heads above a place in a column say."""

    organizations: tuple[Organization, ...] = ()
    month: int | None = None
    years: tuple[int, ...] = ()
    later: int = 0
    """Years after the table's first, when its months begin again."""
    weekday: int | None = None
    hours: Hours | None = None
    place: str | None = None
    head: Head | None = None
    ranges: tuple[Range, ...] = ()
    """Where the heads stand."""


@dataclass(slots=True)
class Row:
    """A row's cells, and what they say besides its dates."""

    cells: tuple[Slot, ...]
    facts: list[Facts]
    index: int
    organizations: dict[int, tuple[Organization, ...]] = field(default_factory=dict)
    month: int | None = None
    years: tuple[int, ...] = ()
    later: int = 0
    week: int | None = None
    hours: dict[int, Hours] = field(default_factory=dict)
    """Hours by the column they stand in."""
    hours_of: dict[str, Hours] = field(default_factory=dict)
    """Hours by the name they stand with, where a cell names several."""
    name_hours: Hours | None = None
    """Hours that stand with the name in the row's head."""
    places: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    refused: bool = False

    @property
    def filled(self) -> list[tuple[Slot, Facts]]:
        """The cells that say something."""
        return [(cell, each) for cell, each in zip(self.cells, self.facts, strict=True) if not each.empty]


class Heads:
    """The heads that hold at the row that a reader has come to."""

    def __init__(self, rows: list[Row], years: tuple[int, ...]) -> None:
        """Begin above a table's first row."""
        width = len(rows[0].facts) if rows else 0
        self.columns = [Column() for _ in range(width)]
        self.years = years
        self.section = Scope(TABLE_LEVEL)
        self.calendar = _counts_days(rows)
        """Whether the cells are the days of a month, so that every cell speaks for itself."""
        self._days = _day_columns(rows, width)
        self._after_data = False

    def take(self, row: Row) -> bool:
        """Take a row of heads; false when it is a row of data."""
        if self._is_section(row):
            self._take_section(*row.filled[0])
        elif self._is_header(row):
            self._take_header(row)
        elif not self._take_labelled(row):
            self._after_data = True
            return False
        return True

    def years_for(self, row: Row, index: int) -> tuple[int, ...]:
        """Give the years that hold for a cell: its column's, its row's, its section's, the table's."""
        column = self.columns[index]
        if column.years or row.years:
            return column.years or row.years
        years = self.section.years or self.years
        later = column.later or row.later
        return tuple(year + later for year in years) if len(years) == 1 else years

    @staticmethod
    def _is_section(row: Row) -> bool:
        if len({each.text for _, each in row.filled}) != 1:
            return False
        facts = row.filled[0][1]
        if facts.dated and len(row.facts) > 1:
            return all(cell.spanned for cell in row.cells[1:]) and is_bare_day(facts.text)
        return not facts.dated and not facts.number and (len(row.facts) > 1 or facts.heads)

    def _take_section(self, slot: Slot, facts: Facts) -> None:
        if facts.week is not None:
            return
        if facts.dated:
            self.section.day, self.section.ranges = facts.text, slot.ranges
            return
        label, before = facts.label, self.section
        names = label.whole and label.organization is not None
        silent = not names and not label.month and not label.years
        self.section = Scope(
            TABLE_LEVEL,
            facts.text,
            label,
            hours=facts.hours or (None if names else before.hours),
            organization=label.organization if names else before.organization,
            years=label.years or before.years,
            month=before.month if silent else label.month,
            refused=facts.head is Head.OTHER,
        )

    def _is_header(self, row: Row) -> bool:
        filled = row.filled
        several = len({each.text for _, each in filled}) >= _SEVERAL
        if not several or any(each.dated or each.number or each.days or each.week is not None for _, each in filled):
            return False
        if any(each.hours and not each.label.organizations and each.head is None for _, each in filled):
            return False
        heads = sum(each.heads for _, each in filled)
        if all(cell.header for cell, _ in filled):
            return heads > 0
        if self._after_data:
            plain = sum(each.head is not None or each.month is not None for _, each in filled)
            return heads == len(filled) and plain >= _SEVERAL
        return heads * 2 >= len(filled) and row.facts[0].head not in {Head.TIME, Head.PLACE}

    def _take_header(self, row: Row) -> None:
        if self._after_data:
            self.columns = [Column() for _ in self.columns]
            self._after_data = False
        self.calendar = self.calendar or sum(each.weekday is not None for each in row.facts) >= _WEEKDAYS_AT_LEAST
        last_month = later = 0
        for index, facts in enumerate(row.facts):
            if facts.empty:
                continue
            self.columns[index].ranges += row.cells[index].ranges
            self._take_head(index, facts)
            if facts.month:
                later += facts.month < last_month
                last_month = facts.month
                self.columns[index].month, self.columns[index].later = facts.month, later
        corner = row.facts[0]
        if corner.label.years and not corner.month:
            self.years = corner.label.years

    def _take_head(self, index: int, facts: Facts) -> None:
        column = self.columns[index]
        # "Nämnd" over days is a body; over names it is a label.
        names = facts.head not in {Head.OTHER, Head.WHO} or (facts.head is Head.WHO and index in self._days)
        inner = facts.label.relative and bool(column.organizations)
        if inner:
            within = read_label(facts.text, legend={}, context=column.organizations[0])
            column.organizations = within.organizations
        elif facts.organizations and names:
            column.organizations = facts.organizations
            column.head = None if column.head is Head.WHO else column.head  # "Nämnder" stood over their names
        column.years = facts.label.years or column.years
        column.weekday = facts.weekday if facts.weekday is not None else column.weekday
        column.hours = facts.hours or column.hours
        if facts.head is not None and not (column.organizations and facts.head in {Head.WHEN, Head.WHO}):
            column.head = facts.head

    def _take_labelled(self, row: Row) -> bool:
        """Take a row that gives every column its hours or its place."""
        first = row.facts[0]
        if self._gives_hours(row):
            for column, facts in zip(self.columns, row.facts, strict=True):
                column.hours = facts.hours or column.hours
            return True
        if first.head not in {Head.TIME, Head.PLACE} or (self._after_data and any(each.dated for each in row.facts)):
            return False
        each_its_own = all(each.head is first.head for _, each in row.filled)
        begin = 0 if each_its_own else 1
        for column, facts in zip(self.columns[begin:], row.facts[begin:], strict=True):
            if first.head is Head.TIME:
                column.hours = facts.hours or column.hours
            elif not facts.empty:
                column.place = facts.text.partition(":")[2].strip() if each_its_own else facts.text
        return True

    def _gives_hours(self, row: Row) -> bool:
        """Tell whether a row right under the heads holds their hours or weekdays, and no more."""
        if self._after_data or not any(column.organizations or column.head for column in self.columns):
            return False
        told = [each.timed or each.weekday is not None or each.head is not None for _, each in row.filled]
        named = [each.hours for each, column in zip(row.facts, self.columns, strict=True) if column.organizations]
        return all(told) and all(named) and any(each.hours for _, each in row.filled)


def _counts_days(rows: list[Row]) -> bool:
    """Tell whether most cells, row by row, count the days of a month."""
    counted = 0
    for row in rows:
        days = [int(match[0]) for each in row.facts if (match := _LEADING_DAY.match(each.text))]
        following = sum(second == first + 1 for first, second in pairwise(days))
        counted += following if following >= _DAYS_A_WEEK else 0
    return counted >= _DAYS_AT_LEAST


def _day_columns(rows: list[Row], width: int) -> frozenset[int]:
    """Find the columns whose cells are days or dates."""
    found = set()
    for column in range(width):
        cells = [row.facts[column] for row in rows if not row.facts[column].empty]
        days = sum(each.number or each.dated or as_dated(each.text, 1) is not None for each in cells)
        if days and days * 2 >= len(cells) - 1:
            found.add(column)
    return frozenset(found)
