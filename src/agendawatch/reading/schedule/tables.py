"""Schedules in tables of any form, by what their heads hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from agendawatch.model import MeetingStatus, Organization
from agendawatch.reading.blocks import Block, Cell
from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.reading.schedule.cells import Facts, Head, as_dated, is_mark, read_cell
from agendawatch.reading.schedule.clocks import Hours, hours_in
from agendawatch.reading.schedule.fates import fate_of, says_moved
from agendawatch.reading.schedule.labels import read_label
from agendawatch.reading.schedule.organizing import Who
from agendawatch.reading.schedule.scope import Scope, Scopes
from agendawatch.reading.schedule.sentences import Line, read_dated
from agendawatch.reading.schedule.years import Calendar
from agendawatch.swedish.calendar_words import MONTHS
from agendawatch.swedish.meeting_words import MOVED_FROM, OTHER_OCCASION
from agendawatch.swedish.organizations import find_organizations, organization

__all__ = ["TableReader"]

_NAME_LEVEL = 9


@dataclass(slots=True)
class _Column:
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
    relative: bool = False


@dataclass(slots=True)
class _Row:
    """What a row's own cells say besides its dates."""

    cells: tuple[Cell, ...]
    facts: list[Facts]
    index: int
    organizations: dict[int, tuple[Organization, ...]] = field(default_factory=dict)
    month: int | None = None
    years: tuple[int, ...] = ()
    week: int | None = None
    weekday: int | None = None
    hours: dict[int, Hours] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    refused: bool = False


