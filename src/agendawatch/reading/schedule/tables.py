"""Schedules in tables of any form, by what their heads hold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from agendawatch.documents.passages import Passage, Slot
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.status_words import day_role, has_status_words
from agendawatch.model import MeetingStatus, Organization
from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.reading.schedule.cells import Facts, Head, as_dated, is_mark, read_cell
from agendawatch.reading.schedule.clocks import Hours
from agendawatch.reading.schedule.fates import Remark, denies, fate_of, says_moved
from agendawatch.reading.schedule.heads import TABLE_LEVEL, Heads, Row
from agendawatch.reading.schedule.labels import read_label
from agendawatch.reading.schedule.organizing import Who
from agendawatch.reading.schedule.rows import Rows
from agendawatch.reading.schedule.scope import Scope, Scopes
from agendawatch.reading.schedule.sentences import Line, read_dated
from agendawatch.reading.schedule.years import Calendar
from agendawatch.swedish.days.calendar_words import MONTHS
from agendawatch.swedish.names.organizations import find_organizations

__all__ = ["COLUMNS", "TableReader"]

COLUMNS = 100
"""Columns that a schedule may have; a wider table is data of another kind."""

_NO_DAYS = frozenset({Head.OTHER, Head.TIME, Head.PLACE, Head.COUNT, Head.WEEK})
"""Heads under which figures are no days of meetings."""
_LAST_DAY = 31
_FOOTNOTE = re.compile(r"(?<=\w)\*{1,4}$")
"""A footnote's mark behind a cell's own: "X*"."""


class TableReader:
    """Reads one table under the headings that are open where it stands."""

    def __init__(
        self, block: Passage, *, scopes: Scopes, calendar: Calendar, legend: Mapping[str, str], who: Who
    ) -> None:
        """Begin on a table."""
        self._block = block
        self._scopes = scopes
        self._calendar = calendar
        self._legend = legend
        self._who = who
        self.remarks: list[Remark] = []
        self._context = scopes.organization
        self._known: dict[str, Facts] = {}
        self._caption = read_label(block.key or "", legend=legend, context=self._context)
        self._rows = [Row(cells, [self._facts(cell) for cell in cells], at) for at, cells in enumerate(block.rows)]
        self._heads = Heads(self._rows, self._caption.years or scopes.years)
        self._heads.section.month = self._caption.month

    def read(self) -> list[Candidate]:
        """Read the candidates of the table, row by row."""
        rows = Rows(self._rows, self._heads, self._legend, self._context)
        found: list[Candidate] = []
        body, foot = _parted(self._rows)
        for row in body:
            if not self._heads.take(row):
                while foot:
                    self._heads.take(foot.pop())
                rows.gather(row)
                found.extend(self._read_row(row))
        return found

    def _facts(self, cell: Slot) -> Facts:
        known = self._known.get(cell.text)
        if known is None:
            known = self._known[cell.text] = read_cell(cell, legend=self._legend, context=self._context)
        return known

    def _read_row(self, row: Row) -> list[Candidate]:
        if row.refused or self._heads.section.refused:
            return []
        found = self._marked(row)
        if found:
            return found
        for index, facts in enumerate(row.facts):
            again = index and row.cells[index].spanned and row.cells[index - 1].text == facts.text
            text = None if facts.empty or again else self._dated_text(row, index)
            if text is not None and not self._is_note(row, index, text, found):
                found.extend(self._read_cell(row, index, text))
        found = found or self._by_axes(row) or self._on_day(row)
        if len({each.date for each in found if not each.left}) == 1:
            _apply_notes(row, found)
        return found

    def _dated_text(self, row: Row, index: int) -> str | None:
        """Give a cell's words as dates, with the month or week that its heads give; `None` when it holds none."""
        facts, column = row.facts[index], self._heads.columns[index]
        if column.head in _NO_DAYS:
            return None
        if facts.dated:
            return facts.text
        month = column.month or row.month or self._heads.section.month or self._scopes.month
        if month and not facts.month and facts.week is None and any(letter.isdigit() for letter in facts.text):
            return as_dated(facts.text, month)
        return self._week_text(row, index)

    def _week_text(self, row: Row, index: int) -> str | None:
        facts = row.facts[index]
        week = facts.week if facts.week is not None else row.week
        if week is None or facts.weekday is None:
            return None
        day = _week_day(self._heads.years_for(row, index), week, facts.weekday)
        hours = f" kl. {facts.hours.start:%H.%M}" if facts.hours else ""
        return f"{day}{hours}" if day else None

    def _is_note(self, row: Row, index: int, text: str, found: list[Candidate]) -> bool:
        """Take a dated cell that tells from or to which day the row's meeting moved."""
        if not found or not says_moved(text) or denies(text):
            return False
        whens = self._calendar.find(text, self._heads.years_for(row, index) or (found[-1].date.year,))
        if len(whens) != 1 or whens[0].date is None or not says_moved(text[: whens[0].span[0]]):
            return False
        main, day = found[-1], whens[0].date
        if day_role(text[: whens[0].span[0]]) == "left":
            main.moved_from = (*main.moved_from, day)
        else:
            ranges = (*main.ranges, *row.cells[index].ranges)
            found.append(
                replace(main, date=day, moved_from=(main.date,), status=MeetingStatus.SCHEDULED, ranges=ranges)
            )
            main.left, main.moved_to = True, day
        return True

    def _read_cell(self, row: Row, index: int, text: str, extra: tuple[Range, ...] = ()) -> list[Candidate]:
        """Read the dates in a cell's words; `extra` is where those stand that were put to them."""
        whens = self._calendar.find(text, self._heads.years_for(row, index))
        mentions = find_organizations(text, legend=self._legend, context=self._context)
        if not whens or (self._heads.calendar and not mentions):
            return []
        found: list[Candidate] = []
        for name in self._organizations(row, index) or (None,):
            who = Who(scope=name, page=self._who.page, today=self._who.today, memory=None if name else self._who.memory)
            line = Line(
                text,
                whens,
                who=who,
                mentions=mentions,
                scopes=(self._scope(row, index, name), *self._scopes.chain),
                ranges=(*extra, *self._ranges(row, index, name)),
                struck=self._struck(row, index),
                url=next((link.url for link in row.cells[index].links if not link.url.lower().endswith(".pdf")), None),
            )
            found.extend(read_dated(line))
            if not line.listed and has_status_words(text):
                self.remarks.append(Remark(text, name, tuple(found), line.ranges))
            self._who.impossible.extend(who.impossible)
        return found

    def _ranges(self, row: Row, index: int, name: Organization | None) -> tuple[Range, ...]:
        """Tell where a cell stands, and what says whose and of which month or week it is."""
        column = self._heads.columns[index]
        found = row.cells[index].ranges
        if column.organizations or column.month or column.weekday is not None:
            found = (*column.ranges, *found)
        for at, facts in enumerate(row.facts):
            whose = not column.organizations and name in row.organizations.get(at, ())
            day = not at and facts.number and column.month and row.facts[index].label.organizations
            when = day or (facts.month and not facts.dated) or facts.week is not None
            if at != index and (whose or when or at in row.hours):
                found = (*found, *row.cells[at].ranges)
        return found

    def _scope(self, row: Row, index: int, name: Organization | None) -> Scope:
        return Scope(
            TABLE_LEVEL,
            organization=name,
            hours=(row.hours_of.get(name.name) if name else None) or self._hours(row, index),
            place=self._place(row, index),
            refused=self._heads.columns[index].head is Head.OTHER,
        )

    def _struck(self, row: Row, index: int) -> tuple[str, ...]:
        month = None if row.facts[index].dated else self._heads.columns[index].month or row.month
        struck = row.cells[index].struck
        return tuple((as_dated(words, month) if month else None) or words for words in struck)

    def _organizations(self, row: Row, index: int) -> tuple[Organization, ...]:
        """Choose who meets on a cell's days: its column's head, its row's, the section's, the caption's, the heading's."""
        if self._heads.calendar:
            return ()
        if self._heads.columns[index].organizations:
            return self._heads.columns[index].organizations
        if row.organizations:
            left = [each for each in row.organizations if each < index]
            right = [each for each in row.organizations if each > index]
            if left and right and any(each.dated for each in row.facts[: min(left)]):  # a day, a name, a day, a name
                return row.organizations[min(right)]
            return row.organizations[max(left) if left else min(row.organizations)]
        caption = self._caption.organization if self._caption.whole else None
        nearest = self._heads.section.organization or caption or self._context
        return (nearest,) if nearest else ()

    def _hours(self, row: Row, index: int) -> Hours | None:
        columns = self._heads.columns
        if self._heads.calendar:
            return None
        if columns[index].organizations and columns[index].hours:
            return columns[index].hours
        near = [at for at in row.hours if at != index and (columns[at].head or not columns[at].organizations)]
        same = [at for at in near if columns[at].organizations == columns[index].organizations] or near
        right = [at for at in same if at > index]
        if same:
            return row.hours[min(right) if right and len(near) > 1 else min(same, key=lambda at: abs(at - index))]
        return columns[index].hours or row.name_hours or self._heads.section.hours

    def _place(self, row: Row, index: int) -> str | None:
        if row.places:
            return row.places[min(row.places, key=lambda at: abs(at - index))]
        return self._heads.columns[index].place

    def _marked(self, row: Row) -> list[Candidate]:
        """Read a row that has its date first, and marks or hours under those who meet on it."""
        first = next((at for at, each in enumerate(row.facts) if each.dated), None)
        columns = self._heads.columns
        if first is None or columns[first].organizations:
            return []
        under = [at for at, column in enumerate(columns) if column.organizations and not row.facts[at].empty]
        if not all(row.facts[at].timed or is_mark(row.facts[at].text) for at in under):
            return []
        found = []
        for at in under:
            hours = row.facts[at].hours
            mark = _FOOTNOTE.search(row.facts[at].text)
            text = row.facts[first].text + (mark[0] if mark else "") + (f" kl. {hours.start:%H.%M}" if hours else "")
            found.extend(self._read_cell(replace(row, hours={}), at, text, row.cells[first].ranges))
        return found

    def _by_axes(self, row: Row) -> list[Candidate]:
        """Read a row whose cells name who meets on the day that the heads give."""
        found: list[Candidate] = []
        for index, facts in enumerate(row.facts):
            if facts.empty or facts.month or facts.week is not None or not facts.label.organizations:
                continue
            day = self._axis_day(row, index)
            if day is not None:
                found.extend(self._read_cell(replace(row, organizations={}), index, f"{day} {facts.text}"))
        return found

    def _on_day(self, row: Row) -> list[Candidate]:
        """Read a row that names who meets, under a row that gives the day."""
        day = self._heads.section.day
        if day is None or not row.organizations or any(facts.dated for facts in row.facts):
            return []
        index = min(row.organizations)
        text = f"{day} {row.facts[index].text}"
        return self._read_cell(replace(row, organizations={}), index, text, self._heads.section.ranges)

    def _axis_day(self, row: Row, index: int) -> str | None:
        column, first = self._heads.columns[index], row.facts[0]
        if row.week is not None and column.weekday is not None:
            return _week_day(self._heads.years_for(row, index), row.week, column.weekday)
        if first.number and column.month and 1 <= int(first.text) <= _LAST_DAY:
            return f"{first.text} {MONTHS[column.month - 1][0]}"
        return None


def _parted(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Part the rows at a table's foot that give its columns their hours and places from those above."""
    end = len(rows)
    while end > 1 and rows[end - 1].facts[0].head in {Head.TIME, Head.PLACE}:
        end -= 1
    return rows[:end], rows[end:]


def _week_day(years: tuple[int, ...], week: int, weekday: int) -> str | None:
    try:
        return dt.date.fromisocalendar(years[0], week, weekday + 1).isoformat() if years else None
    except ValueError:
        return None


def _apply_notes(row: Row, found: list[Candidate]) -> None:
    """Let the words in a row's other cells say what became of its meetings."""
    for each in found:
        for note in row.notes:
            fate = fate_of(note, each.date, each.organization)
            plain = each.status is MeetingStatus.SCHEDULED and not each.moved_from
            if plain and fate.status is not MeetingStatus.SCHEDULED:
                each.status, each.status_words, each.finding = fate.status, fate.words, fate.finding
                each.ranges += next((slot.ranges for slot in row.cells if fate.words and fate.words in slot.text), ())
            each.extra = each.extra or fate.extra
            each.reserve = each.reserve or fate.reserve
