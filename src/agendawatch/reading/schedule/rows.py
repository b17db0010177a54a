"""What the cells of a table's row say of the dates in it: who, when and where."""

from __future__ import annotations

import re
from collections.abc import Mapping

from agendawatch.model import Organization
from agendawatch.reading.schedule.cells import Facts, Head
from agendawatch.reading.schedule.clocks import hours_beside, hours_in
from agendawatch.reading.schedule.heads import Column, Heads, Row
from agendawatch.swedish.names.organizations import find_organizations, organization
from agendawatch.swedish.pages.other_occasions import other_occasion

__all__ = ["Rows"]

_YEAR_AT_MOST = 14
"""Characters of a cell that gives a row its year: "Januari 2026"."""
_NAME_AT_MOST = 4
"""Words of a name that nobody knows but the page."""
_NAMES_AT_LEAST = 2
_WORDS = re.compile(r"(?!kl\b|och\b|samt\b)\b[^\W\d_]{2,}", re.IGNORECASE)


class Rows:
    """Gathers rows one by one; a row may go on with what the one above says."""

    def __init__(self, rows: list[Row], heads: Heads, legend: Mapping[str, str], context: Organization | None) -> None:
        """Begin above a table's first row."""
        self._heads = heads
        self._legend = legend
        self._context = context
        self._who_column = _who_column(rows)
        self._named = {at for row in rows for at, each in enumerate(row.facts) if each.organizations}
        self._last_who: tuple[Organization, ...] = ()
        self._last: tuple[int, object] = (0, None)
        self._later = 0
        self._month: int | None = None

    def gather(self, row: Row) -> None:
        """Fill in what a row's cells say."""
        for index, facts in enumerate(row.facts):
            if facts.empty:
                continue
            column = self._heads.columns[index]
            self._take_who(row, index, facts, column)
            self._take_when(row, facts, column)
            self._take_hours(row, index, facts, column)
            if index == 0 and facts.head is Head.OTHER:
                row.refused = True
            own = facts.dated or facts.number or (facts.days and (column.organizations or column.month))
            if not own and column.head is not Head.PLACE:
                row.notes.append(facts.text)
        self._continue_names(row)
        self._continue_month(row)
        self._count_years(row)

    def _take_who(self, row: Row, index: int, facts: Facts, column: Column) -> None:
        if facts.organizations and facts.head is not Head.OTHER:
            if row.organizations and facts.hours is not None:
                row.hours_of.update({each.name: facts.hours for each in facts.organizations})
            row.organizations[index] = facts.organizations
            row.name_hours = row.name_hours or facts.hours
        elif not facts.dated and self._take_several(row, index, facts):
            return
        elif column.head is Head.WHO and not facts.dated and not (self._context and index not in self._named):
            self._take_name(row, index, facts)

    def _take_several(self, row: Row, index: int, facts: Facts) -> bool:
        """Take a cell of several names, each perhaps with its hours, and nothing else."""
        if len(facts.label.organizations) < _NAMES_AT_LEAST:
            return False
        mentions = find_organizations(facts.text, legend=self._legend, context=self._context)
        rest = facts.text
        for each in mentions:
            rest = rest.replace(each.words, " ", 1)
        if _WORDS.search(rest):
            return False
        for at, each in enumerate(mentions):
            end = mentions[at + 1].span[0] if at + 1 < len(mentions) else len(facts.text)
            hours = hours_beside(facts.text[each.span[1] : end])
            if hours is not None:
                row.hours_of[each.organization.name] = hours
        row.organizations[index] = tuple(dict.fromkeys(each.organization for each in mentions))
        return True

    def _take_name(self, row: Row, index: int, facts: Facts) -> None:
        """Take a cell under "Organ" that is no known organization: a name of this page's own, or another occasion."""
        mentions = find_organizations(facts.text, legend=self._legend, context=self._context)
        begins = facts.text[:1].isupper()
        if other_occasion(facts.text) or facts.head is Head.OTHER:
            row.refused = True
        elif mentions:
            row.organizations[index] = tuple(dict.fromkeys(each.organization for each in mentions))
        elif begins and facts.label.organizations:
            row.organizations[index] = facts.label.organizations
        elif begins and len(facts.text.split()) <= _NAME_AT_MOST and index not in self._named:
            row.organizations[index] = (organization(facts.text.replace("\n", " ")),)
        else:
            row.refused = True

    @staticmethod
    def _take_when(row: Row, facts: Facts, column: Column) -> None:
        if facts.month and not facts.dated and not facts.organizations:
            row.month = facts.month
        if facts.label.years and not facts.dated and len(facts.text) <= _YEAR_AT_MOST:
            row.years = facts.label.years
        if facts.week is not None:
            row.week = facts.week
        elif column.head is Head.WEEK and facts.number:
            row.week = int(facts.text)

    @staticmethod
    def _take_hours(row: Row, index: int, facts: Facts, column: Column) -> None:
        if column.head is Head.PLACE:
            row.places[index] = facts.text.replace("\n", " ")
        elif facts.hours and facts.timed and not facts.dated and not facts.organizations:
            row.hours[index] = facts.hours
        elif column.head is Head.TIME and (hours := hours_in(f"kl {facts.text}")):
            row.hours[index] = hours

    def _continue_names(self, row: Row) -> None:
        """Let an empty cell in the column of names mean the name above."""
        column = self._who_column
        if column is None:
            return
        facts = row.facts[column]
        if column in row.organizations:
            self._last_who = row.organizations[column]
        elif facts.empty and column == 0 and self._last_who:
            row.organizations[column] = self._last_who
        elif not facts.empty and not facts.dated and not row.organizations:
            row.refused = row.refused or facts.head is None

    def _continue_month(self, row: Row) -> None:
        """Let an empty cell in a first column of months mean the month above."""
        first = row.facts[0]
        if first.empty and not row.month:
            row.month = self._month
        elif not first.empty:
            self._month = row.month if first.month and not first.dated else None

    def _count_years(self, row: Row) -> None:
        """Count a year on where the months of rows begin again, for the same name under the same head."""
        if not row.month:
            return
        whose = (tuple(row.organizations.values()), self._heads.section.words)
        month, last_whose = self._last
        self._later = self._later + (row.month < month) if whose == last_whose else 0
        self._last = (row.month, whose)
        row.later = self._later


def _who_column(rows: list[Row]) -> int | None:
    """Find the column that names who meets, where each row names one."""
    best, most = None, 0
    for column in range(len(rows[0].facts) if rows else 0):
        cells = [row.facts[column] for row in rows]
        named = sum(bool(each.organizations) for each in cells)
        filled = sum(not each.empty for each in cells)
        if named >= _NAMES_AT_LEAST and named * 2 >= filled and named > most:
            best, most = column, named
    return best