class TableReader:
    """Reads one table under the headings that are open where it stands."""

    def __init__(
        self, block: Block, *, scopes: Scopes, calendar: Calendar, legend: Mapping[str, str], who: Who
    ) -> None:
        """Begin on a table."""
        self._block = block
        self._scopes = scopes
        self._calendar = calendar
        self._legend = legend
        self._who = who
        self._context = scopes.organization
        caption = read_label(block.key or "", legend=legend, context=self._context)
        self._years = caption.years or scopes.years
        self._caption = caption
        width = max(len(row) for row in block.rows)
        self._columns = [_Column() for _ in range(width)]
        self._section = Scope(_NAME_LEVEL)
        self._last_row_month = 0
        self._later = 0
        self._last_who: tuple[Organization, ...] = ()
        self._after_data = False
        self._who_column: int | None = None
        self._names: dict[str, Facts] = {}

    def read(self) -> list[Candidate]:
        """Read the candidates of the table, row by row."""
        rows = [
            _Row(cells, [self._facts(cell) for cell in cells], index) for index, cells in enumerate(self._block.rows)
        ]
        self._who_column = self._find_who_column(rows)
        self._days = self._day_columns(rows)
        self._named = {at for row in rows for at, each in enumerate(row.facts) if each.organizations}
        self._weekdays = False
        found: list[Candidate] = []
        for row in rows:
            if self._is_section(row):
                self._take_section(row)
            elif self._is_header(row):
                self._take_header(row)
            elif not self._take_labelled(row):
                self._after_data = True
                found.extend(self._read_row(row))
        return found

    def _facts(self, cell: Cell) -> Facts:
        known = self._names.get(cell.text)
        if known is None:
            known = self._names[cell.text] = read_cell(cell, legend=self._legend, context=self._context)
        return known

    @staticmethod
    def _find_who_column(rows: list[_Row]) -> int | None:
        """Find the column that names who meets, where each row names one."""
        best, most = None, 0
        width = len(rows[0].facts) if rows else 0
        for column in range(width):
            cells = [row.facts[column] for row in rows]
            named = sum(bool(each.organizations) for each in cells)
            filled = sum(not each.empty for each in cells)
            if named >= 2 and named * 2 >= filled and named > most:  # noqa: PLR2004 - one name is a head
                best, most = column, named
        return best

    @staticmethod
    def _day_columns(rows: list[_Row]) -> frozenset[int]:
        """Find the columns whose cells are days or dates."""
        width = len(rows[0].facts) if rows else 0
        found = set()
        for column in range(width):
            cells = [row.facts[column] for row in rows if not row.facts[column].empty]
            days = sum(each.number or each.dated or as_dated(each.text, 1) is not None for each in cells)
            if days >= 1 and days * 2 >= len(cells) - 1:
                found.add(column)
        return frozenset(found)

    # --- heads

    @staticmethod
    def _is_section(row: _Row) -> bool:
        texts = {each.text for each in row.facts if not each.empty}
        if len(texts) != 1:
            return False
        facts = next(each for each in row.facts if not each.empty)
        return not facts.dated and not facts.number and (len(row.facts) > 1 or facts.heads)

    def _take_section(self, row: _Row) -> None:
        facts = next(each for each in row.facts if not each.empty)
        if facts.week is not None:
            return
        label = facts.label
        scope = self._section
        self._section = Scope(
            _NAME_LEVEL,
            facts.text,
            label,
            facts.hours or scope.hours if not label.organization else facts.hours,
            organization=label.organization if label.whole else scope.organization,
            years=label.years or scope.years,
            month=label.month,
            refused=facts.head is Head.OTHER,
        )
        if label.organization is None and not label.month and not label.years:
            self._section.organization = scope.organization
        if label.years:
            self._later, self._last_row_month = 0, 0

    def _is_header(self, row: _Row) -> bool:
        filled = [(cell, each) for cell, each in zip(row.cells, row.facts, strict=True) if not each.empty]
        if len({each.text for _, each in filled}) < 2 or any(each.dated or each.number or each.week is not None for _, each in filled):  # noqa: PLR2004 - one is a section
            return False
        if any(each.hours and not each.label.organizations and each.head is None for _, each in filled):
            return False
        heads = sum(each.heads for _, each in filled)
        if all(cell.header for cell, _ in filled):
            return heads > 0
        plain = sum(each.head is not None or each.month is not None for _, each in filled)
        if self._after_data:
            return heads == len(filled) and plain >= 2  # noqa: PLR2004 - a data row may hold one such word
        return heads * 2 >= len(filled) and not (filled[0][1].head is Head.TIME or filled[0][1].head is Head.PLACE)

    def _take_header(self, row: _Row) -> None:
        if self._after_data:
            self._columns = [_Column() for _ in self._columns]
            self._after_data = False
        last_month, later = 0, 0
        self._weekdays = sum(each.weekday is not None for each in row.facts) >= 3  # noqa: PLR2004 - a week's own columns
        for index, (column, facts) in enumerate(zip(self._columns, row.facts, strict=True)):
            if facts.empty:
                continue
            label = facts.label
            names = facts.head not in {Head.OTHER, Head.WHO} or (facts.head is Head.WHO and index in self._days)
            if facts.organizations and names:
                column.organizations, column.relative = facts.organizations, label.relative
            if facts.month:
                later += facts.month < last_month
                last_month = facts.month
                column.month, column.later = facts.month, later
            column.years = label.years or column.years
            column.weekday = facts.weekday if facts.weekday is not None else column.weekday
            column.hours = facts.hours or label.hours or column.hours
            if facts.head is not None and not (column.organizations and facts.head in {Head.WHEN, Head.WHO}):
                column.head = facts.head
        corner = row.facts[0].label
        if corner.years and not row.facts[0].month:
            self._years = corner.years

    def _take_labelled(self, row: _Row) -> bool:
        """Take a row that gives every column its hours or its place."""
        first = row.facts[0]
        if first.head not in {Head.TIME, Head.PLACE} or self._after_data and any(each.dated for each in row.facts):
            return False
        for column, facts in zip(self._columns[1:], row.facts[1:], strict=True):
            if first.head is Head.TIME:
                column.hours = facts.hours or column.hours
            elif not facts.empty:
                column.place = facts.text
        return True

    # --- rows

    def _read_row(self, row: _Row) -> list[Candidate]:
        self._gather(row)
        if row.refused or self._section.refused:
            return []
        found = self._marked(row)
        if found:
            return found
        dates = 0
        for index, facts in enumerate(row.facts):
            if facts.empty or row.cells[index].spanned and index and row.cells[index - 1].text == facts.text:
                continue
            text = self._dated_text(row, index)
            if text is None:
                continue
            if self._is_note(row, index, text, found):
                continue
            made = self._read_cell(row, index, text)
            dates += bool(made)
            found.extend(made)
        if not found:
            found = self._by_axes(row)
            dates = len(found)
        if dates == 1 or len({each.date for each in found}) == 1:
            self._apply_notes(row, found)
        return found

    def _gather(self, row: _Row) -> None:
        for index, facts in enumerate(row.facts):
            head = self._columns[index].head
            if facts.empty:
                continue
            if facts.organizations and facts.head is not Head.OTHER:
                row.organizations[index] = facts.organizations
                if facts.hours:
                    row.hours.setdefault(-1, facts.hours)
            elif head is Head.WHO and not facts.dated:
                self._take_name(row, index, facts)
            if facts.month and not facts.dated and not facts.organizations:
                row.month = facts.month
            if facts.label.years and not facts.dated and len(facts.text) <= 14:  # noqa: PLR2004 - "Januari 2026"
                row.years = facts.label.years
            if facts.week is not None or (head is Head.WEEK and facts.number):
                row.week = facts.week if facts.week is not None else int(facts.text)
            if facts.weekday is not None and facts.week is None:
                row.weekday = facts.weekday
            if head is Head.PLACE:
                row.places[index] = facts.text.replace("\n", " ")
            elif facts.hours and facts.timed and not facts.dated and not facts.organizations:
                row.hours[index] = facts.hours
            elif head is Head.TIME and (hours := hours_in(f"kl {facts.text}")):
                row.hours[index] = hours
            if index == 0 and facts.head is Head.OTHER:
                row.refused = True
            if not facts.dated and not facts.number and head is not Head.PLACE and not facts.timed:
                row.notes.append(facts.text)
        if row.month:
            self._later += row.month < self._last_row_month
            self._last_row_month = row.month
        self._continue_names(row)

    def _take_name(self, row: _Row, index: int, facts: Facts) -> None:
        """Take a cell under "Organ" that is no known organization: a name of this page's own, or another occasion."""
        mentions = find_organizations(facts.text, legend=self._legend, context=self._context)
        if OTHER_OCCASION.search(facts.text) or facts.head is Head.OTHER:
            row.refused = True
        elif mentions:
            row.organizations[index] = tuple(dict.fromkeys(each.organization for each in mentions))
        elif facts.text[:1].isupper() and facts.label.organizations:
            row.organizations[index] = facts.label.organizations
        elif facts.text[:1].isupper() and len(facts.text.split()) <= 4 and index not in self._named:  # noqa: PLR2004 - a name is short
            row.organizations[index] = (organization(facts.text.replace("\n", " ")),)
        else:
            row.refused = True

    def _continue_names(self, row: _Row) -> None:
        """Let an empty cell in the column of names mean the name above."""
        column = self._who_column
        if column is None:
            return
        if column in row.organizations:
            self._last_who = row.organizations[column]
        elif row.facts[column].empty and column == 0 and self._last_who:
            row.organizations[column] = self._last_who
        elif not row.facts[column].empty and not row.facts[column].dated and not row.organizations:
            row.refused = row.refused or row.facts[column].head is None

    def _dated_text(self, row: _Row, index: int) -> str | None:
        """Give a cell's words as dates, with the month or week that its heads give; `None` when it holds none."""
        facts, column = row.facts[index], self._columns[index]
        if column.head in {Head.OTHER, Head.TIME, Head.PLACE, Head.COUNT, Head.WEEK}:
            return None
        text = facts.text
        if facts.dated:
            return text
        month = column.month or row.month or self._section.month or self._scopes.month
        if month and (facts.number or any(letter.isdigit() for letter in text)) and not facts.month and facts.week is None:
            if facts.hours and not facts.label.organizations and facts.text == text and self._is_hours(text):
                return None
            return as_dated(text, month)
        return self._week_text(row, index)

    @staticmethod
    def _is_hours(text: str) -> bool:
        return as_dated(text, 1) is None

    def _week_text(self, row: _Row, index: int) -> str | None:
        facts = row.facts[index]
        week = facts.week if facts.week is not None else row.week
        if week is None or facts.weekday is None:
            return None
        years = self._years_for(row, self._columns[index])
        if not years:
            return None
        try:
            day = dt.date.fromisocalendar(years[0], week, facts.weekday + 1)
        except ValueError:
            return None
        hours = f" kl. {facts.hours.start:%H.%M}" if facts.hours else ""
        return f"{day.isoformat()}{hours}"

    def _years_for(self, row: _Row, column: _Column) -> tuple[int, ...]:
        years = column.years or row.years or self._section.years or self._years
        later = column.later or (self._later if row.month else 0)
        return tuple(year + later for year in years) if len(years) == 1 else years

    def _is_note(self, row: _Row, index: int, text: str, found: list[Candidate]) -> bool:
        """Take a dated cell that tells from or to which day the row's meeting moved."""
        if not found or not says_moved(text):
            return False
        whens = self._calendar.find(text, self._years_for(row, self._columns[index]))
        if len(whens) != 1 or whens[0].date is None:
            return False
        main = found[-1]
        if MOVED_FROM.search(text[: whens[0].span[0]]):
            main.moved_from = (*main.moved_from, whens[0].date)
        else:
            moved = replace(main, date=whens[0].date, moved_from=(main.date,), status=MeetingStatus.SCHEDULED)
            main.left, main.moved_to = True, whens[0].date
            found.append(moved)
        return True

    def _read_cell(self, row: _Row, index: int, text: str) -> list[Candidate]:
        column = self._columns[index]
        whens = self._calendar.find(text, self._years_for(row, column))
        if not whens:
            return []
        found: list[Candidate] = []
        mentions = find_organizations(text, legend=self._legend, context=self._context)
        names = self._organizations(row, index)
        if self._weekdays and not mentions:
            return []
        for name in names or (None,):
            who = Who(scope=name, page=self._who.page, memory=None if name else self._who.memory)
            scope = Scope(
                _NAME_LEVEL,
                organization=name,
                hours=self._hours(row, index),
                place=self._place(row, index),
                refused=column.head is Head.OTHER,
            )
            line = Line(
                text,
                whens,
                who=who,
                mentions=mentions,
                scopes=(scope, *self._scopes.chain),
                place=f"row {row.index + 1}, column {index + 1} of {self._block.place}",
                struck=tuple(as_dated(words, column.month or row.month or 1) or words for words in row.cells[index].struck),
                url=next((link.url for link in row.cells[index].links if not link.url.lower().endswith(".pdf")), None),
            )
            found.extend(read_dated(line))
            self._who.impossible.extend(who.impossible)
        return found

    def _organizations(self, row: _Row, index: int) -> tuple[Organization, ...]:
        column = self._columns[index]
        if self._weekdays:
            return ()
        if column.organizations:
            return column.organizations
        if row.organizations:
            left = [each for each in row.organizations if each < index]
            return row.organizations[max(left) if left else min(row.organizations)]
        if self._section.organization:
            return (self._section.organization,)
        if self._caption.organization and self._caption.whole:
            return (self._caption.organization,)
        return (self._context,) if self._context else ()

    def _hours(self, row: _Row, index: int) -> Hours | None:
        column = self._columns[index]
        if self._weekdays:
            return None
        near = {
            at: each
            for at, each in row.hours.items()
            if at != index and (at < 0 or self._columns[at].head is not None or not self._columns[at].organizations)
        }
        if set(near) == {-1}:
            return column.hours or near[-1]
        near.pop(-1, None)
        if near and not (column.organizations and column.hours):
            same = [at for at in near if self._columns[at].organizations == column.organizations]
            right = [at for at in (same or near) if at > index]
            return near[min(right) if right and len(near) > 1 else min(same or near, key=lambda at: abs(at - index))]
        return column.hours or self._section.hours

    def _place(self, row: _Row, index: int) -> str | None:
        if row.places:
            return row.places[min(row.places, key=lambda at: abs(at - index))]
        return self._columns[index].place

    def _by_axes(self, row: _Row) -> list[Candidate]:
        """Read a row whose cells only mark, or name who meets on the day that the heads give."""
        found: list[Candidate] = []
        for index, facts in enumerate(row.facts):
            column = self._columns[index]
            if facts.empty or facts.month or facts.week is not None:
                continue
            day = self._axis_day(row, column)
            if day is None or not facts.label.organizations:
                continue
            found.extend(self._read_cell(replace(row, organizations={}), index, f"{day} {facts.text}"))
        return found

    def _marked(self, row: _Row) -> list[Candidate]:
        """Read a row that has its date first, and marks or hours under those who meet on it."""
        first = next((at for at, each in enumerate(row.facts) if each.dated), None)
        if first is None or self._columns[first].organizations:
            return []
        under = [at for at, column in enumerate(self._columns) if column.organizations and not row.facts[at].empty]
        if not under or not all(row.facts[at].timed or is_mark(row.facts[at].text) for at in under):
            return []
        if any(row.facts[at].dated for at in under):
            return []
        found = []
        for at in under:
            hours = row.facts[at].hours
            text = row.facts[first].text + (f" kl. {hours.start:%H.%M}" if hours else "")
            found.extend(self._read_cell(replace(row, hours={}), at, text))
        return found

    def _axis_day(self, row: _Row, column: _Column) -> str | None:
        years = self._years_for(row, column)
        if not years:
            return None
        if row.week is not None and column.weekday is not None:
            try:
                return dt.date.fromisocalendar(years[0], row.week, column.weekday + 1).isoformat()
            except ValueError:
                return None
        first = row.facts[0]
        if first.number and column.month and 1 <= int(first.text) <= 31:  # noqa: PLR2004 - days of a month
            return f"{first.text} {MONTHS[column.month - 1][0]}"
        return None

    def _apply_notes(self, row: _Row, found: list[Candidate]) -> None:
        fate = fate_of(" # ".join(row.notes))
        for each in found:
            if each.status is MeetingStatus.SCHEDULED and fate.status is not MeetingStatus.SCHEDULED and not each.moved_from:
                each.status, each.status_words = fate.status, fate.words
            each.extra = each.extra or fate.extra
            each.reserve = each.reserve or fate.reserve
